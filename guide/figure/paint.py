"""Paints surfaces: two-tone light, muscles, ink lines where depth jumps. RGBA words, opaque where something is."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import ADJOINING, Part
from guide.figure.palette import BANDS, LEVELS, LIGHTS, Palette, Words
from guide.figure.raster import Faces, Fragments, Triangles, faces, strip
from guide.figure.rotation import unit
from guide.figure.view import Frame

F = NDArray[np.float32]

_LIGHT_FROM: Final = unit([-0.35, 0.75, 0.62]).astype(np.float32)
# Metres a depth must jump for a line: on one limb, where a limb adjoins the trunk, and between what only lies against
# one another: there always, or lines would be dashes where a hand lies on a thigh.
_JUMPS: Final = np.array([0.026, 0.010, 0.0], np.float32)
# How much steeper than a pixel is wide a jump must be, so that a small picture's steep sides are no lines.
_SLOPES: Final = np.array([3.5, 2.0, 0.0], np.float32)
# Times as steep as just beside it a jump on one limb must be, and one between trunk and limb, so that a steep side and
# the shoulder's seam are no lines.
_STEEPER: Final = np.array([1.8, 1.3, 0.0], np.float32)
# Times as much for full ink: lines on one part and at the trunk begin and end softly, so that what is hardly a line is
# hardly seen.
_FULL: Final = np.array([2.5, 2.0, 1.0], np.float32)
_PIT = 3  # widths of a line: where one part is deeper over no more than that, a seam gapes, and nothing ends
_SKY = np.float32(1e8)  # pixels, a jump to the background
_LINE, _THIN_LINE = 0.75, 0.5  # pixels of the picture, the width of an ink line
_SMALL = 150.0  # pixels per metre, below which lines are thin
_OUTLINE, _SOFT = 0.5, 0.1  # where a muscle's patch ends, and how softly
_STRIPE = 0.016  # metres, half the period of the lines on a stretched muscle
_MARGIN = 4  # pixels round the figure
_PART = 16  # a pixel's code is its part times this, plus its material
_NOTHING = 255  # the code of the background


def _kinds() -> NDArray[np.intp]:
    """Between which parts a jump lies: 0 on one limb, 1 between the trunk and what adjoins it, 2 between others.

    Of part a and part b it is number a * _PART + b.
    """
    kinds = np.full((_PART, _PART), 2)
    np.fill_diagonal(kinds, 0)
    for near, far in ADJOINING.items():
        kinds[near, far] = kinds[far, near] = 0
        kinds[near, Part.TRUNK] = kinds[Part.TRUNK, near] = 1
    return kinds.ravel()


_KINDS: Final = _kinds()
_EVEN, _BYTE, _WHOLE = np.uint32(0x00FF00FF), np.uint32(8), np.uint32(256)  # words, two of their bytes at a time
_NOT_LAST = np.uint32(0xFEFEFEFE)  # all but the last bit of each byte
_STRIP_PIXELS = 400_000  # fine pixels drawn at a time: what they need stays in the processor's cache

before_strip: ContextVar[Callable[[], None]] = ContextVar("before_strip", default=lambda: None)
"""Called before each strip of a picture, in the thread that draws: there it waits for what is more urgent."""


@dataclass(frozen=True, slots=True)
class Surface:
    """Something to paint, seen from the camera: points and normals (v, 3) in view space, in metres.

    `working` and `stretched` (v,) say how far a point lies inside a muscle patch; 0.5 is its outline.
    """

    points: F
    normals: F
    triangles: Triangles
    materials: NDArray[np.int32]
    parts: NDArray[np.int8]
    working: F | None = None
    stretched: F | None = None


@dataclass(frozen=True, slots=True)
class _Brush:
    """What a strip is painted with.

    Each triangle's code and where its `colours` begin in the palette's table, which muscles are shown, the `stripe` of
    a stretched one, at which `jumps` of depth a line is drawn and how wide a `line` is, all in fine pixels.
    """

    codes: NDArray[np.uint8]
    colours: NDArray[np.intp]
    working: bool
    stretched: bool
    stripe: int
    jumps: F
    full: F
    line: int
    ink: Words
    palette: Palette


@dataclass(frozen=True, slots=True)
class Painted:
    """RGBA `words` (height, width) whose upper left corner is at pixel (`x`, `y`) of the picture.

    `is_soft` where some may be half clear.
    """

    words: Words
    x: int
    y: int
    is_soft: bool


def paint(surface: Surface, frame: Frame, palette: Palette, supersample: int) -> Painted:
    """A surface in a frame; only its own box of pixels, antialiased by `supersample` (1, 2 or 4) each way."""
    fine = frame.times(supersample)
    screen = fine.screen(surface.points)
    left, top, width, height = _box(screen, fine, supersample)
    screen[:, 0] -= left
    screen[:, 1] -= top
    light = (surface.normals @ _LIGHT_FROM + 1) * np.float32((LIGHTS - 1) / 2)
    muscles = [m for m in (surface.working, surface.stretched) if m is not None]
    seen = faces(screen, surface.triangles, width, (light, *muscles))
    line = max(1, round(supersample * (_LINE if frame.scale > _SMALL else _THIN_LINE)))
    ink = palette.ink_words
    jumps = np.maximum(_JUMPS * np.float32(fine.scale), _SLOPES * np.float32(line))
    full = jumps * _FULL
    if supersample == 1:  # it moves, and a pixel is inked or not: half way to full ink tells
        jumps = full = (jumps + full) / 2
    brush = _Brush(
        codes=(surface.parts * _PART + surface.materials).astype(np.uint8),
        colours=surface.materials.astype(np.intp) * (BANDS * LIGHTS),
        working=surface.working is not None,
        stretched=surface.stretched is not None,
        stripe=max(2, round(_STRIPE * fine.scale)),
        jumps=jumps,
        full=full,
        line=line,
        ink=ink.take(np.minimum(np.arange(_NOTHING + 1) % _PART, len(ink) - 1)),
        palette=palette,
    )
    step = max(1, _STRIP_PIXELS // max(1, width * supersample)) * supersample
    strips, give_way = [], before_strip.get()
    for first in range(0, height, step):
        give_way()
        strips.append(_strip(seen, brush, first, min(first + step, height)))
    for _ in range(supersample.bit_length() - 1):
        strips = [_halved(rows) for rows in strips]
    blank = np.zeros((0, width // supersample), np.uint32)
    words = strips[0] if len(strips) == 1 else np.concatenate([blank, *strips])
    return Painted(words, left // supersample, top // supersample, is_soft=supersample > 1)


def _strip(seen: Faces, brush: _Brush, first: int, stop: int) -> Words:
    """The fine rows from `first` to before `stop`; those a line's width around are drawn too, for their lines."""
    over = brush.line
    part = strip(seen, first - over, stop + over)
    rows, width = part.depth.shape
    code = part.of(brush.codes)
    index = np.clip(part.values[0], 0, LIGHTS - 1, out=part.values[0]).astype(np.intp)
    index += part.of(brush.colours)
    band = _bands(part, brush, width, first - over)
    if band is not None:
        index += band * LIGHTS
    words = np.zeros(rows * width, np.uint32)
    words[part.pixels] = brush.palette.table.take(index)
    _ink(words, part, code, brush)
    return words.reshape(rows, width)[over : rows - over]


