"""What a screen shows of an instant, over a whole practice."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Guidance
from guide.model.pose import Catalogue, Pose, Variant
from guide.model.session import Action, Session, Step
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.moment import Moments, PoseName, fullness
from guide.player.shelf import Shelf
from guide.timeline.events import BreathPhaseStarted, SpeechKind
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind, Timeline
from tests.unit.timeline.looking import speech
from tests.unit.timeline.test_compiler import in_breaths

CATALOGUE = Catalogue(
    {
        "bridge": Pose("bridge", "Bridge", "Setu Bandha", variants={"block": Variant("block", "Bridge on a block")}),
        "pigeon": Pose("pigeon", "Pigeon", move=4 * SECOND),
    }
)
SESSION = Session(
    "s",
    "A session",
    (
        Step(arrive=(Cue("Welcome."),)),
        Step("bridge", variant="block", hold=in_breaths(3), leave=Cue("Lower.", phase=Phase.EXHALE)),
        Step("pigeon", sides=(Side.RIGHT, Side.LEFT), arrive=(Cue("Fold your <side> leg."),), hold=in_breaths(2)),
    ),
    breath=BreathPattern(2 * SECOND, 2 * SECOND, 1 * SECOND, 1 * SECOND),
)


def a_second(_: object) -> Ms:
    return SECOND


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return Lesson(SESSION, CATALOGUE, Options(guidance=Guidance.FULL)).timeline(a_second)


@pytest.fixture(scope="module")
def moments(timeline: Timeline) -> Moments:
    return Moments(timeline, CATALOGUE)


def test_the_breath_never_jumps_and_fills_and_empties_wholly() -> None:
    breath = (Phase.INHALE, Phase.HOLD, Phase.EXHALE, Phase.REST)
    full = [fullness(phase, step / 50) for phase in breath for step in range(51)]
    assert max(abs(after - before) for before, after in pairwise(full)) < 0.05
    assert [round(fullness(phase, share), 9) for phase in breath for share in (0, 1)] == [0, 1, 1, 1, 1, 0, 0, 0]


def test_each_breath_is_numbered_from_its_first_instant_to_its_last(timeline: Timeline, moments: Moments) -> None:
    counted = [event for event in timeline.events if isinstance(event, BreathPhaseStarted) and event.number]
    assert {event.phase for event in counted} == set(Phase)
    for event in counted:
        for position, share in ((event.at, 0.0), (event.at + event.duration - 1, 1.0)):
            moment = moments.at(position)
            assert (moment.number, moment.total, moment.phase) == (event.number, event.total, event.phase)
            assert moment.fullness == pytest.approx(fullness(event.phase, share), abs=0.01)


def test_between_poses_no_breath_is_counted(timeline: Timeline, moments: Moments) -> None:
    (welcome,) = (one for one in timeline.segments if one.kind is SegmentKind.SAY)
    moment = moments.at(welcome.start)
    assert (moment.phase, moment.number, moment.fullness, moment.hold_share) == (None, None, 0.5, 0.0)


def test_what_is_said_is_read_until_a_little_after_it_and_counts_never_are(
    timeline: Timeline, moments: Moments
) -> None:
    words = speech(timeline)
    assert {event.kind for event in words} == set(SpeechKind)
    cues = [event for event in words if event.kind is SpeechKind.CUE]
    for cue in cues:
        shown = [moments.at(cue.at + part).caption for part in (0, SECOND // 2, SECOND)]
        assert [(one.text, one.spoken) for one in shown if one] == [(cue.caption, share) for share in (0.0, 0.5, 1.0)]
    counts = {event.caption for event in words} - {event.caption for event in cues}
    seen = [moments.at(position).caption for position in range(0, timeline.duration, 250)]
    assert seen[-1] is None  # nothing has been said for some seconds
    assert not {caption.text for caption in seen if caption} & counts


@given(share=st.floats(0, 1))
def test_the_hold_passes_from_none_of_it_to_all(timeline: Timeline, moments: Moments, share: float) -> None:
    hold = next(one for one in timeline.segments if one.kind is SegmentKind.HOLD)
    moment = moments.at(hold.start + int(share * (hold.length - 1)))
    assert moment.hold_share == pytest.approx(share, abs=0.001)


def test_a_pose_is_named_with_its_variant_and_side_and_says_what_comes(timeline: Timeline, moments: Moments) -> None:
    holds = [moments.at(one.start) for one in timeline.segments if one.kind is SegmentKind.HOLD]
    names = [
        PoseName("Bridge on a block", "Setu Bandha"),
        PoseName("Pigeon", side=Side.RIGHT),
        PoseName("Pigeon", side=Side.LEFT),
    ]
    assert [moment.pose for moment in holds] == names
    assert [moment.next for moment in holds] == [*names[1:], None]
    assert [(moment.pose_id, moment.variant) for moment in holds] == [
        ("bridge", "block"),
        ("pigeon", None),
        ("pigeon", None),
    ]
    assert [(moment.next_id, moment.next_variant) for moment in (moments.at(0), *holds)] == [
        ("bridge", "block"),
        ("pigeon", None),
        ("pigeon", None),
        (None, None),
    ]
    assert [moment.time_left for moment in holds] == [timeline.duration - moment.position for moment in holds]


def test_words_that_stand_alone_name_what_the_body_rests_in_and_the_pose_it_goes_to_from_there(shelf: Shelf) -> None:
    steps = (
        Step("warrior-1", sides=(Side.RIGHT,), hold=in_breaths(1), leave=Cue("Step back.", phase=Phase.EXHALE)),
        Step(arrive=(Cue("The legs are strong."),)),
        Step("mountain", arrive=(Cue("Feet together."),)),
        Step(arrive=(Cue("Now lie down."),)),
        Step("mountain", arrive=(Cue("Stand tall."),)),
        Step("locust", hold=in_breaths(1)),
    )
    session = Session("s", "A session", steps, breath=SESSION.breath)
    timeline = Lesson(session, shelf.catalogue, Options(guidance=Guidance.FULL)).timeline(a_second)
    moments = Moments(timeline, shelf.catalogue)
    alone = [moments.at(one.start + 500) for one in timeline.segments if one.kind is SegmentKind.SAY]
    assert [(moment.pose.english, moment.pose.side, moment.pose_id) for moment in alone] == [
        ("Mountain", None, "mountain"),
        ("Mountain", None, "mountain"),
    ]
    assert [moment.next.english for moment in alone if moment.next] == ["Locust", "Locust"]
    leaving = next(one for one in timeline.segments if one.kind is SegmentKind.LEAVE)
    assert moments.at(leaving.end - 1).pose.english == "Warrior 1", "it is left by its own words"


def test_a_pose_that_comes_twice_in_a_row_comes_next() -> None:
    session = Session("s", "A session", (Step("bridge", hold=in_breaths(1)),) * 2, breath=SESSION.breath)
    timeline = Lesson(session, CATALOGUE, Options(guidance=Guidance.FULL)).timeline(a_second)
    coming = [Moments(timeline, CATALOGUE).at(one.start).next for one in timeline.segments if one.pose]
    assert coming[0] == PoseName("Bridge", "Setu Bandha")
    assert coming[-1] is None


def test_before_it_begins_the_seconds_are_told_rounded_up_and_all_its_time_is_left(
    timeline: Timeline, moments: Moments
) -> None:
    ready = {position: moments.at(position) for position in (-3_000, -2_001, -2_000, -1, 0)}
    assert [moment.seconds_to_get_ready for moment in ready.values()] == [3, 3, 2, 1, 0]
    assert {moment.time_left for moment in ready.values()} == {timeline.duration}


def test_a_variant_shows_the_muscles_it_names() -> None:
    squeezed = Variant("block", works=("adductors",))
    bridge = Pose("bridge", "Bridge", variants={"block": squeezed, "plain": Variant("plain")}, works=("hamstrings",))
    session = Session(
        "s", "A session", tuple(Step("bridge", variant, hold=in_breaths(1)) for variant in ("block", "plain"))
    )
    lesson = Lesson(session, Catalogue({"bridge": bridge}), Options())
    moments = Moments(lesson.timeline(a_second), lesson.catalogue)
    held = [moments.at(part.start) for part in moments.timeline.segments if part.kind is SegmentKind.HOLD]
    assert [moment.works for moment in held] == [("adductors",), ("hamstrings",)]


def test_an_action_shows_the_muscles_it_names_and_the_hold_those_of_the_pose() -> None:
    bridge = Pose("bridge", "Bridge", works=("gluteus maximus", "hamstrings"), stretches=("hip flexors",))
    press = Action("Press", Cue("Press."), in_breaths(1), works=("hamstrings",))
    build = (press, Action("Lift", Cue("Lift."), in_breaths(1)))
    session = Session("s", "A session", (Step("bridge", build=build, hold=in_breaths(2)),))
    lesson = Lesson(session, Catalogue({"bridge": bridge}), Options())
    moments = Moments(lesson.timeline(a_second), lesson.catalogue)
    built = [part for part in moments.timeline.segments if part.kind in {SegmentKind.BUILD, SegmentKind.HOLD}]
    shown = [moments.at(part.start + 10) for part in built]
    assert [moment.works for moment in shown] == [("hamstrings",), bridge.works, bridge.works]
    assert {moment.stretches for moment in shown} == {bridge.stretches}
