"""The MakeHuman base mesh, shaped by a recipe."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from body_mesh import A, Mesh

from guide.figure.body import SURFACE_BONES


@dataclass(frozen=True)
class Recipe:
    """What makes a body: targets and their amounts, and how the hair is worn."""

    sex: str
    targets: Mapping[str, float] = field(default_factory=dict)
    top_knot: bool = True


@dataclass
class Source:
    """The shaped base mesh: points in metres, triangles by group, weights on the figure's bones, joints' places.

    `fingers` are the weights (v,) on the rig's own bones of the fingers, such as "finger2-1.L".
    """

    points: A
    groups: dict[str, A]
    weights: A
    joints: dict[str, A]
    fingers: dict[str, A]

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
    "spine02": "spine-4", "spine01": "spine-5", "breast": "spine-4",
    "neck01": "neck", "neck02": "neck", "neck03": "head",
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
            corners = faces.setdefault(group, [])
            corners += [f[:3], *([[f[0], f[2], f[3]]] if f[3:] else [])]
    v = np.array(points)
    for name, amount in recipe.targets.items():
        with gzip.open(folder / "targets" / f"{name}.target.gz", "rt") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    number, *move = line.split()
                    v[int(number)] += amount * np.array([float(m) for m in move])
    v *= 0.1
    weights = np.zeros((len(v), len(SURFACE_BONES)))
    rig = _rig(folder, len(v))
    for name, share in rig.items():
        weights[:, SURFACE_BONES.index(bone_of(name))] += share
    whole = weights.sum(axis=1) + 1e-9
    fingers = {name: share / whole for name, share in rig.items() if name.startswith("finger")}
    groups = {g: np.array(f) for g, f in faces.items()}
    joints = {g.removeprefix("joint-"): v[np.unique(f)].mean(0) for g, f in groups.items() if g.startswith("joint-")}
    return Source(v, groups, weights / whole[:, None], joints, fingers)


def _rig(folder: Path, points: int) -> dict[str, A]:
    """The weights (v,) of so many points on each bone of the MakeHuman rig."""
    stored = json.loads((folder / "rigs/standard/weights.default.json").read_text())["weights"]
    rig = {name: np.zeros(points) for name, pairs in stored.items() if pairs}
    for name, weights in rig.items():
        index, share = np.array(stored[name]).T
        weights[index.astype(int)] = share
    return rig
