"""How the body moves through a practice: from shape to shape, in time with the words, the breath and the rounds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby, pairwise
from typing import Final

from guide.figure.choice import at_moment, moved, shape_for, yaw_for
from guide.figure.journey import turned
from guide.figure.mirror import mirrored
from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.shape import Shape
from guide.model.units import SECOND, Ms
from guide.timeline.events import BreathPhaseStarted, MoveStarted, PoseStarted
from guide.timeline.timeline import Segment, SegmentKind, Timeline

_LONGEST: Final[Ms] = 20 * SECOND
"""Where many words lead into a pose, the body is there before the last of them: a glance then shows where it goes."""
_UNLED: Final[Ms] = 4 * SECOND
"""How long the body takes where no words lead it."""
_OF_A_MOVE: Final = 0.9
"""The part of a repetition's movement that the body moves; for the rest of it the body is there."""


@dataclass(frozen=True, slots=True)
class Way:
    """The body sets out at `start` and is in a shape at `end`, in milliseconds."""

    start: Ms
    end: Ms
    to: Drawn


@dataclass(frozen=True, slots=True)
class Going:
    """Where the body is: a part `share` (0 to 1) of the time from one shape to another; at 1 it is there."""

    before: Drawn
    to: Drawn
    share: float


class Choreography:
    """The ways of one timeline. Built once, asked at every picture; what is far from where it is asked can wait."""

    def __init__(self, timeline: Timeline, poses: Mapping[str, Pose]) -> None:
        self._all = _Ways(timeline, poses)
        self._near: dict[int, tuple[Way, ...]] = {}

    def at(self, position: Ms) -> Going | None:
        """Where the body is at a position; before its first pose it waits in that. None without any pose."""
        ways = self._ways_near(position)
        if not ways:
            return None
        index = bisect_right(ways, position, key=lambda way: way.start) - 1
        if index <= 0:
            return Going(ways[0].to, ways[0].to, 1.0)
        way = ways[index]
        share = 1.0 if position >= way.end else (position - way.start) / (way.end - way.start)
        return Going(ways[index - 1].to, way.to, share)

    @property
    def ways(self) -> tuple[Way, ...]:
        """All ways, in order."""
        return self._all.between(0, self._all.poses)

    def _ways_near(self, position: Ms) -> tuple[Way, ...]:
        """From the pose before the last, whose ways a late way out may still wait for, to the one that cuts these."""
        index = max(0, self._all.index_at(position))
        if index not in self._near:
            self._near[index] = self._all.between(max(0, index - 2), index + 2)
        return self._near[index]


def shape_of(poses: Mapping[str, Pose], drawn: Drawn) -> Shape | None:
    """The shape that is meant; None for a pose without a figure, or one that is not there."""
    pose = poses.get(drawn.pose)
    shape = shape_for(pose, drawn.variant, drawn.side) if pose else None
    if shape is None:
        return None
    shape = at_moment(shape, drawn.moment)
    shape = mirrored(shape) if drawn.is_turned else shape
    shape = replace(mirrored(shape), camera=shape.camera, mat=shape.mat) if drawn.is_back else shape
    return moved(shape, drawn.x) if drawn.x else shape


