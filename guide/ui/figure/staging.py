"""Where on the stage of Practice a figure stands, with the whole of its mat in the picture."""

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from guide.figure.framing import Spread, Stage
from guide.figure.ground import mat_corners
from guide.figure.view import Frame, turn

if TYPE_CHECKING:
    from guide.figure.solve import Stance
    from guide.figure.studio import Studio
    from guide.ui.figure.requests import Place

_MOVED: Final = 0.12
"""How far a figure may stand from its usual height, as a share of the stage, where its mat then has more room."""
_TRIES: Final = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0)
"""Parts of that way, upwards."""
_PREFERENCE: Final = 0.15
"""How much larger a figure must become to stand that far from its usual height."""
_EDGE: Final = 0.015
"""What is left free beside the mat, for shadows, as a share of the stage."""

_SHADOW: Final = 0.07
"""What is left free below and beside a small figure, as a share of its height."""


def frame_on(studio: "Studio", stance: "Stance", place: "Place") -> Frame:
    """The frame in which a stance stands on a stage as large as it may."""
    width = max(place.width - place.left, 1)
    stage = Stage(width, place.height, place.top, place.lowest, place.horizon, place.bottom, place.most)
    moves = [part * _MOVED * place.height for part in _TRIES]
    frames = [studio.on_stage(stance, replace(stage, lowest=stage.lowest - move)) for move in moves]
    worth = [frame.scale * (1 - _PREFERENCE * abs(part)) for frame, part in zip(frames, _TRIES, strict=True)]
    frame = _with_whole_mat(stance, frames[worth.index(max(worth))])
    free = 0 if place.is_mirrored else place.left  # in a mirror, what is free at the right will be at the left
    return replace(frame, width=place.width, x=frame.x + free)


def standing(spread: Spread, width: int, height: int) -> Frame:
    """The frame in which a figure stands on the lower edge of a small picture, no wider than it must be."""
    edge = height * _SHADOW
    scale = min((height - edge) / max(spread.height, 1e-6), (width - 2 * edge) / max(spread.width, 1e-6))
    scale = max(scale, 0.0)
    needed = min(width, ceil(scale * spread.width + 2 * edge))
    x = needed / 2 - scale * (spread.left + spread.right) / 2
    return Frame(needed, height, scale, x, height - edge + scale * spread.lowest)


def _with_whole_mat(stance: "Stance", frame: Frame) -> Frame:
    corners = (mat_corners(stance.shape.mat) @ turn(stance.shape.camera).T)[:, 0]
    left, right = float(np.min(corners)), float(np.max(corners))
    edge = frame.width * _EDGE
    scale = min(frame.scale, (frame.width - 2 * edge) / max(right - left, 1e-6))
    middle = frame.width / 2 + (frame.x - frame.width / 2) * scale / max(frame.scale, 1e-6)
    x = min(max(middle, edge - left * scale), frame.width - edge - right * scale)
    return replace(frame, scale=scale, x=x)
