"""When the things of a practice come and go: with the words that name them, not with the poses that use them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from guide.figure.choice import shape_for
from guide.model.pose import Pose
from guide.model.shape import PropKind
from guide.model.units import Ms
from guide.timeline.events import PoseStarted, SpeechDue, SpeechKind
from guide.timeline.timeline import SegmentKind, Timeline

_STRAPS: Final = frozenset({PropKind.BAND, PropKind.BELT})
"""What is worn on the body, in whatever pose it is; anything else lies where its pose has put it."""

_AFTER_A_STRAP: Final = frozenset({SegmentKind.LEAVE, SegmentKind.REST, SegmentKind.SAY})


@dataclass(frozen=True, slots=True)
class Wearing:
    """From `start` to `end`, in milliseconds, a prop is where pose number `pose` has it; with None it is nowhere."""

    start: Ms
    end: Ms
    kind: PropKind
    pose: int | None


class Worn:
    """What the pictures of one timeline show of its props beside what each pose has of its own."""

    def __init__(self, timeline: Timeline, poses: Mapping[str, Pose]) -> None:
        self._timeline, self._poses = timeline, poses
        self._started = timeline.of(PoseStarted)
        self._cues = [cue for cue in timeline.of(SpeechDue) if cue.kind is SpeechKind.CUE]

    def at(self, position: Ms) -> tuple[Wearing, ...]:
        """What differs at a position; nearly always nothing."""
        return tuple(one for one in self._all if one.start <= position < one.end)

    @cached_property
    def _all(self) -> tuple[Wearing, ...]:
        used = [self._kinds(one) for one in self._started]
        return tuple(
            one
            for kind in sorted(frozenset().union(*used))
            for one in self._of_kind(kind, [index for index, kinds in enumerate(used) if kind in kinds])
        )

    def _kinds(self, started: PoseStarted) -> frozenset[PropKind]:
        pose = self._poses.get(started.pose)
        shape = shape_for(pose, started.variant) if pose else None
        return frozenset(prop.kind for prop in shape.props) if shape else frozenset()

    def _of_kind(self, kind: PropKind, using: Sequence[int]) -> Iterator[Wearing]:
        is_on, since = False, 0
        for place, index in enumerate(using):
            before = using[place - 1] if place else None
            after = using[place + 1] if place + 1 < len(using) else None
            if not is_on and before != index - 1:
                yield from self._put_on(kind, index, since)
            is_on = False
            if after == index + 1:
                continue
            following, coming = self._at(index + 1), len(self._started) if after is None else after
            done = self._done(index, kind)
            off = next(self._named(kind, done, self._at(coming)), None)
            since = done if off is None else off + 1  # words that take a strap off do not put it on again
            if off is not None:
                kept = off if kind in _STRAPS else min(off, self._at(index + 2))
                yield Wearing(following, kept, kind, index)
                yield Wearing(kept, self._there(index + 1), kind, None)
            elif kind in _STRAPS and after == index + 2:  # between them is nothing but a rest
                is_on = True
                yield Wearing(following, self._there(coming), kind, index)

    def _put_on(self, kind: PropKind, index: int, start: Ms) -> Iterator[Wearing]:
        """A prop that is put in its place before its pose, or with the words that lead there."""
        at, there = self._at(index), self._there(index)
        before = tuple(self._named(kind, start, at))
        if before and kind in _STRAPS:
            yield Wearing(before[-1], there, kind, index)
            return
        on = next(self._named(kind, at, there), None)
        if on is not None:
            yield Wearing(at, on, kind, None)
            yield Wearing(on, there, kind, index)

    def _there(self, index: int) -> Ms:
        """When the body is in a pose; on the way there it has what it has before or after, not what is half way."""
        at = self._at(index)
        return self._timeline.segment_at(at).end if index < len(self._started) else at

    def _done(self, index: int, kind: PropKind) -> Ms:
        """When all that is done in a pose with a prop is over; words may follow. The way out may take a strap off."""
        start, end = self._at(index), self._at(index + 1)
        after = _AFTER_A_STRAP if kind in _STRAPS else {SegmentKind.SAY}
        within = [one for one in self._timeline.segments if start <= one.start < end]
        return max((one.end for one in within if one.kind not in after), default=start)

    def _at(self, index: int) -> Ms:
        return self._started[index].at if index < len(self._started) else self._timeline.duration

    def _named(self, kind: PropKind, start: Ms, end: Ms) -> Iterator[Ms]:
        """When words from `start` to `end` name a prop, each in its middle: by then a listener has heard what to do."""
        name = re.compile(rf"\b{kind}\b", re.IGNORECASE)
        return (cue.at + cue.duration // 2 for cue in self._cues if start <= cue.at < end and name.search(cue.caption))
