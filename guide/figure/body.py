"""A body: its surface, and how the surface follows the skeleton."""

import math
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.figure.hands import Grip, Hands
from guide.figure.kinematics import Posture
from guide.figure.rotation import Array, abouts, to_matrices, unit
from guide.figure.skeleton import INDEX, JOINTS, PARENT_INDEX
from guide.model.anatomy import SIDES

Vertices: TypeAlias = NDArray[np.float32]

HELPERS: Final = {
    f"{side}-{name}": f"{side}-{joint}"
    for side in SIDES
    for name, joint in (("thigh-root", "hip"), ("arm-root", "shoulder"), ("forearm", "elbow"))
}
"""Bones of the surface only, between a joint and its neighbour, that share out a twist so that no limb wrings."""
SURFACE_BONES: Final = (*JOINTS, *HELPERS)
MUSCLE_PATCHES: Final = (
    "gluteus maximus",
    "gluteus medius",
    "hamstrings",
    "adductors",
    "quadriceps",
    "hip flexors",
    "back extensors",
    "deep hip rotators",
    "obliques",
    "lower belly",
    "shoulders",
    "chest",
    "calves",
)
_ROOT_SHARE = 0.5  # of a thigh's or upper arm's twist, taken back near the trunk
_FOREARM_SHARE = 0.6  # of the wrist's twist, carried by the forearm


class Material(IntEnum):
    """What a triangle is made of: the row of the palette it is painted with."""

    SKIN = 0
    LEGGINGS = 1
    TOP = 2
    HAIR = 3
    FEATURE = 4
    BLOCK = 5
    TOWEL = 6
    CHAIR = 7
    STRAP = 8
    ARROW = 9


class Part(IntEnum):
    """Trunk and limbs, told apart where ink lines are drawn; legs and arms as far as knee and elbow."""

    TRUNK = 0
    LEFT_LEG = 1
    RIGHT_LEG = 2
    LEFT_ARM = 3
    RIGHT_ARM = 4
    PROP = 5
    LEFT_SHIN = 6
    RIGHT_SHIN = 7
    LEFT_FOREARM = 8
    RIGHT_FOREARM = 9


ADJOINING: Final = {
    Part.LEFT_LEG: Part.LEFT_SHIN,
    Part.RIGHT_LEG: Part.RIGHT_SHIN,
    Part.LEFT_ARM: Part.LEFT_FOREARM,
    Part.RIGHT_ARM: Part.RIGHT_FOREARM,
}
"""The limbs' parts that adjoin the trunk, and what goes on from each."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Body:
    """A rigged surface; arrays as in `guide.figure.bodyfile`, `weights` (v, b) spread out.

    `parts` (t,) is the `Part` of each triangle, `carrier` (v,) the bone that carries most of each point, and `breath`
    (v, 3) how far each point moves, in metres, from empty to full.
    """

    points: Vertices
    triangles: NDArray[np.intp]
    materials: NDArray[np.int32]
    parts: NDArray[np.int8]
    weights: NDArray[np.float32]
    places: Array
    turns: Array
    offsets: Array
    muscles: NDArray[np.float32]
    head: NDArray[np.float32]
    breath: Vertices
    carrier: NDArray[np.intp]
    hands: Hands

    @property
    def leg(self) -> float:
        """The length of a leg from hip to ankle in metres: the measure by which poses are scaled to a body."""
        knee, ankle = self.offsets[INDEX["left-knee"]], self.offsets[INDEX["left-ankle"]]
        return math.sqrt(float(knee @ knee)) + math.sqrt(float(ankle @ ankle))

    def surface(self, posture: Posture, breath: float = 0.0, grip: Grip | None = None) -> Vertices:
        """The points (v, 3) in a posture, by linear blend skinning; `breath` is 0 empty to 1 full."""
        moves = self.moves(posture)
        rest = self.points + self.breath * np.float32(breath) if breath else self.points
        if grip is not None:
            rest = self.hands.held(rest, grip)
        return _blended(self.weights, moves, rest).T

    def moves(self, posture: Posture) -> NDArray[np.float32]:
        """Each surface bone's move from rest, (b, 3, 4), to be read only: the last are remembered."""
        return _moves(self, posture)

    def rough_moves(self, posture: Posture) -> NDArray[np.float32]:
        """As `moves`, without sharing out twists: four times as fast, and right to a millimetre for hands and feet."""
        moves = posture.turns @ _to_rest(self)
        moves[:, :, 3] += posture.places
        return np.asarray(moves[_CARRIED_BY], np.float32)

    def rough_heights(self, posture: Posture) -> NDArray[np.float32]:
        """The upward rows (b, 4) of `rough_moves`, which are all that tells how low a point is."""
        up = (posture.turns[:, 1, None] @ _to_rest(self))[:, 0]
        up[:, 3] += posture.places[:, 1]
        return np.asarray(up[_CARRIED_BY], np.float32)

    def helper_turns(self, posture: Posture) -> Array:
        """The helpers' turns (h, 3, 3): their joint's, with a share of a twist given to or taken from its bone."""
        ways = _ways(self)
        change = posture.turns[_TWIST_PARENT].transpose(0, 2, 1) @ posture.turns[_TWIST_SOURCE] @ ways.unrest
        twist = _twists(change @ ways.unlean, ways.middle)
        share = abouts(ways.bone, _SHARE * twist)
        at_root = posture.turns[_TWIST_PARENT] @ change @ share @ ways.rest
        forearm = posture.turns[_TWIST_JOINT] @ share
        return np.asarray(np.where(_AT_ROOT[:, None, None], at_root, forearm))


