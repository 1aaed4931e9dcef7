"""Forward kinematics and two-bone inverse kinematics. Metres, world axes as in `guide.model.shape`."""

import math
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


def _hinged(along: Array, axis: Array) -> Array:
    """The turn (3, 3) of a bone along a unit vector (3,), its x axis on a hinge's unit axis (3,) square to it."""
    return columns(axis, -along, cross(along, axis))


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
    outwards = along * cosine + pole * math.sqrt(max(0.0, 1 - cosine**2))
    middle, tip = start + outwards * upper, start + along * distance
    # The hinge's axis is square to the limb's plane; a knee folds its shin backwards, an elbow its forearm forwards.
    axis = cross(pole, along) if limb.is_leg else cross(along, pole)
    first, second = _hinged(outwards, axis), _hinged((tip - middle) / lower, axis)
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
