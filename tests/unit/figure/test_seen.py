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


FOOT = 0.5
"""Of its length: so far the toes are below the ankle on the screen, or they lie on top of the foot."""
BENT = 0.6
"""The cosine between thigh and shin on the screen: above it a leg looks straight."""


@pytest.mark.parametrize("moment", ["", " arrive"])
def test_the_straight_leg_of_the_twist_does_not_point_at_the_viewer(
    body: Body, shapes: Mapping[str, Shape], moment: str
) -> None:
    shape = shapes[f"half-seated-twist{moment}"]
    places = solve(shape, body).posture.places
    leg = places[INDEX["left-ankle"]] - places[INDEX["left-hip"]]
    seen = (turn(shape.camera) @ leg)[:2]
    assert np.linalg.norm(seen) > LONG * np.linalg.norm(leg)


def test_the_near_knee_of_a_turned_out_bridge_is_seen_bent(body: Body, shapes: Mapping[str, Shape]) -> None:
    shape = shapes["bridge/turned-out"]
    places = solve(shape, body).posture.places
    hip, knee, ankle = (
        (turn(shape.camera) @ places[INDEX[f"right-{joint}"]])[:2] for joint in ("hip", "knee", "ankle")
    )
    thigh, shin = (knee - hip) / np.linalg.norm(knee - hip), (ankle - knee) / np.linalg.norm(ankle - knee)
    assert float(thigh @ shin) < BENT


@pytest.mark.parametrize("name", ["chair-side-steps/leg-lift", "chair-side-steps/leg-lift-band"])
def test_the_toes_of_a_lifted_foot_are_seen_at_its_end(body: Body, shapes: Mapping[str, Shape], name: str) -> None:
    shape = shapes[f"{name} lift"]
    places = solve(shape, body).posture.places
    foot = turn(shape.camera) @ (places[INDEX["right-toes"]] - places[INDEX["right-ankle"]])
    assert foot[1] < -FOOT * np.linalg.norm(foot)
