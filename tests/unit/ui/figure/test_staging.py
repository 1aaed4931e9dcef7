"""How large a figure stands on a stage, and how much of its mat is seen."""

from dataclasses import replace

import numpy as np
import pytest

from guide.figure.bodies import BODIES, body
from guide.figure.ground import mat_corners
from guide.figure.palette import palette
from guide.figure.studio import Look, Studio
from guide.figure.view import turn
from guide.model.shape import Shape
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue
from guide.ui.figure.requests import Place
from guide.ui.figure.staging import frame_on

PLACE = Place(800, 520, top=36, lowest=464, horizon=208, bottom=516, most=404)


@pytest.fixture(scope="module", params=BODIES)
def studio(request: pytest.FixtureRequest) -> Studio:
    return Studio(body(request.param), palette())


@pytest.fixture(scope="module")
def shapes() -> dict[str, Shape]:
    catalogue, _ = read_catalogue(asset("poses").parent)
    return {pose.id: pose.figure for pose in catalogue.poses.values() if pose.figure is not None}


@pytest.mark.parametrize(("pose", "least"), [("gomukhasana", 0.5), ("ankle-to-knee", 0.7), ("seated", 0.7)])
def test_a_mat_seen_end_on_does_not_make_a_seated_figure_small(
    studio: Studio, shapes: dict[str, Shape], pose: str, least: float
) -> None:
    stance = studio.stance(shapes[pose])
    spread, frame = studio.spread(stance, Look()), frame_on(studio, [stance], PLACE)
    assert frame.scale * spread.height > least * PLACE.height
    assert frame.y - frame.scale * spread.highest >= PLACE.top
    assert frame.y - frame.scale * spread.lowest <= PLACE.bottom
    assert frame.y - frame.scale * spread.mat_highest >= PLACE.horizon - 0.01


@pytest.mark.parametrize("pose", ["locust", "savasana", "warrior-1", "pigeon", "half-seated-twist"])
def test_a_mat_seen_from_its_side_is_whole_in_the_picture(studio: Studio, shapes: dict[str, Shape], pose: str) -> None:
    stance = studio.stance(shapes[pose])
    frame = frame_on(studio, [stance], PLACE)
    corners = frame.screen(mat_corners(stance.shape.mat) @ turn(stance.shape.camera).T.astype(np.float32))
    assert corners[:, 0].min() >= 0
    assert corners[:, 0].max() <= PLACE.width
    assert corners[:, 1].min() >= PLACE.horizon - 0.01
    assert corners[:, 1].max() <= PLACE.bottom + 0.01


@pytest.mark.parametrize("pose", ["savasana", "prone-rest", "prone-self-test"])
@pytest.mark.parametrize("width", [560, 712, 800])
def test_a_body_longer_than_its_mat_is_whole_in_the_picture(
    studio: Studio, shapes: dict[str, Shape], pose: str, width: int
) -> None:
    stance = studio.stance(shapes[pose])
    spread, frame = studio.spread(stance, Look()), frame_on(studio, [stance], replace(PLACE, width=width))
    assert frame.x + frame.scale * spread.left >= 0
    assert frame.x + frame.scale * spread.right <= width
