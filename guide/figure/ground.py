"""The mat and the soft shadow under the figure, in premultiplied RGBA words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guide.figure.palette import Palette, Words, rgb, words
from guide.figure.rotation import Array
from guide.figure.view import Frame
from guide.model.shape import MatPlace

F = NDArray[np.float32]
Index = NDArray[np.intp]

MAT_WIDTH: Final = 0.66
MAT_LENGTH: Final = 1.84
_MAT_THICKNESS = 0.012  # metres
_HALF = np.float32(0.5)
_LEVEL = 1e-6  # a side leans less than this
_CELL = 6  # pixels per cell of the shadow's coarse picture
_SHARES = np.asarray((np.arange(_CELL)[:, None] + 0.5) / _CELL, np.float32)  # of a cell and the next, at each pixel
_PAD = 4  # cells round the picture, so that a blur that wraps round never shows
_ENDING = 2  # cells along the picture's sides over which a shadow fades out
_FADE = 0.13  # metres of height over which a shadow fades to 1/e
_HIGHEST = 0.6  # metres above which nothing throws a shadow
_FAINT = 1.0  # of 256
_SHADOW_LOW, _SHADOW_HIGH = np.uint32(0x002B0029), np.uint32(0x00FF0026)  # blue and red, alpha and green: a soft black
_CAST: Final = np.array([[1.0, 0.0, 0.0], [0.16, 0.0, -0.12], [0.0, 0.0, 1.0]])  # from a place to its shadow


def mat_corners(place: MatPlace, height: float = 0.0) -> F:
    """The mat's four corners (4, 3) in the room, counter-clockwise seen from above."""
    c, s = math.cos(math.radians(place.yaw)), math.sin(math.radians(place.yaw))
    half = [(-1, -1), (-1, 1), (1, 1), (1, -1)]
    flat = [(a * MAT_WIDTH / 2, b * MAT_LENGTH / 2) for a, b in half]
    return np.array([[place.x + a * c + b * s, height, place.z - a * s + b * c] for a, b in flat], np.float32)


@dataclass(frozen=True, slots=True)
class Mat:
    """A mat's `words` (rows, columns) and the `part` of the picture that they fill."""

    words: Words
    part: tuple[slice, slice]


def mat(place: MatPlace, view: Array, frame: Frame, palette: Palette) -> Mat:
    """The mat with its lower edge, as far as it lies in the picture."""
    turned = view.T.astype(np.float32)
    corners = frame.screen(np.concatenate([mat_corners(place), mat_corners(place, -_MAT_THICKNESS)]) @ turned)
    across, down = corners[:, 0].tolist(), corners[:, 1].tolist()
    left, top = (max(0, math.floor(min(axis))) for axis in (across, down))
    right = min(frame.width, max(0, int(max(across))) + 2)
    bottom = min(frame.height, max(0, int(max(down))) + 2)
    picture = np.zeros((max(0, bottom - top), max(0, right - left)), np.uint32)
    part = (slice(top, top + len(picture)), slice(left, left + picture.shape[1]))
    if not picture.size:
        return Mat(picture, part)
    y, x = (np.arange(one.start, one.stop, dtype=np.float32) + _HALF for one in part)
    sides = (_sides(across[:4], down[:4]), _sides(across[4:], down[4:]))
    # Only near its outline is the mat worth the exact sum. The lower edge has the same sides, further out or in.
    begin, stop = _columns(sides[0], x, y, 1.0)
    first, last = _columns(np.maximum(*sides), x, y, 0.0)
    whole, edges = _mat_words(palette)
    for row, one, other in zip(picture, begin.tolist(), stop.tolist(), strict=True):
        if one < other:
            row[one:other] = whole
    i, j = _pixels(np.stack([first, np.maximum(stop, first)]), np.stack([np.clip(begin, first, last), last]))
    places = np.stack([x.take(j), y.take(i), np.ones(len(i), np.float32)])
    cover, under = (_cover(polygon @ places) for polygon in sides)
    under *= 1 - cover
    tone = np.stack([cover, under]).T @ edges
    picture[i, j] = tone.astype(np.uint8).view(np.uint32)[:, 0]
    return Mat(picture, part)


@lru_cache(4)
def _mat_words(palette: Palette) -> tuple[np.uint32, F]:
    """The word of a pixel that is all mat, and the bytes (2, 4) of the mat and of its lower edge."""
    edges = np.array([[*rgb(palette.mat), 255], [*rgb(palette.mat_edge), 255]], np.float32)
    return words(rgb(palette.mat)[None])[0], edges


def _columns(sides: F, x: F, y: F, deep: float) -> tuple[Index, Index]:
    """The columns (rows,) of a grid from which and before which places lie at least so deep in a convex polygon.

    Deep as `_cover`; where there are none, both are the same.
    """
    low, high = np.full(len(y), -np.inf, np.float32), np.full(len(y), np.inf, np.float32)
    for right, down, level in sides.tolist():
        short = (deep - 0.5 - level) - y * down
        if abs(right) < _LEVEL:
            high[short > 0] = -np.inf
        elif right > 0:
            np.maximum(low, short / right, out=low)
        else:
            np.minimum(high, short / right, out=high)
    begin, stop = np.searchsorted(x, low, "left"), np.searchsorted(x, high, "right")
    return begin, np.maximum(begin, stop)


def _pixels(begin: Index, stop: Index) -> tuple[Index, Index]:
    """The rows and columns (n,) of all pixels in stretches of each row, (stretches, rows)."""
    length = np.maximum(stop - begin, 0).ravel()
    row = np.repeat(np.tile(np.arange(begin.shape[1]), len(begin)), length)
    start = begin.ravel() - (np.cumsum(length) - length)
    return row, np.arange(len(row)) + np.repeat(start, length)