class _Ways:
    def __init__(self, timeline: Timeline, poses: Mapping[str, Pose]) -> None:
        self._timeline, self._poses = timeline, poses
        self._shapes: dict[Drawn, Shape | None] = {}
        self._breaths, self._moves = timeline.of(BreathPhaseStarted), timeline.of(MoveStarted)
        self._started = timeline.of(PoseStarted)
        self._steps_of_rounds = {one.step for one in timeline.segments if one.kind is SegmentKind.REPS}

    @property
    def poses(self) -> int:
        """How many poses the body goes to."""
        return len(self._started)

    def index_at(self, position: Ms) -> int:
        """The pose that the body has last set out for; -1 before the first."""
        return bisect_right(self._started, position, key=lambda one: one.at) - 1

    def between(self, first: int, end: int) -> tuple[Way, ...]:
        """The ways of the poses from `first` up to `end`. No way is longer than the time until the next one."""
        indices = range(first, min(end, len(self._started)))
        ways = sorted(chain.from_iterable(map(self._of_pose, indices)), key=lambda way: way.start)
        cut = [replace(way, end=min(way.end, after.start)) for way, after in pairwise(ways)]
        return (*cut, *ways[-1:])

    def _of_pose(self, index: int) -> Iterator[Way]:
        """The way into a pose, through its movements, and the first of the way out."""
        event = self._started[index]
        is_last = index + 1 == len(self._started)
        until = self._timeline.duration if is_last else self._started[index + 1].at
        pose = Drawn(event.pose, event.variant, event.side, is_turned=self._turned[index])
        segment = self._timeline.segment_at(event.at)
        arriving, holding = self._moment(pose, "arrive"), self._moment(pose, "hold")
        carried = self._last_breath(segment)
        segments = self._timeline.segments
        first = bisect_left(segments, event.at, key=lambda one: one.start)
        stretches = segments[first : bisect_left(segments, until, lo=first, key=lambda one: one.start)]
        rounds = next((one for one in stretches if one.kind is SegmentKind.REPS and one.pose == event.pose), None)
        if rounds is not None:
            holding = arriving = self._at_start(pose, rounds)
        match segment.kind:
            case SegmentKind.ARRIVE | SegmentKind.SAY:
                led_in = carried.at if carried else segment.end
                yield Way(event.at, min(led_in, event.at + _LONGEST), arriving)
                if holding != arriving:
                    yield self._carried_to(holding, segment, carried)
            case SegmentKind.BUILD:
                breath = next((one.at for one in self._breaths if event.at <= one.at < segment.end), segment.end)
                yield Way(event.at, max(breath, min(event.at + _UNLED, segment.end)), holding)
            case SegmentKind.LEAVE:
                yield self._carried_to(holding, segment, carried)
            case _:
                yield Way(event.at, min(event.at + _UNLED, segment.end), holding)
        if rounds is not None:
            yield from self._of_rounds(pose, rounds)
        elif arriving != holding:
            leaving = next((one for one in stretches if one.kind is SegmentKind.LEAVE and one is not segment), None)
            if leaving is not None:
                yield self._carried_to(arriving, leaving, self._last_breath(leaving))

    def _carried_to(self, to: Drawn, segment: Segment, breath: BreathPhaseStarted | None) -> Way:
        """A movement with the breath that carries it; over the whole stretch where no breath is asked for."""
        start = breath.at if breath else segment.start
        return Way(start, min(start + breath.duration if breath else start + _UNLED, segment.end), to)

    def _of_rounds(self, pose: Drawn, segment: Segment) -> Iterator[Way]:
        """Across the mat and back, in the rhythm of the movements."""
        moves = self._moves_in(segment)
        stride, start = self._stride(pose, moves), self._at_start(pose, segment).x
        for (_, is_back), crossing in groupby(moves, key=lambda move: (move.number, move.is_back)):
            steps = -1
            for move in crossing:
                steps += move.place == 0
                x = -start + steps * stride if is_back else start - steps * stride
                to = pose._replace(moment=move.name, is_back=is_back, x=x)
                yield Way(move.at, move.at + round(move.duration * _OF_A_MOVE), to)

    def _at_start(self, pose: Drawn, segment: Segment) -> Drawn:
        """The pose at the end of the mat from which the first crossing begins."""
        moves = self._moves_in(segment)
        crossing = sum(move.place == 0 and not move.is_back and move.number == moves[0].number for move in moves)
        return pose._replace(x=self._stride(pose, moves) * crossing / 2)

    def _moves_in(self, segment: Segment) -> Sequence[MoveStarted]:
        first = bisect_left(self._moves, segment.start, key=lambda move: move.at)
        return self._moves[first : bisect_left(self._moves, segment.end, lo=first, key=lambda move: move.at)]

    def _stride(self, pose: Drawn, moves: Sequence[MoveStarted]) -> float:
        """How far one round of movements brings the body to its right, in metres."""
        shape = self._shape(pose)
        if shape is None or not moves:
            return 0.0
        last = max(moves, key=lambda move: move.place)
        return shape.pelvis.at[0] - at_moment(shape, last.name).pelvis.at[0]

    def _moment(self, pose: Drawn, name: str) -> Drawn:
        shape = self._shape(pose)
        return pose._replace(moment=name) if shape is not None and name in shape.moments else pose

    def _last_breath(self, segment: Segment) -> BreathPhaseStarted | None:
        index = bisect_left(self._breaths, segment.end, key=lambda breath: breath.at) - 1
        if index < 0 or self._breaths[index].at < segment.start or segment.kind not in _CARRIED:
            return None
        return self._breaths[index]

    @cached_property
    def _turned(self) -> list[bool]:
        """Which of the poses are seen in a mirror, so that the camera swings least; those with sides never are."""
        poses = [self._poses.get(one.pose) for one in self._started]
        yaws = [
            None if pose is None else yaw_for(pose, one.variant, one.side)
            for pose, one in zip(poses, self._started, strict=True)
        ]
        drawn = [(index, yaw) for index, yaw in enumerate(yaws) if yaw is not None]
        alike = [self._is_alike(self._started[index]) for index, _ in drawn]
        seen = [False] * len(yaws)
        for (index, _), is_turned in zip(drawn, turned([yaw for _, yaw in drawn], alike), strict=True):
            seen[index] = is_turned
        return seen

    def _shape(self, drawn: Drawn) -> Shape | None:
        if drawn not in self._shapes:
            self._shapes[drawn] = shape_of(self._poses, drawn)
        return self._shapes[drawn]

    def _is_alike(self, event: PoseStarted) -> bool:
        step = self._timeline.segment_at(event.at).step
        return self._poses[event.pose].drawn_side is None and step not in self._steps_of_rounds


_CARRIED: Final = (SegmentKind.ARRIVE, SegmentKind.SAY, SegmentKind.LEAVE)
