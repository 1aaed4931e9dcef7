"""How large a figure is drawn and where: alone in a picture, on the stage of Practice, or in a row on one floor."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from guide.figure.view import Frame, Points, turn
from guide.model.shape import Camera

MARGIN: Final = 0.05
"""The part of a picture's side left free round a portrait."""
_NEAR_EDGE, _FAR_EDGE = 0.06, 0.14  # of a room's height, from the lowest point of a figure to the lower edge
_HEADROOM = 0.08  # of a room's height
_GAP = 0.12  # metres between figures in a row


@dataclass(frozen=True, slots=True)
class Spread:
    """What is seen, in metres on the screen about the room's origin, y upwards; the mat's heights apart."""

    left: float
    right: float
    lowest: float
    highest: float
    mat_lowest: float
    mat_highest: float

    @property
    def width(self) -> float:
        """Metres from side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Metres from foot to head."""
        return self.highest - self.lowest


def around(spreads: Sequence[Spread]) -> Spread:
    """What is seen of several bodies, one of which there is at least."""
    return Spread(
        left=min(one.left for one in spreads),
        right=max(one.right for one in spreads),
        lowest=min(one.lowest for one in spreads),
        highest=max(one.highest for one in spreads),
        mat_lowest=min(one.mat_lowest for one in spreads),
        mat_highest=max(one.mat_highest for one in spreads),
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a figure may stand, in pixels of a picture of `width` by `height`.

    The lowest point of the body is at y `lowest` and the highest not above `top`; the mat stays between `horizon` and
    `bottom`. No figure is larger than `most` pixels per metre.
    """

    width: int
    height: int
    top: float
    lowest: float
    horizon: float
    bottom: float
    most: float


def fitted(spread: Spread, width: int, height: int) -> Frame:
    """The frame that shows a figure as large as it fits, in the middle."""
    room = 1 - 2 * MARGIN
    scale = min(width * room / max(spread.width, 1e-6), height * room / max(spread.height, 1e-6))
    return Frame(
        width,
        height,
        scale,
        width / 2 - scale * (spread.left + spread.right) / 2,
        height / 2 + scale * (spread.lowest + spread.highest) / 2,
    )


def turntable(points: Points, camera: Camera, width: int, height: int) -> Frame:
    """The frame that shows points (v, 3) of the room from a camera; they keep their size and place while it goes round.

    They are seen as in an upright cylinder that just holds them: it stands in the middle, near the lower edge.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2
    radius = float(np.hypot(*(points - middle)[:, (0, 2)].T).max())
    pitch = math.radians(camera.pitch)
    half_height = float(high[1] - low[1]) / 2 * math.cos(pitch) + radius * abs(math.sin(pitch))
    room = (1 - 2 * MARGIN) / 2
    scale = min(width * room / max(radius, 1e-6), height * room / max(half_height, 1e-6))
    x, y, _ = turn(camera) @ middle
    centre = height * (1 - MARGIN) - scale * half_height
    return Frame(width, height, scale, width / 2 - scale * float(x), centre + scale * float(y))


def staged(spread: Spread, stage: Stage) -> Frame:
    """The frame that stands a figure on a stage."""
    limits = [
        stage.most,
        stage.width * (1 - 2 * MARGIN) / max(spread.width, 1e-6),
        (stage.lowest - stage.top) / max(spread.height, 1e-6),
    ]
    below, above = spread.lowest - spread.mat_lowest, spread.mat_highest - spread.lowest
    if below > 0:
        limits.append((stage.bottom - stage.lowest) / below)
    if above > 0:
        limits.append((stage.lowest - stage.horizon) / above)
    scale = max(0.0, min(limits))
    middle = (spread.left + spread.right) / 2
    return Frame(
        stage.width, stage.height, scale, stage.width / 2 - scale * middle, stage.lowest + scale * spread.lowest
    )


def row(spreads: Sequence[Spread], width: int, height: int) -> list[Frame]:
    """Frames, all of one whole picture, that stand figures side by side at one scale.

    Their lowest points lie by turns nearer to and farther from the lower edge.
    """
    if not spreads:
        return []
    total = sum(spread.width for spread in spreads) + _GAP * (len(spreads) + 1)
    alone = (_NEAR_EDGE + _FAR_EDGE) / 2
    edges = [alone if len(spreads) == 1 else (_FAR_EDGE, _NEAR_EDGE)[i % 2] for i in range(len(spreads))]
    rooms = [height * (1 - _HEADROOM - edge) / max(s.height, 1e-6) for s, edge in zip(spreads, edges, strict=True)]
    scale = max(0.0, min(width / total, *rooms))
    x = (width - scale * (total - 2 * _GAP)) / 2
    frames = []
    for spread, edge in zip(spreads, edges, strict=True):
        low = height * (1 - edge)
        frames.append(Frame(width, height, scale, x - scale * spread.left, low + scale * spread.lowest))
        x += scale * (spread.width + _GAP)
    return frames