def _cover(inside: F) -> F:
    """How much of pixels (n,) lies in a convex polygon, 0 to 1, by how far (sides, n) they are inside its sides."""
    depth = inside.min(axis=0)
    depth += _HALF
    return np.asarray(np.clip(depth, 0, 1, out=depth))


def _sides(px: Sequence[float], py: Sequence[float]) -> F:
    """The sides (n, 3) of a polygon with these corners (n,).

    The direction of unit length that leads inwards from each, and what to add to a place's way along it to get how
    far inside it is, in pixels.
    """
    following = [*range(1, len(px)), 0]
    turn = sum(px[i] * py[j] - px[j] * py[i] for i, j in enumerate(following))
    sides = []
    for i, j in enumerate(following):
        right, down = py[i] - py[j], px[j] - px[i]
        length = math.copysign(math.hypot(right, down), turn) or 1.0
        sides.append((right / length, down / length, -(px[i] * right + py[i] * down) / length))
    return np.array(sides, np.float32)


@dataclass(frozen=True, slots=True)
class Shadow:
    """How `dark` (rows, columns) a part of a picture is, 0 to 256, whose upper left corner is at pixel (`x`, `y`)."""

    dark: F
    x: int
    y: int


def shadow(points: F, view: Array, frame: Frame, strength: float) -> Shadow:
    """The shadow of points (v, 3) in the room, at most as dark as `strength`."""
    columns, rows = frame.width // _CELL + 2 * _PAD, frame.height // _CELL + 2 * _PAD
    across, up = (_CAST @ view.T)[:, :2].T.astype(np.float32) * np.float32(frame.scale / _CELL)
    x = across @ points.T + np.float32(frame.x / _CELL + _PAD)
    y = np.float32(frame.y / _CELL + _PAD) - up @ points.T
    inside = np.flatnonzero((points[:, 1] < _HIGHEST) & (x >= 0) & (x < columns) & (y >= 0) & (y < rows))
    if not len(inside):
        return _NO_SHADOW
    height = np.maximum(points[:, 1].take(inside), 0)
    row, column = y.take(inside).astype(np.intp), x.take(inside).astype(np.intp)
    # The points thin out as the figure grows on the screen: weigh them by the cells a square metre covers.
    weight = np.exp(height / np.float32(-_FADE)) * np.float32(min(4.0, (frame.scale / _CELL) ** 2 / 900))
    counted = np.bincount(row * columns + column, weight, rows * columns).reshape(rows, columns)
    used = slice(row.min(), row.max() + 1)
    counted = np.minimum(counted[used], 1.6).astype(np.float32)
    coarse = _blur(rows)[:, used] @ (counted @ _blur(columns))
    dark = np.float32(256 * strength) * (1 - np.exp(np.float32(-1.6) * coarse))
    dark *= _within(rows)[:, None] * _within(columns)
    down, left = (_shaded(dark.max(axis=axis), side) for axis, side in ((1, frame.height), (0, frame.width)))
    if not down or not left:
        return _NO_SHADOW
    return Shadow(_spread(_spread(dark.T, left).T, down), left.start, down.start)


_NO_SHADOW: Final = Shadow(np.zeros((0, 0), np.float32), 0, 0)


@lru_cache(8)
def _blur(cells: int) -> F:
    """The matrix (cells, cells) that blurs a row or column three times, round its ends."""
    once = sum(np.roll(np.eye(cells), way, axis=0) for way in (-1, 0, 1)) / 3
    return np.asarray(np.linalg.matrix_power(once, 3), np.float32)


@lru_cache(8)
def _within(cells: int) -> F:
    """How much of a shadow is left in each cell (cells,) of a row or column: it fades out before the picture ends."""
    inwards = np.minimum(np.arange(cells), np.arange(cells)[::-1]) - _PAD
    return np.asarray(np.clip(inwards / _ENDING, 0, 1), np.float32)


def _shaded(dark: F, pixels: int) -> range:
    """The pixels, of a row or column of so many, that cells (n,) as dark as these can reach."""
    cells = np.flatnonzero(dark > _FAINT)
    if not len(cells):
        return range(0)
    return range(max(0, (int(cells[0]) - 1 - _PAD) * _CELL), min(pixels, max(0, (int(cells[-1]) + 2 - _PAD) * _CELL)))


def _spread(cells: F, pixels: range) -> F:
    """The pixels (n, m) of a range between rows of cells (c, m), which begin `_PAD` cells before the first pixel."""
    first = pixels.start // _CELL + _PAD - 1
    used = np.ascontiguousarray(cells[first : -(-pixels.stop // _CELL) + _PAD + 1])[:, None]
    # A cell's middle lies in the middle of its pixels: half of them lie before it and half of them after it.
    between = (used[1:] - used[:-1]) * _SHARES
    between += used[:-1]
    start = pixels.start % _CELL + _CELL // 2
    return between.reshape(-1, cells.shape[1])[start : start + len(pixels)]


def shade(picture: Words, shadow: Shadow) -> None:
    """Lay a shadow over a picture; two channels at a time, in place."""
    height, width = shadow.dark.shape
    part = picture[shadow.y : shadow.y + height, shadow.x : shadow.x + width]
    share = shadow.dark.astype(np.int32).view(np.uint32)  # several times as quick as to uint32 itself
    rest, even, eight = np.uint32(256) - share, np.uint32(0x00FF00FF), np.uint32(8)
    low, high = part & even, part >> eight
    high &= even
    for two, dark in ((low, _SHADOW_LOW), (high, _SHADOW_HIGH)):
        np.multiply(two, rest, out=two)
        np.add(two, dark * share, out=two)
    low >>= eight
    low &= even
    high &= ~even
    np.bitwise_or(low, high, out=part)
