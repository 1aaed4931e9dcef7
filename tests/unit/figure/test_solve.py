import math
from collections.abc import Iterator, Mapping

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.skeleton import INDEX, LIMBS
from guide.figure.solve import Stance, low_points, solve
from guide.model.anatomy import SIDES
from guide.model.shape import Pelvis, Reach, Shape

# As `guide.model.anatomy`, for angles that come out of where hands and feet are put.
LIMITS = {
    "knee": (-8, 165),
    "elbow": (-8, 155),
    "ankle": (-75, 45),
    "ankle turn": (-45, 45),
    "ankle in": (-50, 50),
    "hip": (-45, 156),
    "hip out": (-45, 75),
    "wrist": (0, 97),
}


@pytest.fixture(scope="module")
def stances(body: Body, shapes: Mapping[str, Shape]) -> Mapping[str, Stance]:
    return {name: solve(shape, body) for name, shape in shapes.items()}


def found_angles(stance: Stance) -> Iterator[tuple[str, str, float]]:
    local = stance.posture.local
    for side, sign in zip(SIDES, (1, -1), strict=True):
        knee, elbow, ankle, hip, wrist = (
            local[INDEX[f"{side}-{j}"]] for j in ("knee", "elbow", "ankle", "hip", "wrist")
        )
        thigh, hand = -hip[:, 1], -wrist[:, 1]
        yield side, "knee", math.atan2(knee[2, 1], knee[1, 1])
        yield side, "elbow", -math.atan2(elbow[2, 1], elbow[1, 1])
        yield side, "ankle", math.asin(np.clip(ankle[1, 2], -1, 1))
        yield side, "ankle turn", sign * math.atan2(ankle[0, 2], ankle[2, 2])
        yield side, "ankle in", -sign * math.atan2(ankle[1, 0], ankle[1, 1])
        yield side, "hip", math.atan2(thigh[2], -thigh[1])
        yield side, "hip out", math.asin(np.clip(thigh[0] * sign, -1, 1))
        yield side, "wrist", math.acos(np.clip(-hand[1], -1, 1))


def test_no_joint_of_the_catalogue_is_bent_further_than_a_persons(stances: Mapping[str, Stance]) -> None:
    beyond = [
        (name, side, joint, round(math.degrees(angle)))
        for name, stance in stances.items()
        for side, joint, angle in found_angles(stance)
        if not LIMITS[joint][0] <= math.degrees(angle) <= LIMITS[joint][1]
    ]
    assert beyond == []


def test_nobody_sinks_into_the_mat_or_floats_above_it(body: Body, stances: Mapping[str, Stance]) -> None:
    lows = {name: float(body.surface(stance.posture, grip=stance.grip)[:, 1].min()) for name, stance in stances.items()}
    assert {name: low for name, low in lows.items() if not -0.025 <= low <= 0.006} == {}


def test_hands_and_feet_on_the_floor_touch_it(body: Body, stances: Mapping[str, Stance]) -> None:
    off = {
        (name, limb): low
        for name, stance in stances.items()
        for limb in stance.planted
        if abs(low := low_points(body, stance.grip)[limb].lowest(body.moves(stance.posture)[:, 1])) > 0.007
    }
    assert off == {}


def test_the_other_body_takes_every_pose_within_reach_of_the_floor(
    other_body: Body, shapes: Mapping[str, Shape]
) -> None:
    lows = {
        name: float(other_body.surface(stance.posture, grip=stance.grip)[:, 1].min())
        for name, stance in ((name, solve(shape, other_body)) for name, shape in shapes.items())
    }
    assert {name: low for name, low in lows.items() if not -0.025 <= low <= 0.006} == {}


def test_a_grounded_pelvis_lets_the_body_lie_on_the_mat(body: Body) -> None:
    lying = solve(Shape(Pelvis(at=(0.0, 0.0, 0.0), pitch=-90, grounded=True, sink=0.01)), body)
    assert math.isclose(float(body.surface(lying.posture)[:, 1].min()), -0.01, abs_tol=0.002)


def test_a_hand_near_a_knee_follows_the_knee(body: Body) -> None:
    near = Reach((0.0, 0.1, 0.05), near="left-knee")
    stance = solve(Shape(Pelvis(at=(0.0, 0.12, 0.0)), {"left-hip": {"flex": 100}}, {"left-hand": near}), body)
    knee, wrist = INDEX["left-knee"], LIMBS["left-hand"].end
    wanted = stance.posture.places[knee] + stance.posture.turns[knee] @ np.array(near.at)
    assert np.allclose(stance.posture.places[wrist], wanted, atol=0.003)


def test_raising_an_arm_carries_the_collar_bone(body: Body) -> None:
    hanging, raised = (solve(Shape(angles={"left-shoulder": {"flex": flex}}), body) for flex in (0, 170))
    shoulder = LIMBS["left-hand"].root
    assert raised.posture.places[shoulder][1] > hanging.posture.places[shoulder][1] + 0.02
