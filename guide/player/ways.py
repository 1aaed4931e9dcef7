"""The ways a body goes in a practice: from shape to shape, in time with the words, the breath and the rounds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby, pairwise
from typing import Final

from guide.figure.choice import at_moment, shape_of
from guide.figure.stations import to_the_door
from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.shape import Family, Shape
from guide.model.units import SECOND, Ms
from guide.player.facing import mirrored_poses
from guide.player.worn import Wearing
from guide.timeline.events import BreathPhaseStarted, MoveStarted, PoseStarted, SpeechDue
from guide.timeline.stages.talking import SETTLE
from guide.timeline.timeline import HELD, Segment, SegmentKind, Timeline

_LONGEST: Final[Ms] = 20 * SECOND
"""Where many words lead into a pose, the body goes with those in their midst: a glance then shows where it goes."""
_UNLED: Final[Ms] = 4 * SECOND
"""How long the body takes where no words lead it."""
_BEFORE_ALL: Final[Ms] = -(2**40)
"""Long before any time there is to get ready."""
_RESTS: Final = {
    Family.STANDING: "mountain",
    Family.KNEELING: "tabletop",
    Family.SEATED: "seated",
    Family.PRONE: "prone-rest",
    Family.SUPINE: "savasana",
}
"""How a body meets the ground before any pose builds on it."""
_OF_A_MOVE: Final = 0.9
"""The part of a repetition's movement that the body moves; for the rest of it the body is there."""


@dataclass(frozen=True, slots=True)
class Way:
    """The body sets out at `start` and is in a shape at `end`, in milliseconds."""

    start: Ms
    end: Ms
    to: Drawn


