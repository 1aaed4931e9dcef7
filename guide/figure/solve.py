"""From a written shape to a posture: angles first, then hands and feet to where they belong, then the body to the mat."""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import ARM_BONES, LEG_BONES, SURFACE_BONES, Body, lowest, surface_bones
from guide.figure.kinematics import Posture, forward, reach
from guide.figure.rotation import Array, about_x, about_y, about_z, frame
from guide.figure.skeleton import INDEX, LIMBS, SIDES, Limb, local_rotations
from guide.model.shape import Reach, Shape, Vector

STANDARD_LEG: Final = 0.7658  # metres from hip to ankle of the body on which shapes are written (body-1)
_ROUNDS = 5  # a reach moves the collar bone, and grounding moves the pelvis: a few rounds settle both to 1 mm
_CLEAR_OF_FLOOR = 0.3  # metres, where a grounded pelvis begins
_ARM_RAISED = 50.0  # degrees from hanging, above which the collar bone follows the arm
_COLLAR_UP, _COLLAR_FORWARD, _COLLAR_BACK = 0.24, 20.0, 8.0  # scapulohumeral rhythm: about 1 part in 3 to 4
_DOWN: Vector = (0.0, -1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stance:
    """A shape as one body takes it: the posture, and the limbs whose hand or foot bears on the floor."""

    shape: Shape
    posture: Posture
    planted: frozenset[str]


def solve(shape: Shape, body: Body) -> Stance:
    """The stance of a shape, written for a person of 1.66 m and scaled to this body's legs."""
    scale = body.leg / STANDARD_LEG
    local = local_rotations(shape.angles)
    p = shape.pelvis
    local[INDEX["pelvis"]] = about_y(p.yaw) @ about_x(p.pitch) @ about_z(p.roll)
    pelvis = np.array(p.at) * scale
    if p.grounded:
        pelvis[1] = _CLEAR_OF_FLOOR
    authored = local.copy()
    posture = forward(local, pelvis, body.offsets)
    resting = _resting_points(body.carrier.tobytes(), frozenset(shape.reaches))
    heights = dict.fromkeys(shape.reaches, 0.0)
    for _ in range(_ROUNDS):
        for limb in LIMBS.values():
            wanted = shape.reaches.get(limb.name)
            local = posture.local
            if not limb.is_leg and f"{limb.name.removesuffix('-hand')}-collar" not in shape.angles:
                local = _follow_with_collar(posture, authored, limb, wanted, scale)
                posture = forward(local, pelvis, body.offsets)
            if wanted is not None:
                posture = _place(posture, body, limb, wanted, scale, heights[limb.name])
                if wanted.grounded:
                    heights[limb.name] -= lowest(body, posture, end_points(body.carrier.tobytes(), limb.name))
        if p.grounded:
            pelvis[1] -= lowest(body, posture, resting) + p.sink
            posture = forward(posture.local, pelvis, body.offsets)
    for limb in LIMBS.values():
        wanted = shape.reaches.get(limb.name)
        if wanted is not None:
            posture = _place(posture, body, limb, wanted, scale, heights[limb.name])
    return Stance(shape, posture, frozenset(name for name, r in shape.reaches.items() if r.grounded))


def _place(posture: Posture, body: Body, limb: Limb, wanted: Reach, scale: float, height: float) -> Posture:
    target = _target(posture, wanted, scale)
    if wanted.grounded:
        target[1] = height
    if wanted.bend_at is not None:
        bend = np.array(wanted.bend_at) * scale - posture.places[limb.root]
    else:
        bend = np.array(wanted.bend or ((0.0, 0.0, 1.0) if limb.is_leg else (0.0, 0.0, -1.0)))
    local = reach(posture, body.offsets, limb, target, bend, _end_turn(limb, wanted))
    return forward(local, posture.places[0], body.offsets)


def _target(posture: Posture, wanted: Reach, scale: float) -> Array:
    at = np.array(wanted.at) * scale
    if wanted.near is None:
        return at
    joint = INDEX[wanted.near]
    return np.asarray(posture.places[joint] + posture.turns[joint] @ at)


def _end_turn(limb: Limb, wanted: Reach) -> Array | None:
    """The world turn (3, 3) of the foot or hand; None where only the joint's own angles are written."""
    if wanted.forward is None:
        return None
    if limb.is_leg:
        return frame(wanted.down or _DOWN, wanted.forward)
    palm = np.array(wanted.down or _DOWN)
    y = -np.array(wanted.forward) / np.linalg.norm(wanted.forward)
    palm = palm - y * (palm @ y)
    x = palm / np.linalg.norm(palm) * (-1 if limb.name.startswith("left") else 1)
    return np.stack([x, y, np.cross(x, y)], axis=1)


def _follow_with_collar(posture: Posture, authored: Array, limb: Limb, wanted: Reach | None, scale: float) -> Array:
    """Lifting an arm carries the collar bone; an arm that is written by angles keeps its direction."""
    side = limb.name.removesuffix("-hand")
    sign = 1 if side == "left" else -1
    collar, chest = INDEX[f"{side}-collar"], INDEX["spine-5"]
    if wanted is None:
        direction = authored[limb.root] @ np.array([0.0, -1.0, 0.0])
    else:
        way = _target(posture, wanted, scale) - posture.places[limb.root]
        direction = posture.turns[chest].T @ (way / (np.linalg.norm(way) + 1e-9))
    raised = math.degrees(math.acos(max(-1.0, min(1.0, -float(direction[1])))))
    up = max(0.0, raised - _ARM_RAISED) * _COLLAR_UP
    ahead = _COLLAR_FORWARD * max(0.0, direction[2]) * (1 - max(0.0, direction[1])) - _COLLAR_BACK * max(0.0, -direction[2])
    local = posture.local.copy()
    local[collar] = about_z(sign * up) @ about_y(-sign * ahead)
    if wanted is None:
        local[limb.root] = local[collar].T @ authored[limb.root]
    return local


@cache
def end_points(carrier: bytes, limb: str) -> NDArray[np.intp]:
    """The numbers of the points of a hand or foot."""
    side, end = limb.split("-")
    bones = ("wrist",) if end == "hand" else ("ankle", "toes")
    return _carried(carrier, [SURFACE_BONES.index(f"{side}-{bone}") for bone in bones])


@cache
def _resting_points(carrier: bytes, placed: frozenset[str]) -> NDArray[np.intp]:
    """The numbers of the points that may rest on the floor: all but forearms, hands, shins and feet that are placed."""
    bones = set(range(len(SURFACE_BONES)))
    for side in SIDES:
        for limb, names in ((f"{side}-hand", ARM_BONES), (f"{side}-foot", LEG_BONES[2:])):
            if limb in placed:
                bones -= {b for b in surface_bones(*names) if SURFACE_BONES[b].startswith(side)}
    return _carried(carrier, sorted(bones))


def _carried(carrier: bytes, bones: list[int]) -> NDArray[np.intp]:
    return np.flatnonzero(np.isin(np.frombuffer(carrier, np.intp), bones))
