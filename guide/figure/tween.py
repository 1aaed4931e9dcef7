"""Between two stances: joints turn the shorter way, what is planted stays planted, and nothing goes under the mat."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from guide.figure.bending import Swivel, plane, swivel, within_reach
from guide.figure.body import Body
from guide.figure.clearance import room, way_out
from guide.figure.kinematics import Goal, Posture, forward, lengths, moved, reach
from guide.figure.rotation import Arcs, Array, about_x, about_z, arcs, slerp
from guide.figure.skeleton import JOINTS, LIMBS, PARENT_INDEX, Limb, other_side
from guide.figure.solve import BODY, STANDARD_LEG, Stance, low_points
from guide.figure.vectors import dot, unit, vector
from guide.model.shape import Camera, Family, MatPlace

SINK: Final = 0.015  # metres soft flesh may press into the mat on the way
_STILL = 0.02  # metres a planted hand or foot may move before it is lifted and set down
_LIFT, _HIGHEST_LIFT = 0.35, 0.12  # of the way it goes, and at most, in metres
_MUCH_SHORTER = 0.1  # metres: of two that move, one whose way is so much shorter goes last
_HAND_STEP, _HAND_WALK = 0.45, 0.85  # metres a bearing hand may be set further, and within a family
_HAND_TURN = -0.4  # cosine of the angle a bearing arm may turn against the trunk between families
_FAR_SWING = 0.2  # cosine of the angle an arm swings, above which it goes straight
_SIDE_FORWARD = 20.0  # degrees an arm held out to the side is in front of the shoulders
_SHOULDERS: Final = [LIMBS["left-hand"].root, LIMBS["right-hand"].root]
_ENDS: Final = [limb.end for limb in LIMBS.values()]
_PARTS: Final = np.cumsum([len(JOINTS), len(_ENDS), len(_SHOULDERS)])
_ARMS_OUT: Final = np.array([about_x(-_SIDE_FORWARD) @ about_z(90.0 * sign) for sign in (1, -1)])
_ARMS_AHEAD: Final = np.array([about_x(-90.0) @ about_z(20.0 * sign) for sign in (1, -1)])
_ROUNDS = 3
_SOFT = 0.01  # metres before a limb is straight, from which its end gives way
_HALF_WAY = 0.5  # where the props change
_AROUND = 0.15  # metres: a hand that has rested on a thigh is off it within a third of the way
_ELBOW_UP = 0.05  # of an elbow's bend: so much it is turned up when its hand is laid on the mat
_LAID = 0.025  # metres: a hand that is raised less to the mat turns its elbow up less
_WINDOWS: Final = ((0.0, 0.58), (0.42, 1.0))  # when the first and the second of a pair move


def ease(t: float) -> float:
    """A part of the way that starts and ends gently: 3t² - 2t³."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def tween(body: Body, start: Stance, end: Stance, t: float) -> Stance:
    """The stance a part `t` (0 to 1) of the time from `start` to `end`; 0 and 1 are those stances themselves."""
    if t <= 0:
        return start
    return end if t >= 1 else _Tween(body, start, end, t).stance()


