from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from guide.errors import StorageError
from guide.figure.body import Body
from guide.figure.bodyfile import load
from guide.figure.choice import at_moment, moved, shape_for, shown
from guide.figure.mirror import mirrored
from guide.figure.palette import DARK, LIGHT, SKINS, palette, rgb
from guide.figure.studio import Look, Muscles, Picture, Studio
from guide.figure.view import Frame
from guide.model.pose import Pose
from guide.model.shape import Camera, MatPlace, PlacedProp, PropKind, Shape
from guide.model.side import Side
from guide.resources import asset

BARE = Look(mat=False, supersample=2)


def opaque(picture: Picture) -> int:
    return int((picture[:, :, 3] == 255).sum())


def near(picture: Picture, colour: str, within: float = 14) -> int:
    off = np.abs(picture[:, :, :3].astype(float) - rgb(colour)).max(axis=2)
    return int(((off <= within) & (picture[:, :, 3] == 255)).sum())


def test_a_picture_has_the_size_asked_for_and_is_premultiplied(studio: Studio, shapes: Mapping[str, Shape]) -> None:
    picture = studio.portrait(shapes["pigeon"], 150, 110)
    assert picture.shape == (110, 150, 4)
    assert picture.dtype == np.uint8
    assert (picture[:, :, :3].max(axis=2) <= picture[:, :, 3]).all()
    assert opaque(picture) > 2000


@pytest.mark.parametrize("size", [(0, 0), (0, 40), (40, 0), (1, 1), (3, 200)])
def test_no_size_breaks_it(studio: Studio, shapes: Mapping[str, Shape], size: tuple[int, int]) -> None:
    for look in (None, Look(supersample=1), BARE):
        assert studio.portrait(shapes["mountain"], *size, look).shape == (size[1], size[0], 4)
    assert studio.room([shapes["mountain"], shapes["locust"]], *size).shape == (size[1], size[0], 4)


def test_a_figure_outside_its_picture_leaves_it_empty(studio: Studio, shapes: Mapping[str, Shape]) -> None:
    far = Frame(50, 50, 100, 5000, 5000)
    assert not studio.picture(studio.stance(shapes["mountain"]), far, BARE).any()


def test_a_mirrored_shape_gives_a_mirrored_picture(studio: Studio, shapes: Mapping[str, Shape]) -> None:
    look = replace(BARE, supersample=4)
    one = studio.portrait(shapes["warrior-1"], 120, 120, look)[:, ::-1, 3].astype(float)
    other = studio.portrait(mirrored(shapes["warrior-1"]), 120, 120, look)[:, :, 3].astype(float)
    assert np.abs(one - other).mean() < 3


def test_the_mat_lies_under_the_figure_only_when_wanted(studio: Studio, shapes: Mapping[str, Shape]) -> None:
    with_mat = studio.portrait(shapes["savasana"], 200, 150, Look())
    without = studio.portrait(shapes["savasana"], 200, 150, BARE)
    assert near(with_mat, LIGHT.mat) > 150
    assert near(without, LIGHT.mat) < near(with_mat, LIGHT.mat) / 1.5
    assert opaque(without) < opaque(with_mat) * 0.75


@pytest.mark.parametrize("pose", ["pigeon", "half-seated-twist", "locust"])
@pytest.mark.parametrize("size", [(90, 90), (97, 113)])
def test_a_shadow_ends_within_its_picture(
    studio: Studio, shapes: Mapping[str, Shape], pose: str, size: tuple[int, int]
) -> None:
    alpha = studio.portrait(shapes[pose], *size, BARE)[:, :, 3]
    assert not np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]]).any()
    assert ((alpha > 0) & (alpha < 128)).sum() > size[0], "there is one"


def test_breath_moves_the_ribs_and_not_the_feet(body: Body, studio: Studio, shapes: Mapping[str, Shape]) -> None:
    posture = studio.stance(shapes["mountain"]).posture
    moved_by = np.linalg.norm(body.surface(posture, 1.0) - body.surface(posture, 0.0), axis=1)
    assert 0.012 < moved_by.max() < 0.02
    assert moved_by[body.points[:, 1] < 0.5].max() < 1e-4


def test_working_and_stretched_muscles_have_two_colours_and_two_patterns(
    body: Body, shapes: Mapping[str, Shape]
) -> None:
    studio, stance = Studio(body, LIGHT), Studio(body, LIGHT).stance(shapes["locust"])
    frame = Frame(300, 200, 160, 150, 140)
    bare, working, stretched = (
        studio.picture(stance, frame, replace(BARE, muscles=muscles))
        for muscles in (Muscles(), Muscles(working=["hamstrings"]), Muscles(stretched=["hamstrings"]))
    )
    assert (bare != working).any(axis=2).sum() > 150
    assert (bare != stretched).any(axis=2).sum() > 150
    changed = np.abs(stretched.astype(int) - bare).sum(axis=2)
    assert len(np.unique(np.round(changed[changed > 20], -1))) > 4


def test_muscles_without_a_patch_are_left_out(studio: Studio, shapes: Mapping[str, Shape]) -> None:
    plain = studio.portrait(shapes["chair"], 90, 90, BARE)
    named = studio.portrait(shapes["chair"], 90, 90, replace(BARE, muscles=Muscles(working=["pelvic floor"])))
    assert (plain == named).all()


