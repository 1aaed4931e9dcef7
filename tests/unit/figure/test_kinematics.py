import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.figure.body import Body
from guide.figure.kinematics import Goal, forward, reach
from guide.figure.skeleton import INDEX, JOINTS, LIMBS, PARENT_INDEX, local_rotations
from guide.model.anatomy import BONES, RANGES

AT = st.tuples(st.floats(-0.9, 0.9), st.floats(-0.2, 1.9), st.floats(-0.9, 0.9))
WAY = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1))


@st.composite
def angles(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    bones = draw(st.lists(st.sampled_from(sorted(BONES)), unique=True, max_size=8))
    return {bone: {axis: draw(st.floats(*limits)) for axis, limits in RANGES[BONES[bone]].items()} for bone in bones}


def lengths(places: np.ndarray) -> np.ndarray:
    return np.array([np.linalg.norm(places[i] - places[PARENT_INDEX[i]]) for i in range(1, len(JOINTS))])


@given(angles())
def test_bones_keep_their_lengths_in_every_posture(body: Body, angles: dict[str, dict[str, float]]) -> None:
    posture = forward(local_rotations(angles), np.array([0.1, 0.9, -0.2]), body.offsets)
    assert np.allclose(lengths(posture.places), np.linalg.norm(body.offsets[1:], axis=1))


@given(st.sampled_from(sorted(LIMBS)), AT, WAY)
def test_a_hand_or_foot_gets_where_it_is_sent_or_as_near_as_the_limb_is_long(
    body: Body, name: str, at: tuple[float, float, float], bend: tuple[float, float, float]
) -> None:
    limb, target = LIMBS[name], np.array(at)
    start = forward(local_rotations({}), np.array([0.0, 0.85, 0.0]), body.offsets)
    reached = reach(start, body.offsets, limb, Goal(target, np.array(bend)))
    upper, lower = (float(np.linalg.norm(body.offsets[joint])) for joint in (limb.middle, limb.end))
    far = float(np.linalg.norm(target - start.places[limb.root]))
    missed = max(0.0, far - upper - lower, abs(upper - lower) - far)
    assert np.linalg.norm(reached.places[limb.end] - target) <= missed + 1e-3
    assert np.allclose(lengths(reached.places), lengths(start.places))


@given(st.sampled_from(["left-foot", "right-foot"]), st.floats(0.3, 0.7))
def test_knees_fold_backwards(body: Body, name: str, height: float) -> None:
    limb = LIMBS[name]
    start = forward(local_rotations({}), np.array([0.0, height + 0.1, 0.0]), body.offsets)
    bent = reach(start, body.offsets, limb, Goal(start.places[limb.root] * [1, 0, 1], np.array([0.0, 0.0, 1.0])))
    shin_in_thigh = bent.local[limb.middle] @ np.array([0.0, -1.0, 0.0])
    assert shin_in_thigh[2] <= 1e-6


def test_a_hand_takes_the_turn_it_is_given(body: Body) -> None:
    limb = LIMBS["left-hand"]
    start = forward(local_rotations({}), np.array([0.0, 0.85, 0.0]), body.offsets)
    wanted = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    goal = Goal(np.array([0.3, 1.0, 0.3]), np.array([1.0, 0.0, -1.0]), wanted)
    assert np.allclose(reach(start, body.offsets, limb, goal).turns[INDEX["left-wrist"]], wanted)
