"""Forward kinematics and two-bone inverse kinematics. Metres, world axes as in `guide.model.shape`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guide.figure.rotation import Array, across, columns, cross, unit
from guide.figure.skeleton import PARENT_INDEX, Limb

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
    turns, places = np.empty_like(local), np.empty_like(offsets)
    for joint, parent in enumerate(PARENT_INDEX):
        if parent < 0:
            turns[joint], places[joint] = local[joint], pelvis
        else:
            turns[joint] = turns[parent] @ local[joint]
            places[joint] = places[parent] + turns[parent] @ offsets[joint]
    return Posture(local, turns, places)


def _hinged(bone: Array, axis: Array) -> Array:
    """The turn (3, 3) of a bone (3,) whose x axis lies along a hinge's unit axis (3,) at right angles to it."""
    y = -unit(bone)
    return columns(axis, y, cross(axis, y))


def _followed(posture: Posture, local: Array, offsets: Array, joints: Sequence[int]) -> Posture:
    """A posture in which only some joints, given from the trunk outwards, have new local turns."""
    turns, places = posture.turns.copy(), posture.places.copy()
    for joint in joints:
        parent = PARENT_INDEX[joint]
        turns[joint] = turns[parent] @ local[joint]
        places[joint] = places[parent] + turns[parent] @ offsets[joint]
    return Posture(local, turns, places)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a limb shall do.

    Its end shall be at `target` (3,), its knee or elbow point towards `bend` (3,), and its hand or foot be turned as
    `end` (3, 3) in the world; None keeps its local turn.
    """

    target: Array
    bend: Array
    end: Array | None = None


def reach(posture: Posture, offsets: Array, limb: Limb, goal: Goal) -> Posture:
    """The posture with a limb's end at its goal, or as near as the limb is long."""
    upper = math.sqrt(float(offsets[limb.middle] @ offsets[limb.middle]))
    lower = math.sqrt(float(offsets[limb.end] @ offsets[limb.end]))
    start = posture.places[limb.root]
    way = goal.target - start
    distance = min(max(math.sqrt(float(way @ way)), abs(upper - lower) + _SLACK), upper + lower - _SLACK)
    along = unit(way)
    pole = across(goal.bend, along)
    if float(pole @ pole) < _SLACK**2:
        pole = across(posture.turns[limb.root][:, 2] * (1 if limb.is_leg else -1), along)
    pole = unit(pole)
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    sine = math.sqrt(max(0.0, 1 - cosine**2))
    middle = start + along * (upper * cosine) + pole * (upper * sine)
    tip = start + along * distance
    # The hinge's axis is square to the limb's plane; a knee folds its shin backwards, an elbow its forearm forwards.
    axis = cross(pole, along) if limb.is_leg else cross(along, pole)
    first, second = _hinged(middle - start, axis), _hinged(tip - middle, axis)
    local = posture.local.copy()
    local[limb.root] = posture.turns[PARENT_INDEX[limb.root]].T @ first
    local[limb.middle] = first.T @ second
    if goal.end is not None:
        local[limb.end] = second.T @ goal.end
    return _followed(posture, local, offsets, limb.joints)
