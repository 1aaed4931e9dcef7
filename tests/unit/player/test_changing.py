"""Changing one's mind while it plays, on a real deck with a clock that the test drives."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from guide.errors import InputError
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Cue, Guidance
from guide.model.pose import Catalogue, Pose, Variant
from guide.model.session import Choice, Option, Session, Step, When
from guide.model.shape import Camera, Shape
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.choreography import Choreography
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.transport import State
from guide.timeline.events import BreathPhaseStarted, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind, Timeline
from tests.fakes.humming import HummingNarrator
from tests.fakes.practising import Practising
from tests.unit.player.test_player import CATALOGUE, Practice

CHOICE = Choice("way", "Which way?", (Option("plain", "Plain"), Option("long", "Long")), "plain")
SESSION = Session(
    "sides",
    "Sides",
    (
        Step(arrive=(Cue("Welcome."),)),
        Step(
            "warrior-1",
            sides=(Side.RIGHT, Side.LEFT),
            arrive=(Cue("Step your <side> foot forward."),),
            hold=Amount(Unit.BREATHS, 2, 4),
        ),
        Step("locust", arrive=(Cue("Lie down."),), hold=Amount(Unit.TIME, 20 * SECOND, 20 * SECOND)),
        Step(
            "locust",
            arrive=(Cue("Once more."),),
            hold=Amount(Unit.BREATHS, 3, 3),
            when=(When("way", "long", {"hold": Amount(Unit.BREATHS, 6, 6)}),),
        ),
    ),
    breath=BreathPattern(2 * SECOND, 2 * SECOND),
    choices=(CHOICE,),
)


@pytest.fixture
def practice() -> Iterator[Practice]:
    practice = Practice(SESSION)
    practice.player.play()
    yield practice
    practice.deck.close()


def holds(timeline: Timeline) -> list[Segment]:
    return [segment for segment in timeline.segments if segment.kind is SegmentKind.HOLD]


def amounts(player: Player) -> list[tuple[str, Side | None, int | None]]:
    return [(one.step, one.side, one.amount) for one in holds(player.timeline)]


def go_into(practice: Practice, number: int) -> Segment:
    """Play the second half of the hold's first breath."""
    hold = holds(practice.player.timeline)[number]
    practice.player.seek(hold.start)
    practice.run(3 * SECOND)
    return hold


