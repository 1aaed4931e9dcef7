"""The mat and the soft shadow under the figure, in premultiplied RGBA words."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guide.figure.palette import Palette, Words, rgb
from guide.figure.rotation import Array
from guide.figure.view import Frame
from guide.model.shape import MatPlace

F = NDArray[np.float32]

MAT_WIDTH: Final = 0.66
MAT_LENGTH: Final = 1.84
_MAT_THICKNESS = 0.012
_CELL = 6  # pixels per cell of the shadow's coarse picture
_PAD = 4  # cells round the picture, so that a blur that wraps round never shows
_FADE = 0.13  # metres of height over which a shadow fades to 1/e
_HIGHEST = 0.6  # metres above which nothing throws a shadow
_FAINT = 1 / 256
_SHADOW_LOW, _SHADOW_HIGH = np.uint32(0x002B0029), np.uint32(0x00FF0026)  # blue and red, alpha and green: a soft black
_LEAN = (0.16, -0.12)  # how far a shadow lies to x and z per metre of height


def mat_corners(place: MatPlace, height: float = 0.0) -> F:
    """The mat's four corners (4, 3) in the room, counter-clockwise seen from above."""
    c, s = math.cos(math.radians(place.yaw)), math.sin(math.radians(place.yaw))
    half = [(-1, -1), (-1, 1), (1, 1), (1, -1)]
    flat = [(a * MAT_WIDTH / 2, b * MAT_LENGTH / 2) for a, b in half]
    return np.array([[place.x + a * c + b * s, height, place.z - a * s + b * c] for a, b in flat], np.float32)


def mat_picture(place: MatPlace, view: Array, frame: Frame, palette: Palette) -> Words:
    """The mat with its lower edge, (height, width)."""
    turned = view.T.astype(np.float32)
    top = coverage(frame.screen(mat_corners(place) @ turned), frame)
    edge = coverage(frame.screen(mat_corners(place, -_MAT_THICKNESS) @ turned), frame) * (1 - top)
    upper, lower = rgb(palette.mat), rgb(palette.mat_edge)
    picture = np.zeros((frame.height, frame.width), np.uint32)
    for channel in range(3):
        tone = top * np.float32(upper[channel]) + edge * np.float32(lower[channel])
        picture |= tone.astype(np.uint32) << np.uint32(8 * channel)
    return np.asarray(picture | (((top + edge) * np.float32(255)).astype(np.uint32) << np.uint32(24)), np.uint32)


def coverage(corners: F, frame: Frame) -> F:
    """How much of each pixel (height, width) a convex polygon (n, 3) on the screen covers, softened over one pixel."""
    covered = np.ones((frame.height, frame.width), np.float32)
    x, y = corners[:, 0].astype(np.float64), corners[:, 1].astype(np.float64)
    area = float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
    across, down = np.arange(frame.width) + 0.5, np.arange(frame.height) + 0.5
    for i in range(len(x)):
        j = (i + 1) % len(x)
        nx, ny = y[i] - y[j], x[j] - x[i]
        length = math.hypot(nx, ny) * (1 if area > 0 else -1) or 1.0
        inside = (across - x[i]) * (nx / length)
        edge = inside.astype(np.float32)[None] + (((down - y[i]) * (ny / length)) + 0.5).astype(np.float32)[:, None]
        np.minimum(covered, edge, out=covered)
    return np.maximum(covered, 0, out=covered)


def shadow(points: F, view: Array, frame: Frame, strength: float) -> F:
    """How dark the shadow of points (v, 3) in the room is, (height, width) from 0 to `strength`."""
    low = points[points[:, 1] < _HIGHEST]
    height = np.maximum(low[:, 1], 0)
    cast = np.stack([low[:, 0] + height * _LEAN[0], np.zeros_like(height), low[:, 2] + height * _LEAN[1]], axis=1)
    seen = frame.screen(cast @ view.T.astype(np.float32))
    columns, rows = frame.width // _CELL + 2 * _PAD, frame.height // _CELL + 2 * _PAD
    x, y = (seen[:, 0] / _CELL + _PAD).astype(np.int32), (seen[:, 1] / _CELL + _PAD).astype(np.int32)
    inside = (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
    # The points thin out as the figure grows on the screen: weigh them by the cells a square metre covers.
    weight = np.exp(-height[inside] / _FADE) * np.float32(min(4.0, (frame.scale / _CELL) ** 2 / 900))
    counted = np.bincount(y[inside] * columns + x[inside], weight, rows * columns).reshape(rows, columns)
    coarse: NDArray[np.float64] = np.minimum(counted, 1.6)
    for _ in range(3):
        for axis in (0, 1):
            coarse = (np.roll(coarse, 1, axis) + coarse + np.roll(coarse, -1, axis)) / 3
    dark = np.asarray(strength * (1 - np.exp(-1.6 * coarse)), np.float32)
    return np.asarray(_stretch(rows, frame.height) @ dark @ _stretch(columns, frame.width).T)


def _stretch(cells: int, pixels: int) -> F:
    """The matrix (pixels, cells) that spreads cells over pixels with straight lines between their middles."""
    place = (np.arange(pixels) + 0.5) / _CELL + _PAD - 0.5
    first = np.clip(place.astype(int), 0, cells - 2)
    share = (place - first).astype(np.float32)
    matrix = np.zeros((pixels, cells), np.float32)
    matrix[np.arange(pixels), first] = 1 - share
    matrix[np.arange(pixels), first + 1] = share
    return matrix


def shade(picture: Words, dark: F) -> None:
    """Lay a shadow (height, width), 0 to 1, over a picture; two channels at a time, in place."""
    rows, columns = (np.flatnonzero(dark.max(axis=axis) > _FAINT) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    part = picture[box]
    share = (dark[box] * np.float32(256)).astype(np.uint32)
    rest, even, eight = np.uint32(256) - share, np.uint32(0x00FF00FF), np.uint32(8)
    low = ((part & even) * rest + _SHADOW_LOW * share) >> eight
    high = ((part >> eight) & even) * rest + _SHADOW_HIGH * share
    part[:] = (low & even) | (high & ~even)
