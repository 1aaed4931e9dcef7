"""How the body goes through shipped sessions, by the ways it takes."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pytest

from guide.figure.choice import shape_of
from guide.model.amount import Amount, Unit
from guide.model.breath import Phase
from guide.model.cue import Cue, Pause
from guide.model.drawn import Drawn
from guide.model.pose import Catalogue, Pose
from guide.model.session import Move, Repetitions, Session, Step
from guide.model.shape import Shape
from guide.model.side import Side
from guide.model.units import MINUTE, SECOND
from guide.player.choreography import Choreography, Going
from guide.player.lesson import Lesson
from guide.player.shelf import Shelf
from guide.player.ways import Way
from guide.settings import Settings
from guide.timeline.compiler import compile_session
from guide.timeline.events import MoveStarted, PoseStarted, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind, Timeline
from tests.fakes.sketch import Sketch

SESSIONS = ("strong-glutes-open-hips", "bridge-in-six-steps", "pigeon-to-twist")


@cache
def catalogue() -> Catalogue:
    return Shelf(Settings(Path("unused.json"))).catalogue


@cache
def timeline(session: str, **choices: str) -> Timeline:
    shelf = Shelf(Settings(Path("unused.json")))
    return Lesson(shelf.session(session), catalogue(), Options(choices=choices)).estimate()


def written(*steps: Step, poses: Mapping[str, Pose] | None = None) -> tuple[Timeline, Choreography]:
    """A session of a user's own."""
    poses = catalogue().poses if poses is None else poses
    plan = compile_session(Session("own", "Own", steps), poses, Options(), lambda _: 3 * SECOND)
    return plan, Choreography(plan, poses)


def ways(session: str) -> tuple[Way, ...]:
    return Choreography(timeline(session), catalogue().poses).ways


@pytest.mark.parametrize("session", SESSIONS)
def test_the_ways_follow_one_another_and_all_have_a_shape(session: str) -> None:
    all_ways = ways(session)
    assert all(way.start < way.end for way in all_ways)
    assert all(before.end <= after.start for before, after in pairwise(all_ways))
    assert all(shape_of(catalogue().poses, way.to) is not None for way in all_ways)


@pytest.mark.parametrize("session", SESSIONS)
def test_in_every_hold_the_body_is_there_in_the_pose_and_on_its_side(session: str) -> None:
    choreography = Choreography(timeline(session), catalogue().poses)
    for segment in timeline(session).segments:
        if segment.kind is SegmentKind.HOLD and segment.pose:
            going = choreography.at(segment.start)
            assert going is not None
            assert (going.share, going.to.pose, going.to.side) == (1.0, segment.pose, segment.side)


def test_arms_rise_with_the_breath_that_raises_them() -> None:
    warrior = [way for way in ways(SESSIONS[0]) if way.to.pose == "warrior-1"][:3]
    assert [way.to.moment for way in warrior] == ["begin", "arrive", ""]
    hold = next(
        one for one in timeline(SESSIONS[0]).segments if one.kind is SegmentKind.HOLD and one.pose == "warrior-1"
    )
    assert warrior[2].end == hold.start
    assert warrior[2].end - warrior[2].start <= 10 * SECOND


def test_however_long_the_words_the_body_soon_shows_where_they_lead() -> None:
    assert all(way.end - way.start <= 20 * SECOND for way in ways(SESSIONS[0]))


@pytest.mark.parametrize("pose", ["warrior-1", "down-dog", "squat"])
@pytest.mark.parametrize("is_held", [True, False])
def test_however_long_a_pause_is_nobody_moves_through_all_of_it(pose: str, *, is_held: bool) -> None:
    long = Pause(2 * MINUTE)
    slowly = Step(
        pose=pose,
        arrive=(Cue("Come along."), long, Cue("Go on."), long, long, Cue("And now."), long),
        hold=Amount(Unit.BREATHS, 3, 3) if is_held else None,
    )
    _, choreography = written(Step(pose="locust", hold=Amount(Unit.BREATHS, 2, 2)), slowly)
    assert all(way.end - way.start <= 20 * SECOND for way in choreography.ways)


