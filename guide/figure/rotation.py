"""Rotations as matrices, which turn column vectors, and quaternions (w, x, y, z). Angles are degrees."""

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]

_TINY = 1e-12
_NEARLY_PARALLEL = 0.9995


def about_x(degrees: float) -> Array:
    """The rotation (3, 3) about the x axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def about_y(degrees: float) -> Array:
    """The rotation (3, 3) about the y axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def about_z(degrees: float) -> Array:
    """The rotation (3, 3) about the z axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def abouts(axes: Array, radians: Array) -> Array:
    """The rotations (n, 3, 3) by angles (n,) in radians about unit axes (n, 3)."""
    half = radians / 2
    return to_matrices(np.concatenate([np.cos(half)[:, None], np.sin(half)[:, None] * axes], axis=1))


def unit(vector: ArrayLike) -> Array:
    """The vector (3,) at length one; a vector of length zero stays zero."""
    v = np.asarray(vector, np.float64)
    return np.asarray(v / (math.sqrt(float(v @ v)) + _TINY))


def across(vector: Array, axis: Array) -> Array:
    """The part of a vector (3,) that is at right angles to a unit axis (3,)."""
    return np.asarray(vector - axis * float(vector @ axis))


def frame(minus_y: ArrayLike, z_hint: ArrayLike) -> Array:
    """The rotation (3, 3) whose -y axis is `minus_y` and whose z axis leans as near to `z_hint` as it can."""
    y = -unit(minus_y)
    hint = across(np.asarray(z_hint, np.float64), y)
    if float(hint @ hint) < _TINY:
        hint = across(np.array([y[1], y[2], y[0]]), y)
    z = unit(hint)
    return np.stack([np.cross(y, z), y, z], axis=1)


def to_quaternions(matrices: Array) -> Array:
    """Quaternions (n, 4) of rotation matrices (n, 3, 3), by the largest component for a steady result."""
    m = matrices
    d = m[:, [0, 1, 2], [0, 1, 2]]
    trace = d.sum(axis=1)
    choice = np.argmax(np.concatenate([trace[:, None], d], axis=1), axis=1)
    w = np.stack([trace + 1, m[:, 2, 1] - m[:, 1, 2], m[:, 0, 2] - m[:, 2, 0], m[:, 1, 0] - m[:, 0, 1]], axis=1)
    xy, xz, yz = m[:, 0, 1] + m[:, 1, 0], m[:, 0, 2] + m[:, 2, 0], m[:, 1, 2] + m[:, 2, 1]
    x = np.stack([w[:, 1], 1 + 2 * d[:, 0] - trace, xy, xz], axis=1)
    y = np.stack([w[:, 2], xy, 1 + 2 * d[:, 1] - trace, yz], axis=1)
    z = np.stack([w[:, 3], xz, yz, 1 + 2 * d[:, 2] - trace], axis=1)
    q = np.stack([w, x, y, z])[choice, np.arange(len(m))]
    return np.asarray(q / np.linalg.norm(q, axis=1, keepdims=True))


def to_matrices(quaternions: Array) -> Array:
    """Rotation matrices (n, 3, 3) of unit quaternions (n, 4)."""
    w, x, y, z = quaternions.T
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.ascontiguousarray(np.moveaxis(np.array(rows), 2, 0))


def slerp(start: Array, end: Array, t: float) -> Array:
    """The rotations a part `t` of the shorter way from `start` to `end`, matrices (n, 3, 3) each.

    Spherical linear interpolation (Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985).
    """
    a, b = to_quaternions(start), to_quaternions(end)
    dot = np.einsum("ij,ij->i", a, b)
    b = np.where(dot[:, None] < 0, -b, b)
    dot = np.minimum(np.abs(dot), 1.0)
    theta = np.arccos(np.minimum(dot, _NEARLY_PARALLEL))
    near = dot > _NEARLY_PARALLEL
    first = np.where(near, 1 - t, np.sin((1 - t) * theta) / np.sin(theta))
    second = np.where(near, t, np.sin(t * theta) / np.sin(theta))
    q = first[:, None] * a + second[:, None] * b
    return to_matrices(q / np.linalg.norm(q, axis=1, keepdims=True))
