"""What a pose is known by is seen from its camera."""

from collections.abc import Mapping

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.skeleton import INDEX
from guide.figure.solve import solve
from guide.figure.view import turn
from guide.model.shape import Shape

LONG = 0.7
"""Of its length: so long a straight limb is at least on the screen, or it points at the viewer."""


@pytest.mark.parametrize("moment", ["", " arrive"])
def test_the_straight_leg_of_the_twist_does_not_point_at_the_viewer(
    body: Body, shapes: Mapping[str, Shape], moment: str
) -> None:
    shape = shapes[f"half-seated-twist{moment}"]
    places = solve(shape, body).posture.places
    leg = places[INDEX["left-ankle"]] - places[INDEX["left-hip"]]
    seen = (turn(shape.camera) @ leg)[:2]
    assert np.linalg.norm(seen) > LONG * np.linalg.norm(leg)
