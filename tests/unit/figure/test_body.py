from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from guide.figure.body import ARM_BONES, SURFACE_BONES, Body, Material, surface_bones
from guide.figure.kinematics import forward
from guide.figure.shading import shaded_normals
from guide.figure.skeleton import INDEX, JOINTS, local_rotations, other_side
from guide.model.anatomy import SIDES


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_left_and_right_are_mirror_images(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    mirror = np.array([-1, 1, 1], np.float32)
    joints = [INDEX[other_side(joint)] for joint in JOINTS]
    assert np.allclose(body.places[joints] * mirror, body.places, atol=1e-5)
    bones = [SURFACE_BONES.index(other_side(bone)) for bone in SURFACE_BONES]
    carried = np.hstack([body.points, body.weights])
    other = np.hstack([body.points * mirror, body.weights[:, bones]])
    assert _rows(carried) == _rows(other)


def _rows(values: NDArray[np.float32]) -> Counter[tuple[float, ...]]:
    return Counter(map(tuple, (np.round(values, 3) + 0.0).tolist()))


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_head_trunk_and_hands_are_one_skin(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    whole = _piece(body, int(body.weights[:, INDEX["spine-4"]].argmax()))
    assert int((body.points[:, 2] * (body.head > 0.8)).argmax()) in whole
    assert {int(body.points[:, 0].argmax()), int(body.points[:, 0].argmin())} <= whole  # where the fingers end
    skin = body.triangles[body.materials != Material.FEATURE]  # brows, lids and mouth lie on the face
    sides = Counter(frozenset(side) for a, b, c in skin.tolist() for side in ((a, b), (b, c), (c, a)))
    neck = (body.places[INDEX["neck"]] + body.places[INDEX["head"]]) / 2
    for middle in (neck, body.places[INDEX["left-wrist"]], body.places[INDEX["right-wrist"]]):
        near = set(np.flatnonzero(np.linalg.norm(body.points - middle, axis=1) < 0.1).tolist())
        assert not [side for side, times in sides.items() if times == 1 and side <= near]


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_nothing_hangs_below_the_thighs_in_a_squat(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    squat = local_rotations({f"{side}-hip": {"flex": 110.0, "out": 30.0} for side in SIDES})
    height = body.surface(forward(squat, body.places[0], body.offsets))[:, 1]
    aside, below, ahead = (body.points - body.places[INDEX["left-hip"]] * [0, 1, 1]).T
    aside = np.abs(aside)
    between = (aside < 0.03) & (below < 0) & (below > -0.15) & (np.abs(ahead) < 0.12)
    thighs = (aside > 0.05) & (aside < 0.15) & (below < 0.05) & (below > -0.2)
    assert height[between].min() > height[thighs].min() - 0.008


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_a_bent_knee_is_not_crumpled(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    surface = body.surface(forward(local_rotations({"left-knee": {"flex": 60.0}}), body.places[0], body.offsets))
    near = np.linalg.norm(body.points - body.places[INDEX["left-knee"]], axis=1) < 0.09
    triangles = body.triangles[near[body.triangles].all(axis=1)]
    a, b, c = surface[triangles].transpose(1, 0, 2)
    facing = np.cross(b - a, c - a)
    facing /= np.linalg.norm(facing, axis=1, keepdims=True)
    meeting: dict[frozenset[int], list[int]] = {}
    for number, (i, j, k) in enumerate(triangles.tolist()):
        for side in ((i, j), (j, k), (k, i)):
            meeting.setdefault(frozenset(side), []).append(number)
    folds = [facing[pair[0]] @ facing[pair[1]] for pair in meeting.values() if len(pair) == 2]
    assert np.degrees(np.arccos(min(folds))) < 80


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_hair_grows_before_the_ears(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    hair = body.points[np.unique(body.triangles[body.materials == Material.HAIR])] - body.places[INDEX["head"]]
    aside, up, ahead = np.abs(hair[:, 0]), hair[:, 1], hair[:, 2]
    assert ((aside > 0.05) & (up < 0.06) & (ahead > 0.035)).any()


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_no_seam_gapes_in_hair_or_between_the_halves(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    corners = np.round(body.points[body.triangles], 4).tolist()
    sides: Counter[frozenset[tuple[float, ...]]] = Counter()
    closed: set[frozenset[tuple[float, ...]]] = set()
    for triangle, material in zip(corners, body.materials.tolist(), strict=True):
        if material == Material.FEATURE:
            continue  # brows, lids and mouth lie on the face
        a, b, c = map(tuple, triangle)
        own = [frozenset(side) for side in ((a, b), (b, c), (c, a)) if side[0] != side[1]]
        sides.update(own)
        if material == Material.HAIR:
            closed.update(own)
        elif material == Material.LEGGINGS:
            closed.update(side for side in own if all(abs(point[0]) < 0.005 for point in side))
    assert not [side for side in closed if sides[side] == 1]


def _piece(body: Body, point: int) -> set[int]:
    """All points that triangles join to a point."""
    piece = {point}
    triangles = [tuple(corners) for corners in body.triangles.tolist()]
    while more := {one for corners in triangles if piece.intersection(corners) for one in corners} - piece:
        piece |= more
    return piece


def test_the_light_turns_with_the_head_and_the_neck_takes_up_the_turn(body: Body) -> None:
    postures = [
        forward(local_rotations(angles), body.places[0], body.offsets) for angles in ({}, {"head": {"twist": 60.0}})
    ]
    straight, turned = (shaded_normals(body, posture, body.surface(posture)) for posture in postures)
    face = body.head > 0.8
    assert np.degrees(np.arccos(np.clip((straight[face] * turned[face]).sum(axis=1).mean(), -1, 1))) > 20
    below = body.points[:, 1] < body.places[INDEX["spine-4"]][1]
    assert np.allclose(straight[below], turned[below], atol=1e-5)


@pytest.mark.parametrize("way", [{"flex": 1.0}, {"out": 1.0}, {"flex": 1.0, "out": 0.3}, {"flex": 1.0, "turn": 0.3}])
def test_the_shoulder_does_not_wring_while_an_arm_goes_up(body: Body, way: dict[str, float]) -> None:
    angles = [{axis: share * degrees for axis, share in way.items()} for degrees in np.arange(0.0, 200.0, 4.0)]
    raised = [
        body.surface(forward(local_rotations({"left-shoulder": one}), body.places[0], body.offsets)) for one in angles
    ]
    steps = [np.linalg.norm(after - before, axis=1).max() for before, after in pairwise(raised)]
    assert max(steps) < 0.06  # metres: a fingertip moves 5 cm on its circle


@pytest.mark.parametrize("which", ["body", "other_body"])
def test_no_cloth_goes_with_an_arm(request: pytest.FixtureRequest, which: str) -> None:
    body: Body = request.getfixturevalue(which)
    shirt = np.unique(body.triangles[body.materials == Material.TOP])
    assert body.weights[shirt][:, surface_bones(*ARM_BONES)].sum(axis=1).max() < 0.65
