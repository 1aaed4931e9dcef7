"""Between poses that no session of the app joins, but a teacher may: no leap, no sinking, nothing through the body.

On the body that is thicker: the worst of a sweep over all pairs of poses, and every so many of all of them.
"""

from collections.abc import Mapping
from itertools import permutations

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.journey import journey
from guide.figure.solve import solve
from guide.model.pose import Pose
from guide.model.shape import Shape
from tests.unit.figure.leaps import LEAP, leap
from tests.unit.figure.thickness import Thickness

SUNK, PASSING = -0.025, 0.078
MOMENTS = np.linspace(0.08, 0.92, 13)
"""A foot goes through the seat within a tenth of the way."""
SAMPLE = 41
"""One in so many pairs is looked at."""
WORST = [
    ("gomukhasana", "supine-knees-bent"),
    ("lunge", "upward-facing-bow"),
    ("childs-pose", "upward-facing-bow"),
    ("ankle-to-knee", "pigeon hold"),
    ("ankle-to-knee", "chair-side-steps"),
    ("childs-pose", "pigeon"),
    ("childs-pose", "savasana"),
    ("ankle-to-knee", "prone-self-test"),
    ("lunge", "childs-pose"),
    ("pigeon", "forward-bend"),
    ("tabletop", "prone-self-test"),
    ("prone-self-test/hamstring", "prone-self-test/both-turned-out"),
]


@pytest.mark.parametrize(("start", "end"), WORST)
def test_the_worst_pairs_of_poses_are_joined_well(
    other_body: Body, shapes: Mapping[str, Shape], start: str, end: str
) -> None:
    assert_joined_well(other_body, Thickness(other_body), shapes[start], shapes[end])


def test_the_slimmer_body_sits_up_from_the_belly_without_a_leap(body: Body, shapes: Mapping[str, Shape]) -> None:
    assert_joined_well(body, Thickness(body), shapes["prone-rest"], shapes["seated"])


def test_any_pose_is_joined_well_to_any_other(other_body: Body, poses: Mapping[str, Pose]) -> None:
    thickness = Thickness(other_body)
    figures = [pose.figure for _, pose in sorted(poses.items()) if pose.figure is not None]
    some = list(permutations(figures, 2))[::SAMPLE]
    assert len(some) > 10
    for start, end in some:
        assert_joined_well(other_body, thickness, start, end)


def assert_joined_well(body: Body, thickness: Thickness, start: Shape, end: Shape) -> None:
    way = journey(body, solve(start, body), solve(end, body))
    stances = [way.at(float(share)) for share in MOMENTS]
    assert leap(way) < LEAP
    assert min(body.surface(stance.posture, grip=stance.grip)[:, 1].min() for stance in stances) > SUNK
    for stance in stances:
        assert max(thickness.limbs(stance.posture).values()) < PASSING
        assert max(thickness.trunk(stance.posture).values()) < PASSING
