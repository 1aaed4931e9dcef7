"""A z-buffer in NumPy: which triangle is seen at each pixel, and values spread over it.

Everything is float32. Screen points have x to the right and y down, in pixels, and z towards the viewer. Triangles
seen from their front run counter-clockwise on the screen. Each triangle is cut into one span of pixels per row, so
that the work follows the pixels covered and not the triangles' boxes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

F = NDArray[np.float32]
I = NDArray[np.int32]  # noqa: E741  named beside F

_EMPTY = np.float32(-1e9)
_TINY_AREA = np.float32(1e-3)  # square pixels
_FLAT = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class Fragments:
    """What is seen.

    Flat `pixels` (n,) of the picture, the `triangles` (n,) there, the wanted `values` (n,) each, and the `depth`
    (height, width) in pixels, -1e9 where nothing is.
    """

    pixels: I
    triangles: I
    values: tuple[F, ...]
    depth: F


@dataclass(frozen=True, slots=True)
class _Planes:
    """Barycentric coordinates as planes over the screen, one row of (a, b, c) per corner: a·x + b·y + c."""

    corners: I
    a: tuple[F, F, F]
    b: tuple[F, F, F]
    c: tuple[F, F, F]

    def of(self, values: F) -> tuple[F, F, F]:
        """The plane (a, b, c) of a value (v,) given at the points."""
        v = [values[self.corners[:, i]] for i in range(3)]
        return (
            self.a[0] * v[0] + self.a[1] * v[1] + self.a[2] * v[2],
            self.b[0] * v[0] + self.b[1] * v[1] + self.b[2] * v[2],
            self.c[0] * v[0] + self.c[1] * v[1] + self.c[2] * v[2],
        )


@dataclass(frozen=True, slots=True)
class _Spans:
    """Rows of pixels: the triangle's number, the row's middle `y`, the first column, the length, the row's start."""

    triangle: I
    y: F
    first: I
    length: I
    start: I


def rasterise(points: F, triangles: I, size: tuple[int, int], values: Sequence[F] = ()) -> Fragments:
    """What is seen of `triangles` (t, 3) between screen `points` (v, 3) in a picture of `size` (width, height).

    `values` (v,) are interpolated over the triangles. A picture of no size, or nothing in it, gives no fragments.
    """
    width, height = size
    depth = np.full(width * height, _EMPTY)
    kept, planes, spans = _cut(points, triangles, width, height) if width and height else (None, None, None)
    if kept is None or planes is None or spans is None or not len(spans.length):
        none = np.zeros(0, np.int32)
        return Fragments(none, none, tuple(np.zeros(0, np.float32) for _ in values), depth.reshape(height, width))
    span = np.repeat(np.arange(len(spans.length), dtype=np.int32), spans.length)
    begin = (np.cumsum(spans.length) - spans.length).astype(np.int32)
    offset = np.arange(len(span), dtype=np.int32) - begin[span]
    pixels = spans.start[span] + offset
    step = offset.astype(np.float32)
    near = _along(planes.of(points[:, 2]), spans, span, step)
    _write_nearest(depth, pixels, near)
    seen = np.flatnonzero(near == depth[pixels])
    span, step = span[seen], step[seen]
    spread = tuple(_along(planes.of(v.astype(np.float32, copy=False)), spans, span, step) for v in values)
    return Fragments(pixels[seen], kept[spans.triangle[span]], spread, depth.reshape(height, width))


def _cut(points: F, triangles: I, width: int, height: int) -> tuple[I, _Planes, _Spans]:
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    i, j, k = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    area = (x[j] - x[i]) * (y[k] - y[i]) - (y[j] - y[i]) * (x[k] - x[i])
    top = np.ceil(np.minimum(np.minimum(y[i], y[j]), y[k]) - np.float32(0.5))
    bottom = np.floor(np.maximum(np.maximum(y[i], y[j]), y[k]) - np.float32(0.5))
    top, bottom = np.maximum(top, 0).astype(np.int32), np.minimum(bottom, height - 1).astype(np.int32)
    kept = np.flatnonzero((area < -_TINY_AREA) & (bottom >= top)).astype(np.int32)
    corners = triangles[kept]
    planes = _barycentric(x, y, corners)
    rows = bottom[kept] - top[kept] + 1
    triangle = np.repeat(np.arange(len(kept), dtype=np.int32), rows)
    row = np.arange(len(triangle), dtype=np.int32) + (top[kept] - (np.cumsum(rows) - rows).astype(np.int32))[triangle]
    middle = row.astype(np.float32) + np.float32(0.5)
    low = np.full(len(row), -1.0, np.float32)
    high = np.full(len(row), width + 1.0, np.float32)
    for a, b, c in zip(planes.a, planes.b, planes.c, strict=True):
        slope = np.where(np.abs(a) < _FLAT, _FLAT, a)
        edge = (-b / slope)[triangle] * middle + (-c / slope)[triangle]
        enters = (slope > 0)[triangle]
        np.maximum(low, np.where(enters, edge, low), out=low)
        np.minimum(high, np.where(enters, high, edge), out=high)
    first = np.ceil(np.clip(low, -1, width + 1) - np.float32(0.501)).astype(np.int32)
    last = np.floor(np.clip(high, -2, width + 1) - np.float32(0.499)).astype(np.int32)
    np.maximum(first, 0, out=first)
    np.minimum(last, width - 1, out=last)
    used = np.flatnonzero(last >= first)
    first = first[used]
    spans = _Spans(triangle[used], middle[used], first, last[used] - first + 1, row[used] * np.int32(width) + first)
    return kept, planes, spans


def _barycentric(x: F, y: F, corners: I) -> _Planes:
    ax, bx, cx = (x[corners[:, n]] for n in range(3))
    ay, by, cy = (y[corners[:, n]] for n in range(3))
    scale = np.asarray(1 / ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)), np.float32)
    a0, b0, c0 = (by - cy) * scale, (cx - bx) * scale, (bx * cy - cx * by) * scale
    a1, b1, c1 = (cy - ay) * scale, (ax - cx) * scale, (cx * ay - ax * cy) * scale
    return _Planes(corners, (a0, a1, -a0 - a1), (b0, b1, -b0 - b1), (c0, c1, np.float32(1) - c0 - c1))


def _along(plane: tuple[F, F, F], spans: _Spans, span: I, step: F) -> F:
    """A plane's value at each pixel, `step` pixels from the start of its span."""
    a, b, c = (part[spans.triangle] for part in plane)
    start = b * spans.y + c + a * (spans.first.astype(np.float32) + np.float32(0.5))
    return np.asarray(start[span] + a[span] * step, np.float32)


def _write_nearest(depth: F, pixels: I, near: F) -> None:
    """Keep the nearest value at each pixel: the last writer wins, then losers that were nearer write again."""
    depth[pixels] = near
    losers = np.flatnonzero(near > depth[pixels])
    while len(losers):
        depth[pixels[losers]] = near[losers]
        losers = losers[near[losers] > depth[pixels[losers]]]
