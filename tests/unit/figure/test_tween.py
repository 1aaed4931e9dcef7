from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.figure.body import Body
from guide.figure.choice import moved
from guide.figure.journey import journey, turned
from guide.figure.mirror import mirrored
from guide.figure.skeleton import JOINTS, LIMBS
from guide.figure.solve import Stance, solve
from guide.figure.stations import on_the_way
from guide.figure.tween import between, tween
from guide.model.shape import Camera, Family, PlacedProp, PropKind, Shape
from tests.unit.figure.leaps import LEAP, leap

PAIRS = [
    ("mountain", "chair"),
    ("chair", "warrior-1"),
    ("warrior-1", "locust"),
    ("prone-rest", "locust"),
    ("supine-knees-bent", "bridge"),
    ("down-dog", "pigeon"),
    ("pigeon", "gomukhasana"),
    ("gomukhasana", "ankle-to-knee"),
    ("ankle-to-knee", "half-seated-twist"),
    ("half-seated-twist", "savasana"),
    ("mountain", "supine-knees-bent"),
    ("bridge", "upward-facing-bow"),
]


@pytest.fixture(scope="module")
def stances(body: Body, shapes: Mapping[str, Shape]) -> Mapping[str, Stance]:
    return {name: solve(shapes[name], body) for pair in PAIRS for name in pair}


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_a_movement_begins_and_ends_in_its_poses(
    body: Body, stances: Mapping[str, Stance], start: str, end: str
) -> None:
    way = journey(body, stances[start], stances[end])
    assert way.at(0) is stances[start]
    assert way.at(1) is stances[end]
    assert np.allclose(
        tween(body, way.stances[0], way.stances[1], 1e-6).posture.places, stances[start].posture.places, atol=0.002
    )
    assert np.allclose(
        tween(body, way.stances[-2], way.stances[-1], 1 - 1e-6).posture.places, stances[end].posture.places, atol=0.002
    )


@pytest.mark.parametrize(("start", "end"), [*PAIRS, *(pair[::-1] for pair in PAIRS)])
def test_nothing_goes_under_the_mat_on_the_way(body: Body, stances: Mapping[str, Stance], start: str, end: str) -> None:
    way = journey(body, stances[start], stances[end])
    moments = [way.at(t) for t in (0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)]
    assert min(body.surface(moment.posture, grip=moment.grip)[:, 1].min() for moment in moments) > -0.025


@pytest.mark.parametrize("far", [-0.5, -0.375, -0.25, 0.25, 0.375, 0.5])
@pytest.mark.parametrize("who", ["body", "other_body"])
def test_no_legs_cross_on_a_walk_to_the_side(
    request: pytest.FixtureRequest, shapes: Mapping[str, Shape], who: str, far: float
) -> None:
    chosen: Body = request.getfixturevalue(who)
    start, end = solve(shapes["mountain"], chosen), solve(moved(shapes["chair-side-steps"], far), chosen)
    for t in np.linspace(0.05, 0.95, 19):
        places = tween(chosen, start, end, float(t)).posture.places
        assert places[LIMBS["left-foot"].end, 0] > places[LIMBS["right-foot"].end, 0]


@pytest.mark.parametrize("pose", ["warrior-1", "lunge"])
def test_a_pose_is_done_on_the_other_side_by_way_of_its_door(shapes: Mapping[str, Shape], pose: str) -> None:
    here, there = shapes[pose], mirrored(shapes[pose])
    name = f"from-{here.family}"
    door = there.moments[name]
    assert on_the_way(here, there) == (door,)
    for moment, shape in here.moments.items():
        if moment != name:
            assert on_the_way(shape, there.moments[moment]) == (door,)


