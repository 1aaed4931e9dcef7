"""Where the beads of a practice lie on their thread: pure geometry, in logical pixels."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.timeline import Segment, SegmentKind, Timeline

_LANE: Final = 12.0
_GAP: Final = 1.0
"""What is left free at both ends of a mark, so that neighbours do not touch."""
_LEAST_BEAD: Final = 4.0
_LEAST_PART: Final = 7.0
"""Narrow beads thinner than this would run into one another: fewer are drawn."""
_PART_GAP: Final = 3.0
_SHORT_LINE: Final = 12.0
_LEAST_LINE: Final = 6.0
_BOTH: Final = 18 / 28
"""The height of a bead for both sides, as a share of the strip's."""


class Shape(Enum):
    """How a stretch of the practice is drawn."""

    BEAD = "bead"
    """A hold, as long as it lasts."""
    BEADS = "beads"
    """Repetitions: narrow beads side by side."""
    LINE = "line"
    """Words and moving."""
    DOT = "dot"
    """Rest."""


class Lane(Enum):
    """Right side above, left side below, both sides across."""

    UPPER = "upper"
    LOWER = "lower"
    BOTH = "both"


class Mark(NamedTuple):
    """One shape on the thread, from `left` to `right`; it stands for the segments `first` to `last`."""

    shape: Shape
    lane: Lane
    left: float
    right: float
    first: int
    last: int
    parts: int = 1
    part_gap: float = _PART_GAP

    @property
    def centre(self) -> float:
        """The middle, in pixels from the strip's left end."""
        return (self.left + self.right) / 2

    @property
    def is_bead(self) -> bool:
        """Whether the mark is one that the keys walk over."""
        return self.shape in (Shape.BEAD, Shape.BEADS)

    def part_edges(self) -> tuple[tuple[float, float], ...]:
        """The left and right edges of the narrow beads, or of the one bead."""
        pitch = (self.right - self.left + self.part_gap) / self.parts
        return tuple(
            (self.left + pitch * part, self.left + pitch * (part + 1) - self.part_gap) for part in range(self.parts)
        )

    def scaled(self, factor: float) -> "Mark":
        """The same mark on a strip drawn larger or smaller."""
        if factor == 1:
            return self
        return self._replace(left=self.left * factor, right=self.right * factor, part_gap=self.part_gap * factor)


@dataclass(frozen=True, slots=True)
class StripLayout:
    """The marks of a timeline over `width` pixels, in order; time runs evenly from left to right."""

    width: float
    duration: Ms
    marks: tuple[Mark, ...]

    def x_at(self, position: Ms) -> float:
        """Where a position in milliseconds lies."""
        share = position / self.duration if self.duration else 0.0
        return self.width * min(max(share, 0.0), 1.0)

    def position_at(self, x: float) -> Ms:
        """The position in milliseconds that lies at `x`."""
        share = x / self.width if self.width else 0.0
        return round(self.duration * min(max(share, 0.0), 1.0))

    @property
    def beads(self) -> tuple[Mark, ...]:
        """The marks that the keys walk over."""
        return tuple(mark for mark in self.marks if mark.is_bead)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The heights of a strip: two lanes of `lane` pixels with `gap` between, all of it from `top` down."""

    lane: float = _LANE
    gap: float = 4.0
    top: float = 0.0

    @property
    def scale(self) -> float:
        """How much larger than drawn the strip is."""
        return self.lane / _LANE

    @property
    def height(self) -> float:
        """The height of both lanes with the gap between."""
        return 2 * self.lane + self.gap

    def middle(self, lane: Lane) -> float:
        """The height of a lane's middle line."""
        match lane:
            case Lane.UPPER:
                return self.top + self.lane / 2
            case Lane.LOWER:
                return self.top + 1.5 * self.lane + self.gap
            case Lane.BOTH:
                return self.top + self.height / 2

    def bead_height(self, lane: Lane) -> float:
        """How high a bead is; one for both sides straddles the lanes."""
        return _BOTH * self.height if lane is Lane.BOTH else self.lane


def lay_out(timeline: Timeline, width: float, scale: float = 1.0) -> StripLayout:
    """Lay a timeline out over `width` pixels, with gaps as drawn times `scale`.

    Stretches of words that follow one another become one line.

    Time too short to be seen leaves a gap in the thread.
    """
    marks: list[Mark] = []
    pace = width / scale / timeline.duration if timeline.duration else 0.0
    for index, segment in enumerate(timeline.segments):
        if not segment.length:
            continue
        left, right = segment.start * pace, segment.end * pace
        shape, lane = _shape_of(segment), _lane_of(segment.side)
        before = marks[-1] if marks else None
        if shape is Shape.LINE and before is not None and before.shape is Shape.LINE and before.lane is lane:
            same_step = timeline.segments[before.last].step == segment.step
            if same_step or min(right - left, before.right - before.left) < _SHORT_LINE:
                marks[-1] = Mark(Shape.LINE, lane, before.left, max(before.left, right - _GAP), before.first, index)
                continue
        least = _LEAST_BEAD if shape in (Shape.BEAD, Shape.BEADS) else 0.0
        left, right = _inset(left, right, least)
        marks.append(Mark(shape, lane, left, right, index, index, _parts_of(segment, right - left)))
    return StripLayout(width, timeline.duration, tuple(mark.scaled(scale) for mark in marks if not _is_speck(mark)))


def _is_speck(mark: Mark) -> bool:
    """A line so short that it would pass for a rest."""
    return mark.shape is Shape.LINE and mark.right - mark.left < _LEAST_LINE


def _inset(left: float, right: float, least: float) -> tuple[float, float]:
    gap = min(_GAP, max(0.0, (right - left - least) / 2))
    left, right = left + gap, right - gap
    missing = max(0.0, least - (right - left))
    return left - missing / 2, right + missing / 2


def _shape_of(segment: Segment) -> Shape:
    match segment.kind:
        case SegmentKind.HOLD | SegmentKind.BUILD:
            return Shape.BEAD
        case SegmentKind.REPS:
            return Shape.BEADS
        case SegmentKind.REST:
            return Shape.DOT
        case SegmentKind.SAY | SegmentKind.ARRIVE | SegmentKind.LEAVE | SegmentKind.BELL:
            return Shape.LINE


def _lane_of(side: Side | None) -> Lane:
    match side:
        case Side.RIGHT:
            return Lane.UPPER
        case Side.LEFT:
            return Lane.LOWER
        case None:
            return Lane.BOTH


def _parts_of(segment: Segment, width: float) -> int:
    """How many narrow beads stand for repetitions: two to a round, there and back, where there is room."""
    if segment.kind is not SegmentKind.REPS or not segment.amount:
        return 1
    room = int((width + _PART_GAP) // (_LEAST_PART + _PART_GAP))
    return next((parts for parts in (2 * segment.amount, segment.amount) if parts <= room), 1)
