"""Where everything stands on the Practice page: pure geometry, in logical pixels.

Three pages are drawn: at 1280x800, at 1024x640, and with text at twice its size; a fourth is for what is about as wide
as high, as the page is beside the panel of changes. A window takes the drawing that is nearest, scaled as a whole; text
sizes between lie between two drawings.
"""

from dataclasses import astuple, dataclass, replace
from typing import Final

from PySide6.QtCore import QRect

from guide.ui.widgets.ring_geometry import RingMeasures


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def rect(self) -> QRect:
        """The nearest rectangle of whole pixels."""
        return QRect(round(self.x), round(self.y), round(self.width), round(self.height))

    def lowered(self, by: float) -> "Box":
        """The same box further down."""
        return Box(self.x, self.y + by, self.width, self.height)

    def scaled(self, factor: float) -> "Box":
        """The same box on a page that is drawn larger or smaller as a whole."""
        return Box(self.x * factor, self.y * factor, self.width * factor, self.height * factor)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The measures of one drawn page. `*_up` count from the lower edge; `side_below` from the horizon."""

    width: float
    height: float
    margin: float
    controls: float
    control: float
    icon: float
    horizon: float
    ring_x: float
    ring_least: float
    ring_most: float
    ring_gap: float
    ring_arc: float
    ring_circle: float
    name: float
    name_line: float
    note_line: float
    side_below: float
    stage_right: float
    caption_up: float
    notes_up: float
    strip_up: float
    lane: float
    lane_gap: float
    count_scale: float
    caption_scale: float
    note_scale: float


_NORMAL: Final = _Drawing(
    width=1280, height=800, margin=48, controls=36, control=48, icon=24,
    horizon=280, ring_x=1008, ring_least=128, ring_most=168, ring_gap=10, ring_arc=10, ring_circle=3,
    name=72, name_line=48, note_line=32, side_below=208, stage_right=760,
    caption_up=208, notes_up=96, strip_up=56, lane=12, lane_gap=4,
    count_scale=1, caption_scale=1, note_scale=1,
)  # fmt: skip
_LARGE_TEXT: Final = _Drawing(
    width=1280, height=800, margin=48, controls=32, control=48, icon=32,
    horizon=248, ring_x=1008, ring_least=150, ring_most=170, ring_gap=10, ring_arc=10, ring_circle=3,
    name=68, name_line=72, note_line=54, side_below=200, stage_right=760,
    caption_up=268, notes_up=115, strip_up=52, lane=12, lane_gap=4,
    count_scale=1, caption_scale=1, note_scale=1,
)  # fmt: skip
_SMALL: Final = _Drawing(
    width=1024, height=640, margin=32, controls=28, control=48, icon=24,
    horizon=216, ring_x=820, ring_least=102, ring_most=134, ring_gap=8, ring_arc=8, ring_circle=3,
    name=56, name_line=43, note_line=28, side_below=160, stage_right=600,
    caption_up=180, notes_up=80, strip_up=44, lane=10, lane_gap=4,
    count_scale=112 / 136, caption_scale=0.9, note_scale=18 / 22,
)  # fmt: skip
_NARROW: Final = _Drawing(
    width=640, height=640, margin=40, controls=28, control=48, icon=24,
    horizon=216, ring_x=492, ring_least=72, ring_most=96, ring_gap=7, ring_arc=7, ring_circle=3,
    name=56, name_line=38, note_line=30, side_below=126, stage_right=378,
    caption_up=168, notes_up=80, strip_up=42, lane=10, lane_gap=4,
    count_scale=0.58, caption_scale=0.78, note_scale=0.9,
)  # fmt: skip
_NARROW_LARGE_TEXT: Final = replace(
    _NARROW,
    horizon=200, ring_least=90, ring_most=96, name=60, name_line=54, note_line=48, side_below=120,
    caption_up=212, notes_up=94, count_scale=0.5, caption_scale=0.72, note_scale=0.7,
)  # fmt: skip
_NARROW_UNDER: Final = 1.2
"""Width as a share of the height: the ring stands smaller beside the figure, and the words do not shrink with it."""
_APPROACHES: Final = 4
"""What is lowered has less height, and so is drawn smaller: how often that is followed, each time by far less."""
_SMALL_WIDTH: Final = 1180
_SMALL_HEIGHT: Final = 720
_HORIZON_SHARE: Final = 0.35
"""How much of the height a tall window has to spare goes above the horizon."""
_LARGE_TEXT_FROM: Final = 1.5
_NEXT_FIGURE: Final = 88.0
_LEAST_TARGET: Final = 48.0
"""No button is smaller: fingers do not scale."""


@dataclass(frozen=True, slots=True)
class Room:
    """What of a page is something else's, in pixels of the page.

    That is its `top`, where the controls are, what lies over it at the `right`, and a room `beneath` the caption.
    """

    top: float = 0.0
    right: float = 0.0
    beneath: float = 0.0


@dataclass(frozen=True, slots=True)
class PracticeLayout:
    """The places on a page of one size. `*_scale` multiply the type styles of the theme."""

    scale: float
    margin: float
    horizon: float
    controls: float
    control: float
    icon: float
    ring: RingMeasures
    ring_x: float
    name: Box
    sanskrit: Box
    stage: Box
    side: Box
    caption: Box
    notes: Box
    strip: Box
    lane: float
    lane_gap: float
    count_scale: float
    caption_scale: float
    note_scale: float
    spare: bool
    """Whether there is room for the Sanskrit name."""
    next_figure: float
    """The height of the figure of the coming pose; 0 where there is no room for it."""


def lay_out(width: float, height: float, text: float = 1.0, room: Room | None = None) -> PracticeLayout:
    """Lay the page out for a window; `text` is the text size, 1 to 2. What is in the way takes its `room` first."""
    if room is None:
        return _laid_out(width, height, text)
    width, height = max(width - room.right, 1.0), max(height - room.beneath, 1.0)
    page, down = _laid_out(width, height, text), 0.0
    for _ in range(_APPROACHES):
        down = max(down, room.top - _top(page))
        page = _laid_out(width, max(height - down, 1.0), text)
    return replace(
        page,
        horizon=round(page.horizon + down),
        controls=page.controls + down,
        **{name: getattr(page, name).lowered(down) for name in ("name", "sanskrit", "stage", "side", "caption")},
        **{name: getattr(page, name).lowered(down + room.beneath) for name in ("notes", "strip")},
    )


def _laid_out(width: float, height: float, text: float) -> PracticeLayout:
    is_small = width < _SMALL_WIDTH or height < _SMALL_HEIGHT
    if width < _NARROW_UNDER * height:
        base, large = _NARROW, _NARROW_LARGE_TEXT
    else:
        base, large = (_SMALL, _shrunk(_LARGE_TEXT)) if is_small else (_NORMAL, _LARGE_TEXT)
    drawn = _between(base, large, text - 1)
    scale = min(width / drawn.width, height / drawn.height)
    across, down = width / scale, height / scale
    horizon = drawn.horizon + (down - drawn.height) * _HORIZON_SHARE
    ring_x = drawn.ring_x * across / drawn.width
    inner = across - 2 * drawn.margin
    caption = Box(drawn.margin, down - drawn.caption_up, inner, 2 * drawn.name_line)
    side_room = 2 * (across - drawn.margin - ring_x)
    strip_height = 2 * drawn.lane + drawn.lane_gap
    sanskrit = Box(drawn.margin, drawn.name + drawn.name_line, inner / 2, drawn.note_line)
    boxes = {
        "name": Box(drawn.margin, drawn.name, ring_x - drawn.ring_most - 3 * drawn.margin, drawn.name_line),
        "sanskrit": sanskrit,
        "stage": Box(
            drawn.margin,
            drawn.name,
            drawn.stage_right * across / drawn.width - drawn.margin,
            caption.y - drawn.name,
        ),
        "side": Box(ring_x - side_room / 2, horizon + drawn.side_below, side_room, drawn.name_line),
        "caption": caption,
        "notes": Box(drawn.margin, down - drawn.notes_up, inner, drawn.note_line),
        "strip": Box(drawn.margin, down - drawn.strip_up, inner, strip_height),
    }
    ring = RingMeasures(drawn.ring_least, drawn.ring_most, drawn.ring_gap, drawn.ring_arc, drawn.ring_circle)
    return PracticeLayout(
        scale=scale,
        margin=drawn.margin * scale,
        horizon=round(horizon * scale),
        controls=drawn.controls * scale,
        control=max(_LEAST_TARGET, drawn.control * scale),
        icon=drawn.icon * scale,
        ring=ring.scaled(scale),
        ring_x=ring_x * scale,
        lane=drawn.lane * scale,
        lane_gap=drawn.lane_gap * scale,
        count_scale=drawn.count_scale * scale,
        caption_scale=drawn.caption_scale * scale,
        note_scale=drawn.note_scale * scale,
        spare=text < _LARGE_TEXT_FROM,
        next_figure=_NEXT_FIGURE * scale if text < _LARGE_TEXT_FROM and not is_small else 0.0,
        **{name: box.scaled(scale) for name, box in boxes.items()},
    )


def _top(page: PracticeLayout) -> float:
    """Where the words and the ring begin."""
    ring = page.ring
    return min(page.name.y, page.horizon - ring.circle_radius(ring.most) - ring.arc / 2)


def _between(one: _Drawing, other: _Drawing, share: float) -> _Drawing:
    return _Drawing(*(a + (b - a) * share for a, b in zip(astuple(one), astuple(other), strict=True)))


def _shrunk(drawn: _Drawing) -> _Drawing:
    """A drawing for 1280x800 as it looks in 1024x640, the same shape."""
    factor = _SMALL.width / drawn.width
    return _Drawing(*(value * factor for value in astuple(drawn)))
