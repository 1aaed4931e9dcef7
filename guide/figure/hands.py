"""Hands: how the fingers are held, as a blend of the shapes that come with a body."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.figure.rotation import Array, unit
from guide.model.anatomy import SIDES
from guide.model.shape import Fingers, Reach, Shape

Grip: TypeAlias = Array
"""How far the left and the right hand are in each shape of `FINGERS`, (2, shapes), from 0 to 1, together 1."""

FINGERS: Final = tuple(Fingers)
_FLAT = -0.8  # upwards part of where a palm faces, below which it lies flat
_ON_TIPS = -0.6  # the same of where fingers point, below which the hand stands on them


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Hands:
    """How a body's fingers move.

    `points` (n,) are the numbers of the body's points that do, `sides` (n,) is 0 for those of the left hand and 1 for
    the right, and `moves` (shapes, n, 3) says how far each goes, in metres at rest, for each shape of `FINGERS`.
    """

    points: NDArray[np.intp]
    sides: NDArray[np.intp]
    moves: NDArray[np.float32]

    def held(self, rest: NDArray[np.float32], grip: Grip) -> NDArray[np.float32]:
        """A body's points at rest (v, 3) with the fingers held so."""
        held = rest.copy()
        for (numbers, moves), shares in zip(_by_hand(self), grip.astype(np.float32), strict=True):
            held[numbers] += (shares @ moves).reshape(-1, 3)
        return held


@lru_cache(4)
def _by_hand(hands: Hands) -> list[tuple[NDArray[np.intp], NDArray[np.float32]]]:
    """Of the left and the right hand the `points` (n,) and their `moves`, all in a row (shapes, n * 3)."""
    own = [np.flatnonzero(hands.sides == side) for side in range(len(SIDES))]
    return [(hands.points[which], hands.moves[:, which].reshape(len(FINGERS), -1)) for which in own]


def grip_of(shape: Shape) -> Grip:
    """How a shape has the hands.

    As it says, or else spread where a palm bears on the floor, straight where fingertips do, and relaxed elsewhere.
    """
    grip = np.zeros((len(SIDES), len(FINGERS)))
    for hand, side in enumerate(SIDES):
        name = f"{side}-hand"
        fingers = shape.fingers.get(name) or _as_usual(shape.reaches.get(name))
        grip[hand, FINGERS.index(fingers)] = 1
    return grip


def _as_usual(reach: Reach | None) -> Fingers:
    """How a hand of which nothing is said is held."""
    if reach is None or not reach.grounded or reach.forward is None:
        return Fingers.RELAXED
    if unit(reach.forward)[1] < _ON_TIPS:
        return Fingers.STRAIGHT
    return Fingers.SPREAD if reach.down is None or unit(reach.down)[1] < _FLAT else Fingers.RELAXED
