"""How far a joint leaps on the way between two poses, found without looking at every moment of it."""

from itertools import pairwise
from typing import Protocol

import numpy as np

from guide.figure.rotation import Array
from guide.figure.solve import Stance

LEAP = 0.04
"""Metres: so much further than a gentle movement may a joint go in a moment."""
MOMENT = 0.005
"""Of the movement's time."""
GENTLY = 1.5
"""Times its mean speed is the fastest of an eased movement."""
LOOKS = 16
"""So often is each movement looked at before it is looked at closely where it is fast."""


class Way(Protocol):
    """A movement."""

    def at(self, t: float) -> Stance:
        """The stance a part `t` (0 to 1) of the time into it."""
        ...


def leap(way: Way) -> float:
    """By how many metres the joint that leaps most goes further in a moment than it would at an even pace.

    Where a joint goes much further than just before or after, is looked at closely.
    """
    times = np.linspace(0, 1, LOOKS + 1)
    places = [way.at(float(t)).posture.places for t in times]
    far = np.array([_far(*pair) for pair in pairwise(places)])
    worst = 0.0
    for i in range(LOOKS):
        around = far[[j for j in (i - 1, i + 1) if 0 <= j < LOOKS]].min(axis=0)
        if (far[i] - around).max() > LEAP:
            leap = _fastest(way, (float(times[i]), float(times[i + 1])), (places[i], places[i + 1]))
            worst = max(worst, leap)
    return worst


def _fastest(way: Way, times: tuple[float, float], places: tuple[Array, Array]) -> float:
    """The furthest any joint goes within a moment, found by halving: the half in which it goes further holds it.

    That it also goes on gently meanwhile is taken off. Where it goes less far than a leap there is none.
    """
    (begin, stop), (start, end) = times, places
    gentle = _far(start, end) / (stop - begin) * MOMENT * GENTLY
    while stop - begin > MOMENT and _far(start, end).max() > LEAP:
        middle = (begin + stop) / 2
        between = way.at(middle).posture.places
        if _far(start, between).max() > _far(between, end).max():
            stop, end = middle, between
        else:
            begin, start = middle, between
    return float((_far(start, end) - gentle).max())


def _far(one: Array, other: Array) -> Array:
    return np.asarray(np.linalg.norm(other - one, axis=1))
