"""A timeline as the documented JSON, and as a table."""

import json

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue
from guide.model.pose import Pose
from guide.model.session import Move, Repetitions, Session, Step
from guide.model.side import Side
from guide.model.units import SECOND
from guide.timeline.compiler import compile_session
from guide.timeline.describe import as_json, as_table
from guide.timeline.options import Options
from guide.timeline.timeline import Timeline


def timeline(options: Options | None = None) -> Timeline:
    reps = Repetitions(Amount(Unit.ROUNDS, 2, 3), 1, (Move("step", 2_000), Move("close", Phase.EXHALE)))
    steps = (
        Step(arrive=(Cue("Welcome."),), wait=True),
        Step(
            pose="chair",
            sides=(Side.RIGHT,),
            arrive=(Cue("Sit."),),
            hold=Amount(Unit.BREATHS, 3, 5),
            leave=Cue("Stand.", phase=Phase.EXHALE),
        ),
        Step(pose="chair", arrive=(), repetitions=reps),
    )
    session = Session("headline", "A session", steps)
    return compile_session(session, {"chair": Pose("chair", "Chair")}, options or Options(), lambda _: SECOND)


def test_the_json_has_the_documented_keys_and_kinds() -> None:
    told = as_json(timeline())
    assert list(told) == ["session", "title", "duration_ms", "options", "segments", "events"]
    assert (told["session"], told["title"], told["duration_ms"]) == ("headline", "A session", timeline().duration)
    assert {tuple(segment) for segment in told["segments"]} == {
        ("start_ms", "end_ms", "kind", "step", "pose", "side", "breaths", "breaths_range")
    }
    assert {tuple(event) for event in told["events"]} == {("at_ms", "kind", "text", "duration_ms", "phase", "number")}
    kinds = {event["kind"] for event in told["events"]}
    assert kinds == {"speech", "count", "bell", "breath", "pose", "side"}
    assert json.loads(json.dumps(told)) == told


def test_a_hold_is_told_with_its_range() -> None:
    (hold,) = [segment for segment in as_json(timeline())["segments"] if segment["kind"] == "hold"]
    assert hold == {
        "start_ms": 14_000,
        "end_ms": 46_000,
        "kind": "hold",
        "step": "2",
        "pose": "chair",
        "side": "right",
        "breaths": 4,
        "breaths_range": [3, 5],
    }


def test_events_tell_what_applies_and_null_for_the_rest() -> None:
    told = as_json(timeline())["events"]
    assert told[0] == {
        "at_ms": 0,
        "kind": "bell",
        "text": "start",
        "duration_ms": None,
        "phase": None,
        "number": None,
    }
    assert {
        "at_ms": 14_000,
        "kind": "count",
        "text": "Inhale, one.",
        "duration_ms": 1_000,
        "phase": "inhale",
        "number": 1,
    } in told
    assert {
        "at_ms": 14_000,
        "kind": "breath",
        "text": None,
        "duration_ms": 4_000,
        "phase": "inhale",
        "number": 1,
    } in told
    assert {"at_ms": 6_000, "kind": "side", "text": "right", "duration_ms": None, "phase": None, "number": None} in told


def test_the_options_are_told_as_asked() -> None:
    asked = Options(pace=BreathPattern(5_000, 6_000), amounts={"2": 3})
    told = as_json(timeline(asked))["options"]
    assert told["pace"] == {"inhale_ms": 5_000, "hold_ms": 0, "exhale_ms": 6_000, "rest_ms": 0}
    assert (told["guidance"], told["amounts"], told["target_ms"]) == ("full", {"2": 3}, None)


def test_the_table_reads_like_a_plan() -> None:
    table = as_table(timeline()).splitlines()
    assert table[0] == "A session, 1:34"
    assert "  0:04  1     say, 2 s, waits for a key" in table
    assert "  0:14  2     Chair, right, hold, 4 breaths (of 3 to 5), 32 s" in table
    assert "  0:50    “Stand.”" in table
    assert any("reps, 2 rounds (of 2 to 3)" in line for line in table)
