"""Changing one's mind on the way, at any moment and in any way."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Guidance, Utterance
from guide.model.session import Move, Repetitions, Session, Step, When
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.compiler import compile_session
from guide.timeline.events import BreathPhaseStarted, Event, MoveStarted
from guide.timeline.options import Options
from guide.timeline.recompile import recompile
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import SegmentKind, Timeline
from tests.unit.timeline.looking import (
    assert_nothing_talks_over_itself,
    assert_whole,
    breaths,
    lengths_by_step,
    segments,
    speech,
)
from tests.unit.timeline.strategies import CHOICE, POSES, clips, options_for, plans, targets

Asked = tuple[Session, Options, Lengths]
part_way = st.floats(0, 1, exclude_max=True)


@settings(max_examples=80, deadline=None)
@given(plans(), part_way, st.one_of(st.none(), targets))
def test_nothing_changed_changes_nothing(asked: Asked, part: float, target: Ms | None) -> None:
    session, options, lengths = asked
    timeline, _ = recompile(
        compile_session(session, POSES, options, lengths), -1, session, POSES, replace(options, target=target), lengths
    )
    position = int(part * timeline.duration)
    again, where = recompile(timeline, position, session, POSES, timeline.options, lengths)
    assert where == position
    assert again == replace(timeline, begun_with=again.begun_with, amounts=again.amounts, intended=again.intended)


@settings(max_examples=150, deadline=None)
@given(plans(), st.lists(st.tuples(part_way, clips), min_size=1, max_size=3), st.data())
def test_what_has_started_stays_whatever_changes(
    asked: Asked, changes: list[tuple[float, Lengths]], data: st.DataObject
) -> None:
    session, options, lengths = asked
    timeline = compile_session(session, POSES, options, lengths)
    position = 0
    for part, voice in changes:
        position += int(part * (timeline.duration - position))
        changed = data.draw(options_for(session))
        before = timeline
        timeline, where = recompile(before, position, session, POSES, changed, voice)
        assert where == position
        assert_same_moment(before, timeline, position)
        assert_whole(timeline)
        assert_nothing_talks_over_itself(speech(timeline))
        assert_nothing_is_said_twice(timeline)
        assert timeline.options == (changed if position < before.duration else before.options)


@settings(max_examples=60, deadline=None)
@given(plans(), part_way, clips)
def test_both_sides_stay_equal_when_clips_arrive(asked: Asked, part: float, arrived: Lengths) -> None:
    session, options, lengths = asked
    timeline = compile_session(session, POSES, options, lengths)
    timeline, _ = recompile(timeline, int(part * timeline.duration), session, POSES, options, arrived)
    for kind in (SegmentKind.HOLD, SegmentKind.REPS, SegmentKind.REST):
        for step, found in lengths_by_step(timeline, kind).items():
            assert len({amount for _, amount in found}) == 1, step


def assert_same_moment(before: Timeline, after: Timeline, position: Ms) -> None:
    assert started(before, position) == started(after, position)
    was, now = before.segment_at(position), after.segment_at(position)
    assert (was.start, was.kind, was.step, was.side, was.pose) == (now.start, now.kind, now.step, now.side, now.pose)
    passed = [segment for segment in before.segments if segment.end <= position]
    assert list(after.segments[: len(passed)]) == passed


def started(timeline: Timeline, position: Ms) -> list[Event]:
    """What has started by a position. How many breaths a hold has in all may still change."""
    return [
        event._replace(total=0) if isinstance(event, (BreathPhaseStarted, MoveStarted)) else event
        for event in timeline.events_between(-1, position)
    ]


def assert_nothing_is_said_twice(timeline: Timeline) -> None:
    """In one pass each cue is said once; counts begin anew in each action that is added."""
    cues = [word for word in timeline.landmarks if word.key and not word.key.startswith(("count.", "move.", "breath."))]
    said = Counter((word.step, word.side, word.key) for word in cues)
    assert not [entry for entry, times in said.items() if times > 1]


def test_words_under_way_are_heard_to_their_end() -> None:
    long = Cue("Long.", phase=Phase.EXHALE)
    session = Session("s", "S", (Step(arrive=(), hold=Amount(Unit.BREATHS, 1, 1), leave=long),))

    def twenty_seconds(utterance: Utterance) -> Ms:
        return 20_000 if utterance.text == "Long." else 1_000

    timeline = compile_session(session, {}, Options(), twenty_seconds)
    (leaving,) = segments(timeline, SegmentKind.LEAVE)
    silent = Options(guidance=Guidance.SILENT)
    changed, _ = recompile(timeline, leaving.start + 9_000, session, {}, silent, twenty_seconds)
    assert segments(changed, SegmentKind.LEAVE) == [leaving]
    assert leaving.length == 4_000 + 20_000 + 250


def test_a_quicker_pace_begins_at_the_next_phase() -> None:
    session = Session("s", "S", (Step(arrive=(), hold=Amount(Unit.BREATHS, 3, 3)),))
    timeline = compile_session(session, {}, Options(), lambda _: 1_000)
    (hold,) = segments(timeline, SegmentKind.HOLD)
    quick = Options(pace=BreathPattern(2_000, 3_000))
    changed, _ = recompile(timeline, hold.start + 1_000, session, {}, quick, lambda _: 1_000)
    (now,) = segments(changed, SegmentKind.HOLD)
    assert [breath.duration for breath in breaths(changed, now)] == [4_000, 3_000, 2_000, 3_000, 2_000, 3_000]


def test_one_breath_more_is_held_at_once_and_on_the_other_side() -> None:
    step = Step(arrive=(), hold=Amount(Unit.BREATHS, 3, 5), sides=(Side.RIGHT, Side.LEFT))
    session = Session("s", "S", (step,))
    timeline = compile_session(session, {}, Options(), lambda _: 1_000)
    position = segments(timeline, SegmentKind.HOLD)[0].start + 9_000
    longer, _ = recompile(timeline, position, session, {}, Options(amounts={"1": 5}), lambda _: 1_000)
    assert [part.amount for part in segments(longer, SegmentKind.HOLD)] == [5, 5]
    undone, _ = recompile(longer, position, session, {}, Options(), lambda _: 1_000)
    assert (undone.segments, undone.events) == (timeline.segments, timeline.events)
    fewest, _ = recompile(timeline, position, session, {}, Options(amounts={"1": 1}), lambda _: 1_000)
    assert [part.amount for part in segments(fewest, SegmentKind.HOLD)] == [2, 2]


def test_the_words_of_a_movement_under_way_leave_no_room_for_the_next_in_any_round() -> None:
    tempo = (Move("step", 600), Move("close", 1_500))
    session = Session("s", "S", (Step(arrive=(), repetitions=Repetitions(Amount(Unit.ROUNDS, 3, 3), 1, tempo)),))
    timeline = compile_session(session, {}, Options(), lambda _: 500)
    for move in (event for event in timeline.events if isinstance(event, MoveStarted)):
        again, _ = recompile(timeline, move.at, session, {}, Options(), lambda _: 500)
        assert speech(again) == speech(timeline)


def test_who_goes_back_to_a_pass_finds_it_as_it_was_begun_whatever_was_chosen_since() -> None:
    two, three = (tuple(Move(name, 2_000) for name in names) for names in ("AB", "ABC"))
    when = When("way", "strong", {"tempo": three})
    rounds = Step("locust", repetitions=Repetitions(Amount(Unit.ROUNDS, 4, 4), crossing=1, tempo=two), when=(when,))
    hold = Step("locust", hold=Amount(Unit.BREATHS, 5, 5))
    session = Session("s", "S", (rounds, hold), choices=(CHOICE,))

    def again(timeline: Timeline, position: Ms, options: Options) -> Timeline:
        return recompile(timeline, position, session, {}, options, lambda _: 500)[0]

    timeline = compile_session(session, {}, Options(choices={"way": "strong"}), lambda _: 500)
    (reps,) = segments(timeline, SegmentKind.REPS)
    timeline = again(timeline, reps.end + 15_000, Options())
    timeline = again(timeline, reps.end - 1_000, Options(guidance=Guidance.SHORT))
    assert "".join(one.name for one in timeline.of(MoveStarted)) == "ABC" * 8
    assert again(timeline, reps.end - 500, Options()).of(MoveStarted) == timeline.of(MoveStarted)


def test_another_choice_holds_from_a_pass_that_is_just_about_to_begin() -> None:
    plain = Cue("Plain.", only=(("way", ("plain",)),))
    strong = Cue("Strong.", only=(("way", ("strong",)),))
    step = Step(arrive=(plain, strong), hold=Amount(Unit.BREATHS, 3, 3), sides=(Side.RIGHT, Side.LEFT))
    session = Session("s", "S", (step, step), choices=(CHOICE,))
    asked = Options(choices={"way": "strong"})

    def said(timeline: Timeline) -> list[str]:
        return [event.caption for event in speech(timeline) if event.caption in {"Plain.", "Strong."}]

    timeline = compile_session(session, {}, Options(), lambda _: 1_000)
    begins = [one.start for one in segments(timeline, SegmentKind.ARRIVE)]
    for walked, begin in enumerate(begins):
        for position, kept in ((begin - 1, walked), (begin, walked), (begin + 1, walked + 1)):
            changed, where = recompile(timeline, position, session, {}, asked, lambda _: 1_000)
            assert said(changed) == ["Plain."] * kept + ["Strong."] * (len(begins) - kept)
            assert where == position
            assert [one for one in changed.segments if one.end <= position] == [
                one for one in timeline.segments if one.end <= position
            ]
            assert_whole(changed)
            back, _ = recompile(changed, position, session, {}, Options(), lambda _: 1_000)
            assert (back.segments, back.events) == (timeline.segments, timeline.events)
