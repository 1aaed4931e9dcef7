"""The figure's door to the rest of the app: a body that takes shapes and has its picture drawn.

Pictures are premultiplied RGBA bytes (height, width, 4) on a transparent ground.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import MUSCLE_PATCHES, Body, Vertices
from guide.figure.framing import Spread, fitted, row, turntable
from guide.figure.ground import Mat, mat, mat_corners, shade, shadow
from guide.figure.journey import Journey, journey
from guide.figure.paint import Painted, Surface, paint
from guide.figure.palette import Palette, Words
from guide.figure.props import Thing, arrows, things
from guide.figure.raster import rasterise
from guide.figure.rotation import Array
from guide.figure.shading import shaded_normals
from guide.figure.solve import STANDARD_LEG, Stance, solve
from guide.figure.view import Frame, Points, turn
from guide.model.shape import Camera, MatPlace, Shape
from guide.model.side import Side

Picture = NDArray[np.uint8]
_Number = TypeVar("_Number", bound=np.number[Any])

_BEHIND = 180.0  # degrees round to the view from behind
_GLANCE = 96  # pixels each way of the quick look that tells whether a muscle is seen
_HIDDEN = 0.3  # of what is seen from behind: less than this in front counts as hidden
_REMEMBERED_MATS = 4
_KEPT = 8 << 20  # bytes, more than any one array of a picture


@dataclass(frozen=True, slots=True)
class Muscles:
    """Which muscles to show, by the names of `guide.model.muscle`; those without a patch are left out."""

    working: Collection[str] = ()
    stretched: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is made.

    `camera` None is the shape's own. `breath` is 0 empty to 1 full. `supersample` is 1 while the figure moves, 2 when
    it is still, 4 for thumbnails.
    """

    camera: Camera | None = None
    muscles: Muscles = Muscles()
    mat: bool = True
    breath: float = 0.0
    supersample: int = 2


@dataclass(frozen=True, slots=True)
class _Posed:
    """A stance with its surface (v, 3) in the room and the props beside it."""

    stance: Stance
    surface: Vertices
    things: tuple[Thing, ...]

    def points(self) -> Vertices:
        """All its points (v, 3)."""
        return _together([self.surface, *(thing.points for thing in self.things)])