@pytest.mark.parametrize(("start", "end"), [("supine-knees-bent", "bridge"), ("tabletop", "childs-pose")])
def test_what_is_planted_in_both_poses_stays_planted(
    body: Body, shapes: Mapping[str, Shape], start: str, end: str
) -> None:
    first, last = solve(shapes[start], body), solve(shapes[end], body)
    still = [
        LIMBS[name].end
        for name in first.planted & last.planted
        if np.linalg.norm(first.posture.places[LIMBS[name].end] - last.posture.places[LIMBS[name].end]) < 0.02
    ]
    for t in np.linspace(0, 1, 11):
        between = tween(body, first, last, float(t)).posture.places[still]
        straight = first.posture.places[still] + t * (last.posture.places[still] - first.posture.places[still])
        assert np.abs(between - straight).max(initial=0.0) <= 0.005


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_the_body_never_leaps(body: Body, stances: Mapping[str, Stance], start: str, end: str) -> None:
    assert leap(journey(body, stances[start], stances[end])) < LEAP
    assert leap(journey(body, stances[end], stances[start])) < LEAP


cameras = st.builds(Camera, yaw=st.floats(-360, 360), pitch=st.floats(-30, 80))


@given(start=cameras, end=cameras, part=st.floats(0, 1))
def test_the_camera_goes_the_shorter_way_from_one_pose_to_the_other(start: Camera, end: Camera, part: float) -> None:
    here, there = between(start, end, part), between(start, end, 1)
    assert between(start, end, 0) == start
    assert there.pitch == pytest.approx(end.pitch)
    assert np.cos(np.radians(there.yaw - end.yaw)) == pytest.approx(1)
    assert abs(there.yaw - start.yaw) <= 180 + 1e-9
    assert here.yaw - start.yaw == pytest.approx(part * (there.yaw - start.yaw), abs=1e-9)
    assert here.pitch - start.pitch == pytest.approx(part * (end.pitch - start.pitch), abs=1e-9)


def test_a_foot_that_steps_is_lifted_and_the_other_waits(body: Body, shapes: Mapping[str, Shape]) -> None:
    chair, warrior = solve(shapes["chair"], body), solve(shapes["warrior-1"], body)
    ankles = [LIMBS["left-foot"].end, LIMBS["right-foot"].end]
    early = tween(body, chair, warrior, 0.3).posture.places[ankles]
    assert early[0, 1] > chair.posture.places[ankles[0], 1] + 0.03
    assert np.allclose(early[1], chair.posture.places[ankles[1]], atol=0.005)


def test_hands_that_walk_stay_near_the_mat(body: Body, shapes: Mapping[str, Shape]) -> None:
    way = journey(body, solve(shapes["pigeon"], body), solve(shapes["pigeon hold"], body))
    wrists = [limb.end for limb in LIMBS.values() if not limb.is_leg]
    heights = [way.at(t).posture.places[wrists, 1].max() for t in (0.2, 0.35, 0.5, 0.65, 0.8)]
    assert max(heights) < 0.25


def test_from_standing_to_lying_the_body_comes_down_first() -> None:
    ways = {family: len(on_the_way(Shape(family=Family.STANDING), Shape(family=family))) for family in Family}
    assert ways[Family.STANDING] == 0
    assert all(ways[family] >= 1 for family in Family if family is not Family.STANDING)
    assert ways[Family.PRONE] >= 2
    assert ways[Family.SUPINE] >= 2


@pytest.mark.parametrize("lying", ["savasana", "bridge", "upward-facing-bow"])
def test_who_lies_on_the_back_comes_to_sit_over_one_side(body: Body, shapes: Mapping[str, Shape], lying: str) -> None:
    way = journey(body, solve(shapes[lying], body), solve(shapes["seated"], body))
    moments = [way.at(t / 40).posture.places for t in range(41)]
    head, left, right = (JOINTS.index(joint) for joint in ("head", "left-hip", "right-hip"))
    on_the_side = [places[left, 1] - places[right, 1] > 0.1 for places in moments]
    sits_up = [places[head, 1] > 0.4 for places in moments]
    assert True in on_the_side
    assert on_the_side.index(True) < sits_up.index(True), "it rolls first, and then comes up"


