"""Nobody's hand goes through a thigh: not in a pose, and not on the way to one."""

from collections.abc import Mapping

import pytest

from guide.figure.body import Body
from guide.figure.journey import journey
from guide.figure.solve import solve
from guide.model.shape import Shape
from tests.unit.figure.thickness import Thickness

PRESSED = 0.04
"""Metres: so deep may one lie in another where they press, as a hand on a thigh or a thigh on a shin."""
PASSING = 0.075
"""Metres: so deep may limbs be in one another for a moment on the way."""
WAYS = [
    ("chair-side-steps close", "mountain"),
    ("chair-side-steps", "chair-side-steps step"),
    ("warrior-1", "chair"),
    ("seated", "mountain"),
    ("lunge", "prone-rest"),
    ("prone-self-test/hamstring", "locust"),
    ("prone-rest", "bridge/block"),
    ("supine-knees-bent", "pigeon"),
    ("down-dog", "pigeon"),
    ("pigeon hold", "pigeon"),
    ("pigeon", "gomukhasana"),
    ("gomukhasana", "ankle-to-knee"),
    ("ankle-to-knee", "half-seated-twist"),
    ("half-seated-twist", "pigeon"),
]
SHARES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)


@pytest.fixture(scope="module", params=["body", "other_body"])
def one_body(request: pytest.FixtureRequest) -> Body:
    chosen: Body = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="module")
def thickness(one_body: Body) -> Thickness:
    return Thickness(one_body)


def test_in_no_pose_a_limb_goes_through_another(
    one_body: Body, thickness: Thickness, shapes: Mapping[str, Shape]
) -> None:
    found: dict[tuple[str, str, str], float] = {}
    for name, shape in shapes.items():
        posture = solve(shape, one_body).posture
        depths = {**thickness.limbs(posture), **thickness.trunk(posture)}
        found |= {(name, *pair): round(depth, 3) for pair, depth in depths.items() if depth > PRESSED}
    assert not found


@pytest.mark.parametrize(("start", "end"), WAYS)
def test_on_no_way_a_limb_goes_through_another(
    one_body: Body, thickness: Thickness, shapes: Mapping[str, Shape], start: str, end: str
) -> None:
    way = journey(one_body, solve(shapes[start], one_body), solve(shapes[end], one_body))
    found: dict[tuple[float, str, str], float] = {}
    for share in SHARES:
        depths = thickness.limbs(way.at(share).posture)
        found |= {(share, *pair): round(depth, 3) for pair, depth in depths.items() if depth > PASSING}
    assert not found


def test_a_hand_in_a_thigh_is_found(body: Body, shapes: Mapping[str, Shape]) -> None:
    chair = shapes["chair-side-steps"]
    inside = Shape(pelvis=chair.pelvis, reaches={**chair.reaches, "left-hand": chair.reaches["left-foot"]})
    depths = Thickness(body).limbs(solve(inside, body).posture)
    assert max(depth for (limb, _), depth in depths.items() if limb in {"left-hand", "left-forearm"}) > PRESSED