def test_side_steps_cross_the_mat_and_come_back_in_the_rhythm_of_the_rounds() -> None:
    moves = [event for event in timeline(SESSIONS[0]).events if isinstance(event, MoveStarted)]
    steps = [way for way in ways(SESSIONS[0]) if way.to.moment in ("step", "close")]
    assert [way.start for way in steps] == [move.at for move in moves]
    assert [way.to.moment for way in steps] == [move.name for move in moves]
    assert [way.to.is_back for way in steps] == [move.is_back for move in moves]
    feet = []
    for way in steps:
        shape = shape_of(catalogue().poses, way.to)
        assert shape is not None
        feet.append((shape.reaches["left-foot"].at[0], shape.reaches["right-foot"].at[0]))
    for (left, right), (next_left, next_right) in pairwise(feet):
        moved = (abs(next_left - left) > 1e-6) + (abs(next_right - right) > 1e-6)
        assert moved == 1, "one foot steps, the other bears the body"
        assert max(abs(next_left - left), abs(next_right - right)) < 0.3
    assert all(abs(x) < 0.7 for pair in feet for x in pair), "nobody leaves the mat"
    assert feet[-1] == pytest.approx((0.55, 0.45)), "back where it began"


@pytest.mark.parametrize("session", ["warrior-1", "strong-glutes-open-hips"])
def test_into_warrior_and_out_of_it_steps_the_foot_that_the_words_name(session: str) -> None:
    shapes = [(way.to, shape_of(catalogue().poses, way.to)) for way in ways(session)]
    entered = [pair for pair in pairwise(shapes) if pair[1][0].pose == "warrior-1" and pair[1][0].moment == "begin"]
    left = [pair for pair in pairwise(shapes) if (pair[0][0].pose, pair[1][0].pose) == ("warrior-1", "mountain")]
    assert [there.side for _, (there, _) in entered] == [here.side for (here, _), _ in left] == [Side.RIGHT, Side.LEFT]
    for drawn, ((_, here), (_, there)) in zip([Side.RIGHT, Side.LEFT] * 2, entered + left, strict=True):
        assert here is not None
        assert there is not None
        stepped = {limb: _far(here, there, f"{limb}-foot") for limb in ("left", "right")}
        assert stepped.pop(drawn.value) > 0.9
        assert max(stepped.values()) < 0.006, "the other stays where it stands"


def test_who_is_told_to_stand_at_the_back_of_the_mat_does() -> None:
    stood = [way.to for way in ways("strong-glutes-open-hips") if way.to.pose == "mountain"]
    assert [round(one.z, 2) for one in stood[:2]] == [0, -0.63], "first where it came up, then where it is told to"


def test_once_the_last_side_step_is_made_no_arrow_asks_for_another() -> None:
    last = [way.to for way in ways(SESSIONS[0]) if way.to.moment == "close"][-1]
    shape = shape_of(catalogue().poses, last)
    assert shape is not None
    assert shape.arrows == ()


def test_the_camera_stays_on_its_side_of_the_mat_within_the_rounds() -> None:
    cameras = {
        shape.camera
        for way in ways(SESSIONS[0])
        if way.to.moment and (shape := shape_of(catalogue().poses, way.to)) and way.to.pose == "chair-side-steps"
    }
    assert len(cameras) == 1


@pytest.mark.parametrize(
    ("session", "rests"),
    [
        ("strong-glutes-open-hips", "prone-rest"),
        ("bridge", "savasana"),
        ("pigeon-to-twist", "tabletop"),
        ("utkatasana-side-steps", "mountain"),
        ("sit-stand-squat", "seated"),
    ],
)
def test_before_the_first_pose_the_body_rests_as_that_begins(session: str, rests: str) -> None:
    choreography = Choreography(timeline(session), catalogue().poses)
    first = timeline(session).of(PoseStarted)[0]
    for position in (-5_000, 0, first.at):
        going = choreography.at(position)
        assert going is not None
        assert going.before.pose == rests
        assert going.share == (0.0 if position == first.at and first.pose != rests else 1.0)


