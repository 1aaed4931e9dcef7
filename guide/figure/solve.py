"""From a written shape to a posture: angles first, then hands and feet where they belong, then the body on the mat."""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from guide.figure.body import ARM_BONES, SURFACE_BONES, Body, Points, surface_bones
from guide.figure.hands import Grip, grip_of
from guide.figure.kinematics import Goal, Posture, forward, reach
from guide.figure.rotation import Array, about_x, about_y, about_z, across, columns, cross, frame, unit
from guide.figure.skeleton import INDEX, LIMBS, Limb, local_rotations
from guide.model.anatomy import SIDES
from guide.model.shape import Reach, Shape, Vector

STANDARD_LEG: Final = 0.7658  # metres from hip to ankle of the body on which shapes are written (body-1)
BODY: Final = "body"
_ROUNDS = 5  # a reach moves the collar bone, and grounding moves the pelvis: a few rounds settle both to 1 mm
_SETTLED = 2e-4  # metres a joint may still move in the last round
_DEEPEST = 0.02  # metres flesh may lie in the mat in a pose
_CLEAR_OF_FLOOR = 0.3  # metres, where a grounded pelvis begins
_ARM_RAISED = 50.0  # degrees from hanging, above which the collar bone follows the arm
# Of each further degree an arm is raised, the part the collar bone lifts. Scapulohumeral rhythm (Inman, Saunders and
# Abbott, J. Bone Joint Surg. 26, 1944) gives the shoulder blade a third: two parts of the arm to one of the blade. The
# collar bone here stands for the whole girdle and pulls the skin of the neck along, so it is given less, by eye, as is
# how far, in degrees, it follows an arm forward and back.
_COLLAR_UP, _COLLAR_FORWARD, _COLLAR_BACK = 0.24, 20.0, 8.0
_FREE_LEG: Final = ("hip", "knee", "ankle", "toes")  # of a placed leg; only the top of its thigh may rest
_DOWN: Vector = (0.0, -1.0, 0.0)
_FRONT: Vector = (0.0, 0.0, 1.0)
_BACK: Vector = (0.0, 0.0, -1.0)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Stance:
    """A shape as one body takes it: the posture, how fingers are held, and the limbs that bear on the floor."""

    shape: Shape
    posture: Posture
    planted: frozenset[str]
    grip: Grip


def solve(shape: Shape, body: Body) -> Stance:
    """The stance of a shape, written for a person of 1.66 m and scaled to this body's legs."""
    grip = grip_of(shape)
    posture = _Solver(shape, body, body.leg / STANDARD_LEG, grip).posture()
    planted = frozenset(name for name, reach in shape.reaches.items() if reach.grounded)
    return Stance(shape, posture, planted, grip)


