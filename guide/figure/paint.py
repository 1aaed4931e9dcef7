"""Paints surfaces: two-tone light, muscles, ink lines where depth jumps. RGBA words, opaque where something is."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import Part
from guide.figure.palette import BANDS, LEVELS, LIGHTS, Palette, Words
from guide.figure.raster import Fragments, rasterise
from guide.figure.rotation import unit
from guide.figure.view import Frame

F = NDArray[np.float32]

_LIGHT_FROM: Final = unit([-0.35, 0.75, 0.62]).astype(np.float32)
# Metres a depth must jump for a line: on one part, between trunk and limb, between limbs and props.
_JUMPS: Final = np.array([0.020, 0.010, 0.0015], np.float32)
# How much steeper than a pixel is wide a jump must be, so that a small picture's steep sides are no lines.
_SLOPES: Final = np.array([3.5, 2.0, 0.7], np.float32)
_LINE, _THIN_LINE = 0.75, 0.5  # pixels of the picture, the width of an ink line
_SMALL = 150.0  # pixels per metre, below which lines are thin
_OUTLINE, _SOFT = 0.5, 0.1  # where a muscle's patch ends, and how softly
_STRIPE = 0.016  # metres, half the period of the lines on a stretched muscle
_MARGIN = 4  # pixels round the figure
_PART = 16  # a pixel's code is its part times this, plus its material
_NOTHING = 255  # the code of the background


@dataclass(frozen=True, slots=True)
class Surface:
    """Something to paint, seen from the camera: points and normals (v, 3) in view space, in metres.

    `working` and `stretched` (v,) say how far a point lies inside a muscle patch; 0.5 is its outline.
    """

    points: F
    normals: F
    triangles: NDArray[np.int32]
    materials: NDArray[np.int32]
    parts: NDArray[np.int8]
    working: F | None = None
    stretched: F | None = None


@dataclass(frozen=True, slots=True)
class _Pen:
    """At which `jumps` of depth, in fine pixels, a line is drawn, and its `width` in fine pixels."""

    jumps: F
    width: int


@dataclass(frozen=True, slots=True)
class Painted:
    """RGBA `words` (height, width) whose upper left corner is at pixel (`x`, `y`) of the picture."""

    words: Words
    x: int
    y: int


def paint(surface: Surface, frame: Frame, palette: Palette, supersample: int) -> Painted:
    """A surface in a frame; only its own box of pixels, antialiased by `supersample` (1, 2 or 4) each way."""
    fine = frame.times(supersample)
    screen = fine.screen(surface.points)
    left, top, width, height = _box(screen, fine, supersample)
    screen[:, :2] -= np.array([left, top], np.float32)
    light = np.clip(surface.normals @ _LIGHT_FROM * np.float32(0.5) + np.float32(0.5), 0, 1) * np.float32(255)
    muscles = [m for m in (surface.working, surface.stretched) if m is not None]
    seen = rasterise(screen, surface.triangles, (width, height), (light, *muscles))
    code = (surface.parts * _PART + surface.materials).astype(np.uint8)[seen.triangles]
    shade = np.clip(seen.values[0], 0, 255).astype(np.int32)
    stripe = max(2, round(_STRIPE * fine.scale))
    band = _bands(seen, surface, width, stripe)
    index = (code % _PART) * np.int32(BANDS * LIGHTS) + shade
    if band is not None:
        index += band * np.int32(LIGHTS)
    words = np.zeros(width * height, np.uint32)
    words[seen.pixels] = palette.table[index]
    line = max(1, round(supersample * (_LINE if frame.scale > _SMALL else _THIN_LINE)))
    pen = _Pen(np.maximum(_JUMPS * np.float32(fine.scale), _SLOPES * np.float32(line)), line)
    _ink(words, seen, code, palette, pen)
    picture = words.reshape(height, width)
    for _ in range(supersample.bit_length() - 1):
        picture = _halved(picture)
    return Painted(picture, left // supersample, top // supersample)


def _box(screen: F, fine: Frame, step: int) -> tuple[int, int, int, int]:
    """The part of a fine picture that holds the points, in whole coarse pixels: left, top, width, height."""
    low, high = screen[:, :2].min(axis=0) - _MARGIN * step, screen[:, :2].max(axis=0) + _MARGIN * step
    left, top = (max(0, int(v) // step * step) for v in low)
    right, bottom = (
        min(side, (int(v) // step + 1) * step) for v, side in zip(high, (fine.width, fine.height), strict=True)
    )
    return left, top, max(0, right - left), max(0, bottom - top)


def _bands(seen: Fragments, surface: Surface, width: int, stripe: int) -> NDArray[np.int32] | None:
    values = list(seen.values[1:])
    band: NDArray[np.int32] | None = None
    if surface.stretched is not None:
        level = _levels(values.pop())
        x, y = seen.pixels % width, seen.pixels // width
        level = np.where(((x + y) // stripe) % 2 == 0, level, level * 3 // 8)
        band = np.where(level > 0, level + LEVELS, 0)
    if surface.working is not None:
        level = _levels(values.pop())
        band = level if band is None else np.where(level > 0, level, band)
    return band


def _levels(value: F) -> NDArray[np.int32]:
    return np.asarray(np.clip((value - (_OUTLINE - _SOFT)) * (LEVELS / (2 * _SOFT)), 0, LEVELS), np.int32)


def _ink(words: Words, seen: Fragments, code: NDArray[np.uint8], palette: Palette, pen: _Pen) -> None:
    """Draw lines into `words` on the nearer side of every jump in depth."""
    height, width = seen.depth.shape
    count = width * height
    codes = np.full(count, _NOTHING, np.uint8)
    codes[seen.pixels] = code
    depth = seen.depth.ravel()
    lines = []
    for step in (pen.width, pen.width * width):
        if step >= count:
            continue
        rise = depth[step:] - depth[:-step]
        jump = np.abs(rise)
        likely = ((codes[step:] ^ codes[:-step]) >= _PART) & (jump > pen.jumps[-1])
        first = np.flatnonzero(likely | (jump > pen.jumps[0]))
        if step == pen.width:
            first = first[first % width < width - step]
        rise, second = rise[first], first + step
        a, b = codes[first] // _PART, codes[second] // _PART
        kind = (a != b) * (1 + ((a > Part.TRUNK) & (b > Part.TRUNK)))
        lines.append(np.where(rise > 0, first, second)[np.abs(rise) > pen.jumps[kind]])
    if not lines:
        return
    edge = np.concatenate(lines)
    material = np.minimum(codes[edge] % _PART, len(palette.ink_words) - 1)
    words[edge] = palette.ink_words[material]


def _halved(words: Words) -> Words:
    """Every two by two RGBA words averaged, two channels at a time."""
    height, width = words.shape
    w = words.reshape(height // 2, 2, width // 2, 2)
    even = np.uint32(0x00FF00FF)

    def total(part: Words) -> Words:
        return np.asarray(part[:, 0, :, 0] + part[:, 0, :, 1] + part[:, 1, :, 0] + part[:, 1, :, 1], np.uint32)

    low, high = total(w & even), total((w >> np.uint32(8)) & even)
    return np.asarray(((low >> np.uint32(2)) & even) | (((high >> np.uint32(2)) & even) << np.uint32(8)), np.uint32)
