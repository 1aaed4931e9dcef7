"""Ways of looking at a timeline that several tests share."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from guide.model.units import Ms
from guide.timeline.events import BreathPhaseStarted, MoveStarted, SpeechDue
from guide.timeline.timeline import Segment, SegmentKind, Timeline


def speech(timeline: Timeline) -> list[SpeechDue]:
    return [event for event in timeline.events if isinstance(event, SpeechDue)]


def captions(timeline: Timeline) -> list[tuple[Ms, str]]:
    return [(event.at, event.caption) for event in speech(timeline)]


def breaths(timeline: Timeline, within: Segment) -> list[BreathPhaseStarted]:
    return [
        event
        for event in timeline.events
        if isinstance(event, BreathPhaseStarted) and within.start <= event.at < within.end
    ]


def moves(timeline: Timeline) -> list[MoveStarted]:
    return [event for event in timeline.events if isinstance(event, MoveStarted)]


def segments(timeline: Timeline, kind: SegmentKind) -> list[Segment]:
    return [segment for segment in timeline.segments if segment.kind is kind]


def lengths_by_step(timeline: Timeline, kind: SegmentKind) -> dict[str, list[tuple[Ms, int | None]]]:
    found: dict[str, list[tuple[Ms, int | None]]] = defaultdict(list)
    for segment in segments(timeline, kind):
        found[segment.step].append((segment.length, segment.amount))
    return found


def assert_whole(timeline: Timeline) -> None:
    """Segments follow one another without a gap and are the whole; events are sorted and lie within it."""
    assert timeline.segments[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(timeline.segments))
    assert all(segment.length > 0 for segment in timeline.segments)
    assert sum(segment.length for segment in timeline.segments) == timeline.duration
    times = [event.at for event in timeline.events]
    assert times == sorted(times)
    assert all(0 <= at < timeline.duration for at in times)


def assert_nothing_talks_over_itself(words: Sequence[SpeechDue]) -> None:
    assert all(before.end <= after.at for before, after in pairwise(words))