_TWIST_JOINT = np.array([INDEX[joint] for joint in HELPERS.values()])
_AT_ROOT = np.array([not helper.endswith("forearm") for helper in HELPERS])
_TWIST_SOURCE = np.array(
    [INDEX[h.replace("forearm", "wrist")] if h.endswith("forearm") else INDEX[j] for h, j in HELPERS.items()]
)
_TWIST_PARENT = np.array(PARENT_INDEX)[_TWIST_SOURCE]
_SHARE = np.where(_AT_ROOT, -_ROOT_SHARE, _FOREARM_SHARE)
_CARRIED_BY = np.concatenate([np.arange(len(JOINTS)), _TWIST_JOINT])


# The middle of all the ways a thigh or an upper arm may point, in its parent's frame. A twist is what is left of a turn
# when the bone has gone the shortest way by there: the places where that way jumps lie where no limb can point.
_MIDDLE_WAY = np.array(
    [
        unit([sideways if helper.startswith("left") else -sideways, up, ahead])
        for helper in HELPERS
        for sideways, up, ahead in [(0.6, 0.0, 0.8) if helper.endswith("arm-root") else (0.4, -0.6, 0.7)]
    ]
)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How a body's helpers stand at rest, each in its parent's frame.

    The turns at `rest` and back, `unrest` (h, 3, 3), where the `bone` points (h, 3), the `middle` (h, 3) of all its
    ways, and the shortest turn back from there, `unlean` (h, 3, 3).
    """

    rest: Array
    unrest: Array
    bone: Array
    middle: Array
    unlean: Array


@lru_cache(4)
def _moves(body: Body, posture: Posture) -> NDArray[np.float32]:
    """As `Body.moves`; a stance that was just checked against the mat is drawn next."""
    moves = np.concatenate([posture.turns, body.helper_turns(posture)]) @ _to_rest(body)[_CARRIED_BY]
    moves[:, :, 3] += posture.places[_CARRIED_BY]
    return np.asarray(moves, np.float32)


@lru_cache(4)
def _to_rest(body: Body) -> Array:
    """The moves (joints, 3, 4) that take the joints' rest to where all of them lie at the origin, unturned."""
    unturned = body.turns.transpose(0, 2, 1)
    return np.concatenate([unturned, -unturned @ body.places[:, :, None]], axis=2)


