"""The compiler's promises, held on generated sessions."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.errors import InputError
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Guidance
from guide.model.session import Session, Step
from guide.timeline.compiler import compile_session
from guide.timeline.events import BreathPhaseStarted, MoveStarted, SpeechDue, SpeechKind
from guide.timeline.fitting import reachable_durations
from guide.timeline.options import Options
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
from tests.unit.timeline.strategies import POSES, clips, during_cues, patterns, plans, targets
from tests.unit.timeline.strategies import breaths as breath_ranges

HELD = (SegmentKind.HOLD, SegmentKind.REPS)
Asked = tuple[Session, Options, Lengths]


@settings(max_examples=150, deadline=None)
@given(plans())
def test_the_promises_hold(asked: Asked) -> None:
    session, options, lengths = asked
    timeline = compile_session(session, POSES, options, lengths)
    assert timeline == compile_session(session, POSES, options, lengths)
    assert_whole(timeline)
    assert_nothing_talks_over_itself(speech(timeline))
    assert_words_end_within_their_segment(timeline)
    assert_bodies_have_time_to_arrive(timeline)
    assert_both_sides_are_equal(timeline)
    assert_ranges_are_kept_but_by_hand(timeline)
    assert_breaths_are_counted_from_one(timeline)
    assert_counts_start_what_they_count(timeline)


def assert_words_end_within_their_segment(timeline: Timeline) -> None:
    """So a hold starts after its last arriving word, and nobody leaves it while a cue is spoken."""
    assert all(event.end <= timeline.segment_at(event.at).end for event in speech(timeline))


def assert_bodies_have_time_to_arrive(timeline: Timeline) -> None:
    for arriving in segments(timeline, SegmentKind.ARRIVE):
        if not arriving.kept_on:
            assert arriving.length >= POSES[arriving.pose or ""].move


def assert_both_sides_are_equal(timeline: Timeline) -> None:
    for kind in (*HELD, SegmentKind.REST):
        for step, found in lengths_by_step(timeline, kind).items():
            assert len(set(found)) == 1, step


def assert_ranges_are_kept_but_by_hand(timeline: Timeline) -> None:
    for segment in timeline.segments:
        if segment.amount is not None and segment.amount_range is not None:
            least, most = segment.amount_range
            by_hand = timeline.options.amounts.get(segment.step) if segment.kind in HELD else None
            assert segment.amount == by_hand or least <= segment.amount <= most


def assert_breaths_are_counted_from_one(timeline: Timeline) -> None:
    for hold in segments(timeline, SegmentKind.HOLD):
        taken = breaths(timeline, hold)
        assert all(before.at + before.duration == after.at for before, after in pairwise(taken))
        assert not taken or taken[0].at == hold.start
        if hold.amount is not None and not hold.quiet:
            numbers = [breath.number for breath in taken if breath.phase is Phase.INHALE and breath.number]
            assert numbers == list(range(1, hold.amount + 1))
            assert {breath.total for breath in taken if breath.number} == {hold.amount}


def assert_counts_start_what_they_count(timeline: Timeline) -> None:
    starts = {event.at for event in timeline.events if isinstance(event, (BreathPhaseStarted, MoveStarted))}
    assert all(event.at in starts for event in speech(timeline) if event.kind is SpeechKind.COUNT)


@settings(max_examples=60, deadline=None)
@given(patterns, breath_ranges, st.lists(during_cues.filter(lambda cue: cue.phase is not None), max_size=5), clips)
def test_marked_cues_start_their_phase(pattern: BreathPattern, hold: object, cues: list[Cue], lengths: Lengths) -> None:
    step = Step(pose="chair", hold=hold, during=tuple(cues))  # type: ignore[arg-type]  # an Amount
    timeline = compile_session(Session("s", "S", (step,), breath=pattern), POSES, Options(), lengths)
    starts = {(event.at, event.phase) for event in timeline.events if isinstance(event, BreathPhaseStarted)}
    for event in speech(timeline):
        if event.key.startswith("during"):
            assert (event.at, cues[int(event.key.removeprefix("during."))].phase) in starts


@settings(max_examples=40, deadline=None)
@given(plans())
def test_nobody_is_rushed_in_any_guidance(asked: Asked) -> None:
    session, options, lengths = asked
    compiled = {
        guidance: compile_session(session, POSES, replace(options, guidance=guidance), lengths) for guidance in Guidance
    }
    full, silent = compiled[Guidance.FULL], compiled[Guidance.SILENT]
    assert silent.segments == full.segments
    assert silent.events == tuple(event for event in full.events if not isinstance(event, SpeechDue))
    names = speech(compiled[Guidance.NAMES])
    assert all(event.kind is SpeechKind.COUNT or event.key.endswith("name") for event in names)
    amounts = [
        [(part.step, part.side, part.amount) for part in each.segments if part.amount] for each in compiled.values()
    ]
    assert amounts[0] == amounts[1] == amounts[2] == amounts[3]
    for timeline in compiled.values():
        assert_bodies_have_time_to_arrive(timeline)


@settings(max_examples=40, deadline=None)
@given(plans(), targets)
def test_a_target_is_never_outlasted(asked: Asked, target: int) -> None:
    session, options, lengths = asked
    try:
        timeline = compile_session(session, POSES, replace(options, target=target), lengths)
    except InputError:
        reachable = reachable_durations(session, POSES, options, lengths)
        assert target < reachable[0] or target > reachable[-1]
        return
    assert timeline.duration <= target
    for segment in timeline.segments:
        if segment.amount_range is not None and segment.step not in options.amounts:
            assert segment.amount_range[0] <= (segment.amount or 0) <= segment.amount_range[1]


@settings(max_examples=40, deadline=None)
@given(plans(), st.data())
def test_every_reachable_length_is_reached_to_the_millisecond(asked: Asked, data: st.DataObject) -> None:
    session, options, lengths = asked
    target = data.draw(st.sampled_from(reachable_durations(session, POSES, options, lengths)))
    timeline = compile_session(session, POSES, replace(options, target=target), lengths)
    assert timeline.duration == target