class _Tween:
    """One moment between two stances."""

    def __init__(self, body: Body, start: Stance, end: Stance, t: float) -> None:
        self._body, self._start, self._end = body, start, end
        self._t, self._part = t, ease(t)
        self._planted = _sliding(start, end)
        placed = start.shape.reaches.keys() & end.shape.reaches.keys()
        self._led = self._planted | {name for name in placed if LIMBS[name].is_leg}
        self._floors = _floors(body, start, end)
        self._grip = start.grip * (1 - self._part) + end.grip * self._part
        self._points = low_points(body, self._grip)
        self._local, ends = _turns(start, end).at(self._part)
        self._ends = dict(zip(LIMBS, ends, strict=True))

    def stance(self) -> Stance:
        part, start, end = self._part, self._start, self._end
        pelvis = start.posture.places[0] * (1 - part) + end.posture.places[0] * part
        posture = forward(self._local, pelvis, self._body.offsets)
        self._planes = {name: plane(posture, limb) for name, limb in LIMBS.items() if name not in self._led}
        targets = {name: step.at(self._t) for name, step in _steps(start, end).items()}
        for _ in range(_ROUNDS):
            posture = self._above_floor(self._held(posture, targets))
            deficit = self._floors[BODY] - self._points[BODY].lowest(self._body.moves(posture)[:, 1])
            if deficit <= 0:
                break
            posture = self._held(moved(posture, np.array([0.0, deficit, 0.0])), targets)
        posture = self._above_floor(self._past_thighs(posture))
        shape = replace(
            start.shape if self._t < _HALF_WAY else end.shape,
            camera=between(start.shape.camera, end.shape.camera, part),
            mat=_mat(start.shape.mat, end.shape.mat, part),
            arrows=(),
        )
        return Stance(shape, posture, self._planted, self._grip)

    def _held(self, posture: Posture, targets: Mapping[str, Array]) -> Posture:
        """Planted hands and feet at their targets, turned on the way, and no toe or finger under the mat."""
        softly = 4 * self._part * (1 - self._part) * _SOFT
        places = {}
        for name in self._led:
            limb = LIMBS[name]
            wanted = targets[name] if name in targets else self._swung(posture, limb)
            longest = sum(lengths(self._body.offsets, limb))
            places[name] = within_reach(posture.places[limb.root], wanted, longest, softly)
            posture = self._bearing(posture, limb, places[name])
        heights = self._body.rough_heights(posture)
        for name, place in places.items():
            deficit = self._floors[name] - self._points[name].lowest(heights)
            if deficit > 0:
                posture = self._bearing(posture, LIMBS[name], place + np.array([0.0, deficit, 0.0]))
        return posture

    def _bearing(self, posture: Posture, limb: Limb, place: Array) -> Posture:
        """The posture with the end of a limb that bears at a place, turned as it is on the way."""
        goal = Goal(place, self._bearing_bend(posture, limb, place), self._ends[limb.name])
        return reach(posture, self._body.offsets, limb, goal)

    def _swung(self, posture: Posture, limb: Limb) -> Array:
        """Where the end of a leg that does not bear is: it swings from place to place about its hip."""
        swing = _swivels(self._start, self._end)[limb.name].swing(self._part)
        return np.asarray(posture.places[limb.root] + posture.turns[PARENT_INDEX[limb.root]] @ swing)

    def _bearing_bend(self, posture: Posture, limb: Limb, target: Array) -> Array:
        """The direction (3,) the knee or elbow of a limb that bears points to."""
        trunk = posture.turns[PARENT_INDEX[limb.root]]
        way = unit(vector(trunk.T @ (target - posture.places[limb.root])))
        return np.asarray(trunk @ _swivels(self._start, self._end)[limb.name].at(way, self._part))

    def _free_bend(self, posture: Posture, limb: Limb, target: Array) -> Array:
        """That of a free limb, which is put a little off the place to which its joints turn it."""
        return np.array(self._planes[limb.name].bend_along(unit(vector(target - posture.places[limb.root]))))

    def _past_thighs(self, posture: Posture) -> Posture:
        """Free hands go round the thighs; one that rests on a thigh at either end leaves it and comes to it."""
        rooms = _rooms(self._body, self._start, self._end)
        for name in rooms.keys() - self._led:
            limb, (first, last) = LIMBS[name], rooms[name]
            least = first * (1 - self._part) + last * self._part + _AROUND * math.sin(math.pi * self._part)
            move = way_out(self._body, posture, limb, min(0.0, least))
            if move.any():
                target = posture.places[limb.end] + move
                goal = Goal(target, self._free_bend(posture, limb, target), posture.turns[limb.end])
                posture = reach(posture, self._body.offsets, limb, goal)
        return posture

    def _above_floor(self, posture: Posture) -> Posture:
        """Free hands and feet that would dive under the mat are laid on it."""
        for name in LIMBS.keys() - self._led:
            limb = LIMBS[name]
            deficit = self._floors[name] - self._points[name].lowest(self._body.rough_heights(posture))
            if deficit > 0:
                target = posture.places[limb.end] + np.array([0.0, deficit, 0.0])
                up = 0.0 if limb.is_leg else _ELBOW_UP * min(1.0, deficit / _LAID)
                bend = self._free_bend(posture, limb, target) + np.array([0.0, up, 0.0])
                posture = reach(posture, self._body.offsets, limb, Goal(target, bend, posture.turns[limb.end]))
        return posture


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Step:
    """The way of a hand or foot that bears: `start` and `way` (3,) in metres, how high it lifts, and when it moves."""

    start: Array
    way: Array
    lift: float
    window: tuple[float, float]

    def at(self, t: float) -> Array:
        """Where it is (3,) a part `t` of the time."""
        begin, stop = self.window
        part = ease((t - begin) / (stop - begin))
        place = self.start + self.way * part
        place[1] += self.lift * math.sin(math.pi * part)
        return place


@lru_cache(16)
def _steps(start: Stance, end: Stance) -> dict[str, _Step]:
    """How planted hands and feet get from place to place; one that moves is lifted and set down.

    A much longer way is gone first; of two about as long that of the one ahead, so that legs do not cross; and of two
    alike that of the nearer to the viewer.
    """
    planted, before, after = _sliding(start, end), start.posture.places, end.posture.places
    ways = {name: after[LIMBS[name].end] - before[LIMBS[name].end] for name in planted}
    far = {name: float(np.linalg.norm(way)) for name, way in ways.items()}
    leads = {
        name: float(way @ (before[LIMBS[name].end] - before[LIMBS[other_side(name)].end])) for name, way in ways.items()
    }
    movers = [name for name in planted if far[name] > _STILL]
    near = "left" if start.shape.camera.yaw > 0 else "right"
    longer = {name: max(far[name], far.get(other_side(name), 0.0)) for name in planted}
    movers.sort(
        key=lambda name: (
            far[name] < longer[name] - _MUCH_SHORTER,
            -round(leads[name], 3),
            not name.startswith(near),
        )
    )
    steps = {}
    for name, way in ways.items():
        pair = [mover for mover in movers if mover.endswith(name[-4:])]
        window = _WINDOWS[pair.index(name)] if len(pair) > 1 and name in pair else (0.0, 1.0)
        lift = min(_HIGHEST_LIFT, _LIFT * far[name]) if name in movers else 0.0
        steps[name] = _Step(before[LIMBS[name].end], way, lift, window)
    return steps


