from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.hands import FINGERS, grip_of
from guide.figure.mirror import mirrored
from guide.figure.raster import rasterise
from guide.figure.rotation import Array, unit
from guide.figure.skeleton import INDEX
from guide.figure.solve import solve
from guide.figure.tween import tween
from guide.figure.view import Frame, turn
from guide.model.shape import Fingers, Reach, Shape

LIMBS = ("left-hand", "right-hand")


@pytest.fixture(params=["body", "other_body"])
def one_body(request: pytest.FixtureRequest) -> Body:
    chosen: Body = request.getfixturevalue(request.param)
    return chosen


def held(body: Body, fingers: Fingers) -> Array:
    """The points of a body that stands with its fingers held so."""
    stance = solve(Shape(fingers=dict.fromkeys(LIMBS, fingers)), body)
    return np.asarray(body.surface(stance.posture, grip=stance.grip), float)


def reach_of_hand(body: Body, fingers: Fingers) -> float:
    """How far the fingertips hang below the wrist, in metres."""
    wrist = solve(Shape(), body).posture.places[INDEX["left-wrist"]]
    hand = body.carrier == INDEX["left-wrist"]
    return float(wrist[1] - held(body, fingers)[hand, 1].min())


def test_the_more_fingers_curl_the_shorter_is_the_hand(one_body: Body) -> None:
    lengths = [
        reach_of_hand(one_body, fingers)
        for fingers in (Fingers.STRAIGHT, Fingers.RELAXED, Fingers.CLASPED, Fingers.FIST)
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert 0.15 < lengths[0] < 0.21
    assert lengths[-1] < 0.12


def test_only_fingers_move(one_body: Body) -> None:
    moved = np.linalg.norm(held(one_body, Fingers.FIST) - held(one_body, Fingers.SPREAD), axis=1) > 0.005
    wrists = [INDEX["left-wrist"], INDEX["right-wrist"]]
    assert set(one_body.carrier[moved]) == set(wrists)
    near = np.linalg.norm(one_body.points[moved][:, None] - one_body.places[wrists], axis=2).min(axis=1)
    assert near.min() > 0.02


def test_both_hands_are_alike(one_body: Body) -> None:
    for fingers in Fingers:
        points = held(one_body, fingers)
        hands = [
            points[one_body.carrier == INDEX[f"{side}-wrist"]] * [x, 1, 1] for side, x in (("left", 1), ("right", -1))
        ]
        assert np.allclose(hands[0].min(axis=0), hands[1].min(axis=0), atol=0.004)


def test_hands_are_as_they_are_needed_where_nothing_is_said() -> None:
    floor, up, down = (0.2, 0.0, 0.4), (0.0, 1.0, 0.0), (0.0, -1.0, 0.0)
    ahead = (0.0, 0.0, 1.0)
    reaches: dict[Fingers, list[Reach | None]] = {
        Fingers.RELAXED: [None, Reach(floor, grounded=True, forward=ahead, down=up), Reach(floor, forward=ahead)],
        Fingers.SPREAD: [Reach(floor, grounded=True, forward=ahead, down=way) for way in (None, down)],
        Fingers.STRAIGHT: [Reach(floor, grounded=True, forward=(0.1, -0.9, 0.3), down=(0.0, -0.3, -0.9))],
    }
    for fingers, cases in reaches.items():
        for reach in cases:
            grip = grip_of(Shape(reaches={} if reach is None else {"left-hand": reach}))
            assert FINGERS[grip[0].argmax()] is fingers
            assert FINGERS[grip[1].argmax()] is Fingers.RELAXED


def test_fingers_open_and_close_on_the_way(body: Body) -> None:
    open_hand, fist = (solve(Shape(fingers={"left-hand": one}), body) for one in (Fingers.STRAIGHT, Fingers.FIST))
    half = tween(body, open_hand, fist, 0.5).grip
    assert half[0].tolist() == [0.5 if one in {Fingers.STRAIGHT, Fingers.FIST} else 0.0 for one in FINGERS]
    assert half[1].tolist() == fist.grip[1].tolist()


def test_the_other_hand_is_held_so_on_the_other_side() -> None:
    shape = Shape(fingers={"left-hand": Fingers.FIST})
    assert mirrored(shape).fingers == {"right-hand": Fingers.FIST}


@pytest.mark.parametrize("variant", ["yoga-mudra", "turned-out-and-yoga-mudra"])
def test_in_yoga_mudra_the_fingers_lie_between_those_of_the_other_hand(
    one_body: Body, shapes: Mapping[str, Shape], variant: str
) -> None:
    stance = solve(shapes[f"bridge/{variant}"], one_body)
    points = one_body.surface(stance.posture, grip=stance.grip)
    left, right = (points[one_body.carrier == INDEX[f"{side}-wrist"]] for side in ("left", "right"))
    assert left[:, 0].min() < -0.02  # metres: fingertips on the back of the other hand
    assert right[:, 0].max() > 0.02
    open_hands = solve(replace(stance.shape, fingers=dict.fromkeys(LIMBS, Fingers.STRAIGHT)), one_body)
    assert points[:, 2][one_body.carrier == INDEX["left-wrist"]].max() < (
        one_body.surface(open_hands.posture, grip=open_hands.grip)[one_body.carrier == INDEX["left-wrist"], 2].max()
        - 0.04
    )


@pytest.mark.parametrize("variant", ["yoga-mudra", "turned-out-and-yoga-mudra"])
def test_in_yoga_mudra_the_arms_are_straight_and_the_clasp_is_seen(
    one_body: Body, shapes: Mapping[str, Shape], variant: str
) -> None:
    stance = solve(shapes[f"bridge/{variant}"], one_body)
    for side in ("left", "right"):
        shoulder, elbow, wrist = (stance.posture.places[INDEX[f"{side}-{j}"]] for j in ("shoulder", "elbow", "wrist"))
        bent = np.degrees(np.arccos(unit(elbow - shoulder) @ unit(wrist - elbow)))
        assert bent < 22
    surface = one_body.surface(stance.posture, grip=stance.grip)
    hands = np.isin(one_body.carrier, [INDEX["left-wrist"], INDEX["right-wrist"]])
    turned = surface @ turn(stance.shape.camera).T.astype(np.float32)
    points = Frame(400, 400, 300, 200, 250).screen(turned)
    of_hands = hands[one_body.triangles].all(axis=1)
    seen, alone = (
        int((rasterise(points, triangles, (400, 400), (hands.astype(np.float32),)).values[0] > 0.5).sum())
        for triangles in (one_body.triangles, one_body.triangles[of_hands])
    )
    assert seen > 0.8 * alone