def test_a_muscle_of_one_side_is_shown_on_that_side_only(body: Body, shapes: Mapping[str, Shape]) -> None:
    studio, front = Studio(body, LIGHT), Frame(100, 200, 110, 50, 190)
    bare, thighs = (replace(BARE, camera=Camera(0, 0), muscles=Muscles(names)) for names in ((), ["quadriceps"]))
    left_only = replace(shapes["mountain"], muscle_sides={"quadriceps": Side.LEFT})
    changed = []
    for shape in (left_only, mirrored(left_only), shapes["mountain"]):
        stance = studio.stance(shape)
        columns = (studio.picture(stance, front, bare) != studio.picture(stance, front, thighs)).any(axis=(0, 2))
        changed.append((bool(columns[:50].any()), bool(columns[50:].any())))
    assert changed == [(False, True), (True, False), (True, True)]  # from the front her left is on the right


def test_a_view_from_behind_is_offered_when_the_muscle_is_hidden(studio: Studio, shapes: Mapping[str, Shape]) -> None:
    front = Look(Camera(0, 8))
    mountain = studio.stance(shapes["mountain"])
    hidden = studio.behind(mountain, replace(front, muscles=Muscles(working=["gluteus maximus"])))
    assert hidden is not None
    assert hidden.camera is not None
    assert hidden.camera.yaw == 180
    assert studio.behind(mountain, replace(front, muscles=Muscles(working=["quadriceps"]))) is None
    assert studio.behind(mountain, front) is None


def test_a_figure_that_turns_keeps_its_size_with_the_whole_mat_in_the_picture(
    studio: Studio, shapes: Mapping[str, Shape]
) -> None:
    for shape in (shapes["mountain"], shapes["locust"], shapes["pigeon"]):
        heights = []
        for yaw in range(-180, 180, 60):
            look = Look(camera=Camera(yaw, 0.0), supersample=1)
            seen = studio.turning(shape, 150, 110, look)[:, :, 3] == 255
            assert opaque(studio.turning(shape, 150, 110, look)) > 300
            assert not seen[:, [0, -1]].any()
            assert not seen[[0, -1], :].any()
            heights.append(np.ptp(np.flatnonzero(seen.any(axis=1))))
        assert max(heights) - min(heights) <= 2


@pytest.mark.parametrize("kind", list(PropKind))
def test_every_prop_is_drawn(studio: Studio, shapes: Mapping[str, Shape], kind: PropKind) -> None:
    mountain = shapes["mountain"]
    frame = Frame(200, 300, 140, 100, 270)
    with_prop = replace(mountain, props=(PlacedProp(kind, at=(0.5, 0.0, 0.2), along=0.6),))
    before, after = (studio.picture(studio.stance(shape), frame, BARE) for shape in (mountain, with_prop))
    assert (before != after).any(axis=2).sum() > 60


def test_an_arrow_is_seen_before_everything(studio: Studio, poses: Mapping[str, Pose]) -> None:
    shape = shape_for(poses["supine-isometrics"], "feet-apart")
    assert shape is not None
    assert near(studio.portrait(shape, 300, 250), LIGHT.arrow) > 300


def test_every_palette_differs_and_an_unknown_skin_gets_the_first() -> None:
    assert len({palette(dark=dark, skin=skin).skin for dark in (False, True) for skin in SKINS}) == 2 * len(SKINS)
    assert palette(skin="nobody's") == LIGHT
    assert palette(dark=True).mat == DARK.mat


def test_a_pose_gives_its_variant_its_side_and_its_moment(poses: Mapping[str, Pose]) -> None:
    pigeon = poses["pigeon"]
    right, left = shape_for(pigeon, side=Side.RIGHT), shape_for(pigeon, side=Side.LEFT)
    assert right == pigeon.figure
    assert right is not None
    assert left == mirrored(right)
    assert shape_for(pigeon, "block") == pigeon.variants["block"].figure
    assert shape_for(pigeon, "no such variant") == pigeon.figure
    assert shape_for(poses["mountain"], side=Side.LEFT) == poses["mountain"].figure
    assert shape_for(replace(pigeon, figure=None)) is None
    assert at_moment(right, "hold") != right
    assert at_moment(right, "no such moment") is right
    steps = shape_for(poses["chair-side-steps"], "leg-lift")
    assert steps is not None
    assert shown(steps) == steps.moments["lift"]


def test_a_moved_shape_stands_elsewhere_on_the_same_mat(studio: Studio, poses: Mapping[str, Pose]) -> None:
    shape = shape_for(poses["chair-side-steps"])
    assert shape is not None
    along = moved(shape, -0.5)
    here, there = (studio.stance(one).posture.places for one in (shape, along))
    assert np.allclose(there - here, [-0.5, 0, 0], atol=0.002)
    assert along.mat == shape.mat == MatPlace(yaw=90)


def test_a_damaged_or_missing_body_is_told_in_a_sentence(tmp_path: Path) -> None:
    damaged = tmp_path / "body.npz"
    for content in (b"", b"PK\x03\x04 not really", b"nothing of the kind"):
        damaged.write_bytes(content)
        with pytest.raises(StorageError, match="missing or damaged"):
            load(damaged)
    with pytest.raises(StorageError, match="missing or damaged"):
        load(tmp_path / "nobody.npz")
    np.savez(damaged, points=np.zeros((3, 3)))
    with pytest.raises(StorageError, match="missing or damaged"):
        load(damaged)
    with np.load(asset("figure", "body-1.npz")) as stored:
        whole = dict(stored)
    np.savez(damaged, **(whole | {"hand-shapes": whole["hand-shapes"][1:]}))
    with pytest.raises(StorageError, match="missing or damaged"):
        load(damaged)