def _box(screen: F, fine: Frame, step: int) -> tuple[int, int, int, int]:
    """The part of a fine picture that holds the points, in whole coarse pixels: left, top, width, height."""
    across, down = screen[:, 0], screen[:, 1]
    low = [float(axis.min()) - _MARGIN * step for axis in (across, down)]
    high = [float(axis.max()) + _MARGIN * step for axis in (across, down)]
    left, top = (max(0, int(v) // step * step) for v in low)
    right, bottom = (
        min(side, (int(v) // step + 1) * step) for v, side in zip(high, (fine.width, fine.height), strict=True)
    )
    return left, top, max(0, right - left), max(0, bottom - top)


def _bands(part: Fragments, brush: _Brush, width: int, first: int) -> NDArray[np.intp] | None:
    """Which row of a material's colours each fragment has, by its muscles; None where none are shown."""
    values = list(part.values[1:])
    working = _levels(values.pop(0)) if brush.working else None
    if not brush.stretched:
        return working
    level = _levels(values.pop(0))
    rows, columns = np.divmod(part.pixels, width)
    level = np.where((rows + first + columns) // brush.stripe % 2 == 0, level, level * 3 // 8)
    band = np.where(level > 0, level + LEVELS, 0)
    return band if working is None else np.where(working > 0, working, band)


def _levels(value: F) -> NDArray[np.intp]:
    return np.asarray(np.clip((value - (_OUTLINE - _SOFT)) * (LEVELS / (2 * _SOFT)), 0, LEVELS), np.intp)


def _ink(words: Words, part: Fragments, code: NDArray[np.uint8], brush: _Brush) -> None:
    """Draw lines into `words` round what is nearer, on the farther side of every jump in depth."""
    width = part.depth.shape[1]
    codes = np.full(len(words), _NOTHING, np.uint8)
    codes[part.pixels] = code
    depth, parts = part.depth.ravel(), codes >> np.uint8(_PART.bit_length() - 1)
    lines = []
    for step in (brush.line, brush.line * width):
        if step >= len(words):
            continue
        jump = depth[step:] - depth[:-step]
        np.abs(jump, out=jump)
        likely = parts[step:] != parts[:-step]
        likely &= jump > brush.jumps[-1]
        likely |= jump > brush.jumps[0]
        if step == brush.line:
            for last in range(width - step, width):
                likely[last::width] = False  # what follows lies in the next row
        first = np.flatnonzero(likely)
        high, second = jump.take(first), first + step
        is_back = depth.take(second) > depth.take(first)
        beyond = np.where(is_back, first, second)
        lines.append(beyond[high >= _SKY])
        inner = np.flatnonzero(high < _SKY)
        first, beyond, high, is_back = first.take(inner), beyond.take(inner), high.take(inner), is_back.take(inner)
        kind = _KINDS.take(parts.take(first) * np.uint8(_PART) + parts.take(first + step))
        around = np.maximum(*(_on_the_figure(jump.take(first + way, mode="clip")) for way in (-step, step)))
        around *= _STEEPER.take(kind)
        drawn = high > brush.jumps.take(kind)
        drawn &= high >= around
        faint = high < brush.full.take(kind)
        faint &= drawn
        lines.append(beyond[drawn > faint])
        soft = np.flatnonzero(faint)
        if len(soft):
            high, kind, edge = high.take(soft), kind.take(soft), beyond.take(soft)
            least = brush.jumps.take(kind)
            strength = (high - least) / (brush.full.take(kind) - least)
            past = edge + np.where(is_back.take(soft), -_PIT * step, _PIT * step)
            strength *= (kind > 0) | (depth.take(past, mode="clip") - depth.take(edge) < high / 2)
            share = (strength * _WHOLE).astype(np.uint32)
            words[edge] = _mixed(words.take(edge), brush.ink.take(codes.take(edge)), share)
    if not lines:
        return
    edge = np.concatenate(lines)
    words[edge] = brush.ink.take(codes.take(edge))


def _mixed(under: Words, over: Words, share: Words) -> Words:
    """Words (n,) with a `share` (n,), of 256, of others laid over them."""
    rest = _WHOLE - share
    low = ((under & _EVEN) * rest + (over & _EVEN) * share) >> _BYTE
    high = (under >> _BYTE & _EVEN) * rest + (over >> _BYTE & _EVEN) * share
    mixed: Words = (low & _EVEN) | (high & ~_EVEN)
    return mixed


def _on_the_figure(jump: F) -> F:
    """The jumps that are not to the background; nought for those."""
    return np.where(jump < _SKY, jump, np.float32(0))


def _halved(words: Words) -> Words:
    """Every two by two RGBA words averaged; rows first, which lie together in memory."""
    rows = _between(words[::2], words[1::2])
    return _between(rows[:, ::2], rows[:, 1::2])


def _between(one: Words, other: Words) -> Words:
    """The average of the four bytes of each word: what both have, and half of what only one has."""
    half = one ^ other
    half &= _NOT_LAST
    half >>= np.uint32(1)
    half += one & other
    return half
