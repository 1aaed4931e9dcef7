"""Between poses that no session of the app joins, but a teacher may: no leap, no sinking, no limb through another.

These are the worst of a sweep over pairs of poses, on the body that is thicker.
"""

from collections.abc import Mapping

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.journey import journey
from guide.figure.solve import solve
from guide.model.shape import Shape
from tests.unit.figure.leaps import LEAP, leap
from tests.unit.figure.thickness import Thickness

SUNK, PASSING = -0.025, 0.085
PAIRS = [
    ("gomukhasana", "prone-self-test"),
    ("warrior-1", "ankle-to-knee"),
    ("bridge", "upward-facing-bow"),
    ("ankle-to-knee", "pigeon hold"),
    ("ankle-to-knee", "chair-side-steps"),
]


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_a_pair_of_poses_that_no_session_joins_is_joined_well(
    other_body: Body, shapes: Mapping[str, Shape], start: str, end: str
) -> None:
    way = journey(other_body, solve(shapes[start], other_body), solve(shapes[end], other_body))
    thickness = Thickness(other_body)
    stances = [way.at(float(share)) for share in np.linspace(0.1, 0.9, 7)]
    assert leap(way) < LEAP
    assert min(other_body.surface(stance.posture, grip=stance.grip)[:, 1].min() for stance in stances) > SUNK
    assert max(max(thickness.limbs(stance.posture).values()) for stance in stances) < PASSING
