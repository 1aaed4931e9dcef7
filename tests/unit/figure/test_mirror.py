from collections.abc import Mapping

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.mirror import mirrored
from guide.figure.skeleton import INDEX, JOINTS, other_side
from guide.figure.solve import solve
from guide.model.shape import Shape


def test_a_mirror_of_a_mirror_is_the_shape(shapes: Mapping[str, Shape]) -> None:
    for shape in shapes.values():
        assert mirrored(mirrored(shape)) == shape


@pytest.mark.parametrize("name", ["pigeon", "half-seated-twist", "warrior-1", "gomukhasana", "locust"])
def test_a_mirrored_shape_puts_every_joint_on_the_other_side(
    body: Body, shapes: Mapping[str, Shape], name: str
) -> None:
    one, other = solve(shapes[name], body), solve(mirrored(shapes[name]), body)
    across = [INDEX[other_side(joint)] for joint in JOINTS]
    assert np.allclose(other.posture.places[across] * [-1, 1, 1], one.posture.places, atol=0.005)


def test_the_camera_is_mirrored_too(shapes: Mapping[str, Shape]) -> None:
    assert mirrored(shapes["pigeon"]).camera.yaw == -shapes["pigeon"].camera.yaw
