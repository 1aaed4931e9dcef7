"""Where everything stands on the class display: pure geometry, in logical pixels.

It is drawn once, for 1920x1080, and scales wholly: type, figure and ring are as large as the screen allows.
"""

from dataclasses import dataclass
from typing import Final

from guide.ui.practice.layout import Box
from guide.ui.widgets.ring_geometry import RingMeasures

_WIDTH: Final = 1920.0
_HEIGHT: Final = 1080.0
_MARGIN: Final = 64.0
_HORIZON: Final = 352.0
_HORIZON_SHARE: Final = 0.35
"""How much of the height a tall screen has to spare goes above the horizon."""
_RING: Final = RingMeasures(least=176, most=246, gap=14, arc=16, circle=5)
_RING_X: Final = 1480.0
_NAME: Final = 48.0
_LINE: Final = 96.0
_SIDE_BELOW: Final = 288.0
_STAGE_RIGHT: Final = 1168.0
_CAPTION_UP: Final = 312.0
_NEXT_UP: Final = 108.0
_NEXT_LINE: Final = 72.0


@dataclass(frozen=True, slots=True)
class ClassLayout:
    """The places on a display of one size; `scale` multiplies the type styles."""

    scale: float
    horizon: int
    ring: RingMeasures
    ring_x: float
    name: Box
    stage: Box
    side: Box
    caption: Box
    next: Box


def lay_out(width: float, height: float) -> ClassLayout:
    """Lay the display out for a screen; one of another shape spreads what stands on it, and cuts nothing."""
    scale = max(min(width / _WIDTH, height / _HEIGHT), 0.01)
    across, down = width / scale, height / scale
    horizon = _HORIZON + (down - _HEIGHT) * _HORIZON_SHARE
    ring_x = _RING_X * across / _WIDTH
    inner = across - 2 * _MARGIN
    caption = Box(_MARGIN, down - _CAPTION_UP, inner, 2 * _LINE)
    side_room = 2 * (across - _MARGIN - ring_x)
    stage_right = _STAGE_RIGHT * across / _WIDTH
    boxes = {
        "name": Box(_MARGIN, _NAME, ring_x - _RING.extent - 2 * _MARGIN, _LINE),
        "stage": Box(_MARGIN, _NAME, stage_right - _MARGIN, caption.y - _NAME),
        "side": Box(ring_x - side_room / 2, horizon + _SIDE_BELOW, side_room, _LINE),
        "caption": caption,
        "next": Box(_MARGIN, down - _NEXT_UP, inner, _NEXT_LINE),
    }
    return ClassLayout(
        scale=scale,
        horizon=round(horizon * scale),
        ring=_RING.scaled(scale),
        ring_x=ring_x * scale,
        **{name: box.scaled(scale) for name, box in boxes.items()},
    )
