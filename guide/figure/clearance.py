"""Keeps free hands out of the thighs they pass on their way from one stance to another."""

import math
from functools import lru_cache
from typing import Final

import numpy as np

from guide.figure.body import Body
from guide.figure.kinematics import Posture
from guide.figure.rotation import Array, unit
from guide.figure.skeleton import LIMBS, Limb

_PALM: Final = np.array([0.0, -0.07, 0.0])  # metres from the wrist to the middle of the palm, in the hand's frame
_THICKNESS = 0.025  # metres from a thigh's surface at which the middle of a palm passes it
_CORE = 0.04  # metres from a thigh's bone within which a palm is led out less
_OF_A_THIGH = 40  # per cent of its points lie nearer to its bone than it is taken to be thick: flesh gives way
_ALONG: Final = (0.25, 0.9)  # the parts of the way from hip to knee at which a thigh is measured
_ABOUT = 0.1  # so far to either side of them, of the way
_LEGS: Final = tuple(limb for limb in LIMBS.values() if limb.is_leg)


def room(body: Body, posture: Posture, hand: Limb) -> float:
    """How far outside the thighs a palm is, in metres; negative where it presses on one or lies in it."""
    return min(_away(body, posture, _palm(posture, hand), leg)[0] for leg in _LEGS)


def way_out(body: Body, posture: Posture, hand: Limb, least: float) -> Array:
    """By how much (3,) a hand must move so that its palm is at least `least` metres outside each thigh."""
    start = place = _palm(posture, hand)
    for leg in _LEGS:
        far, outwards = _away(body, posture, place, leg)
        if far < least:
            place = place + outwards * (least - far)
    return place - start


def _palm(posture: Posture, hand: Limb) -> Array:
    return np.asarray(posture.places[hand.end] + posture.turns[hand.end] @ _PALM)


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
    near, far = (float(np.percentile(off[np.abs(along - part) < _ABOUT], _OF_A_THIGH)) for part in _ALONG)
    return near, far
