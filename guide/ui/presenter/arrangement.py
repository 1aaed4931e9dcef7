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
_LEAST_PROMPT: Final = (240, 250)
"""Room for the words being said: where they have less, the plan goes, then the side; and then the strip."""
_WORDS_GROWTH: Final = 0.3
"""How much these words grow with the text size."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The places on a page of one size; None for what has no room there."""

    plan: Box | None
    prompt: Box
    side: Box | None
    remark: Box
    strip: Box | None
    foot: Box


@dataclass(frozen=True, slots=True)
class Needed:
    """What the parts ask for: the width of the right side, and the heights of the others."""

    plan: int
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
    """Place the parts. In a small window, and with large text, the controls take the whole width.

    Where that is still too little, what is least needed goes: the plan, then the side with the times, then the strip.
    """
    is_tight = not has_room_for_preview(width, height, text)
    margin, _, margin_right = margins_of(width, height, text)
    least_width, least_height = (least * (1 + _WORDS_GROWTH * (text - 1)) for least in _LEAST_PROMPT)
    bottom, right = height - needed.foot, width - margin_right
    plan = round(min(_PLAN_SMALL if width < _SMALL_WIDTH else _PLAN * text, max(_PLAN, width * _MOST_PLAN_SHARE)))
    side = needed.side + margin
    if bottom < needed.plan or right - side - margin - plan < least_width:
        plan = 0
    if right - side - margin - plan < least_width:
        side = 0
    left, foot_left = plan + margin, 0 if is_tight else plan
    strip_top = bottom - _AROUND_STRIP // (2 if is_tight else 1) - needed.strip
    remark_top = strip_top - _REMARK_GAP - needed.remark
    has_strip = remark_top - _REMARK_GAP - _TOP >= least_height
    top = _TOP if has_strip else _TOP // 2
    if not has_strip:
        remark_top = bottom - _REMARK_GAP - needed.remark
    return Arrangement(
        plan=(0, 0, plan, height if foot_left else bottom) if plan else None,
        prompt=(left, top, min(right - side - left, _WIDEST_PROMPT), remark_top - _REMARK_GAP - top),
        side=(right - needed.side, top, needed.side, remark_top - top) if side else None,
        remark=(left, remark_top, right - left, needed.remark),
        strip=(left, strip_top, right - left, needed.strip) if has_strip else None,
        foot=(foot_left, bottom, width - foot_left, needed.foot),
    )
