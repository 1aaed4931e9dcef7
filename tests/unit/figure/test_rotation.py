import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from guide.figure.rotation import (
    Array,
    about_x,
    about_y,
    about_z,
    abouts,
    cross,
    frame,
    slerp,
    to_matrices,
    to_quaternions,
    unit,
)

DEGREES = st.floats(-180, 180)
VECTORS = arrays(np.float64, 3, elements=st.floats(-2, 2))


def turned(angles: tuple[float, float, float]) -> Array:
    return about_y(angles[0]) @ about_x(angles[1]) @ about_z(angles[2])


@given(st.tuples(DEGREES, DEGREES, DEGREES))
def test_a_turn_survives_as_a_quaternion(angles: tuple[float, float, float]) -> None:
    matrix = turned(angles)[None]
    assert np.allclose(to_matrices(to_quaternions(matrix)), matrix, atol=1e-9)


@given(st.tuples(DEGREES, DEGREES, DEGREES), st.tuples(DEGREES, DEGREES, DEGREES), st.floats(0, 1))
def test_between_two_turns_lies_a_turn(a: tuple[float, float, float], b: tuple[float, float, float], t: float) -> None:
    between = slerp(turned(a)[None], turned(b)[None], t)[0]
    assert np.allclose(between @ between.T, np.eye(3), atol=1e-9)
    assert math.isclose(float(np.linalg.det(between)), 1, abs_tol=1e-9)


def test_half_of_ninety_degrees_is_forty_five() -> None:
    assert np.allclose(slerp(np.eye(3)[None], about_z(90)[None], 0.5)[0], about_z(45))


@given(VECTORS, VECTORS)
def test_a_frame_has_its_bone_down_and_square_axes(bone: Array, hint: Array) -> None:
    assume(np.linalg.norm(bone) > 1e-3)
    made = frame(bone, hint)
    assert np.allclose(made @ made.T, np.eye(3), atol=1e-6)
    assert np.allclose(made[:, 1], -unit(bone), atol=1e-6)


@given(VECTORS, VECTORS)
def test_the_cross_product_is_numpys(a: Array, b: Array) -> None:
    assert np.allclose(cross(a, b), np.cross(a, b))


def test_a_turn_about_an_axis_is_right_handed() -> None:
    axes, angles = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]), np.radians([90.0, 30.0])
    assert np.allclose(abouts(axes, angles), [about_z(90), about_x(30)])
