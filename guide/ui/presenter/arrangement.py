"""Where the parts of the presenter stand: pure geometry, in logical pixels."""

from dataclasses import dataclass
from typing import Final, TypeAlias

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, width, height."""

_SMALL_WIDTH: Final = 1180
_SMALL_HEIGHT: Final = 720
_LARGE_TEXT_FROM: Final = 1.5
_PLAN: Final = 312
_PLAN_SMALL: Final = 288
_MOST_PLAN_SHARE: Final = 0.3
_TOP: Final = 24
_BETWEEN: Final = 40
_AROUND_STRIP: Final = 28
_REMARK_GAP: Final = 8
_WIDEST_PROMPT: Final = 960
"""Longer lines are not found again after a look at the room."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The places on a page of one size."""

    plan: Box
    prompt: Box
    side: Box
    remark: Box
    strip: Box
    foot: Box


@dataclass(frozen=True, slots=True)
class Needed:
    """What the parts ask for: the width of the right side, and three heights."""

    side: int
    foot: int
    strip: int
    remark: int


def has_room_for_preview(width: int, height: int, text: float) -> bool:
    """Whether what the class sees can be shown; `text` is the text size, 1 to 2."""
    return width >= _SMALL_WIDTH and height >= _SMALL_HEIGHT and text < _LARGE_TEXT_FROM


def margins_of(width: int, height: int, text: float) -> tuple[int, int, int]:
    """The room at the left of the words and the controls, above and below the controls, and at the right."""
    return (_BETWEEN, 24, 48) if has_room_for_preview(width, height, text) else (24, 12, 24)


def arrange(width: int, height: int, text: float, needed: Needed) -> Arrangement:
    """Place the parts. In a small window, and with large text, the controls take the whole width."""
    is_tight = not has_room_for_preview(width, height, text)
    margin, _, margin_right = margins_of(width, height, text)
    plan = round(min(_PLAN_SMALL if width < _SMALL_WIDTH else _PLAN * text, max(_PLAN, width * _MOST_PLAN_SHARE)))
    foot_left = 0 if is_tight else plan
    bottom = height - needed.foot
    left, right = plan + margin, width - margin_right
    strip_top = bottom - _AROUND_STRIP // (2 if is_tight else 1) - needed.strip
    remark_top = strip_top - _REMARK_GAP - needed.remark
    side_left = right - needed.side
    prompt_width = min(side_left - margin - left, _WIDEST_PROMPT)
    return Arrangement(
        plan=(0, 0, plan, height if foot_left else bottom),
        prompt=(left, _TOP, prompt_width, remark_top - _REMARK_GAP - _TOP),
        side=(side_left, _TOP, needed.side, remark_top - _TOP),
        remark=(left, remark_top, right - left, needed.remark),
        strip=(left, strip_top, right - left, needed.strip),
        foot=(foot_left, bottom, width - foot_left, needed.foot),
    )
