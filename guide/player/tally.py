"""What has been done of a timeline: how long each pose was held, and what was counted. Plain sums, no clock."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeAlias

from guide.model.side import Side
from guide.model.units import Ms
from guide.player.player import Player
from guide.practicelog.practice import Held, Unit
from guide.timeline.events import BreathPhaseStarted, MoveStarted
from guide.timeline.timeline import HELD, Segment, SegmentKind, Timeline

Key: TypeAlias = tuple[str, Side | None, str, str | None]
"""A pose of a step on a side: step, side, pose, variant."""


@dataclass
class Tally:
    """Sums by pose. It begins with the plan, so that what is never reached is there too, at zero."""

    _sums: dict[Key, Held] = field(default_factory=dict)
    _timeline: Timeline | None = None
    _counts: tuple[tuple[Ms, Key], ...] = ()

    def plan(self, player: Player, beginning: Ms) -> None:
        """Note what is planned from a position on, in place of what was planned before."""
        timeline = player.timeline
        self._sums = {key: replace(one, planned=0, to_count=0) for key, one in self._sums.items()}
        for segment in _held_segments(timeline):
            if segment.end > beginning:
                self._add(_key(segment), player, segment, planned=segment.length - max(0, beginning - segment.start))
        for key, to_count in Counter(key for at, key in _counts(timeline) if at > beginning).items():
            self._sums[key] = replace(self._sums[key], to_count=to_count)

    def played(self, player: Player, after: Ms, until: Ms) -> None:
        """Note that the stretch (after, until] was played."""
        timeline = player.timeline
        if timeline is not self._timeline:
            self._timeline, self._counts = timeline, tuple(_counts(timeline))
        for segment in timeline.segments[timeline.index_at(after) : timeline.index_at(until) + 1]:
            length = min(until, segment.end) - max(after, segment.start)
            if segment.kind in HELD and segment.pose and length > 0:
                self._add(_key(segment), player, segment, held=length)
        for at, key in self._counts:
            if after < at <= until and key in self._sums:
                one = self._sums[key]
                self._sums[key] = replace(one, counted=one.counted + 1)

    @property
    def poses(self) -> tuple[Held, ...]:
        """Every pose planned or held, in order."""
        return tuple(one for one in self._sums.values() if one.planned or one.held)

    def _add(self, key: Key, player: Player, segment: Segment, *, planned: Ms = 0, held: Ms = 0) -> None:
        step, side, pose, variant = key
        unit = Unit.ROUNDS if segment.kind is SegmentKind.REPS else Unit.BREATHS
        one = self._sums.get(key)
        if one is None:
            one = Held(step, pose, player.pose_name(segment).english, side, variant, unit=unit)
        self._sums[key] = replace(one, planned=one.planned + planned, held=one.held + held)


def _held_segments(timeline: Timeline) -> Iterator[Segment]:
    return (segment for segment in timeline.segments if segment.kind in HELD and segment.pose)


def _counts(timeline: Timeline) -> Iterator[tuple[Ms, Key]]:
    """When each counted breath or round is done."""
    for segment in _held_segments(timeline):
        # In repetitions the movements are counted; the breath that goes with them is not.
        kind = MoveStarted if segment.kind is SegmentKind.REPS else BreathPhaseStarted
        counted: Sequence[MoveStarted | BreathPhaseStarted] = timeline.of(kind)
        first = bisect_left(counted, segment.start, key=attrgetter("at"))
        last = bisect_left(counted, segment.end, lo=first, key=attrgetter("at"))
        ends = {event.number: event.at + event.duration for event in counted[first:last] if event.number is not None}
        yield from ((end, _key(segment)) for end in ends.values())


def _key(segment: Segment) -> Key:
    return segment.step, segment.side, segment.pose or "", segment.variant
