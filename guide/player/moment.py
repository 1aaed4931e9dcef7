"""Everything a screen shows of one instant of a practice."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from guide.model.breath import Phase
from guide.model.pose import Catalogue
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.choreography import Choreography, Going
from guide.timeline.events import BreathPhaseStarted, Event, MoveStarted, PoseStarted, SpeechDue, SpeechKind
from guide.timeline.timeline import Segment, Timeline

_CAPTION_LINGERS: Ms = 1_500
"""How long a caption stays after its last word, so that it can be read to the end."""


@dataclass(frozen=True, slots=True)
class PoseName:
    """How a pose is called on screen; `side` is None where it is alike on both."""

    english: str
    sanskrit: str | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """Words on screen and the share of them that has been spoken, 0 to 1."""

    text: str
    spoken: float
    source: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant, `position` milliseconds into the practice; negative while there is time to get ready.

    `fullness` is how full the breath is, 0 empty to 1 full, on the cosine curve that the ring and the ribs share.
    `number` of `total` is the breath (or round) being counted. In repetitions `move` names the movement under way.
    `pose_id` and `variant` say which shape the body is in or on its way to, which is that it rests in once a pose has
    been left and words stand alone; `going` also says how far it has come, where its arms are before a breath raises
    them, and where in a round its feet are. `works` and `stretches` name
    the muscles of the pose.
    """

    position: Ms
    time_left: Ms
    segment: Segment
    pose: PoseName
    pose_id: str | None
    variant: str | None
    phase: Phase | None
    fullness: float
    number: int | None
    total: int | None
    move: str | None
    caption: Caption | None
    next: PoseName | None
    next_id: str | None
    next_variant: str | None
    going: Going | None = None
    works: tuple[str, ...] = ()
    stretches: tuple[str, ...] = ()

    @property
    def seconds_to_get_ready(self) -> int:
        """Whole seconds until the practice begins, rounded up; 0 once it has begun."""
        return max(0, math.ceil(-self.position / SECOND))

    @property
    def hold_share(self) -> float:
        """How much of the counted hold has passed, 0 to 1."""
        if self.number is None or not self.total or not self.segment.length:
            return 0.0
        return min(1.0, max(0.0, (self.position - self.segment.start) / self.segment.length))


class Moments:
    """The instants of one timeline. Built once, asked at every picture: a few searches, no loops.

    `begun` says of the poses that had begun before the timeline became this one which are seen in a mirror.
    """

    def __init__(self, timeline: Timeline, catalogue: Catalogue, begun: Sequence[bool] = ()) -> None:
        self.timeline = timeline
        self._begun = begun
        self._catalogue = catalogue
        self._phases, self._moves = timeline.of(BreathPhaseStarted), timeline.of(MoveStarted)
        self._poses = timeline.of(PoseStarted)
        self._cues = [event for event in timeline.of(SpeechDue) if event.kind is SpeechKind.CUE]

    def at(self, position: Ms) -> Moment:
        """What is shown at a position in milliseconds."""
        segment = self.timeline.segment_at(position)
        phase, move = _under_way(self._phases, position), _under_way(self._moves, position)
        counted = move or phase
        started = _last_before(self._poses, position)
        going = self.choreography.at(position)
        current = self._poses[started] if started >= 0 else None
        coming = (self._poses[ahead] for ahead in range(started + 1, len(self._poses)))
        if current and going and segment.pose is None and going.to.pose != current.pose:
            current = PoseStarted(segment.start, going.to.pose, going.to.variant, segment.side)
        stays = current[1:] if current and segment.pose is None else None  # between two steps in one shape
        following = next((one for one in coming if one[1:] != stays), None)
        pose = self._catalogue.poses.get(current.pose) if current else None
        return Moment(
            position=position,
            time_left=self.timeline.duration - max(position, 0),
            segment=segment,
            pose=self._name_of(current) if current else PoseName(segment.title),
            pose_id=current.pose if current else None,
            variant=current.variant if current else None,
            phase=phase.phase if phase else None,
            fullness=fullness(phase.phase, (position - phase.at) / phase.duration) if phase else 0.5,
            number=counted.number if counted else None,
            total=counted.total if counted else None,
            move=move.name if move else None,
            caption=self._caption_at(position),
            next=self._name_of(following) if following else None,
            next_id=following.pose if following else None,
            next_variant=following.variant if following else None,
            going=going,
            works=segment.works or (pose.works_in(current.variant) if pose and current else ()),
            stretches=pose.stretches if pose else (),
        )

    def pose_name(self, segment: Segment) -> PoseName:
        """How the pose of a segment is called; the segment's title where there is none."""
        if segment.pose is None:
            return PoseName(segment.title, side=segment.side)
        return self._name_of(PoseStarted(segment.start, segment.pose, segment.variant, segment.side))

    @cached_property
    def choreography(self) -> Choreography:
        """How the body moves through the timeline."""
        return Choreography(self.timeline, self._catalogue.poses, self._begun)

    def _name_of(self, started: PoseStarted) -> PoseName:
        pose = self._catalogue.poses.get(started.pose)
        if pose is None:
            return PoseName(started.pose, side=started.side)
        variant = pose.variants.get(started.variant) if started.variant else None
        english = variant.name if variant and variant.name else pose.name
        return PoseName(english, pose.sanskrit, started.side)

    def _caption_at(self, position: Ms) -> Caption | None:
        index = _last_before(self._cues, position)
        if index < 0:
            return None
        cue = self._cues[index]
        if position >= cue.at + cue.duration + _CAPTION_LINGERS:
            return None
        spoken = min(1.0, (position - cue.at) / cue.duration) if cue.duration else 1.0
        return Caption(cue.caption, spoken, cue.source, cue.why)


def fullness(phase: Phase, share: float) -> float:
    """How full the breath is, 0 to 1, at `share` (0 to 1) of a phase; still in the pauses."""
    match phase:
        case Phase.INHALE:
            return (1 - math.cos(math.pi * share)) / 2
        case Phase.HOLD:
            return 1.0
        case Phase.EXHALE:
            return (1 + math.cos(math.pi * share)) / 2
        case Phase.REST:
            return 0.0


_Lasting = TypeVar("_Lasting", BreathPhaseStarted, MoveStarted)


def _under_way(events: Sequence[_Lasting], position: Ms) -> _Lasting | None:
    """The event whose time a position lies in."""
    index = _last_before(events, position)
    if index < 0 or position >= events[index].at + events[index].duration:
        return None
    return events[index]


def _last_before(events: Sequence[Event], position: Ms) -> int:
    """The index of the last event at or before a position; -1 when there is none."""
    return bisect_right(events, position, key=lambda event: event.at) - 1