class Ways:
    """The ways of one timeline, made where they are asked for."""

    def __init__(self, timeline: Timeline, poses: Mapping[str, Pose], begun: Sequence[bool] = ()) -> None:
        self._timeline, self._poses, self._begun = timeline, poses, begun
        self._shapes: dict[Drawn, Shape | None] = {}
        self._breaths, self._moves = timeline.of(BreathPhaseStarted), timeline.of(MoveStarted)
        self._started, self._cues = timeline.of(PoseStarted), timeline.of(SpeechDue)

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
        rest = self._before_all() if ways and first == 0 else None
        before = [Way(_BEFORE_ALL, _BEFORE_ALL + SECOND, rest)] if rest else []
        going = [*before, *(way for way in cut if way.start < way.end), *ways[-1:]]
        return (*going[:1], *(way for last, way in pairwise(going) if way.to != last.to))

    def pose(self, index: int) -> Drawn:
        """The pose that the body sets out for, as it is seen."""
        drawn, last = self._in_the_middle(index), len(self._started) - 1
        beside = (self._in_the_middle(other) for other in (min(index + 1, last), max(index - 1, 0)))
        return drawn._replace(z=next(filter(None, (self._to_the_door(drawn, other) for other in beside)), 0.0))

    def wearing(self, drawn: Drawn, worn: Sequence[Wearing]) -> Drawn:
        """A figure with what it wears, or without what it does not wear yet."""
        shape = self._shape(drawn)
        if shape is None:
            return drawn
        nowhere = {one.kind for one in worn if one.pose is None}
        kept = [prop for prop in shape.props if prop.kind not in nowhere]
        own = {prop.kind for prop in kept}
        for one in worn:
            if one.pose is not None and one.kind not in own:
                source = self._shape(self._moment(self.pose(one.pose), "arrive"))
                kept += [prop for prop in source.props if prop.kind is one.kind] if source else []
        return drawn if tuple(kept) == shape.props else drawn._replace(props=tuple(kept))

    def _of_pose(self, index: int) -> Iterator[Way]:
        """The way into a pose, through its movements, and the first of the way out."""
        event, pose = self._started[index], self._placed(index)
        segment = self._timeline.segment_at(event.at)
        stretches = self._stretches(index)
        arriving, holding = self._moment(pose, "arrive"), self._moment(pose, "hold")
        rounds = self._rounds(index)
        if rounds is not None:
            holding = arriving = pose
        match segment.kind:
            case SegmentKind.ARRIVE | SegmentKind.SAY:
                stays = segment.waits or any(one.kind in HELD for one in stretches)
                lead = self._led_to if stays or arriving == holding else self._led_there_and_back
                yield from lead(index, segment, arriving, holding)
            case SegmentKind.BUILD:
                breath = next((one.at for one in self._breaths if event.at <= one.at < segment.end), segment.end)
                yield Way(event.at, max(breath, min(event.at + _UNLED, segment.end)), holding)
            case SegmentKind.LEAVE:
                yield self._carried_to(holding, segment, self._last_breath(segment))
            case _:
                yield Way(event.at, min(event.at + _UNLED, segment.end), holding)
        if rounds is not None:
            yield from self._of_rounds(self.pose(index), rounds)
        leaving = next((one for one in stretches if one.kind is SegmentKind.LEAVE and one is not segment), None)
        if leaving is not None and self._left_in(index) != holding:
            yield self._carried_to(self._left_in(index), leaving, self._last_breath(leaving))

    def _led_to(self, index: int, segment: Segment, arriving: Drawn, holding: Drawn) -> Iterator[Way]:
        """With the first words to where the pose begins, with the others into it, with the last into its hold."""
        start = self._started[index].at
        cues = [one for one in self._cues_in(segment) if one.key.startswith("arrive.")]
        carried = self._last_breath(segment)
        entering = next((one.at for one in self._cues_in(segment) if one.key == "enter"), segment.end)
        until = carried.at if carried else entering
        if until == segment.end:
            arriving = holding
        pose = self._poses.get(arriving.pose)
        settled = max(start + (pose.move if pose else 0), cues[-1].end + SETTLE) if cues else until
        end = min(until, settled)
        first = self._first(index)
        if first is not None:
            moved = start + (_UNLED if first.moment else self._poses[first.pose].move)
            moved = max(moved, cues[1].at) if len(cues) > 1 else moved
            if first == arriving:
                end = min(until, moved)
            elif moved + _UNLED <= until:
                yield Way(start, min(moved, start + _LONGEST), first)
                end = max(end, moved + _UNLED)
                start = moved + max(0, end - moved - _LONGEST) // 2
        yield Way(start, min(end, start + _LONGEST), arriving)
        if holding != arriving:
            yield (
                self._carried_to(holding, segment, carried)
                if carried
                else Way(entering, min(entering + _UNLED, segment.end), holding)
            )

    def _led_there_and_back(self, index: int, segment: Segment, arriving: Drawn, holding: Drawn) -> Iterator[Way]:
        """A pose that is only tried: with the words before their longest pause into it, with their last out of it."""
        cues = self._cues_in(segment)
        if not cues[1:] or any(one.key == "enter" for one in cues):
            yield from self._led_to(index, segment, arriving, holding)
            return
        tried, _ = max(pairwise(cues), key=lambda pair: pair[1].at - pair[0].end)
        start = self._started[index].at
        yield Way(start, min(max(start + _UNLED, tried.at), start + _LONGEST), arriving)
        yield Way(tried.at, tried.at + _UNLED, holding)
        yield Way(cues[-1].at, min(cues[-1].at + _UNLED, segment.end), arriving)

    def _stretches(self, index: int) -> Sequence[Segment]:
        """What of the practice lies between a pose and the next."""
        segments = self._timeline.segments
        first = bisect_left(segments, self._started[index].at, key=lambda one: one.start)
        is_last = index + 1 == len(self._started)
        until = self._timeline.duration if is_last else self._started[index + 1].at
        return segments[first : bisect_left(segments, until, lo=first, key=lambda one: one.start)]

    def _rounds(self, index: int) -> Segment | None:
        pose = self._started[index].pose
        stretches = self._stretches(index)
        return next((one for one in stretches if one.kind is SegmentKind.REPS and one.pose == pose), None)

    def _before_all(self) -> Drawn | None:
        """What a body does that knows nothing yet of its first pose: it stands, sits or lies."""
        pose = self.pose(0)
        shape = self._shape(pose)
        return self._resting(pose, _RESTS[shape.family]) if shape else None

    def _first(self, index: int) -> Drawn | None:
        """Where the first words lead: to the pose's own beginning, or at least to how it meets the ground."""
        pose = self.pose(index)
        begins = self._begins(index)
        if begins is not None:
            return begins
        here, there = self._shape(self._left_in(index - 1) if index else self._before_all() or pose), self._shape(pose)
        if here is None or there is None or here.family is there.family or f"from-{here.family}" in there.moments:
            return None
        return self._resting(pose, self._poses[pose.pose].rests_in or _RESTS[there.family])

    def _begins(self, index: int) -> Drawn | None:
        begins = self._moment(self._placed(index), "begin")
        return begins if begins.moment else None

    def _placed(self, index: int) -> Drawn:
        """A pose where on the mat it begins."""
        pose, rounds = self.pose(index), self._rounds(index)
        return self._at_start(pose, rounds) if rounds else pose

    def _left_in(self, index: int) -> Drawn:
        """The shape in which a pose is left with its leaving words: that it rests in, or that in which it was begun.

        What it uses stays in its place until the next pose.
        """
        pose = self._placed(index)
        rests_in = self._poses[pose.pose].rests_in if pose.pose in self._poses else None
        resting = self._resting(pose, rests_in) if rests_in else None
        arriving = self._moment(pose, "arrive")
        if resting is None:
            return self._begins(index) or arriving
        used = self._shape(arriving)
        return self.wearing(resting, [Wearing(0, 0, one.kind, index) for one in used.props]) if used else resting

    def _resting(self, pose: Drawn, rests_in: str) -> Drawn | None:
        """Another pose seen from the side from which a pose is seen; None where that has no figure."""
        if rests_in == pose.pose:
            return pose
        rest = Drawn(rests_in)
        shape, other = self._shape(pose), self._shape(rest)
        if shape is None or other is None:
            return None
        return rest._replace(is_turned=shape.camera.yaw * other.camera.yaw < 0, z=self._to_the_door(rest, pose))

    def _in_the_middle(self, index: int) -> Drawn:
        event = self._started[index]
        return Drawn(event.pose, event.variant, event.side, is_turned=self.mirrored[index])

    def _to_the_door(self, drawn: Drawn, other: Drawn) -> float:
        here, there = self._shape(drawn), self._shape(other)
        return to_the_door(here, there) if here is not None and there is not None else 0.0

    def _cues_in(self, segment: Segment) -> Sequence[SpeechDue]:
        first = bisect_left(self._cues, segment.start, key=lambda cue: cue.at)
        return self._cues[first : bisect_left(self._cues, segment.end, lo=first, key=lambda cue: cue.at)]

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
    def mirrored(self) -> tuple[bool, ...]:
        """Which of the poses are seen in a mirror."""
        return mirrored_poses(self._timeline, self._poses, self._begun)

    def _shape(self, drawn: Drawn) -> Shape | None:
        if drawn not in self._shapes:
            self._shapes[drawn] = shape_of(self._poses, drawn)
        return self._shapes[drawn]


_CARRIED: Final = (SegmentKind.ARRIVE, SegmentKind.SAY, SegmentKind.LEAVE)
