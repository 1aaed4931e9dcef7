"""The figure's door to the rest of the app: a body that takes shapes and has its picture drawn."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import MUSCLE_PATCHES, Body, Points, normals
from guide.figure.ground import mat_corners, mat_picture, shaded, shadow
from guide.figure.paint import Painted, Surface, paint
from guide.figure.palette import Palette
from guide.figure.props import Thing, arrows, things
from guide.figure.skeleton import INDEX
from guide.figure.solve import STANDARD_LEG, Stance
from guide.figure.view import Frame, turn
from guide.model.shape import Camera

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Muscles:
    """Which muscles to show, by the names of `guide.model.muscle`; those without a patch are left out."""

    working: Collection[str] = ()
    stretched: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Posed:
    """A stance with its surface (v, 3) in the room and the props beside it, ready to be seen from anywhere."""

    stance: Stance
    surface: Points
    things: tuple[Thing, ...]


def pose(body: Body, stance: Stance, breath: float = 0.0) -> Posed:
    """The surface of a body in a stance; `breath` is 0 empty to 1 full."""
    surface = body.surface(stance.posture, breath)
    return Posed(stance, surface, tuple(things(stance, body, surface, body.leg / STANDARD_LEG)))


def picture(
    body: Body,
    posed: Posed,
    frame: Frame,
    palette: Palette,
    *,
    camera: Camera | None = None,
    muscles: Muscles | None = None,
    mat: bool = True,
    supersample: int = 2,
) -> Picture:
    """A posed body as premultiplied RGBA bytes (height, width, 4) on a transparent ground."""
    if frame.width <= 0 or frame.height <= 0:
        return np.zeros((max(0, frame.height), max(0, frame.width), 4), np.uint8)
    view = turn(camera or posed.stance.shape.camera)
    if mat:
        ground = mat_picture(posed.stance.shape.mat, view, frame, palette)
    else:
        ground = np.zeros((frame.height, frame.width, 4), np.float32)
    shading = [posed.surface, *(thing.points for thing in posed.things)]
    shaded(ground, shadow(np.concatenate(shading), view, frame, palette.shadow))
    painted = paint(_surface(body, posed, view, muscles), frame, palette, supersample)
    return _laid_over(ground, painted)


def _surface(body: Body, posed: Posed, view: NDArray[np.float64], muscles: Muscles | None) -> Surface:
    turned = view.T.astype(np.float32)
    seen = posed.surface @ turned
    facing = _rounded(body, posed, normals(posed.surface, body.triangles)) @ turned
    scale = body.leg / STANDARD_LEG
    viewed = [Thing(t.points @ turned, t.normals @ turned, t.triangles, t.material, t.part) for t in posed.things]
    extra = [*viewed, *arrows(posed.stance.shape.arrows, view, scale)]
    start = np.cumsum([len(seen), *(len(t.points) for t in extra)])
    return Surface(
        points=np.concatenate([seen, *(t.points for t in extra)]),
        normals=np.concatenate([facing, *(t.normals for t in extra)]),
        triangles=np.concatenate([body.triangles, *(t.triangles + s for t, s in zip(extra, start[:-1], strict=True))]).astype(np.int32),
        materials=np.concatenate([body.materials, *(np.full(len(t.triangles), t.material, np.int32) for t in extra)]),
        parts=np.concatenate([body.parts, *(np.full(len(t.triangles), t.part, np.int8) for t in extra)]),
        working=_patch(body, muscles.working if muscles else (), int(start[-1])),
        stretched=_patch(body, muscles.stretched if muscles else (), int(start[-1])),
    )


def _rounded(body: Body, posed: Posed, facing: Points) -> Points:
    """Normals with the head shaded as a ball, so that no hard band of shade crosses the face."""
    head = np.flatnonzero(body.head > 0)
    spin = posed.stance.posture.turns[INDEX["head"]] @ body.turns[INDEX["head"]].T
    ball = body.points[head] - body.points[head].mean(axis=0)
    ball = (ball / np.linalg.norm(ball, axis=1, keepdims=True)) @ spin.T.astype(np.float32)
    share = body.head[head][:, None]
    facing = facing.copy()
    facing[head] = facing[head] * (1 - share) + ball * share
    return facing


def _patch(body: Body, names: Collection[str], points: int) -> NDArray[np.float32] | None:
    columns = [MUSCLE_PATCHES.index(name) for name in names if name in MUSCLE_PATCHES]
    if not columns:
        return None
    patch = np.zeros(points, np.float32)
    patch[: len(body.points)] = body.muscles[:, columns].max(axis=1)
    return patch


def _laid_over(ground: NDArray[np.float32], painted: Painted) -> Picture:
    """A painting over a ground, both premultiplied."""
    result = ground.astype(np.uint8)
    height, width = painted.words.shape
    part = result[painted.y : painted.y + height, painted.x : painted.x + width]
    over = painted.words.view(np.uint8).reshape(height, width, 4)
    clear = 255 - over[:, :, 3:].astype(np.uint16)
    part[:] = np.where(clear == 0, over, over + (part * clear // 255).astype(np.uint8))
    return result


def bounds(posed: Posed, camera: Camera, *, mat: bool) -> tuple[float, float, float, float]:
    """What is seen, in metres about the room's origin: left, right, lowest, highest; with the mat if wanted."""
    shown = [posed.surface, *(thing.points for thing in posed.things)]
    if mat:
        shown.append(mat_corners(posed.stance.shape.mat))
    view = turn(camera)
    seen = np.concatenate([np.concatenate(shown) @ view.T.astype(np.float32), *(a.points for a in arrows(posed.stance.shape.arrows, view, 1.0))])[:, :2]
    low, high = seen.min(axis=0), seen.max(axis=0)
    return float(low[0]), float(high[0]), float(low[1]), float(high[1])