@lru_cache(4)
def _ways(body: Body) -> _Ways:
    rest = body.turns[_TWIST_PARENT].transpose(0, 2, 1) @ body.turns[_TWIST_SOURCE]
    bone = np.where(_AT_ROOT[:, None], -rest[:, :, 1], [0.0, -1.0, 0.0])
    middle = np.where(_AT_ROOT[:, None], _MIDDLE_WAY, bone)
    return _Ways(rest, rest.transpose(0, 2, 1), bone, middle, _shortest(middle, bone))


def _twists(turns: Array, axes: Array) -> Array:
    """How far turns (n, 3, 3) twist about unit axes (n, 3), in radians: the angle between the parts of a quaternion."""
    x, y, z = turns[:, 2, 1] - turns[:, 1, 2], turns[:, 0, 2] - turns[:, 2, 0], turns[:, 1, 0] - turns[:, 0, 1]
    about = x * axes[:, 0] + y * axes[:, 1] + z * axes[:, 2]
    return 2 * np.arctan2(about, 1 + turns[:, 0, 0] + turns[:, 1, 1] + turns[:, 2, 2])


def _shortest(start: Array, end: Array) -> Array:
    """The rotations (n, 3, 3) that turn unit vectors `start` (n, 3) the shortest way to `end` (n, 3)."""
    q = np.concatenate([1 + np.einsum("ij,ij->i", start, end)[:, None], np.cross(start, end)], axis=1)
    return to_matrices(q / np.linalg.norm(q, axis=1, keepdims=True))


def surface_bones(*names: str) -> list[int]:
    """The numbers of the surface's bones with these names on both sides, such as "knee"."""
    return [i for i, bone in enumerate(SURFACE_BONES) if bone.removeprefix("left-").removeprefix("right-") in names]


ARM_BONES: Final = ("shoulder", "arm-root", "elbow", "forearm", "wrist")


def normals(points: Vertices, triangles: NDArray[np.integer[Any]]) -> Vertices:
    """The points' normals (v, 3): of unit length, weighted by the area of the triangles round each point.

    Here and in all that is drawn each axis of the points, and each corner of the triangles, lies together in memory.
    """
    corners = np.ascontiguousarray(triangles.T, np.intp)
    axes = np.ascontiguousarray(points.T)
    a, u, v = (axes.take(corner, axis=1) for corner in corners)
    u -= a
    v -= a
    every = corners.ravel()
    total = np.empty(axes.shape, np.float32)
    for axis, (i, j) in enumerate(((1, 2), (2, 0), (0, 1))):
        total[axis] = np.bincount(every, np.tile(u[i] * v[j] - u[j] * v[i], 3), len(points))
    total /= np.sqrt(np.einsum("ij,ij->j", total, total)) + np.float32(1e-12)
    return total.T


@dataclass(frozen=True, slots=True)
class Points:
    """Some of a body's points, to find the lowest: their `numbers` (n,), `weights` (n, b) and `rest` places (n, 3)."""

    numbers: NDArray[np.intp]
    weights: NDArray[np.float32]
    rest: Vertices

    def of(self, held: Vertices) -> "Points":
        """The same where the body's points at rest (v, 3) are others, because fingers are held in a shape."""
        return Points(self.numbers, self.weights, held[self.numbers])

    def lowest(self, heights: NDArray[np.float32]) -> float:
        """The height in metres of the lowest of them, by the upward rows (b, 4) of the moves of the surface's bones."""
        return float(_blended(self.weights, heights[:, None], self.rest).min())


def _blended(weights: NDArray[np.float32], moves: NDArray[np.float32], rest: Vertices) -> Vertices:
    """Where points at `rest` (n, 3) get to along each axis, (axes, n), by these rows (b, axes, 4) of the bones' moves.

    Axis by axis, so that each step runs over points that lie together in memory.
    """
    rows = (moves.reshape(len(moves), -1).T @ weights.T).reshape(moves.shape[1], 4, -1)
    rows[:, :3] *= rest.T
    along = rows[:, 0] + rows[:, 1]
    along += rows[:, 2]
    along += rows[:, 3]
    return np.asarray(along)
