"""What lies on the mat and round the thighs."""

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from guide.figure.body import Body, Material
from guide.figure.props import things
from guide.figure.solve import solve
from guide.model.shape import Shape

LIFT = "chair-side-steps/leg-lift-band"
STRAPS = ("bridge/belt", "upward-facing-bow/belt", LIFT, f"{LIFT} lift")
TIGHT = 0.015
"""Metres from the skin, where a strap bends round a thigh. Between the thighs it spans the air."""
SHARES = np.array([(i, j, 8 - i - j) for i in range(9) for j in range(9 - i)]) / 8
"""Points spread over a triangle."""


@pytest.mark.parametrize("name", STRAPS)
@pytest.mark.parametrize("which", ["body", "other_body"])
def test_a_strap_lies_tight_at_both_its_edges(
    request: pytest.FixtureRequest, shapes: Mapping[str, Shape], name: str, which: str
) -> None:
    body: Body = request.getfixturevalue(which)
    stance = solve(shapes[name], body)
    surface = body.surface(stance.posture, 0.0, stance.grip)
    (strap,) = (one for one in things(stance, body, surface, 1.0) if one.material is Material.STRAP)
    for edge in np.split(strap.points, 2):
        middle = edge.mean(axis=0)
        along = np.linalg.svd(edge - middle)[2][0]  # from thigh to thigh
        reach = (edge - middle) @ along
        assert max(_gap(edge[reach.argmax()], surface, body), _gap(edge[reach.argmin()], surface, body)) < TIGHT


def _gap(point: NDArray[np.float32], surface: NDArray[np.float32], body: Body) -> float:
    """How far a point is from the skin, in metres."""
    near = surface[body.triangles][np.linalg.norm(surface[body.triangles[:, 0]] - point, axis=1) < 0.15]
    return float(np.linalg.norm(np.einsum("sc,tcx->tsx", SHARES, near) - point, axis=2).min())