def test_a_hold_of_a_time_changes_by_whole_breaths_so_that_each_can_be_given_back(practice: Practice) -> None:
    player, first = practice.player, practice.player.timeline
    go_into(practice, 2)
    lengths = []
    for by in (-1, -1, -1, -1, -1, +1, +1, +1, +1):
        player.change_breaths(by)
        lengths.append(holds(player.timeline)[2].length // SECOND)
    assert lengths == [16, 12, 8, 4, 4, 8, 12, 16, 20]
    assert player.timeline.segments == first.segments
    player.set_pace(BreathPattern(3 * SECOND, 3 * SECOND))
    for by in (-1, -1, -1, +1, +1):
        player.change_breaths(by)
        lengths.append(holds(player.timeline)[2].length // SECOND)
    assert lengths[-5:] == [14, 8, 8, 14, 20]


def test_one_breath_more_is_held_on_both_sides_and_the_end_moves(practice: Practice) -> None:
    go_into(practice, 0)
    player, before = practice.player, practice.player.timeline
    position = player.position
    assert player.breaths == (3, 1, 99)
    player.change_breaths(+1)
    assert player.breaths == (4, 1, 99)
    assert amounts(player)[:2] == [("2", Side.RIGHT, 4), ("2", Side.LEFT, 4)]
    assert player.timeline.duration == before.duration + 2 * 4 * SECOND
    assert player.position == position
    assert player.moment().total == 4


def test_a_second_side_changed_by_hand_leaves_the_first_as_it_was(practice: Practice) -> None:
    go_into(practice, 1)
    practice.player.change_breaths(-1)
    assert amounts(practice.player)[:2] == [("2", Side.RIGHT, 3), ("2", Side.LEFT, 2)]


def test_the_breath_under_way_is_not_taken_back(practice: Practice) -> None:
    hold = holds(practice.player.timeline)[0]
    practice.player.seek(hold.start + 5 * SECOND)
    for _ in range(5):
        practice.player.change_breaths(-1)
    assert practice.player.breaths == (2, 2, 99)


def test_a_time_that_is_held_grows_by_a_breath(practice: Practice) -> None:
    hold = go_into(practice, 2)
    assert practice.player.breaths is None
    practice.player.change_breaths(+1)
    assert holds(practice.player.timeline)[2].length == hold.length + 4 * SECOND


def test_breaths_can_be_changed_on_the_way_into_the_hold(practice: Practice) -> None:
    practice.player.seek(holds(practice.player.timeline)[0].start - 500)
    practice.player.change_breaths(-1)
    assert amounts(practice.player)[0] == ("2", Side.RIGHT, 2)


def test_where_nothing_is_held_there_is_nothing_to_change(practice: Practice) -> None:
    before = practice.player.timeline
    assert practice.player.breaths is None
    practice.player.change_breaths(+1)
    assert practice.player.timeline is before


PAIRS: tuple[tuple[str, Callable[[Player], None], Callable[[Player], None]], ...] = (
    ("breaths", lambda player: player.change_breaths(+1), lambda player: player.change_breaths(-1)),
    ("fewer breaths", lambda player: player.change_breaths(-1), lambda player: player.change_breaths(+1)),
    ("pace", lambda player: player.change_pace(+1), lambda player: player.change_pace(-1)),
    ("quicker pace", lambda player: player.change_pace(-1), lambda player: player.change_pace(+1)),
    ("repeat", Player.repeat_side, Player.repeat_side),
    ("choice", lambda player: player.choose("way", "long"), lambda player: player.choose("way", "plain")),
    (
        "guidance",
        lambda player: player.set_guidance(Guidance.SILENT),
        lambda player: player.set_guidance(Guidance.FULL),
    ),
)


@pytest.mark.parametrize(("change", "undo"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_opposites_undo_one_another(
    practice: Practice, change: Callable[[Player], None], undo: Callable[[Player], None]
) -> None:
    go_into(practice, 0)
    player, before = practice.player, practice.player.timeline
    change(player)
    assert player.timeline.segments != before.segments or player.timeline.events != before.events
    undo(player)
    assert (player.timeline.segments, player.timeline.events) == (before.segments, before.events)


def test_a_side_is_repeated_after_it_is_done(practice: Practice) -> None:
    go_into(practice, 0)
    practice.player.repeat_side()
    assert practice.player.is_side_repeated
    assert [side for _, side, _ in amounts(practice.player)] == [Side.RIGHT, Side.RIGHT, Side.LEFT, None, None]
    practice.player.next_step()
    again = practice.player.moment().segment
    assert (again.side, again.again) == (Side.RIGHT, 1)
    assert not practice.player.is_side_repeated
    practice.player.next_step()
    assert practice.player.moment().segment.side is Side.LEFT


def test_a_skipped_pose_is_left_at_once_and_on_the_other_side(practice: Practice) -> None:
    go_into(practice, 0)
    practice.player.skip_pose()
    assert practice.player.moment().segment.step == "3"
    assert ("2", Side.LEFT) not in [(step, side) for step, side, _ in amounts(practice.player)]


def test_going_back_takes_a_skipped_pose_in_again(practice: Practice) -> None:
    go_into(practice, 0)
    before = practice.player.timeline
    practice.player.skip_pose()
    practice.player.previous_step()
    assert practice.player.moment().segment.step == "2"
    assert practice.player.timeline.segments == before.segments
    assert practice.player.options.skipped == frozenset()


def test_a_pose_is_left_out_also_while_there_is_time_to_get_ready() -> None:
    start = holds(Practice(SESSION).player.timeline)[2].start
    practice = Practice(SESSION, get_ready=5 * SECOND, start=start)
    practice.player.play()
    practice.run(SECOND)
    practice.player.skip_pose()
    assert practice.player.moment().segment.step == "4"
    practice.deck.close()


def test_the_last_walk_of_a_pose_is_skipped_without_a_trace(practice: Practice) -> None:
    go_into(practice, 1)
    practice.player.skip_pose()
    assert practice.player.moment().segment.step == "3"
    assert practice.player.options.skipped == frozenset()


def test_a_choice_is_taken_in_the_next_pose(practice: Practice) -> None:
    go_into(practice, 0)
    practice.player.choose("way", "long")
    assert amounts(practice.player)[-1] == ("4", None, 6)
    assert [(chosen.choice.key, chosen.option) for chosen in practice.player.choices] == [("way", "long")]


@pytest.mark.parametrize("steps_back", [1, 2])
def test_who_goes_back_finds_what_was_chosen_since(practice: Practice, steps_back: int) -> None:
    go_into(practice, 3)
    practice.player.choose("way", "long")
    assert amounts(practice.player)[-1] == ("4", None, 3), "the pose under way stays as it is"
    for _ in range(steps_back):
        practice.player.previous_step()
    heard = len(practice.events)
    practice.run(holds(practice.player.timeline)[3].end - practice.player.position)
    assert amounts(practice.player)[-1] == ("4", None, 6)
    breaths = [event for event in practice.events[heard:] if isinstance(event, BreathPhaseStarted)]
    assert [(one.number, one.total) for one in breaths[-2:]] == [(6, 6)] * 2


def test_who_goes_back_into_a_pose_finds_it_as_it_was_begun(practice: Practice) -> None:
    go_into(practice, 3)
    practice.player.choose("way", "long")
    practice.run(5 * SECOND)
    practice.player.seek(holds(practice.player.timeline)[3].start + SECOND)
    assert amounts(practice.player)[-1] == ("4", None, 3)
    assert practice.player.options.choices == {"way": "long"}


def test_an_unknown_option_changes_nothing(practice: Practice) -> None:
    before = practice.player.timeline
    with pytest.raises(InputError, match="has no option"):
        practice.player.choose("way", "sideways")
    assert practice.player.timeline is before
    practice.player.set_guidance(Guidance.SHORT)
    assert practice.player.guidance is Guidance.SHORT


def test_the_breath_stays_within_reason(practice: Practice) -> None:
    for _ in range(50):
        practice.player.change_pace(+1)
    assert practice.player.pace == BreathPattern(15 * SECOND, 15 * SECOND)
    for _ in range(50):
        practice.player.change_pace(-1)
    assert practice.player.pace == BreathPattern(1_500, 1_500)


@pytest.mark.parametrize("by", [+1, -1])
def test_an_uneven_breath_stays_uneven_and_each_half_of_it_within_reason(by: int) -> None:
    practice = Practice(replace(SESSION, breath=BreathPattern(3 * SECOND, 5 * SECOND)))
    for _ in range(50):
        practice.player.change_pace(by)
    pace = practice.player.pace
    assert (pace.inhale, pace.exhale) == ((13_000, 15_000) if by > 0 else (1_500, 3_500))
    practice.deck.close()


def test_a_hold_of_two_breaths_can_be_made_one_while_the_end_is_fixed(practice: Practice) -> None:
    player = practice.player
    player.finish_within(SECOND)
    go_into(practice, 0)
    assert player.breaths == (2, 1, 99)
    player.change_breaths(-1)
    assert player.breaths == (1, 1, 99)


def test_changes_on_the_way_are_played_to_a_clean_end(practice: Practice) -> None:
    go_into(practice, 0)
    practice.player.change_breaths(-1)
    practice.player.repeat_side()
    practice.player.change_pace(-1)
    practice.run_to_end()
    assert practice.player.state is State.ENDED
    assert practice.told == []


CLASS = Session(
    "class",
    "A class",
    (
        *(
            Step("warrior-1", arrive=(), sides=(Side.RIGHT, Side.LEFT), hold=Amount(Unit.BREATHS, 2, 10, 6))
            for _ in range(3)
        ),
        Step("locust", arrive=(), hold=Amount(Unit.BREATHS, 2, 10, 6), rest=Amount(Unit.BREATHS, 1, 5, 3)),
        Step("warrior-1", arrive=(), hold=Amount(Unit.BREATHS, 4, 8, 6), optional=True),
        Step("corpse", arrive=(), hold=Amount(Unit.TIME, 60 * SECOND, 180 * SECOND, 120 * SECOND), quiet=True),
    ),
    breath=BreathPattern(2 * SECOND, 2 * SECOND),
)


@pytest.fixture
def lesson() -> Iterator[Practice]:
    """A class whose first hold is under way."""
    practice = Practice(CLASS)
    practice.player.play()
    go_into(practice, 0)
    yield practice
    practice.deck.close()


def left(player: Player) -> Ms:
    return player.timeline.duration - player.position


@pytest.mark.parametrize("change", [-150, -100, -40, -10, 10, 40, 80])
def test_a_class_is_over_when_asked(lesson: Practice, change: int) -> None:
    player, before = lesson.player, lesson.player.timeline
    asked = left(player) + change * SECOND
    report = player.finish_within(asked)
    assert report is not None
    assert report.fits
    assert not report.droppable
    assert report.left == left(player)
    assert asked - 8 * SECOND < left(player) <= asked
    rest = [one for one in player.timeline.segments if one.kind is SegmentKind.REST or one.quiet]
    was = [one for one in before.segments if one.kind is SegmentKind.REST or one.quiet]
    if abs(change) <= 40:
        assert [one.length for one in rest] == [one.length for one in was], "rests and the last pose give way last"
    player.finish_within(None)
    assert (player.timeline.segments, player.timeline.events) == (before.segments, before.events)


def test_the_last_pose_is_shortened_when_all_else_is_as_short_as_can_be(lesson: Practice) -> None:
    lesson.player.finish_within(left(lesson.player) - 200 * SECOND)
    *others, last = holds(lesson.player.timeline)[2:]
    assert all(one.amount_range and one.amount == one.amount_range[0] for one in others)
    assert 60 * SECOND <= last.length < 120 * SECOND


def test_what_cannot_fit_is_told_with_what_could_be_dropped(lesson: Practice) -> None:
    report = lesson.player.finish_within(175 * SECOND)
    assert report is not None
    assert not report.fits
    assert not report.together
    assert [step.path for step in report.droppable] == ["5", "2", "3"]
    assert report.droppable[0].is_optional
    lesson.player.leave_out(report.droppable[0].path)
    assert left(lesson.player) <= 175 * SECOND
    lesson.player.take_in("5")
    assert left(lesson.player) == report.left


def test_what_is_done_or_under_way_is_not_offered_to_be_dropped(lesson: Practice) -> None:
    go_into(lesson, 3)
    report = lesson.player.finish_within(SECOND)
    assert report is not None
    assert [step.path for step in report.droppable] == ["5", "3", "4"]


def test_where_no_single_step_is_enough_they_are_dropped_together(lesson: Practice) -> None:
    report = lesson.player.finish_within(90 * SECOND)
    assert report is not None
    assert report.together
    assert report.droppable[0].path == "5"
    for step in report.droppable:
        lesson.player.leave_out(step.path)
    assert left(lesson.player) < report.left


def test_a_breath_more_is_taken_from_later_poses_when_the_end_is_fixed(lesson: Practice) -> None:
    player = lesson.player
    asked = left(player) - 30 * SECOND
    player.finish_within(asked)
    before = player.timeline
    for _ in range(3):
        player.change_breaths(+1)
    assert left(player) <= asked
    assert player.breaths == (9, 1, 99)
    for _ in range(3):
        player.change_breaths(-1)
    assert (player.timeline.segments, player.timeline.events) == (before.segments, before.events)


def test_what_was_changed_on_the_way_holds_from_the_beginning_when_it_is_played_again(practice: Practice) -> None:
    player = practice.player
    go_into(practice, 2)
    player.set_guidance(Guidance.SHORT)
    player.change_pace(-1)
    player.finish_within(60 * SECOND)
    practice.run_to_end()
    player.play()
    assert player.pace == BreathPattern(1_500, 1_500)
    assert player.options.target is None
    usual = replace(Lesson(SESSION, CATALOGUE), options=player.options).timeline(practice.narrator.length)
    assert player.timeline.segments == usual.segments


def test_a_length_out_of_reach_is_met_as_nearly_as_can_be(practice: Practice) -> None:
    """As a rehearsal does it, of a class that has been asked to end sooner than it can."""
    practice.player.finish_within(SECOND)
    again = Practising(SESSION, CATALOGUE, options=practice.player.options)
    assert [one.amount for one in holds(again.player.timeline)[:2]] == [2, 2]
    again.deck.close()


def test_what_is_changed_while_one_gets_ready_holds_from_the_first_word() -> None:
    session = replace(SESSION, cautions=("Sore knees",))
    practising = Practising(session, CATALOGUE, get_ready=5 * SECOND)
    player = practising.player
    player.play()
    practising.run(2 * SECOND)
    player.set_guidance(Guidance.SILENT)
    practising.run(SECOND)
    assert player.position < 0
    silent = Lesson(session, CATALOGUE, Options(guidance=Guidance.SILENT)).timeline(lambda _utterance: None)
    assert [type(event) for event in player.timeline.events] == [type(event) for event in silent.events]
    practising.run_to(10 * SECOND)
    assert player.position >= 10 * SECOND
    practising.deck.close()


def test_words_that_a_change_brings_are_taken_in_after_the_look_that_shows_it(practice: Practice) -> None:
    go_into(practice, 0)
    player = practice.player
    player.tick()
    player.set_guidance(Guidance.NAMES)
    changed = player.timeline
    player.tick()
    assert player.timeline is changed  # one picture, one compile: the change is seen first
    player.tick()
    assert player.timeline is not changed
    coming = player.timeline.events_between(player.position, player.timeline.duration)
    assert all(event.exact for event in coming if isinstance(event, SpeechDue))


def test_nobody_is_turned_round_in_a_pose_by_what_comes_after_it(practice: Practice) -> None:
    right, left = Shape(camera=Camera(yaw=50)), Shape(camera=Camera(yaw=-50))
    sided = Pose("sided", "Sided", drawn_side=Side.RIGHT, figure=right, variants={"l": Variant("l", figure=left)})
    poses = {"alike": Pose("alike", "Alike", figure=right), "sided": sided}
    hold = Amount(Unit.BREATHS, 3, 3)
    sided_step = Step("sided", hold=hold, when=(When("way", "long", {"variant": "l"}),))
    session = Session("s", "S", (Step("alike", hold=hold), sided_step, sided_step), choices=(CHOICE,))
    player = Player(Lesson(session, Catalogue(poses)), HummingNarrator(), practice.deck, notify=practice.told.append)
    player.seek(holds(player.timeline)[0].start)
    before = player.moment().going
    player.choose("way", "long")
    assert player.moment().going == before
    afresh = Choreography(player.timeline, poses).pose_at(player.position)
    assert afresh is not None
    assert afresh.is_turned, "else nothing is kept"
