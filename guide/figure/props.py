"""Blocks, towels, chairs, bands, belts and arrows as small meshes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import Body, Material, Part, Vertices, surface_bones
from guide.figure.rotation import Array, about_x, about_y, about_z, across, cross, unit
from guide.figure.skeleton import INDEX
from guide.figure.solve import Stance
from guide.model.anatomy import SIDES
from guide.model.shape import Arrow, PlacedProp, PropKind, Vector

_Mesh: TypeAlias = tuple[Array, Array, NDArray[np.int32]]
"""Points and normals (v, 3), and triangles (t, 3)."""

BLOCK_SIZE: Final = (0.15, 0.075, 0.225)  # metres: width, height, length; a usual foam or cork block lying flat
TOWEL_RADIUS, TOWEL_LENGTH = 0.045, 0.34
SEAT_HEIGHT, SEAT_SIZE, BACK_HEIGHT = 0.45, 0.42, 0.85
_STRAP_HALF_WIDTH: Final = {PropKind.BAND: 0.036, PropKind.BELT: 0.017}
_STRAP_GAP = 0.006  # metres
_STRAP_ROWS = (-1.0, 0.0, 1.0)  # half widths from its middle; a thigh swells between the edges
_STRAP_POINTS: Final = 96
_THIGH_BONES: Final = surface_bones("hip", "thigh-root")
_ARROW_HEAD, _ARROW_HALF, _ARROW_SHAFT = 0.085, 0.06, 0.022
_ARROW_NEARER = 2.0  # metres towards the viewer, so that no limb hides an arrow
_BOX: Final = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))


@dataclass(frozen=True, slots=True)
class Thing:
    """A mesh in the room: points and normals (v, 3), triangles (t, 3), one material."""

    points: Vertices
    normals: Vertices
    triangles: NDArray[np.int32]
    material: Material
    part: Part = Part.PROP


def things(stance: Stance, body: Body, surface: Vertices, scale: float) -> list[Thing]:
    """The stance's props round the body's posed `surface` (v, 3); places in the shape are scaled to the body."""
    made = []
    for prop in stance.shape.props:
        if prop.kind in _STRAP_HALF_WIDTH:
            made.append(_strap(prop, stance, body, surface))
        else:
            made += _lying(prop, scale)
    return made


def arrows(given: Sequence[Arrow], view: Array, scale: float) -> list[Thing]:
    """Arrows in view space, flat to the viewer and before everything else."""
    made = []
    for arrow in given:
        start, end = (view @ (np.array(p) * scale) for p in (arrow.at, arrow.to))
        way = (end - start) * [1, 1, 0]
        ahead = unit(way)
        aside = np.array([-ahead[1], ahead[0], 0.0])
        neck = end - ahead * _ARROW_HEAD
        outline = [
            start + aside * _ARROW_SHAFT, start - aside * _ARROW_SHAFT, neck - aside * _ARROW_SHAFT,
            neck + aside * _ARROW_SHAFT, neck - aside * _ARROW_HALF, end, neck + aside * _ARROW_HALF,
        ]  # fmt: skip
        points = np.array(outline, np.float32)
        points[:, 2] = points[:, 2].max() + _ARROW_NEARER
        toward = np.tile(np.array([0, 0, 1], np.float32), (len(points), 1))
        made.append(Thing(points, toward, np.array([[0, 1, 2], [0, 2, 3], [4, 5, 6]], np.int32), Material.ARROW))
    return made


def _lying(prop: PlacedProp, scale: float) -> list[Thing]:
    place = np.array(prop.at) * scale
    spin = about_y(prop.yaw) @ about_x(prop.pitch) @ about_z(prop.roll)
    match prop.kind:
        case PropKind.TOWEL:
            return [_placed(_roll(TOWEL_RADIUS, TOWEL_LENGTH), spin, place, Material.TOWEL)]
        case PropKind.CHAIR:
            half = SEAT_SIZE / 2 - 0.02
            boxes: list[tuple[Vector, Vector]] = [((0, SEAT_HEIGHT - 0.03, 0), (SEAT_SIZE, 0.03, SEAT_SIZE))]
            boxes += [((x * half, 0, half), (0.035, SEAT_HEIGHT - 0.02, 0.035)) for x in (-1, 1)]
            boxes += [((x * half, 0, -half), (0.035, BACK_HEIGHT, 0.035)) for x in (-1, 1)]
            boxes += [((0, BACK_HEIGHT - 0.18, -half), (SEAT_SIZE - 0.04, 0.14, 0.02))]
            return [_placed(_box(np.array(at), np.array(size)), spin, place, Material.CHAIR) for at, size in boxes]
        case _:
            return [_placed(_box(np.zeros(3), np.array(BLOCK_SIZE)), spin, place, Material.BLOCK)]


def _placed(mesh: _Mesh, spin: Array, place: Array, material: Material) -> Thing:
    points, normals, triangles = mesh
    turned = (points @ spin.T + place).astype(np.float32)
    return Thing(turned, (normals @ spin.T).astype(np.float32), triangles, material)


def _box(at: Array, size: Array) -> _Mesh:
    """A box on the middle of its underside `at`, with points of its own for each face."""
    corners = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (0, 1) for z in (-0.5, 0.5)]) * size + at
    points: list[Array] = []
    normals: list[Array] = []
    triangles: list[list[int]] = []
    for face in _BOX:
        a, b, c, _ = quad = [corners[i] for i in face]
        start = len(points)
        points += quad
        normals += [unit(np.cross(b - a, c - a))] * 4
        triangles += [[start, start + 1, start + 2], [start, start + 2, start + 3]]
    return np.array(points), np.array(normals), np.array(triangles, np.int32)


def _roll(radius: float, length: float, sides: int = 20) -> _Mesh:
    """A cylinder along x that lies on y = 0."""
    angle = np.arange(sides) * 2 * np.pi / sides
    ring = np.stack([np.zeros(sides), np.cos(angle), np.sin(angle)], axis=1)
    points: list[Array] = []
    normals: list[Array] = []
    triangles: list[list[int]] = []
    for end in (-1, 1):
        points += [*(ring * radius + [end * length / 2, radius, 0])]
        normals += [*ring]
    for i in range(sides):
        j = (i + 1) % sides
        triangles += [[i, sides + j, sides + i], [i, j, sides + j]]
    for end in (-1, 1):
        start = len(points)
        points += [*(ring * radius + [end * length / 2, radius, 0])]
        normals += [np.array([end, 0.0, 0.0])] * sides
        cap = [[start, start + i, start + i + 1] for i in range(1, sides - 1)]
        triangles += cap if end > 0 else [face[::-1] for face in cap]
    made = np.array(triangles, np.int32)
    p = np.array(points)
    out = np.einsum(
        "ij,ij->i",
        np.cross(p[made[:, 1]] - p[made[:, 0]], p[made[:, 2]] - p[made[:, 0]]),
        p[made].mean(1) - [0, radius, 0],
    )
    made[out < 0] = made[out < 0][:, ::-1]
    return p, np.array(normals), made


def _strap(prop: PlacedProp, stance: Stance, body: Body, surface: Vertices) -> Thing:
    """A band round both thighs, drawn tight at its edges and between: the hull of both thighs there, a little wider."""
    places, half = stance.posture.places, _STRAP_HALF_WIDTH[prop.kind]
    middles, ways = [], []
    for side in SIDES:
        hip, knee = places[INDEX[f"{side}-hip"]], places[INDEX[f"{side}-knee"]]
        middles.append(hip + (knee - hip) * prop.along)
        ways.append(unit(knee - hip))
    (left, right), normal = middles, unit(ways[0] + ways[1])
    centre = (left + right) / 2
    u = unit(across(left - right, normal))
    v = cross(normal, u)
    tilt = float((left - right) @ normal) / float((left - right) @ u)  # one thigh may be lifted
    slant = u + normal * tilt
    square = unit(cross(slant, v))
    legs = [body.triangles[body.parts == part] for part in (Part.LEFT_LEG, Part.RIGHT_LEG)]
    thighs = np.concatenate([leg[np.isin(body.carrier[leg], _THIGH_BONES).all(axis=1)] for leg in legs])
    points, facing = [], []
    for row in _STRAP_ROWS:
        edge = centre + normal * half * row
        local = _cut(surface, thighs, edge, square) - edge
        ring = _evenly(_hull(np.stack([local @ u, local @ v], axis=1)), _STRAP_POINTS)
        outward = ring / np.linalg.norm(ring, axis=1, keepdims=True)
        ring = ring + outward * _STRAP_GAP
        points.append(edge + ring[:, :1] * slant + ring[:, 1:] * v)
        facing.append(outward[:, :1] * u + outward[:, 1:] * v)
    around = np.arange(_STRAP_POINTS)
    near = np.concatenate([around + row * _STRAP_POINTS for row in range(len(_STRAP_ROWS) - 1)])
    beside = near - near % _STRAP_POINTS + (near + 1) % _STRAP_POINTS
    far, across_from = near + _STRAP_POINTS, beside + _STRAP_POINTS
    sheet = np.concatenate([np.stack([near, beside, across_from], 1), np.stack([near, across_from, far], 1)])
    both = np.concatenate([sheet, sheet[:, ::-1]]).astype(np.int32)
    loop, outward = (np.concatenate(parts).astype(np.float32) for parts in (points, facing))
    return Thing(loop, outward, both, Material.STRAP)


def _evenly(outline: Array, count: int) -> Array:
    """So many points (count, 2) at even steps along a closed outline (n, 2), from its outermost on the first axis."""
    begun = np.roll(outline, -int(outline[:, 0].argmax()), axis=0)
    closed = np.concatenate([begun, begun[:1]])
    reached = np.concatenate([[0.0], np.linalg.norm(np.diff(closed, axis=0), axis=1).cumsum()])
    steps = np.arange(count) * reached[-1] / count
    return np.stack([np.interp(steps, reached, closed[:, axis]) for axis in (0, 1)], axis=1)


def _cut(surface: Vertices, triangles: NDArray[np.intp], at: Array, normal: Array) -> Array:
    """Where the edges of triangles pass through the plane `at` a place, (n, 3)."""
    height = (surface - at) @ normal
    first, second = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    through = height[first] * height[second] < 0
    a, b = first[through], second[through]
    share = (height[a] / (height[a] - height[b]))[:, None]
    return np.asarray(surface[a] + (surface[b] - surface[a]) * share, np.float64)


def _hull(points: Array) -> Array:
    """The convex hull (n, 2) of points (m, 2), counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(map(tuple, points.tolist()))

    def half(side: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        line: list[tuple[float, float]] = []
        for p in side:
            while len(line) > 1:
                (ax, ay), (bx, by) = line[-2:]
                if (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax) > 0:
                    break
                line.pop()
            line.append(p)
        return line[:-1]

    return np.array(half(ordered) + half(ordered[::-1]))
