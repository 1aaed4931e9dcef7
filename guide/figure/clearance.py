"""Keeps free hands and forearms out of the thighs they pass on their way from one stance to another."""

import math
from functools import lru_cache
from typing import Final

import numpy as np

from guide.figure.body import Body
from guide.figure.kinematics import Posture
from guide.figure.rotation import Array, unit
from guide.figure.skeleton import LIMBS, Limb

_PALM: Final = np.array([0.0, -0.07, 0.0])  # metres from the wrist to the middle of the palm, in the hand's frame
_FINGERS: Final = np.array([0.0, -0.14, 0.0])  # metres from the wrist to the middle of the fingers
_THICKNESS = 0.025  # metres from a thigh's surface at which the middle of a palm passes it
_PRESSED = 0.01  # metres fingers and a forearm may be nearer
_FOREARM: Final = (0.4, 0.75)  # of the way from the wrist to the elbow
_ELBOW_STAYS = 0.6  # of a hand's move that its elbow does not make
_CORE = 0.04  # metres from a thigh's bone within which a palm is led out less
_OF_A_THIGH = 0.4  # of its points lie nearer to its bone than it is taken to be thick: flesh gives way
_ALONG: Final = (0.25, 0.9)  # the parts of the way from hip to knee at which a thigh is measured
_ABOUT = 0.1  # so far to either side of them, of the way
_LEGS: Final = tuple(limb for limb in LIMBS.values() if limb.is_leg)


def room(body: Body, posture: Posture, hand: Limb) -> float:
    """How far outside the thighs a hand and its forearm are, in metres; negative where they press on or lie in one."""
    return min(_away(body, posture, place, leg)[0] + near for place, near, _ in _probes(posture, hand) for leg in _LEGS)


def way_out(body: Body, posture: Posture, hand: Limb, least: float) -> Array:
    """By how much (3,) a hand must move so that it and its forearm are at least `least` metres outside each thigh."""
    move = np.zeros(3)
    for place, near, share in _probes(posture, hand):
        for leg in _LEGS:
            far, outwards = _away(body, posture, place + move * share, leg)
            if far + near < least:
                move = move + outwards * (least - far - near)
    return move


def _probes(posture: Posture, hand: Limb) -> tuple[tuple[Array, float, float], ...]:
    """The places of an arm to keep outside: each with how much nearer it may be, and its share of a hand's move."""
    wrist, turn = posture.places[hand.end], posture.turns[hand.end]
    forearm = posture.places[hand.middle] - wrist
    return (
        (wrist + turn @ _PALM, 0.0, 1.0),
        (wrist + turn @ _FINGERS, _PRESSED, 1.0),
        *((wrist + forearm * part, _PRESSED, 1 - part * _ELBOW_STAYS) for part in _FOREARM),
    )


def _away(body: Body, posture: Posture, place: Array, leg: Limb) -> tuple[float, Array]:
    """How far a place is outside a thigh in metres, and the direction (3,) that leads away from it.

    The direction is a unit vector, but shorter near the bone, where it turns about: nothing is thrown to and fro there.
    """
    start = posture.places[leg.root]
    bone = posture.places[leg.middle] - start
    along = min(1.0, max(0.0, float((place - start) @ bone) / float(bone @ bone)))
    off = place - start - bone * along
    near, far = _thickness(body, leg.root, leg.middle)
    distance = math.sqrt(float(off @ off))
    return distance - (near + (far - near) * along) - _THICKNESS, unit(off) * min(1.0, distance / _CORE)


@lru_cache(8)
def _thickness(body: Body, hip: int, knee: int) -> tuple[float, float]:
    """A thigh's radius in metres near the hip and near the knee."""
    bone = body.places[knee] - body.places[hip]
    points = body.points[body.carrier == hip] - body.places[hip]
    along = points @ bone / (bone @ bone)
    off = np.linalg.norm(points - along[:, None] * bone, axis=1)
    near, far = (np.sort(off[np.abs(along - part) < _ABOUT]) for part in _ALONG)
    return float(near[int(len(near) * _OF_A_THIGH)]), float(far[int(len(far) * _OF_A_THIGH)])
