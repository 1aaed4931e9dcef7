"""How deep limbs lie in one another and in the trunk: each limb's surface against the others as round cones.

A cone is as thick as the flesh that gives way leaves it: 30 per cent of a limb's own points at rest lie nearer to its
bone. The trunk's and the head's bones are elliptical columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from guide.figure.body import SURFACE_BONES, Body, Vertices
from guide.figure.kinematics import Posture
from guide.figure.rotation import Array
from guide.figure.skeleton import INDEX
from guide.model.anatomy import SIDES

CARRIED_BY: Final = {
    "thigh": ("hip", "thigh-root"),
    "shin": ("knee",),
    "foot": ("ankle", "toes"),
    "arm": ("shoulder", "arm-root"),
    "forearm": ("elbow", "forearm"),
    "hand": ("wrist",),
}
CONES: Final = {
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
    "arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
}
TRUNK: Final = ("spine-1", "spine-2", "spine-3", "spine-4", "spine-5", "head")
HARD: Final = ("forearm", "hand", "foot")  # what shall not dive into the trunk; thighs and shins fold against it
LEG: Final = ("thigh", "shin", "foot")
MEASURED: Final = np.linspace(0.1, 0.95, 9)
GIVES_WAY = 30


@dataclass(frozen=True, slots=True)
class Cone:
    """A limb between two joints, `radii` (9,) metres thick along the way."""

    start: int
    stop: int
    radii: Array

    def depth(self, posture: Posture, points: Vertices) -> float:
        """How deep the deepest of some points (n, 3) lies in it, in metres; negative outside."""
        start = posture.places[self.start]
        bone = posture.places[self.stop] - start
        along = (points - start) @ bone / (bone @ bone)
        beside = (along > 0) & (along < 1)
        off = np.linalg.norm(points - start - along[:, None] * bone, axis=1)
        inside = np.interp(along, MEASURED, self.radii) - off
        return float(inside[beside].max(initial=-1.0))


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the trunk about a joint: its middle (3,) and half its width, height and depth (3,) in that frame."""

    joint: int
    middle: Array
    half: Array

    def depth(self, posture: Posture, points: Vertices) -> float:
        """How deep the deepest of some points (n, 3) lies in it, in metres; negative outside."""
        local = (points - posture.places[self.joint]) @ posture.turns[self.joint] - self.middle
        beside = np.abs(local[:, 1]) < self.half[1]
        off = np.linalg.norm((local / self.half)[:, (0, 2)], axis=1)
        return float((1 - off[beside]).max(initial=-1.0) * self.half[[0, 2]].min())


class Thickness:
    """Measures one body."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._points = {
            f"{side}-{limb}": np.flatnonzero(
                np.isin(body.carrier, [SURFACE_BONES.index(f"{side}-{bone}") for bone in bones])
            )
            for side, (limb, bones) in product(SIDES, CARRIED_BY.items())
        }
        self._cones = {
            f"{side}-{limb}": self._cone(side, limb, *joints) for side, (limb, joints) in product(SIDES, CONES.items())
        }
        self._columns = {bone: self._column(bone) for bone in TRUNK}

    def limbs(self, posture: Posture) -> Mapping[tuple[str, str], float]:
        """How deep each limb lies in each other one that is not its neighbour, in metres."""
        surface = self._body.surface(posture)
        return {
            (limb, other): cone.depth(posture, surface[points])
            for (limb, points), (other, cone) in product(self._points.items(), self._cones.items())
            if not _neighbours(limb, other)
        }

    def trunk(self, posture: Posture) -> Mapping[tuple[str, str], float]:
        """How deep hands, forearms and feet lie in each part of the trunk, in metres."""
        surface = self._body.surface(posture)
        return {
            (limb, bone): column.depth(posture, surface[points])
            for (limb, points), (bone, column) in product(self._points.items(), self._columns.items())
            if limb.split("-")[1] in HARD
        }

    def _cone(self, side: str, limb: str, first: str, last: str) -> Cone:
        start, stop = INDEX[f"{side}-{first}"], INDEX[f"{side}-{last}"]
        own = self._body.points[self._points[f"{side}-{limb}"]] - self._body.places[start]
        bone = self._body.places[stop] - self._body.places[start]
        along = own @ bone / (bone @ bone)
        off = np.linalg.norm(own - along[:, None] * bone, axis=1)
        radii = [np.percentile(off[np.abs(along - part) < 0.1], GIVES_WAY) for part in MEASURED]
        return Cone(start, stop, np.array(radii))

    def _column(self, bone: str) -> Column:
        joint = INDEX[bone]
        own = self._body.points[self._body.carrier == joint] - self._body.places[joint]
        low, high = (edge(own @ self._body.turns[joint], axis=0) for edge in (np.min, np.max))
        return Column(joint, (low + high) / 2, (high - low) / 2)


def _neighbours(one: str, other: str) -> bool:
    """Whether both are parts of one leg or of one arm."""
    (side, limb), (other_side, other_limb) = one.split("-"), other.split("-")
    return side == other_side and (limb in LEG) == (other_limb in LEG)
