"""What lies on the mat and round the thighs."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from guide.figure.body import Body, Material
from guide.figure.palette import LIGHT, rgb
from guide.figure.props import things
from guide.figure.skeleton import INDEX
from guide.figure.solve import STANDARD_LEG, solve
from guide.figure.studio import Look, Studio
from guide.figure.view import turn
from guide.model.shape import Shape

LIFT = "chair-side-steps/leg-lift-band"
STRAPS = ("bridge/belt", "upward-facing-bow/belt", LIFT, f"{LIFT} lift")
TIGHT = 0.015
"""Metres from the skin, where a strap bends round a thigh. Between the thighs it spans the air."""
FLECK = 7
"""Pixels: so small a hole in a strap is no gap between its front and its back."""
SMALLEST = (150, 110)
GLARING = "#FF00FF"  # like nothing else in a picture
SHARES = np.array([(i, j, 8 - i - j) for i in range(9) for j in range(9 - i)]) / 8
"""Points spread over a triangle."""


@pytest.fixture(params=["body", "other_body"])
def each_body(request: pytest.FixtureRequest) -> Body:
    """One body after the other."""
    body: Body = request.getfixturevalue(request.param)
    return body


@pytest.mark.parametrize("name", STRAPS)
def test_a_strap_lies_tight_at_both_its_edges_and_between(
    each_body: Body, shapes: Mapping[str, Shape], name: str
) -> None:
    stance = solve(shapes[name], each_body)
    surface = each_body.surface(stance.posture, 0.0, stance.grip)
    (strap,) = (one for one in things(stance, each_body, surface, 1.0) if one.material is Material.STRAP)
    for edge in np.split(strap.points, 3):
        middle = edge.mean(axis=0)
        along = np.linalg.svd(edge - middle)[2][0]  # from thigh to thigh
        reach = (edge - middle) @ along
        assert (
            max(_gap(edge[reach.argmax()], surface, each_body), _gap(edge[reach.argmin()], surface, each_body)) < TIGHT
        )


@pytest.mark.parametrize("name", STRAPS)
def test_no_thigh_comes_through_a_strap(each_body: Body, shapes: Mapping[str, Shape], name: str) -> None:
    studio = Studio(each_body, replace(LIGHT, strap=(GLARING, GLARING, GLARING)))
    picture = studio.portrait(shapes[name], 640, 640, Look(mat=False, supersample=4))
    strap = np.abs(picture[:, :, :3] - rgb(GLARING)).max(axis=2) < 60
    round_it = np.logical_and.reduce([_within(strap, axis, step) for axis in (0, 1) for step in (-1, 1)])
    assert int((round_it & ~strap).sum()) == 0


def _within(mask: NDArray[np.bool_], axis: int, step: int) -> NDArray[np.bool_]:
    """Whether a pixel of the mask lies a few pixels further in one direction."""
    return np.asarray(np.logical_or.reduce([np.roll(mask, step * far, axis) for far in range(1, FLECK + 1)]), np.bool_)


def test_a_block_under_the_seat_is_seen_in_the_smallest_picture(each_body: Body, shapes: Mapping[str, Shape]) -> None:
    studio = Studio(each_body, replace(LIGHT, block=(GLARING, GLARING, GLARING)))
    picture = studio.portrait(shapes["gomukhasana/block"], *SMALLEST, Look(mat=False, supersample=4))
    off = np.abs(picture[:, :, :3] - rgb(GLARING)).max(axis=2)
    assert int((off < 60).sum()) > 70  # a scrap of it was some 40


@pytest.mark.parametrize(("name", "most"), [("pigeon/block", 0.11), ("pigeon/towel", 0.15)])
def test_what_carries_a_hip_does_not_lie_beside_it(
    each_body: Body, shapes: Mapping[str, Shape], name: str, most: float
) -> None:
    places, lying = _placed(shapes[name], each_body)
    assert lying[:, 0].min() < places[INDEX["right-hip"], 0] < lying[:, 0].max()
    assert lying[:, 2].min() < places[INDEX["right-hip"], 2] < lying[:, 2].max()
    assert places[INDEX["right-hip"], 0] - lying[:, 0].min() < most


@pytest.mark.parametrize(("name", "below"), [("bridge/block", 0.05), ("bridge/block arrive", 0.03)])
def test_a_block_between_the_knees_is_seen_below_their_tops(
    each_body: Body, shapes: Mapping[str, Shape], name: str, below: float
) -> None:
    up = turn(shapes[name].camera)[1]
    _, block = _placed(shapes[name], each_body)
    stance = solve(shapes[name], each_body)
    assert (each_body.surface(stance.posture, 0.0, stance.grip) @ up).max() - (block @ up).max() > below


def _placed(shape: Shape, body: Body) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """The places of the joints, and the points of the one prop beside them."""
    stance = solve(shape, body)
    (prop,) = things(stance, body, body.surface(stance.posture, 0.0, stance.grip), body.leg / STANDARD_LEG)
    return stance.posture.places, prop.points


def _gap(point: NDArray[np.float32], surface: NDArray[np.float32], body: Body) -> float:
    """How far a point is from the skin, in metres."""
    near = surface[body.triangles][np.linalg.norm(surface[body.triangles[:, 0]] - point, axis=1) < 0.15]
    return float(np.linalg.norm(np.einsum("sc,tcx->tsx", SHARES, near) - point, axis=2).min())
