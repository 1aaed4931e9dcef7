"""Between two stances: joints turn the shorter way, what is planted stays planted, and nothing goes under the mat."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from guide.figure.body import Body, lowest
from guide.figure.kinematics import Posture, forward, reach
from guide.figure.rotation import Array, about_x, about_z, across, slerp, unit
from guide.figure.skeleton import LIMBS, Limb
from guide.figure.solve import STANDARD_LEG, Stance, end_points
from guide.model.shape import Camera, MatPlace

SINK: Final = 0.015  # metres soft flesh may press into the mat on the way
_STILL = 0.02  # metres a planted hand or foot may move before it is lifted and set down
_LIFT, _HIGHEST_LIFT = 0.35, 0.12  # of the way it goes, and at most, in metres
_STRAIGHT = 0.02  # metres off the line, below which a knee or elbow has no side
_FAR_SWING = 0.2  # cosine of the angle an arm swings, above which it goes straight
_SIDE_FORWARD = 20.0  # degrees an arm held out to the side is in front of the shoulders
_ROUNDS = 3
_WINDOWS: Final = ((0.0, 0.58), (0.42, 1.0))  # when the first and the second of a pair move


def ease(t: float) -> float:
    """A part of the way that starts and ends gently: 3t² - 2t³."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def tween(body: Body, start: Stance, end: Stance, t: float) -> Stance:
    """The stance a part `t` (0 to 1) of the time from `start` to `end`; 0 and 1 are those stances themselves."""
    if t <= 0:
        return start
    if t >= 1:
        return end
    part = ease(t)
    local = slerp(start.posture.local, end.posture.local, part)
    for limb in LIMBS.values():
        if not limb.is_leg:
            local[limb.root] = _swung(limb, start.posture.local[limb.root], end.posture.local[limb.root], part)
    pelvis = start.posture.places[0] * (1 - part) + end.posture.places[0] * part
    planted = start.planted & end.planted
    targets = _targets(body, start, end, planted, t)
    posture = forward(local, pelvis, body.offsets)
    for _ in range(_ROUNDS):
        posture = _held(posture, body, start, end, targets, part)
        posture = _above_floor(posture, body, planted, start, end)
        low = lowest(body, posture, _all_points(body))
        if low >= -SINK:
            break
        pelvis = posture.places[0] + np.array([0.0, -SINK - low, 0.0])
        posture = forward(posture.local, pelvis, body.offsets)
    posture = _held(posture, body, start, end, targets, part)
    shape = replace(
        start.shape if t < 0.5 else end.shape,  # noqa: PLR2004  the props change half way
        camera=between(start.shape.camera, end.shape.camera, part),
        mat=_mat(start.shape.mat, end.shape.mat, part),
        arrows=(),
    )
    return Stance(shape, posture, planted)


def _swung(limb: Limb, start: Array, end: Array, part: float) -> Array:
    """A shoulder's local turn (3, 3) on its way; an arm that goes far goes out to the side, never through the chest.

    A curve of two nested slerps (de Casteljau) bends towards an arm held out to the side.
    """
    cosine = float(start[:, 1] @ end[:, 1])
    bulge = min(1.0, max(0.0, (_FAR_SWING - cosine) / (1 + _FAR_SWING)))
    straight = slerp(start[None], end[None], part)
    if bulge == 0:
        return straight[0]
    sign = 1 if limb.name.startswith("left") else -1
    side = (about_x(-_SIDE_FORWARD) @ about_z(sign * 90.0))[None]
    bent = slerp(slerp(start[None], side, part), slerp(side, end[None], part), part)
    return slerp(straight, bent, ease(bulge))[0]


def between(start: Camera, end: Camera, part: float) -> Camera:
    """A camera a part of the shorter way round."""
    swing = (end.yaw - start.yaw + 180) % 360 - 180
    return Camera(start.yaw + swing * part, start.pitch + (end.pitch - start.pitch) * part)


def _mat(start: MatPlace, end: MatPlace, part: float) -> MatPlace:
    return MatPlace(
        start.x + (end.x - start.x) * part,
        start.z + (end.z - start.z) * part,
        start.yaw + (end.yaw - start.yaw) * part,
    )


def _all_points(body: Body) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.arange(len(body.points), dtype=np.intp)


def _targets(body: Body, start: Stance, end: Stance, planted: frozenset[str], t: float) -> dict[str, Array]:
    """Where planted hands and feet are. One that moves is lifted and set down, first the one with the longer way."""
    ways = {name: end.posture.places[LIMBS[name].end] - start.posture.places[LIMBS[name].end] for name in planted}
    far = {name: float(np.linalg.norm(way)) for name, way in ways.items()}
    targets = {}
    for name, way in ways.items():
        moving = sorted((n for n in planted if far[n] > _STILL and n.endswith(name[-4:])), key=lambda n: -far[n])
        begin, stop = _WINDOWS[moving.index(name)] if len(moving) > 1 and name in moving else (0.0, 1.0)
        part = ease((t - begin) / (stop - begin))
        lift = min(_HIGHEST_LIFT, _LIFT * far[name]) * math.sin(math.pi * part) if far[name] > _STILL else 0.0
        targets[name] = start.posture.places[LIMBS[name].end] + way * part + np.array([0.0, lift, 0.0])
    return targets


def _held(
    posture: Posture, body: Body, start: Stance, end: Stance, targets: Mapping[str, Array], part: float
) -> Posture:
    for name, target in targets.items():
        limb = LIMBS[name]
        ends = [stance.posture.turns[limb.end][None] for stance in (start, end)]
        turn = slerp(ends[0], ends[1], part)[0]
        bend, points = _bend(posture, limb), end_points(body.carrier.tobytes(), name)
        allowed = min(0.0, lowest(body, start.posture, points), lowest(body, end.posture, points))
        for _ in range(2):
            local = reach(posture, body.offsets, limb, target, bend, turn)
            posture = forward(local, posture.places[0], body.offsets)
            deficit = allowed - lowest(body, posture, points)
            if deficit <= 0:
                break
            target = target + np.array([0.0, deficit, 0.0])
    return posture


def _bend(posture: Posture, limb: Limb) -> Array:
    """The direction a knee or elbow points to now."""
    root, middle, end = (posture.places[j] for j in (limb.root, limb.middle, limb.end))
    out = across(middle - root, unit(end - root))
    if float(np.linalg.norm(out)) < _STRAIGHT:
        out = posture.turns[limb.root][:, 2] * (1 if limb.is_leg else -1)
    return out


def _above_floor(posture: Posture, body: Body, planted: frozenset[str], start: Stance, end: Stance) -> Posture:
    """Free hands and feet that would dive under the mat are laid on it."""
    for name, limb in LIMBS.items():
        if name in planted:
            continue
        points = end_points(body.carrier.tobytes(), name)
        allowed = min(0.0, lowest(body, start.posture, points), lowest(body, end.posture, points))
        deficit = allowed - lowest(body, posture, points)
        if deficit <= 0:
            continue
        target = posture.places[limb.end] + np.array([0.0, deficit, 0.0])
        bend = _bend(posture, limb) + np.array([0.0, 0.0 if limb.is_leg else 0.05, 0.0])
        local = reach(posture, body.offsets, limb, target, bend, posture.turns[limb.end])
        posture = forward(local, posture.places[0], body.offsets)
    return posture


def distance(body: Body, start: Stance, end: Stance) -> float:
    """How far the joints travel between two stances, on average, in metres."""
    return float(np.linalg.norm(end.posture.places - start.posture.places, axis=1).mean()) * STANDARD_LEG / body.leg