def test_who_wears_a_strap_comes_to_sit_with_the_thighs_together(body: Body, shapes: Mapping[str, Shape]) -> None:
    belt = (PlacedProp(PropKind.BELT, along=0.7),)
    lies, sits = (replace(shapes[name], props=belt) for name in ("supine-knees-bent", "seated/knees-up"))
    way = journey(body, solve(lies, body), solve(sits, body))
    left, right = (JOINTS.index(joint) for joint in ("left-knee", "right-knee"))
    apart = [
        np.linalg.norm(places[left] - places[right]) for places in (way.at(t / 20).posture.places for t in range(21))
    ]
    assert max(apart) < 0.3


def test_what_is_worn_all_the_way_is_worn_on_it(body: Body, shapes: Mapping[str, Shape]) -> None:
    belt = (PlacedProp(PropKind.BELT, along=0.7),)
    sits, lies = (replace(shapes[name], props=belt) for name in ("seated/knees-up", "supine-knees-bent"))
    way = journey(body, solve(sits, body), solve(lies, body))
    assert len(way.stances) > 2
    assert {stance.shape.props for stance in way.stances} == {belt}
    taken_off = journey(body, solve(sits, body), solve(shapes["supine-knees-bent"], body))
    assert {stance.shape.props for stance in taken_off.stances[1:]} == {()}


def test_a_prop_that_is_not_there_yet_is_not_there_on_the_way(body: Body, shapes: Mapping[str, Shape]) -> None:
    there = shapes["pigeon/block"]
    assert there.moments["from-kneeling"].props, "at the door it lies ready"
    for end, seen in ((there, True), (replace(there, props=()), False)):
        way = journey(body, solve(shapes["tabletop"], body), solve(end, body))
        assert any(stance.shape.props for stance in way.stances[1:-1]) is seen


def test_a_poses_own_way_wins(shapes: Mapping[str, Shape]) -> None:
    assert on_the_way(shapes["down-dog"], shapes["pigeon"]) == (shapes["pigeon"].moments["from-kneeling"],)


def test_a_pose_is_entered_and_left_through_its_own_door(shapes: Mapping[str, Shape]) -> None:
    twist, pigeon = shapes["half-seated-twist"], shapes["pigeon"]
    door = pigeon.moments["from-kneeling"]
    assert on_the_way(twist, pigeon)[-1] == on_the_way(pigeon, twist)[0] == door
    assert len(on_the_way(twist, pigeon)) > 1
    assert on_the_way(pigeon, shapes["pigeon hold"]) == on_the_way(shapes["pigeon hold"], pigeon) == ()


def test_a_poses_own_way_is_taken_also_where_its_family_is_passed_through(shapes: Mapping[str, Shape]) -> None:
    cow_face, prone = shapes["gomukhasana"], shapes["prone-rest"]
    own = cow_face.moments["from-kneeling"]
    assert on_the_way(cow_face, prone)[0] == on_the_way(prone, cow_face)[-1] == own


def test_arms_go_over_a_body_that_lies_on_its_back(body: Body, shapes: Mapping[str, Shape]) -> None:
    way = journey(body, solve(shapes["bridge"], body), solve(shapes["upward-facing-bow"], body))
    elbows = [limb.middle for limb in LIMBS.values() if not limb.is_leg]
    assert leap(way) < LEAP / 2
    assert way.at(0.14).posture.places[elbows, 1].min() > 0.1


def test_shapes_that_are_alike_on_both_sides_face_the_way_of_their_neighbours() -> None:
    assert turned([50, -60, 50], [False, True, False]) == (False, True, False)
    assert turned([-60], [True]) == (False,)
    assert turned([], []) == ()
    assert turned([50, -50], [False, False]) == (False, False)
