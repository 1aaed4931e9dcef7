"""What touches lies on what it touches: a hand that feels a muscle, an arrow that shows a press; on both bodies."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from guide.figure.body import ARM_BONES, MUSCLE_PATCHES, SURFACE_BONES, Body, normals, surface_bones
from guide.figure.choice import shape_for
from guide.figure.skeleton import INDEX
from guide.figure.solve import STANDARD_LEG, solve
from guide.figure.studio import Look, Muscles, Studio
from guide.model.pose import Pose
from guide.model.shape import Shape

OFF = 0.024
"""Metres: so far half of a palm may be from the skin, above or in it; the bodies are not equally thick there."""
FELT = {
    "prone-self-test": "gluteus maximus",
    "prone-self-test/turned-out": "gluteus maximus",
    "prone-self-test/both-turned-out": "gluteus maximus",
    "prone-self-test/hamstring": "hamstrings",
}
PRESSES = ("heels-press", "feet-apart", "legs-together")
ON = 0.032
"""Metres from the skin: so near a part of an arrow is to the shin or foot that presses."""
RESTS = 0.04
"""Metres: so near what rests is to what it rests on; hair and a bent wrist lie between."""
UNLIKE = 2.0
"""Mean difference of a channel, of 255: an arm that lies elsewhere makes so much in a small picture."""


@pytest.fixture(params=["body", "other_body"])
def one_body(request: pytest.FixtureRequest) -> Body:
    chosen: Body = request.getfixturevalue(request.param)
    return chosen


@pytest.mark.parametrize("moment", ["", " arrive"])
@pytest.mark.parametrize("name", FELT)
def test_the_hand_lies_on_the_muscle_it_feels(
    one_body: Body, shapes: Mapping[str, Shape], name: str, moment: str
) -> None:
    stance = solve(shapes[name + moment], one_body)
    surface = one_body.surface(stance.posture, grip=stance.grip)
    facing = normals(surface, one_body.triangles)
    skin = np.flatnonzero(~np.isin(one_body.carrier, surface_bones(*ARM_BONES)))
    hand = np.flatnonzero(one_body.carrier == INDEX["left-wrist"])
    nearest = skin[((surface[hand, None] - surface[skin]) ** 2).sum(axis=2).argmin(axis=1)]
    beneath = (facing[hand] * facing[nearest]).sum(axis=1) < -0.5
    off = ((surface[hand] - surface[nearest]) * facing[nearest]).sum(axis=1)[beneath]
    assert abs(float(np.median(off))) < OFF
    felt = one_body.muscles[nearest[beneath]].mean(axis=0)
    assert MUSCLE_PATCHES[int(felt.argmax())] == FELT[name]


def test_no_two_of_its_pictures_are_alike_when_small(studio: Studio, poses: Mapping[str, Pose]) -> None:
    pose = poses["prone-self-test"]
    drawn = [None, *(variant.id for variant in pose.variants.values() if variant.figure is not None)]
    pictures = {}
    for variant in drawn:
        shape = shape_for(pose, variant)
        assert shape is not None
        look = Look(muscles=Muscles(pose.works_in(variant)), supersample=4)
        pictures[variant] = studio.portrait(shape, 150, 110, look).astype(float)
    unlike = {(a, b): float(np.abs(pictures[a] - pictures[b]).mean()) for a, b in combinations(pictures, 2)}
    assert min(unlike.values()) > UNLIKE, unlike


@pytest.mark.parametrize("name", [f"supine-isometrics/{way}" for way in PRESSES] + ["bridge/partner"])
def test_an_arrow_lies_on_the_leg_that_presses(one_body: Body, shapes: Mapping[str, Shape], name: str) -> None:
    stance = solve(shapes[name], one_body)
    surface = one_body.surface(stance.posture, grip=stance.grip)
    for arrow in stance.shape.arrows:
        side = "left" if arrow.at[0] > 0 else "right"
        bones = [SURFACE_BONES.index(f"{side}-{bone}") for bone in ("knee", "ankle")]
        leg = surface[np.isin(one_body.carrier, bones)]
        start, end = (np.array(place) * one_body.leg / STANDARD_LEG for place in (arrow.at, arrow.to))
        along = start + np.linspace(0, 1, 21)[:, None] * (end - start)
        assert np.linalg.norm(along[:, None] - leg, axis=2).min() < ON


def test_the_head_rests_on_the_floor_in_folded_pigeon(one_body: Body, shapes: Mapping[str, Shape]) -> None:
    stance = solve(shapes["pigeon/folded"], one_body)
    head = one_body.surface(stance.posture, grip=stance.grip)[one_body.carrier == INDEX["head"]]
    assert float(head[:, 1].min()) < RESTS


def test_hands_lie_on_the_knees_of_who_sits_with_them_bent(one_body: Body, shapes: Mapping[str, Shape]) -> None:
    posture = solve(shapes["seated/knees-up"], one_body).posture
    for side in ("left", "right"):
        wrist, knee = (posture.places[INDEX[f"{side}-{joint}"]] for joint in ("wrist", "knee"))
        assert wrist[1] > knee[1]
        assert float(np.linalg.norm((wrist - knee)[[0, 2]])) < RESTS