def seen(session: str, words: str, *, last: bool = False, **choices: str) -> tuple[Going, Going, Going]:
    """Where the body is when words begin, are half spoken and end."""
    plan = timeline(session, **choices)
    cue = [one for one in plan.of(SpeechDue) if one.caption.startswith(words)][-1 if last else 0]
    choreography = Choreography(plan, catalogue().poses)
    begins, half, ends = (choreography.at(at) for at in (cue.at, cue.at + cue.duration // 2, cue.end))
    assert begins is not None
    assert half is not None
    assert ends is not None
    return begins, half, ends


def test_who_gets_up_is_up_before_the_next_words() -> None:
    """A fault of before: half way between sitting and standing, the body was told to lean forward."""
    assert seen("sit-stand-squat", "Lean forward")[0] == Going(Drawn("seated"), Drawn("mountain"), 1.0)


def test_a_body_lies_down_with_the_words_that_lay_it_down() -> None:
    begins, *_ = seen("locust", "Bring your legs parallel")
    assert (begins.before.pose, begins.to) == ("prone-rest", Drawn("locust", moment="arrive"))


def test_a_step_is_made_with_its_words_and_the_knee_is_bent_with_its_own() -> None:
    assert seen("warrior-1", "Point its toes")[0].to.moment == "begin"
    begins, _, ends = seen("warrior-1", "Bend the right knee")
    assert begins.to.moment == "arrive"
    assert 0.6 < begins.share < ends.share < 1.0


@pytest.mark.parametrize(
    ("session", "words", "arrives"),
    [("sit-stand-squat", "Exhale, fold", "forward-bend"), ("glutes-and-hamstrings", "Exhale, and lift", "down-dog")],
)
def test_a_pose_that_is_entered_with_a_breath_is_not_there_before_it(session: str, words: str, arrives: str) -> None:
    begins, _, ends = seen(session, words)
    assert (begins.before, begins.to) == (Drawn(arrives, moment="arrive"), Drawn(arrives))
    assert begins.share < ends.share


@pytest.mark.parametrize(
    ("session", "words", "left"),
    [
        ("sit-stand-squat", "Inhale, and drive up.", "mountain"),
        ("warrior-1", "Exhale, lower your arms", "mountain"),
        ("glutes-and-hamstrings", "Exhale, hands down", "tabletop"),
    ],
)
def test_a_pose_is_left_with_its_leaving_words(session: str, words: str, left: str) -> None:
    plan = timeline(session)
    at = next(one.at for one in plan.of(SpeechDue) if one.caption.startswith(words))
    going = Choreography(plan, catalogue().poses).at(plan.segment_at(at).end - 1)
    assert going is not None
    assert (going.to.pose, round(going.share, 2)) == (left, 1.0)


@pytest.mark.parametrize("words", ["Feel how hard", "Feel how the tailbone", "Firm, not gripping", "The hamstring has"])
def test_what_is_only_tried_is_there_while_it_is_felt_and_over_with_the_last_words(words: str) -> None:
    """A fault of before: the leg was highest when the voice said that it is lowered."""
    plan = timeline("glutes-and-hamstrings")
    for last in (False, True):
        begins, half, ends = seen("glutes-and-hamstrings", words, last=last)
        assert all((one.to.moment, one.share) == ("", 1.0) for one in (begins, half, ends))
    cue = next(one for one in plan.of(SpeechDue) if one.caption.startswith(words))
    over = Choreography(plan, catalogue().poses).at(plan.segment_at(cue.at).end - 1)
    assert over is not None
    assert (over.to.moment, round(over.share, 2)) == ("arrive", 1.0)


@pytest.mark.parametrize("pose", ["down-dog", "locust", "warrior-1"])
@pytest.mark.parametrize("way", [{"wait": True}, {"enter": Cue("Exhale, and lift.", phase=Phase.EXHALE)}])
def test_who_waits_in_a_pose_or_is_told_to_enter_it_stays_there(pose: str, way: Mapping[str, Any]) -> None:
    words = (Cue("Come along."), Pause(8 * SECOND), Cue("Come into it."))
    plan, choreography = written(Step(pose=pose, arrive=words, **way))
    arriving = next(one for one in plan.segments if one.kind is SegmentKind.ARRIVE)
    for at in (arriving.end, plan.duration):
        going = choreography.at(at)
        assert going is not None
        assert (going.to.pose, going.to.moment, going.share) == (pose, "", 1.0)


def test_after_the_side_steps_the_body_stands_where_it_began() -> None:
    begins, *_ = seen("glute-strength", "Sit down in the middle")
    assert (begins.before.moment, begins.to.pose, begins.share) == ("begin", "seated", 0.0)
    assert begins.before.x == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("session", "words", "pose"),
    [
        ("glute-strength", "Come up through hands and knees", "mountain"),
        ("glute-strength", "Sit down in the middle", "seated"),
        ("strong-glutes-open-hips", "Roll to one side, and press", "seated"),
        ("glutes-and-hamstrings", "Sit up, with your knees", "seated"),
        ("glutes-and-hamstrings", "Sit up.", "seated"),
        ("glutes-and-hamstrings", "Sit tall for a moment", "seated"),
        ("pigeon-to-twist", "Sit tall for a moment", "seated"),
        ("bridge", "Roll to one side, and sit up", "seated"),
        ("glute-strength", "Roll to one side, and sit up", "seated"),
        ("gentle-backbend", "Roll to one side, and sit up", "seated"),
        ("bridge-in-six-steps", "Roll to one side, and sit up", "seated"),
    ],
)
def test_words_between_two_poses_move_the_body_too(session: str, words: str, pose: str) -> None:
    """A fault of before: the body lay still while it was told to sit up, and sat up when told to lie down."""
    plan = timeline(session)
    at = next(one.at for one in plan.of(SpeechDue) if one.caption.startswith(words))
    choreography = Choreography(plan, catalogue().poses)
    begins, there = choreography.at(at), choreography.at(at + 6 * SECOND)
    assert begins is not None
    assert there is not None
    assert begins.before.pose != pose
    assert (there.to.pose, there.share) == (pose, 1.0)


def test_who_stands_up_after_rounds_stands_up_where_they_ended() -> None:
    steps = catalogue().poses["chair-side-steps"]
    assert steps.figure is not None
    moments = {name: shape for name, shape in steps.figure.moments.items() if name != "begin"}
    moments["arrive"] = steps.figure.moments["begin"]
    own = replace(steps, figure=replace(steps.figure, moments=moments))
    rounds = Repetitions(Amount(Unit.ROUNDS, 2, 2), 4, (Move("step", 2 * SECOND), Move("close", 2 * SECOND)))
    plan, choreography = written(Step(pose="steps", repetitions=rounds), poses={"steps": own})
    risen = choreography.at(plan.duration)
    assert risen is not None
    assert risen.to.moment == "arrive"
    assert risen.to.x == pytest.approx(0.5)


@pytest.mark.parametrize("session", SESSIONS)
def test_of_every_stretch_the_pose_is_known_whatever_the_body_passes_on_its_way(session: str) -> None:
    choreography = Choreography(timeline(session), catalogue().poses)
    assert choreography.pose_at(-1) is None
    for segment in timeline(session).segments:
        drawn = choreography.pose_at(segment.start)
        if segment.pose and segment.kind is not SegmentKind.LEAVE:
            assert drawn is not None
            assert (drawn.pose, drawn.variant, drawn.moment) == (segment.pose, segment.variant, "")


def test_a_practice_without_poses_has_no_body() -> None:
    assert Choreography(Sketch().words("1", 5).timeline(), {}).at(0) is None


def test_an_unknown_pose_and_one_without_a_figure_have_no_shape() -> None:
    poses = {"plain": Pose("plain", "Plain")}
    assert shape_of(poses, Drawn("plain")) is None
    assert shape_of(poses, Drawn("gone")) is None
    choreography = Choreography(Sketch().arrive("1", "plain", 5).timeline(), poses)
    assert choreography.at(9_000) is not None


@pytest.mark.parametrize("session", SESSIONS)
def test_what_is_asked_of_one_place_is_what_all_the_ways_tell(session: str) -> None:
    all_ways = ways(session)
    starts = [way.start for way in all_ways]
    choreography = Choreography(timeline(session), catalogue().poses)
    for position in range(0, timeline(session).duration, 3 * SECOND + 7):
        index = max(0, bisect_right(starts, position) - 1)
        way = all_ways[index]
        going = choreography.at(position)
        assert going is not None
        assert (going.before, going.to) == (all_ways[max(0, index - 1)].to, way.to)
        assert going.share == pytest.approx(min(1.0, (position - way.start) / (way.end - way.start)), abs=1e-9) or (
            way is all_ways[0] and going.share == 1.0
        )


def _far(here: Shape, there: Shape, limb: str) -> float:
    """How far a hand or foot goes between two shapes, along the mat."""
    (x, _, z), (other_x, _, other_z) = here.reaches[limb].at, there.reaches[limb].at
    return hypot(x - other_x, z - other_z)