class Studio:
    """A body in one palette. It remembers the stances of shapes; it is used from one thread at a time."""

    def __init__(self, body: Body, palette: Palette) -> None:
        self._body, self._palette = body, palette
        self._stances: dict[int, tuple[Shape, Stance]] = {}
        self._scale = body.leg / STANDARD_LEG
        self._mat = lru_cache(_REMEMBERED_MATS)(self._drawn_mat)
        _keep_memory()

    def stance(self, shape: Shape) -> Stance:
        """How the body takes a shape."""
        known = self._stances.get(id(shape))
        if known is None or known[0] is not shape:
            known = self._stances[id(shape)] = (shape, solve(shape, self._body))
        return known[1]

    def journey(self, start: Stance, end: Stance) -> Journey:
        """The way from one stance to another."""
        return journey(self._body, start, end)

    def picture(self, stance: Stance, frame: Frame, look: Look | None = None) -> Picture:
        """A stance in a frame; a frame of no size gives a picture of no size."""
        look = look or Look()
        if frame.width <= 0 or frame.height <= 0:
            return np.zeros((max(0, frame.height), max(0, frame.width), 4), np.uint8)
        posed = self._posed(stance, look.breath)
        camera = look.camera or stance.shape.camera
        view = turn(camera)
        words = np.zeros((frame.height, frame.width), np.uint32)
        if look.mat:
            lying = self._mat(stance.shape.mat, camera, frame)
            words[lying.part] = lying.words
        shade(words, shadow(posed.points(), view, frame, self._palette.shadow))
        surface = self._surface(posed, view, look.muscles)
        _lay_over(words, paint(surface, frame, self._palette, look.supersample))
        return words.view(np.uint8).reshape(frame.height, frame.width, 4)

    def portrait(self, shape: Shape, width: int, height: int, look: Look | None = None) -> Picture:
        """A shape as large as it fits, with its mat cut off at the picture's edges."""
        look = look or Look(supersample=4)
        stance = self.stance(shape)
        return self.picture(stance, fitted(self.spread(stance, look), width, height), look)

    def turning(self, shape: Shape, width: int, height: int, look: Look) -> Picture:
        """A shape from any camera; it keeps its size and place while the camera goes round it."""
        stance = self.stance(shape)
        camera = look.camera or shape.camera
        points = self._posed(stance, look.breath).points()
        if look.mat:
            points = np.concatenate([points, mat_corners(stance.shape.mat).astype(np.float32)])
        frame = turntable(points, camera, width, height)
        return self.picture(stance, frame, look)

    def room(self, shapes: Sequence[Shape], width: int, height: int, look: Look | None = None) -> Picture:
        """Several shapes side by side on one floor, without mats, at one scale."""
        look = replace(look or Look(supersample=4), mat=False)
        stances = [self.stance(shape) for shape in shapes]
        frames = row([self.spread(stance, look) for stance in stances], width, height)
        picture = np.zeros((max(0, height), max(0, width), 4), np.uint8)
        for stance, frame in sorted(zip(stances, frames, strict=True), key=lambda pair: pair[1].y):
            over = self.picture(stance, frame, look)
            clear = 255 - over[:, :, 3:].astype(np.uint16)
            picture = over + (picture * clear // 255).astype(np.uint8)
        return picture

    def behind(self, stance: Stance, look: Look) -> Look | None:
        """A look from behind, if most of what the muscles show is hidden from the look's camera; else None."""
        camera = look.camera or stance.shape.camera
        back = replace(camera, yaw=camera.yaw + _BEHIND)
        counts = [self._muscle_pixels(stance, look.muscles, one) for one in (camera, back)]
        return replace(look, camera=back) if counts[0] < _HIDDEN * counts[1] else None

    def spread(self, stance: Stance, look: Look) -> Spread:
        """How far what is seen of a stance reaches, in metres on the screen about the room's origin."""
        seen = self.seen(stance, look)
        turned = turn(look.camera or stance.shape.camera).T.astype(np.float32)
        mat = (mat_corners(stance.shape.mat) @ turned)[:, :2] if look.mat else seen[:1]
        low, high = seen.min(axis=0), seen.max(axis=0)
        return Spread(
            left=float(low[0]),
            right=float(high[0]),
            lowest=float(low[1]),
            highest=float(high[1]),
            mat_lowest=float(mat[:, 1].min()),
            mat_highest=float(mat[:, 1].max()),
        )

    def seen(self, stance: Stance, look: Look) -> Points:
        """The points (v, 2) of body, things and arrows on the screen, in metres about the room's origin, y upwards."""
        view = turn(look.camera or stance.shape.camera)
        posed = self._posed(stance, look.breath)
        marks = [arrow.points for arrow in arrows(stance.shape.arrows, view, self._scale)]
        return np.concatenate([posed.points() @ view.T.astype(np.float32), *marks])[:, :2]

    def _posed(self, stance: Stance, breath: float) -> _Posed:
        surface = self._body.surface(stance.posture, breath, stance.grip)
        return _Posed(stance, surface, tuple(things(stance, self._body, surface, self._scale)))

    def _drawn_mat(self, place: MatPlace, camera: Camera, frame: Frame) -> Mat:
        return mat(place, turn(camera), frame, self._palette)

    def _surface(self, posed: _Posed, view: Array, muscles: Muscles) -> Surface:
        """The body and all beside it in view space."""
        body, turned = self._body, view.T.astype(np.float32)
        seen = (turned.T @ posed.surface.T).T
        facing = (turned.T @ shaded_normals(body, posed.stance.posture, posed.surface).T).T
        extra = [replace(t, points=t.points @ turned, normals=t.normals @ turned) for t in posed.things]
        extra += arrows(posed.stance.shape.arrows, view, self._scale)
        start = [*accumulate((len(t.points) for t in extra), initial=len(seen))]
        shifted = [t.triangles + np.intp(s) for t, s in zip(extra, start[:-1], strict=True)]
        return Surface(
            points=_together([seen, *(t.points for t in extra)]),
            normals=_together([facing, *(t.normals for t in extra)]),
            triangles=_together([body.triangles, *shifted]),
            materials=_together([body.materials, *(np.full(len(t.triangles), t.material, np.int32) for t in extra)]),
            parts=_together([body.parts, *(np.full(len(t.triangles), t.part, np.int8) for t in extra)]),
            working=_patch(body, muscles.working, posed.stance.shape.muscle_sides, start[-1]),
            stretched=_patch(body, muscles.stretched, posed.stance.shape.muscle_sides, start[-1]),
        )

    def _muscle_pixels(self, stance: Stance, muscles: Muscles, camera: Camera) -> int:
        """In how many pixels of a small picture a muscle's patch is seen."""
        names = (*muscles.working, *muscles.stretched)
        patch = _patch(self._body, names, stance.shape.muscle_sides, len(self._body.points))
        if patch is None:
            return 0
        frame = fitted(self.spread(stance, Look(camera, mat=False)), _GLANCE, _GLANCE)
        points = frame.screen(self._body.surface(stance.posture, grip=stance.grip) @ turn(camera).T.astype(np.float32))
        seen = rasterise(points, self._body.triangles, (_GLANCE, _GLANCE), (patch,))
        return int((seen.values[0] > _HALF).sum())


_HALF = 0.5  # the outline of a muscle's patch
_OPAQUE = np.uint32(255)


def _keep_memory() -> None:
    """Let the C library keep the memory of pictures at hand.

    glibc gives large freed blocks back to the system, and every page is cleared again at its next use, which took a
    third of a picture's time. It stops doing so for sizes of which one has been freed (mallopt(3), M_MMAP_THRESHOLD).
    """
    np.empty(_KEPT, np.uint8)


def _together(arrays: list[NDArray[_Number]]) -> NDArray[_Number]:
    """Arrays one after the other; a body without anything beside it is not copied."""
    return np.concatenate(arrays) if len(arrays) > 1 else arrays[0]


def _patch(body: Body, names: Collection[str], sides: Mapping[str, Side], points: int) -> NDArray[np.float32] | None:
    """How far each of so many points lies in one of these muscles; body first, nothing beyond it. None without any."""
    shown = [name for name in names if name in MUSCLE_PATCHES]
    if not shown:
        return None
    patch = np.zeros(points, np.float32)
    part = patch[: len(body.points)]
    for name in shown:
        muscle = body.muscles[:, MUSCLE_PATCHES.index(name)]
        if name in sides:
            muscle = np.where((body.points[:, 0] > 0) == (sides[name] is Side.LEFT), muscle, np.float32(0))
        np.maximum(part, muscle, out=part)
    return patch


def _lay_over(words: Words, painted: Painted) -> None:
    """Lay a painting over premultiplied words, in place."""
    height, width = painted.words.shape
    part, over = words[painted.y : painted.y + height, painted.x : painted.x + width], painted.words
    if not painted.is_soft:
        np.copyto(part, over, where=over != 0)
        return
    alpha = over >> np.uint32(24)
    soft = np.flatnonzero(alpha - np.uint32(1) < _OPAQUE - np.uint32(1))  # nought wraps round to the greatest word
    rows, columns = np.divmod(soft, max(1, width))
    top, clear = over[rows, columns], _OPAQUE - alpha[rows, columns]
    even, eight = np.uint32(0x00FF00FF), np.uint32(8)
    under = part[rows, columns]
    low, high = ((under & even) * clear) >> eight, (((under >> eight) & even) * clear) >> eight
    np.copyto(part, over, where=over != 0)
    part[rows, columns] = top + ((low & even) | ((high & even) << eight))