class _Solver:
    """Solves one shape on one body; `heights` are those found for hands and feet that bear on the floor."""

    def __init__(self, shape: Shape, body: Body, scale: float, grip: Grip) -> None:
        self._shape, self._body, self._scale = shape, body, scale
        self._ends = low_points(body, grip)
        self._heights = dict.fromkeys(shape.reaches, 0.0)
        self._raised = np.zeros(3)
        self._authored = local_rotations(shape.angles)
        p = shape.pelvis
        self._authored[INDEX["pelvis"]] = about_y(p.yaw) @ about_x(p.pitch) @ about_z(p.roll)

    def posture(self) -> Posture:
        p, body = self._shape.pelvis, self._body
        pelvis = np.array(p.at) * self._scale
        if p.grounded:
            pelvis[1] = _CLEAR_OF_FLOOR
        resting = _resting_points(body, frozenset(self._shape.reaches))
        posture = forward(self._authored, pelvis, body.offsets)
        for _ in range(_ROUNDS):
            before = posture.places
            if p.grounded:
                pelvis = posture.places[0] - np.array([0.0, resting.lowest(body.moves(posture)[:, 1]) + p.sink, 0.0])
                posture = forward(posture.local, pelvis, body.offsets)
            for limb in LIMBS.values():
                posture = self._settled(posture, limb)
            if float(np.abs(posture.places - before).max()) < _SETTLED:
                break
        return self._not_too_deep(self._all_placed(posture))

    def _not_too_deep(self, posture: Posture) -> Posture:
        """The posture with all that does not bear raised a little, where this body's flesh would lie deep in the mat.

        Thighs and feet that are placed by numbers are thicker on one body than on another.
        """
        sunk = -_DEEPEST - self._ends[BODY].lowest(self._body.moves(posture)[:, 1])
        if sunk <= 0:
            return posture
        self._raised = np.array([0.0, sunk, 0.0])
        return self._all_placed(forward(posture.local, posture.places[0] + self._raised, self._body.offsets))

    def _all_placed(self, posture: Posture) -> Posture:
        for limb in LIMBS.values():
            if limb.name in self._shape.reaches:
                posture = self._placed(posture, limb)
        return posture

    def _settled(self, posture: Posture, limb: Limb) -> Posture:
        """One round for a limb: the collar bone follows the arm, and the hand or foot goes where it belongs."""
        if not limb.is_leg and f"{limb.name.removesuffix('-hand')}-collar" not in self._shape.angles:
            posture = self._with_collar(posture, limb)
        wanted = self._shape.reaches.get(limb.name)
        if wanted is None:
            return posture
        posture = self._placed(posture, limb)
        if wanted.grounded:
            low = self._ends[limb.name].lowest(self._body.rough_heights(posture))
            self._heights[limb.name] = float(posture.places[limb.end, 1]) - low
        return posture

    def _placed(self, posture: Posture, limb: Limb) -> Posture:
        wanted = self._shape.reaches[limb.name]
        target = self._target(posture, wanted)
        if wanted.grounded:
            target[1] = self._heights[limb.name]
        if wanted.bend_at is not None:
            bend = np.array(wanted.bend_at) * self._scale + self._raised - posture.places[limb.root]
        else:
            bend = np.array(wanted.bend or (_FRONT if limb.is_leg else _BACK))
        return reach(posture, self._body.offsets, limb, Goal(target, bend, _end_turn(limb, wanted)))

    def _target(self, posture: Posture, wanted: Reach) -> Array:
        at = np.array(wanted.at) * self._scale
        if wanted.near is None:
            return at + self._raised
        joint = INDEX[wanted.near]
        return np.asarray(posture.places[joint] + posture.turns[joint] @ at)

    def _with_collar(self, posture: Posture, limb: Limb) -> Posture:
        """Lifting an arm carries the collar bone, less than the textbook's one part in three (`_COLLAR_UP`).

        An arm that is written by angles keeps its direction.
        """
        side = limb.name.removesuffix("-hand")
        sign = 1 if side == "left" else -1
        collar, chest = INDEX[f"{side}-collar"], INDEX["spine-5"]
        wanted = self._shape.reaches.get(limb.name)
        if wanted is None:
            direction = self._authored[limb.root] @ np.array([0.0, -1.0, 0.0])
        else:
            direction = posture.turns[chest].T @ unit(self._target(posture, wanted) - posture.places[limb.root])
        raised = math.degrees(math.acos(max(-1.0, min(1.0, -float(direction[1])))))
        up = max(0.0, raised - _ARM_RAISED) * _COLLAR_UP
        ahead = _COLLAR_FORWARD * max(0.0, direction[2]) * (1 - max(0.0, direction[1]))
        ahead -= _COLLAR_BACK * max(0.0, -direction[2])
        local = posture.local.copy()
        local[collar] = about_z(sign * up) @ about_y(-sign * ahead)
        if wanted is None:
            local[limb.root] = local[collar].T @ self._authored[limb.root]
        return forward(local, posture.places[0], self._body.offsets)


def _end_turn(limb: Limb, wanted: Reach) -> Array | None:
    """The world turn (3, 3) of the foot or hand; None where only the joint's own angles are written."""
    if wanted.forward is None:
        return None
    if limb.is_leg:
        return frame(wanted.down or _DOWN, wanted.forward)
    y = -unit(wanted.forward)
    x = unit(across(np.array(wanted.down or _DOWN), y)) * (-1 if limb.name.startswith("left") else 1)
    return columns(x, y, cross(x, y))


def low_points(body: Body, grip: Grip) -> dict[str, Points]:
    """The points of each hand and foot by the limb's name, and of the whole `BODY`, with the fingers held so."""
    held = body.hands.held(body.points, grip)
    ends = {name: points if LIMBS[name].is_leg else points.of(held) for name, points in _ends(body).items()}
    return ends | {BODY: Points(np.arange(len(held)), body.weights, held)}


@cache
def _ends(body: Body) -> dict[str, Points]:
    bones = {name: ("ankle", "toes") if limb.is_leg else ("wrist",) for name, limb in LIMBS.items()}
    return {
        name: _carried(body, [SURFACE_BONES.index(f"{name.split('-')[0]}-{bone}") for bone in own])
        for name, own in bones.items()
    }


@cache
def _resting_points(body: Body, placed: frozenset[str]) -> Points:
    """The points that may rest on the floor: all but arms and lower legs that are placed."""
    bones = set(range(len(SURFACE_BONES)))
    for side in SIDES:
        for limb, names in ((f"{side}-hand", ARM_BONES), (f"{side}-foot", _FREE_LEG)):
            if limb in placed:
                bones -= {b for b in surface_bones(*names) if SURFACE_BONES[b].startswith(side)}
    return _carried(body, sorted(bones))


def _carried(body: Body, bones: list[int]) -> Points:
    chosen = np.flatnonzero(np.isin(body.carrier, bones))
    return Points(chosen, body.weights[chosen], body.points[chosen])
