"""Which way a knee or elbow points while its limb moves: steadily, however the limb is turned."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from guide.figure.kinematics import Posture
from guide.figure.rotation import Array
from guide.figure.skeleton import PARENT_INDEX, Limb
from guide.figure.vectors import across, cross, dot, plus, scaled, unit, vector
from guide.model.shape import Vector

_OPPOSITE: Final = 1e-4  # where a limb points the other way round, the shortest arc there has no direction


@dataclass(frozen=True, slots=True, repr=False)
class Plane:
    """The plane a limb bends in: `along` leads from its root to its end, `bend` to its knee or elbow."""

    along: Vector
    bend: Vector

    def bend_along(self, way: Vector) -> Vector:
        """The bend once the limb is swung, by the shortest arc, so that its end lies along `way`.

        A bend that stayed as it is would lie along the limb somewhere, and there the knee or elbow would leap round it.
        """
        share = dot(self.bend, way) / max(_OPPOSITE, 1 + dot(self.along, way))
        return plus(self.bend, plus(self.along, way), -share)


def plane(posture: Posture, limb: Limb) -> Plane:
    """The plane of a limb in the world, by its hinge, which has one even where the limb is straight."""
    along = unit(vector(posture.places[limb.end] - posture.places[limb.root]))
    hinge = vector(posture.turns[limb.root][:, 0])
    return Plane(along, unit(cross(along, hinge) if limb.is_leg else cross(hinge, along)))


@dataclass(frozen=True, slots=True, repr=False)
class Swivel:
    """How a limb that bears turns about the line from its root to its end, between two planes in the trunk's frame.

    `angle` in radians is how far it turns if it swings by the shortest arc.
    """

    start: Plane
    end: Plane
    angle: float
    lengths: tuple[float, float]

    def swing(self, part: float) -> Vector:
        """Where the limb's end is from its root, in metres, a `part` of the shortest arc between the planes."""
        angle = math.acos(max(-1.0, min(1.0, dot(self.start.along, self.end.along))))
        square = unit(across(self.end.along, self.start.along))
        along = plus(scaled(self.start.along, math.cos(part * angle)), square, math.sin(part * angle))
        return scaled(along, self.lengths[0] * (1 - part) + self.lengths[1] * part)

    def at(self, way: Vector, part: float) -> Vector:
        """The bend a `part` (0 to 1) of the way, when the limb's end lies along `way`."""
        first = self.start.bend_along(way)
        angle = _angle(first, self.end.bend_along(way), way)
        angle += math.tau * round((self.angle - angle) / math.tau)
        return plus(scaled(first, math.cos(part * angle)), cross(way, first), math.sin(part * angle))


def swivel(start: Posture, end: Posture, limb: Limb) -> Swivel:
    """How a limb turns from one posture to another."""
    first, last = _in_trunk(start, limb), _in_trunk(end, limb)
    lengths = (_length(start, limb), _length(end, limb))
    return Swivel(first, last, _angle(first.bend_along(last.along), last.bend, last.along), lengths)


def _length(posture: Posture, limb: Limb) -> float:
    return math.dist(posture.places[limb.root], posture.places[limb.end])


def within_reach(root: Array, target: Array, longest: float, softly: float) -> Array:
    """The place (3,) nearest to `target` that a limb `longest` metres long reaches from `root` without a jerk.

    A limb that is all but straight bends by centimetres for a millimetre. From `softly` metres before, it therefore
    gives way little by little, and is never quite straight.
    """
    far = math.dist(root, target)
    over = far - (longest - softly)
    if over <= 0 or softly <= 0:
        return target
    return np.asarray(root + (target - root) * ((longest - softly * math.exp(-over / softly)) / far))


def _in_trunk(posture: Posture, limb: Limb) -> Plane:
    found, trunk = plane(posture, limb), posture.turns[PARENT_INDEX[limb.root]]
    return Plane(vector(trunk.T @ found.along), vector(trunk.T @ found.bend))


def _angle(start: Vector, end: Vector, axis: Vector) -> float:
    """The angle in radians from one direction to another about an axis at right angles to both."""
    return math.atan2(dot(cross(start, end), axis), dot(start, end))
