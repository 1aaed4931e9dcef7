"""Forward kinematics and two-bone inverse kinematics. Metres, world axes as in `guide.model.shape`."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from guide.figure.rotation import Array
from guide.figure.skeleton import PARENT_INDEX, Limb
from guide.figure.vectors import across, cross, dot, plus, scaled, unit, vector
from guide.model.shape import Vector

_CARRIED: Final = tuple(enumerate(PARENT_INDEX))[1:]  # all joints but the pelvis, with their parents
_PARENTS: Final = np.array(PARENT_INDEX[1:])


def _chains() -> Array:
    """Which bones (joints - 1,) lead from the pelvis to each joint (joints,): 1 for those that do, else 0."""
    chains = np.zeros((len(PARENT_INDEX), len(_CARRIED)))
    for joint, parent in _CARRIED:
        chains[joint] = chains[parent]
        chains[joint, joint - 1] = 1
    return chains


_CHAINS: Final = _chains()
_SLACK = 1e-4  # metres a limb stays short of straight or folded flat, where its bend has no direction


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Posture:
    """Where every joint is.

    `local` holds the turns against the parent and `turns` those against the world, (joints, 3, 3) each; `places`
    (joints, 3) is in metres.
    """

    local: Array
    turns: Array
    places: Array


def forward(local: Array, pelvis: Array, offsets: Array) -> Posture:
    """Every joint's turn and place.

    They follow from the local turns (joints, 3, 3), the pelvis' place (3,) and the bones' `offsets` (joints, 3).
    """
    turns = np.empty_like(local)
    turns[0] = local[0]
    for joint, parent in _CARRIED:
        np.matmul(turns[parent], local[joint], out=turns[joint])
    bones = (turns[_PARENTS] @ offsets[1:, :, None])[:, :, 0]
    return Posture(local, turns, pelvis + _CHAINS @ bones)


def moved(posture: Posture, by: Array) -> Posture:
    """The posture with every joint moved by as much (3,)."""
    return Posture(posture.local, posture.turns, posture.places + by)


def _hinged(along: Vector, axis: Vector) -> Array:
    """The turn (3, 3) of a bone along a unit vector, its x axis on a hinge's unit axis square to it."""
    return np.array([axis, scaled(along, -1), cross(along, axis)]).T


@dataclass(frozen=True, slots=True)
class Goal:
    """What a limb shall do.

    Its end shall be at `target` (3,), its knee or elbow point towards `bend` (3,), and its hand or foot be turned as
    `end` (3, 3) in the world; None keeps its local turn.
    """

    target: Array
    bend: Array
    end: Array | None = None


def lengths(offsets: Array, limb: Limb) -> tuple[float, float]:
    """How long a limb's upper and lower bone are, in metres."""
    return math.hypot(*offsets[limb.middle].tolist()), math.hypot(*offsets[limb.end].tolist())


def reach(posture: Posture, offsets: Array, limb: Limb, goal: Goal) -> Posture:
    """The posture with a limb's end at its goal, or as near as the limb is long."""
    upper, lower = lengths(offsets, limb)
    start = vector(posture.places[limb.root])
    way = plus(vector(goal.target), start, -1)
    distance = min(max(math.sqrt(dot(way, way)), abs(upper - lower) + _SLACK), upper + lower - _SLACK)
    along = unit(way)
    pole = across(vector(goal.bend), along)
    if dot(pole, pole) < _SLACK**2:
        ahead = vector(posture.turns[limb.root][:, 2])
        pole = across(ahead if limb.is_leg else scaled(ahead, -1), along)
    pole = unit(pole)
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    outwards = plus(scaled(along, cosine), pole, math.sqrt(max(0.0, 1 - cosine**2)))
    middle, tip = plus(start, outwards, upper), plus(start, along, distance)
    # The hinge's axis is square to the limb's plane; a knee folds its shin backwards, an elbow its forearm forwards.
    axis = cross(pole, along) if limb.is_leg else cross(along, pole)
    first, second = _hinged(outwards, axis), _hinged(scaled(plus(tip, middle, -1), 1 / lower), axis)
    local, turns, places = posture.local.copy(), posture.turns.copy(), posture.places.copy()
    turns[limb.root], turns[limb.middle], places[limb.middle], places[limb.end] = first, second, middle, tip
    local[limb.root] = turns[PARENT_INDEX[limb.root]].T @ first
    local[limb.middle] = first.T @ second
    if goal.end is None:
        turns[limb.end] = second @ local[limb.end]
    else:
        turns[limb.end], local[limb.end] = goal.end, second.T @ goal.end
    if limb.tip is not None:
        turns[limb.tip] = turns[limb.end] @ local[limb.tip]
        places[limb.tip] = tip + turns[limb.end] @ offsets[limb.tip]
    return Posture(local, turns, places)
