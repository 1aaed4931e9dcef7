"""Rotations as matrices, which turn column vectors, and quaternions (w, x, y, z). Angles are degrees."""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]

_TINY = 1e-12
_NEARLY_PARALLEL = 0.03  # radians between quaternions, below which the straight way between them is taken


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


def cross(a: Array, b: Array) -> Array:
    """The cross product of two vectors (3,); much faster on one pair than NumPy's."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def columns(x: Array, y: Array, z: Array) -> Array:
    """The matrix (3, 3) of three columns (3,)."""
    return np.array([x, y, z]).T


def frame(minus_y: ArrayLike, z_hint: ArrayLike) -> Array:
    """The rotation (3, 3) whose -y axis is `minus_y` and whose z axis leans as near to `z_hint` as it can."""
    y = -unit(minus_y)
    hint = across(np.asarray(z_hint, np.float64), y)
    if float(hint @ hint) < _TINY:
        hint = across(np.eye(3)[np.abs(y).argmin()], y)
    z = unit(hint)
    return columns(cross(y, z), y, z)


def to_quaternions(matrices: Array) -> Array:
    """Quaternions (n, 4) of rotation matrices (n, 3, 3), by the largest component for a steady result."""
    m = matrices
    dx, dy, dz = m[:, 0, 0], m[:, 1, 1], m[:, 2, 2]
    trace = dx + dy + dz
    rest = 1 - trace
    wx, wy, wz = m[:, 2, 1] - m[:, 1, 2], m[:, 0, 2] - m[:, 2, 0], m[:, 1, 0] - m[:, 0, 1]
    xy, xz, yz = m[:, 0, 1] + m[:, 1, 0], m[:, 0, 2] + m[:, 2, 0], m[:, 1, 2] + m[:, 2, 1]
    scaled = np.array(
        [
            [trace + 1, wx, wy, wz],
            [wx, rest + 2 * dx, xy, xz],
            [wy, xy, rest + 2 * dy, yz],
            [wz, xz, yz, rest + 2 * dz],
        ]
    )
    q = scaled[np.array([trace, dx, dy, dz]).argmax(axis=0), :, np.arange(len(m))]
    return np.asarray(q / np.sqrt(np.einsum("ij,ij->i", q, q))[:, None])


def to_matrices(quaternions: Array) -> Array:
    """Rotation matrices (n, 3, 3) of unit quaternions (n, 4)."""
    w, x, y, z = quaternions.T
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.ascontiguousarray(np.array(rows).transpose(2, 0, 1))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Arcs:
    """The shorter ways between rotations: unit quaternions `start` and `end` (n, 4), and `angle` (n,) between them.

    Spherical linear interpolation (Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985).
    """

    start: Array
    end: Array
    angle: Array

    def at(self, t: float | Array) -> Array:
        """The rotations (n, 3, 3) a part `t`, one or (n,), of the way."""
        near = self.angle <= _NEARLY_PARALLEL
        whole = np.where(near, 1.0, np.sin(self.angle))
        first = np.where(near, 1 - t, np.sin((1 - t) * self.angle)) / whole
        second = np.where(near, t, np.sin(t * self.angle)) / whole
        q = first[:, None] * self.start + second[:, None] * self.end
        return to_matrices(q / np.sqrt(np.einsum("ij,ij->i", q, q))[:, None])


def arcs(start: Array, end: Array) -> Arcs:
    """The ways from `start` to `end`, matrices (n, 3, 3) each."""
    a, b = to_quaternions(start), to_quaternions(end)
    cosine = np.einsum("ij,ij->i", a, b)
    b = np.where(cosine[:, None] < 0, -b, b)
    return Arcs(a, b, np.arccos(np.minimum(np.abs(cosine), 1.0)))


def slerp(start: Array, end: Array, t: float | Array) -> Array:
    """The rotations a part `t`, one or (n,), of the shorter way from `start` to `end`, matrices (n, 3, 3) each."""
    return arcs(start, end).at(t)