@lru_cache(16)
def _floors(body: Body, start: Stance, end: Stance) -> dict[str, float]:
    """How low each hand and foot, and the whole body, may go: to the mat, or to where they are in either stance."""
    pairs = [(low_points(body, stance.grip), body.moves(stance.posture)[:, 1]) for stance in (start, end)]
    bounds = dict.fromkeys(LIMBS, 0.0) | {BODY: -SINK}
    return {name: min(bound, *(points[name].lowest(rows) for points, rows in pairs)) for name, bound in bounds.items()}


@lru_cache(16)
def _swivels(start: Stance, end: Stance) -> dict[str, Swivel]:
    """How each limb turns about its own line between two stances."""
    return {name: swivel(start.posture, end.posture, limb) for name, limb in LIMBS.items()}


@lru_cache(16)
def _rooms(body: Body, start: Stance, end: Stance) -> dict[str, tuple[float, float]]:
    """How far outside the thighs each hand is in either stance, at most nought."""
    hands = {name: limb for name, limb in LIMBS.items() if not limb.is_leg}
    return {
        name: (min(0.0, room(body, start.posture, limb)), min(0.0, room(body, end.posture, limb)))
        for name, limb in hands.items()
    }


@lru_cache(16)
def _sliding(start: Stance, end: Stance) -> frozenset[str]:
    """The limbs that bear in both stances and on the way."""
    return frozenset(name for name in start.planted & end.planted if _may_slide(name, start, end))


def _may_slide(name: str, start: Stance, end: Stance) -> bool:
    """Whether a limb goes from place to place as one that bears; a hand that goes far swings freely.

    Hands walk further in a pose that folds or opens than between two ways of meeting the ground, but never past their
    own shoulder, where the elbow would be in the way. Where the body meets the ground another way, they do not bear
    from beside the trunk to over the head either: the elbow would leap round.
    """
    limb = LIMBS[name]
    if limb.is_leg:
        return True
    places = start.posture.places, end.posture.places
    far = float(np.linalg.norm(places[1][limb.end] - places[0][limb.end]))
    before, after = (place[limb.end] - place[limb.root] for place in places)
    if float(before @ after) <= 0:
        return False
    if start.shape.family is end.shape.family:
        return far < _HAND_WALK
    turn = swivel(start.posture, end.posture, limb)
    return far < _HAND_STEP and dot(turn.start.along, turn.end.along) > _HAND_TURN


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Turns:
    """How the joints turn on the way between two stances.

    An arm that goes far goes out to the side, never through the chest, and over a body that lies on its back; on a
    curve of two nested slerps (de Casteljau) that bends towards an arm held so. `ways` are those of all joints, then
    those of hands and feet in the world, then those of the shoulders to where the curve bends and from there;
    `is_curved` where any does.
    """

    ways: Arcs
    is_curved: bool

    def at(self, part: float) -> tuple[Array, Array]:
        """The joints' local turns (joints, 3, 3), and those of hands and feet in the world (limbs, 3, 3)."""
        local, ends, out, back = np.split(self.ways.at(part), _PARTS)
        if self.is_curved:
            local[_SHOULDERS] = slerp(out, back, part)
        return local, ends


@lru_cache(16)
def _turns(start: Stance, end: Stance) -> _Turns:
    one, other = start.posture, end.posture
    arms = one.local[_SHOULDERS], other.local[_SHOULDERS]
    cosine = np.einsum("ni,ni->n", arms[0][:, :, 1], arms[1][:, :, 1])
    far = np.clip((_FAR_SWING - cosine) / (1 + _FAR_SWING), 0, 1)
    is_lying = start.shape.family is end.shape.family is Family.SUPINE
    towards = slerp(slerp(*arms, 0.5), _ARMS_AHEAD if is_lying else _ARMS_OUT, far * far * (3 - 2 * far))
    ways = arcs(
        np.concatenate([one.local, one.turns[_ENDS], arms[0], towards]),
        np.concatenate([other.local, other.turns[_ENDS], towards, arms[1]]),
    )
    return _Turns(ways, bool(far.any()))


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


def distance(body: Body, start: Stance, end: Stance) -> float:
    """How far the joints travel between two stances, on average, in metres."""
    return float(np.linalg.norm(end.posture.places - start.posture.places, axis=1).mean()) * STANDARD_LEG / body.leg
