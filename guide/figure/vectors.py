"""Vectors of three floats: for one of them at a time, Python is several times as quick as NumPy."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.model.shape import Vector

_TINY = 1e-12


def vector(array: NDArray[np.floating[Any]]) -> Vector:
    """That of an array (3,)."""
    x, y, z = array.tolist()
    return x, y, z


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The cross product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def plus(a: Vector, b: Vector, times: float = 1.0) -> Vector:
    """The sum of a vector and so many times another."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def scaled(a: Vector, times: float) -> Vector:
    """So many times a vector."""
    return a[0] * times, a[1] * times, a[2] * times


def unit(a: Vector) -> Vector:
    """The vector at length one; one of length zero stays zero."""
    return scaled(a, 1 / (math.sqrt(dot(a, a)) + _TINY))


def across(a: Vector, axis: Vector) -> Vector:
    """The part of a vector that is at right angles to a unit axis."""
    return plus(a, axis, -dot(a, axis))
