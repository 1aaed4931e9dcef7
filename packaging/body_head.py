"""A smooth head wrapped round the skin's, with hair and a face."""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
from body_clothes import Pieces
from body_mesh import A, Mesh, nearest_weights
from body_seam import ABOVE, Rim, above_trunk, fitted
from body_source import Recipe, Source

from guide.figure.body import SURFACE_BONES, Material, normals
from guide.figure.rotation import unit

Y: Final = np.array([0.0, 1.0, 0.0])
NECK_OVERLAP: Final = 0.012  # metres below its joint as far as which a neck is looked for
KEPT_HAIR: Final = 0.6  # of its triangles
TEMPLE: Final = (0.048, 0.018, 0.040)  # metres before the head's joint, how wide and how low hair grows before an ear

COLUMNS, ROWS = 36, 30


def _caster(mesh: Mesh, origin: A) -> Callable[[A], float]:
    """How far the outermost surface lies from an origin along a direction (Möller and Trumbore, 1997); nan: nowhere."""
    a = mesh.points[mesh.triangles[:, 0]]
    u, v, start = mesh.points[mesh.triangles[:, 1]] - a, mesh.points[mesh.triangles[:, 2]] - a, origin - a
    q = np.cross(start, u)
    reach = (v * q).sum(axis=1)

    def cast(direction: A) -> float:
        p = np.cross(direction, v)
        det = (u * p).sum(axis=1)
        inverse = np.where(np.abs(det) > 1e-12, 1 / np.where(np.abs(det) > 1e-12, det, 1), 0)  # noqa: PLR2004 -- edge on
        s, t, far = (start * p).sum(axis=1) * inverse, (q @ direction) * inverse, reach * inverse
        hit = (inverse != 0) & (s >= -1e-6) & (t >= -1e-6) & (s + t <= 1 + 1e-6) & (far > 0.01)  # noqa: PLR2004 -- rounding
        return float(far[hit].max()) if hit.any() else float("nan")

    return cast


def _head_radii(skull: Mesh, centre: A, neck: A, directions: A) -> A:
    cast = _caster(skull, centre)
    radii = np.array([[cast(d + 1e-5) for d in row] for row in directions])
    floor = neck[1] - NECK_OVERLAP
    low = np.isnan(radii) | (centre[1] + radii * directions[..., 1] < floor)
    to_neck = np.abs((centre[1] - floor) / np.minimum(directions[..., 1], -1e-3))
    radii = np.where(low, np.minimum(to_neck, 0.17), radii)
    ears = np.where(directions[..., 1] > -0.6, 0.073 / np.maximum(np.abs(directions[..., 0]), 1e-6), 9)  # noqa: PLR2004 -- above the jaw
    radii = np.minimum(radii, ears)
    radii = 0.5 * (radii + radii[:, (-np.arange(COLUMNS)) % COLUMNS])
    around = np.roll(radii, 1, 1) + np.roll(radii, -1, 1)
    beside = np.vstack([radii[:1], radii[:-1]]) + np.vstack([radii[1:], radii[-1:]])
    soft = radii + 0.35 * ((around + beside) / 4 - radii)
    nose = np.exp(-((directions[..., 0] / 0.16) ** 2)) * (directions[..., 2] > 0.75)  # noqa: PLR2004 -- the face
    soft = soft + nose * np.maximum(0, radii - soft + 0.002)
    return np.asarray(np.where(directions[..., 1] < -0.75, radii, soft))  # noqa: PLR2004 -- under the jaw


