"""Where on the stage of Practice a figure stands, with its mat in the picture but for a near end seen end on."""

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from guide.figure.framing import Spread, Stage, around, fitted, staged
from guide.figure.ground import mat_corners
from guide.figure.studio import Look
from guide.figure.view import Frame, turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from guide.figure.solve import Stance
    from guide.figure.studio import Studio
    from guide.figure.view import Points
    from guide.ui.figure.requests import Place

_MOVED: Final = 0.12
"""How far a figure may stand from its usual height, as a share of the stage, where its mat then has more room."""
_TRIES: Final = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0)
"""Parts of that way, upwards."""
_PREFERENCE: Final = 0.15
"""How much larger a figure must become to stand that far from its usual height."""
_EDGE: Final = 0.015
"""What is left free beside the mat, for shadows, as a share of the stage."""

_NEAR_END: Final = 0.35
"""How much of a mat's near end must be seen before a figure, where the mat is seen end on.

Such a mat would make a small figure of a seated one: the rest of it may run out of the picture.
"""

_ASIDE: Final = 40 / 520
"""How far a body stands aside for words, as a share of the stage's height."""
_CLEAR: Final = 8 / 520
"""What is left free between them."""
_KEPT_FREE: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares of the words' width that are kept free, one after the other, where standing aside is not enough."""

_SHADOW: Final = 0.07
"""What is left free below and beside a small figure, as a share of its height."""


_SHADOW_ROUND: Final = 0.13
"""The same on every side of one in the middle, as a share of the picture's side."""


def frame_on(studio: "Studio", stances: "Sequence[Stance]", place: "Place") -> Frame:
    """The frame in which stances on one mat, seen alike, stand on a stage as large as they may, beside the words."""
    look, stance = Look(), stances[0]
    spread = _with_near_end_cut(stance, around([studio.spread(one, look) for one in stances]))
    if not place.words or place.is_mirrored:
        return _frame_in(stance, spread, place, 0)
    seen = np.concatenate([studio.seen(one, look) for one in stances])
    widest = max(words.right for words in place.words)
    for part in _KEPT_FREE:
        frame = _frame_in(stance, spread, place, round(part * widest))
        met = _met(frame, seen, place)
        aside = max(0.0, min(met, _ASIDE * place.height, _room_at_right(stance, frame)))
        if met <= aside:
            break
    return replace(frame, x=frame.x + aside)


def cut_off(frame: Frame, stance: "Stance", place: "Place") -> float:
    """How many pixels of a mat's near end a frame leaves below the lowest of the stage."""
    return max(0.0, frame.y - frame.scale * float(_mat_seen(stance)[:, 1].min()) - place.bottom)


def lifted(studio: "Studio", frame: Frame, stance: "Stance", place: "Place", most: float) -> Frame:
    """The frame moved up so that no more than `most` pixels of the mat's near end are cut off; the head stays in it.

    On the way the camera turns, and a mat comes nearer than in either pose: its corner was cut off flat.
    """
    over = cut_off(frame, stance, place) - most
    if over <= 0:
        return frame
    above = frame.y - frame.scale * studio.spread(stance, Look()).highest
    return replace(frame, y=frame.y - max(0.0, min(over, above)))


def _frame_in(stance: "Stance", spread: Spread, place: "Place", left: int) -> Frame:
    """The frame in the stage's right, from `left` on."""
    width = max(place.width - left, 1)
    stage = Stage(width, place.height, place.top, place.lowest, place.horizon, place.bottom, place.most)
    moves = [part * _MOVED * place.height for part in _TRIES]
    frames = [staged(spread, replace(stage, lowest=stage.lowest - move)) for move in moves]
    worth = [frame.scale * (1 - _PREFERENCE * abs(part)) for frame, part in zip(frames, _TRIES, strict=True)]
    frame = _with_all_of_it(stance, spread, frames[worth.index(max(worth))])
    return replace(frame, width=place.width, x=frame.x + left)


def _met(frame: Frame, seen: "Points", place: "Place") -> float:
    """How many pixels further right a body must stand so that it is clear of the words."""
    x, y = frame.x + frame.scale * seen[:, 0], frame.y - frame.scale * seen[:, 1]
    gap = _CLEAR * place.height
    beside = [(words.right + gap, x[(y > words.top - gap) & (y < words.bottom + gap)]) for words in place.words]
    return max((right - float(points.min()) for right, points in beside if points.size), default=0.0)


def _room_at_right(stance: "Stance", frame: Frame) -> float:
    """How many pixels there are between the mat and the stage's right edge."""
    return frame.width * (1 - _EDGE) - (frame.x + frame.scale * _mat_span(stance)[1])


def standing(spread: Spread, width: int, height: int) -> Frame:
    """The frame in which a figure stands on the lower edge of a small picture, no wider than it must be."""
    edge = height * _SHADOW
    scale = min((height - edge) / max(spread.height, 1e-6), (width - 2 * edge) / max(spread.width, 1e-6))
    scale = max(scale, 0.0)
    needed = min(width, ceil(scale * spread.width + 2 * edge))
    x = needed / 2 - scale * (spread.left + spread.right) / 2
    return Frame(needed, height, scale, x, height - edge + scale * spread.lowest)


def framed(spread: Spread, width: int, height: int) -> Frame:
    """The frame in which a figure stands in the middle of a small picture, with room for its shadow on all sides."""
    left, top = _SHADOW_ROUND * width, _SHADOW_ROUND * height
    inner = fitted(spread, round(width - 2 * left), round(height - 2 * top))
    return Frame(width, height, inner.scale, inner.x + left, inner.y + top)


def _with_near_end_cut(stance: "Stance", spread: Spread) -> Spread:
    """What is seen, without what may be cut off of a mat that is seen end on."""
    left, right = _mat_span(stance)
    before = spread.lowest - spread.mat_lowest
    if before <= 0 or right - left >= spread.mat_highest - spread.mat_lowest:
        return spread
    return replace(spread, mat_lowest=spread.lowest - before * _NEAR_END)


def _with_all_of_it(stance: "Stance", spread: Spread, frame: Frame) -> Frame:
    """The frame with the mat in it from side to side, and the feet and hands of a body that is longer."""
    left, right = _mat_span(stance)
    left, right = min(left, spread.left), max(right, spread.right)
    edge = frame.width * _EDGE
    scale = min(frame.scale, (frame.width - 2 * edge) / max(right - left, 1e-6))
    middle = frame.width / 2 + (frame.x - frame.width / 2) * scale / max(frame.scale, 1e-6)
    x = min(max(middle, edge - left * scale), frame.width - edge - right * scale)
    return replace(frame, scale=scale, x=x)


def _mat_span(stance: "Stance") -> tuple[float, float]:
    """From where to where the mat is seen, in metres on the screen about the room's origin."""
    across = _mat_seen(stance)[:, 0]
    return float(np.min(across)), float(np.max(across))


def _mat_seen(stance: "Stance") -> "NDArray[np.float64]":
    """The mat's corners on the screen, in metres about the room's origin, y upwards."""
    return mat_corners(stance.shape.mat) @ turn(stance.shape.camera).T
