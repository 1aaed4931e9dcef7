"""A z-buffer in NumPy: which triangle is seen at each pixel, and values spread over it.

Everything is float32. Screen points have x to the right and y down, in pixels, and z towards the viewer. Triangles
seen from their front run counter-clockwise on the screen. Each triangle is cut into one span of pixels per row, so
that the work follows the pixels covered and not the triangles' boxes. A large picture is drawn in strips of rows:
what a strip needs stays in the processor's cache.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

F = NDArray[np.float32]
I = NDArray[np.int32]  # noqa: E741  named beside F
Index = NDArray[np.intp]
Triangles = NDArray[np.integer[Any]]
_Number = TypeVar("_Number", bound=np.number[Any])

_EMPTY = np.float32(-1e9)
_TINY_AREA = np.float32(1e-3)  # square pixels
_FLAT = np.float32(1e-9)
_HALF = np.float32(0.5)


def picked(values: NDArray[_Number], places: Index) -> NDArray[_Number]:
    """The values (n,) at places that are known to lie among them: not looking whether they do saves a third."""
    return values.take(places, mode="clip")


@dataclass(frozen=True, slots=True)
class Fragments:
    """What is seen.

    Flat `pixels` (n,) of the strip, the wanted `values` (n,) there, and the `depth` (rows, width) in pixels, -1e9 where
    nothing is. Each pixel is of one of the `spans` (n,), and each span of a triangle, `owners` (s,).
    """

    pixels: Index
    spans: Index
    owners: Index
    values: tuple[F, ...]
    depth: F

    @property
    def triangles(self) -> Index:
        """The triangle (n,) seen at each pixel."""
        return picked(self.owners, self.spans)

    def of(self, values: NDArray[_Number]) -> NDArray[_Number]:
        """What is said of the triangles (t,), at each pixel (n,)."""
        return picked(picked(values, self.owners), self.spans)


@dataclass(frozen=True, slots=True)
class _Plane:
    """Values over triangles: `at` (t,) at their first corner, and the slopes (t,) to the right and down."""

    at: F
    right: F
    down: F


@dataclass(frozen=True, slots=True)
class _Sides:
    """Sides of triangles: their upper ends `x`, `y` (n,), and how far they lean to the right per row."""

    x: F
    y: F
    lean: F

    def at(self, which: Index, y: F) -> F:
        """Where sides `which` (m,) are in rows `y` (m,)."""
        reached = y - picked(self.y, which)
        reached *= picked(self.lean, which)
        reached += picked(self.x, which)
        return reached


@dataclass(frozen=True, slots=True)
class Faces:
    """The triangles that face the viewer and cross the picture's columns, farthest first, ready to be drawn.

    `numbers` (t,) are theirs among all; `x`, `y` (t,) their first corners; `top` and `bottom` (t,) the rows whose
    middles they cross. `turn` (t,) is the height of the middle corner. Each row lies between the `long` side, from the
    highest corner to the lowest, and one of the two `short` sides (2t,), above and below the middle corner in turn.
    """

    width: int
    numbers: Index
    x: F
    y: F
    top: I
    bottom: I
    turn: F
    long: _Sides
    short: _Sides
    depth: _Plane
    values: tuple[_Plane, ...]


def rasterise(points: F, triangles: Triangles, size: tuple[int, int], values: Sequence[F] = ()) -> Fragments:
    """What is seen of `triangles` (t, 3) between screen `points` (v, 3) in a picture of `size` (width, height).

    `values` (v,) are spread over the triangles. A picture of no size, or nothing in it, gives no fragments.
    """
    width, height = size
    return strip(faces(points, triangles, width, values), 0, height)


def faces(points: F, triangles: Triangles, width: int, values: Sequence[F] = ()) -> Faces:
    """What every strip of a picture `width` pixels wide needs to know of its triangles; arguments as `rasterise`."""
    x, y, z = np.ascontiguousarray(points.T)
    corners = np.ascontiguousarray(triangles.T, np.intp)
    (ax, bx, cx), (ay, by, cy) = x.take(corners), y.take(corners)
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    front = np.flatnonzero(area < -_TINY_AREA)
    order = front[_roughly_sorted(z.take(corners.take(front, axis=1)).sum(axis=0))]
    corners = corners.take(order, axis=1)
    (ax, bx, cx), (ay, by, cy) = x.take(corners), y.take(corners)
    scale = 1 / area[order]
    up, down, right, left = (by - ay) * scale, (cy - ay) * scale, (bx - ax) * scale, (cx - ax) * scale

    def plane(v: F) -> _Plane:
        first, b, c = v.take(corners)
        b -= first
        c -= first
        return _Plane(first, b * down - c * up, c * right - b * left)

    (tip, high), (knee, middle) = _upper_first((ax, ay), (bx, by))
    (knee, middle), (foot, low) = _upper_first((knee, middle), (cx, cy))
    (tip, high), (knee, middle) = _upper_first((tip, high), (knee, middle))
    return Faces(
        width=width,
        numbers=order,
        x=ax,
        y=ay,
        top=np.ceil(high - _HALF).astype(np.int32),
        bottom=np.floor(low - _HALF).astype(np.int32),
        turn=middle,
        long=_sides(tip, high, foot, low),
        short=_sides(*(_in_turn(*ends) for ends in ((tip, knee), (high, middle), (knee, foot), (middle, low)))),
        depth=plane(z),
        values=tuple(plane(v.astype(np.float32, copy=False)) for v in values),
    )


def _roughly_sorted(depths: F) -> Index:
    """The order of depths (n,) to a part in 65,535 of their range: enough, for each pixel is looked at after all."""
    if not len(depths):
        return np.zeros(0, np.intp)
    low = depths.min()
    share = (depths - low) / np.maximum(depths.max() - low, _FLAT)
    return np.argsort((share * np.float32(0xFFFF)).astype(np.uint16), kind="stable")


def _upper_first(one: tuple[F, F], other: tuple[F, F]) -> tuple[tuple[F, F], tuple[F, F]]:
    """Two points of each triangle, by their x and y (t,), those farther up first."""
    (x, y), (u, v) = one, other
    swap = v < y
    return (np.where(swap, u, x), np.minimum(y, v)), (np.where(swap, x, u), np.maximum(y, v))


def _in_turn(one: F, other: F) -> F:
    """Numbers (2n,) from two rows (n,) in turn."""
    both = np.empty((len(one), 2), np.float32)
    both[:, 0], both[:, 1] = one, other
    return both.ravel()


def _sides(x: F, y: F, to_x: F, to_y: F) -> _Sides:
    return _Sides(x, y, (to_x - x) / np.maximum(to_y - y, _FLAT))


def strip(seen: Faces, first: int, stop: int) -> Fragments:
    """What is seen in the rows from `first` up to but not including `stop`."""
    rows = max(0, stop - first)
    depth = np.full(rows * seen.width, _EMPTY)
    face, y, left, length = _spans(seen, first, stop)
    span, begin = _in_stretches(length)
    start = ((y - np.float32(first + 0.5)) * np.float32(seen.width) + left).astype(np.intp)
    pixels = picked(start - begin, span)
    number = np.arange(len(span))
    pixels += number
    step = number.astype(np.float32)  # exact, for a strip has fewer fragments than a float has whole numbers
    step -= picked(begin.astype(np.float32), span)
    aside, below = left + _HALF - picked(seen.x, face), y - picked(seen.y, face)

    def along(plane: _Plane, span: Index, step: F) -> F:
        line = np.empty(len(face), np.complex64)  # a slope and where it begins, so that both are picked at once
        line.real = slope = picked(plane.right, face)
        line.imag = picked(plane.at, face) + slope * aside + picked(plane.down, face) * below
        each = picked(line, span)
        value = each.real * step
        value += each.imag
        return value

    near = along(seen.depth, span, step)
    kept = _write_nearest(depth, pixels, near)
    span, step = picked(span, kept), picked(step, kept)
    values = tuple(along(plane, span, step) for plane in seen.values)
    numbers = picked(seen.numbers, face)
    return Fragments(picked(pixels, kept), span, numbers, values, depth.reshape(rows, seen.width))


def _in_stretches(length: Index) -> tuple[Index, Index]:
    """The stretch (n,) each of many things laid end to end lies in, and where each stretch begins; none is empty."""
    stop = np.cumsum(length)
    which = np.zeros(stop[-1] if len(stop) else 0, np.intp)
    which[stop[:-1]] = 1
    return np.cumsum(which, out=which), stop - length


def _spans(seen: Faces, first: int, stop: int) -> tuple[Index, F, F, Index]:
    """The rows of pixels that triangles cover: which face, the middle `y`, the first column and the length of each."""
    top, bottom = np.maximum(seen.top, first), np.minimum(seen.bottom, stop - 1)
    crossing = np.flatnonzero(bottom >= top)
    top = picked(top, crossing)
    which, begin = _in_stretches((picked(bottom, crossing) - top + 1).astype(np.intp))
    y = picked((top - begin).astype(np.float32) + _HALF, which)
    y += np.arange(len(which), dtype=np.float32)
    face = picked(crossing, which)
    side = 2 * face
    side += y >= picked(seen.turn, face)
    one, other = seen.long.at(face, y), seen.short.at(side, y)
    left = np.ceil(np.minimum(one, other) - np.float32(0.501))
    np.maximum(left, 0, out=left)
    length = np.floor(np.maximum(one, other) + np.float32(0.501))
    np.minimum(length, seen.width, out=length)
    length -= left
    used = np.flatnonzero(length > 0)
    return picked(face, used), picked(y, used), picked(left, used), picked(length, used).astype(np.intp)


def _write_nearest(depth: F, pixels: Index, near: F) -> Index:
    """Keep the nearest value at each pixel, and tell which those are (k,) of all values.

    The last writer wins, then losers that were nearer write again.
    """
    depth[pixels] = near
    written = picked(depth, pixels)
    losers = np.flatnonzero(near > written)
    if not len(losers):
        return np.flatnonzero(near == written)
    while len(losers):
        depth[pixels[losers]] = near[losers]
        losers = losers[near[losers] > depth[pixels[losers]]]
    return np.flatnonzero(near == picked(depth, pixels))