def head(source: Source, recipe: Recipe, trunk: Rim) -> Pieces:
    """A smooth head wrapped round the skin's, as far as the trunk's rim: face and hair, with brows, lids and mouth."""
    j = source.joints
    centre = np.array([0, j["head"][1] + 0.048, j["head"][2] + 0.008])
    skin = source.mesh("body", "helper-l-eye", "helper-r-eye")
    corners = skin.points[skin.triangles]
    width = np.where(corners[:, :, 1].mean(axis=1) < j["head"][1] - 0.055, 0.066, 0.15)
    near = (corners[:, :, 1].min(axis=1) > j["head"][1] - 0.2) & (np.abs(corners[:, :, 0]).max(axis=1) < width)
    skull = skin.part(near)
    polar = np.pi * np.arange(ROWS + 1)[:, None] / ROWS
    turn = 2 * np.pi * np.arange(COLUMNS)[None] / COLUMNS
    up = np.broadcast_to(np.cos(polar), (ROWS + 1, COLUMNS))
    directions = np.stack([np.sin(polar) * np.sin(turn), up, np.sin(polar) * np.cos(turn)], axis=-1)
    grid = centre + _head_radii(skull, centre, j["neck"], directions)[..., None] * directions
    points = np.vstack([grid[0].mean(0)[None], grid[1:ROWS].reshape(-1, 3)])
    triangles = [[0, 1 + c, 1 + (c + 1) % COLUMNS] for c in range(COLUMNS)]
    for r in range(ROWS - 2):
        for c in range(COLUMNS):
            a, b = 1 + r * COLUMNS + c, 1 + r * COLUMNS + (c + 1) % COLUMNS
            triangles += [[a, a + COLUMNS, b + COLUMNS], [a, b + COLUMNS, b]]
    mesh = Mesh(points, np.array(triangles), nearest_weights(skull, points))
    _round_neck(mesh, source)
    mesh = fitted(_ended(mesh, above_trunk(mesh.points, j) - ABOVE), trunk, j)
    hairline = _hairline(mesh, source, recipe)
    mesh, hairy = mesh.cut(hairline(mesh.points))
    lift = np.clip(hairline(mesh.points) * 0.35, 0, 0.009)
    lift[np.intersect1d(mesh.triangles[hairy], mesh.triangles[~hairy])] = 0  # where hair begins it lies on the skin
    hair, face = mesh.part(hairy), mesh.part(~hairy)
    full = normals(mesh.points.astype(np.float32), mesh.triangles)
    used = np.unique(mesh.triangles[hairy])
    hair.points = hair.points + full[used] * lift[used][:, None]
    hair = hair.left()
    pieces = [(hair.smaller(int(len(hair.triangles) * KEPT_HAIR)), Material.HAIR), (face, Material.SKIN)]
    pieces += [(feature, Material.FEATURE) for feature in features(mesh, source)]
    if recipe.top_knot:
        top = mesh.points[:, 1].max()
        pieces.append(
            (_ball(np.array([0, top + 0.012, j["head"][2] - 0.055]), np.array([0.036, 0.033, 0.036])), Material.HAIR)
        )
    return pieces


def _ended(mesh: Mesh, higher: A) -> Mesh:
    """The head with each column of its points ended at the height (v,) nought; farther down lie mouth and throat."""
    points, weights = mesh.points.copy(), mesh.weights.copy()
    for column in range(COLUMNS):
        below = 1 + column + COLUMNS * np.arange(ROWS - 1)
        past = higher[below] < 0
        first = int(np.argmax(past) if past.any() else np.argmin(higher[below]))
        a, b = below[first - 1], below[first]
        share = higher[a] / (higher[a] - higher[b])
        points[below[first:]] = points[a] + share * (points[b] - points[a])
        weights[below[first:]] = weights[a] + share * (weights[b] - weights[a])
    ended = Mesh(points, mesh.triangles, weights).welded()
    a, b, c = ended.triangles.T
    return ended.part((a != b) & (b != c) & (a != c))


def _round_neck(mesh: Mesh, source: Source) -> None:
    j = source.joints
    off = (mesh.points - [0, 0, j["neck"][2] + 0.016]) * [1, 0, 1]
    rho = np.linalg.norm(off, axis=1) + 1e-9
    share = np.clip((j["head"][1] - 0.035 - mesh.points[:, 1]) / 0.02, 0, 1) * np.clip((0.045 - off[:, 2]) / 0.02, 0, 1)
    share *= mesh.points[:, 1] > j["neck"][1] - NECK_OVERLAP - 0.01
    girth = j["l-shoulder"][0] / 0.165
    mesh.points = mesh.points + off * ((np.clip(rho, 0.048 * girth, 0.054 * girth) / rho - 1) * share)[:, None]


def _hairline(mesh: Mesh, source: Source, recipe: Recipe) -> Callable[[A], A]:
    h, top = source.joints["head"], mesh.points[:, 1].max()
    low = -0.035 if recipe.top_knot else -0.012
    brow, nape = np.array([h[2] + 0.088, top - 0.046]), np.array([h[2] - 0.055, h[1] + low])
    along = nape - brow
    across = np.array([along[1], -along[0]]) / np.linalg.norm(along)
    if (np.array([h[2] - 0.08, top]) - brow) @ across < 0:
        across = -across

    def value(points: A) -> A:
        above = (points[:, [2, 1]] - brow) @ across
        temple = np.exp(-(((points[:, 2] - h[2] - TEMPLE[0]) / TEMPLE[1]) ** 2))
        above += TEMPLE[2] * temple * np.clip((np.abs(points[:, 0]) - 0.045) / 0.02, 0, 1)
        ear = np.stack([np.abs(points[:, 0]), points[:, 1], points[:, 2]], 1) - [0.074, h[1] + 0.040, h[2] + 0.010]
        return np.asarray(np.minimum(above, np.linalg.norm(ear * [0.5, 0.85, 1.1], axis=1) - 0.030))

    return value


def features(mesh: Mesh, source: Source) -> Iterable[Mesh]:
    """Brows, closed lids, the nose's lower edge and the mouth, as ribbons 1 mm off the face."""
    j = source.joints
    eye = j["l-eye"]
    v = mesh.points
    middle = v[(np.abs(v[:, 0]) < 0.012) & (v[:, 1] < eye[1] - 0.015) & (v[:, 1] > eye[1] - 0.06)]  # noqa: PLR2004 -- the nose
    nose = middle[middle[:, 2].argmax(), 1] - 0.007
    mouth = nose - 0.023
    s = np.linspace(-1, 1, 9)
    bow = 1 - s**2
    lines = [
        (np.stack([0 * s + s * 0.019, mouth - 0.003 * bow], 1), 0.0016),
        (np.stack([s * 0.011, nose - 0.004 * bow], 1), 0.0015),
    ]
    for side in (1, -1):
        x = side * eye[0]
        lines.append((np.stack([x + s * 0.0165, eye[1] - 0.003 - 0.005 * bow], 1), 0.0021))
        lines.append((np.stack([x + side * 0.002 + s * 0.020, eye[1] + 0.017 + 0.006 * bow], 1), 0.0026))
    for line, half in lines:
        taper = half * (0.45 + 0.55 * bow)
        edges = np.concatenate([line + np.stack([0 * s, taper], 1), line - np.stack([0 * s, taper], 1)])
        cast = _caster(mesh, np.array([0.0, line[:, 1].mean(), source.joints["head"][2] - 0.05]))
        points = []
        for x, y in edges:
            way = np.array([x, y - line[:, 1].mean(), 0.14])
            far = cast(unit(way) + 1e-6)
            points.append(
                np.array([0.0, line[:, 1].mean(), source.joints["head"][2] - 0.05]) + unit(way) * (far + 0.0012)
            )
        n = len(s)
        faces = [f for i in range(n - 1) for f in ([i, n + i, n + i + 1], [i, n + i + 1, i + 1])]
        p, t = np.array(points), np.array(faces)
        if np.cross(p[t[:, 1]] - p[t[:, 0]], p[t[:, 2]] - p[t[:, 0]])[:, 2].sum() < 0:
            t = t[:, ::-1]
        yield Mesh(p, t, _only("head", len(p)))


def _only(bone: str, count: int) -> A:
    weights = np.zeros((count, len(SURFACE_BONES)))
    weights[:, SURFACE_BONES.index(bone)] = 1
    return weights


def _ball(centre: A, radii: A, columns: int = 12, rows: int = 8) -> Mesh:
    points = [centre + radii * Y]
    for r in range(1, rows):
        for c in range(columns):
            t, p = np.pi * r / rows, 2 * np.pi * c / columns
            points.append(centre + radii * np.array([np.sin(t) * np.cos(p), np.cos(t), np.sin(t) * np.sin(p)]))
    points.append(centre - radii * Y)
    last, ring = len(points) - 1, 1 + (rows - 2) * columns
    triangles = []
    for c in range(columns):
        d = (c + 1) % columns
        triangles += [[0, 1 + d, 1 + c], [last, ring + c, ring + d]]
        for r in range(rows - 2):
            a, b = 1 + r * columns + c, 1 + r * columns + d
            triangles += [[a, b, b + columns], [a, b + columns, a + columns]]
    return Mesh(np.array(points), np.array(triangles), _only("head", len(points)))
