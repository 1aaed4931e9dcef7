"""The hand that draws, with the catalogue's own poses."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from guide.model.drawn import Drawn
from guide.model.shape import Camera
from guide.model.side import Side
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.ui.figure.hand import Hand
from guide.ui.figure.picture import Dress, Picture, Room
from guide.ui.figure.requests import Breathing, Coloured, Figurine, OnStage, OnTheWay, Place, Portrait, Words

PLACE = Place(240, 160, top=10, lowest=140, horizon=66, bottom=156, most=120)
MIRRORED = replace(PLACE, is_mirrored=True)
DRESS = Dress("woman", "rose", dark=False)
WARRIOR = Drawn("warrior-1", side=Side.RIGHT)
SEEN = 3  # of 255: a smaller difference is not seen
TIP = 2  # pixels: no more of a mat's corner lies in the lowest row


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Hand:
    shelf = Shelf(Settings(tmp_path_factory.mktemp("config") / "settings.json"))
    return Hand(lambda: shelf.catalogue.poses)


def image(picture: Picture) -> QImage:
    assert picture.image is not None
    return picture.image


def furthest(one: QImage, other: QImage) -> int:
    """How far two pictures of one size differ in any channel of any pixel, of 255."""
    assert one.size() == other.size()
    a, b = (np.frombuffer(picture.constBits(), np.uint8).astype(int) for picture in (one, other))
    return int(np.abs(a - b).max())


def test_a_mirror_turns_a_figure_that_is_still_and_one_on_its_way(hand: Hand) -> None:
    still = OnStage(DRESS, WARRIOR, PLACE)
    moving = OnTheWay(DRESS, Drawn("mountain"), WARRIOR, 0.5, PLACE)
    for request in (still, moving):
        seen = image(hand.draw(replace(request, place=MIRRORED)))
        assert seen == image(hand.draw(request)).flipped(Qt.Orientation.Horizontal)
        assert seen != image(hand.draw(request))


def test_a_breath_in_a_mirror_lies_where_the_ribs_are_seen(hand: Hand) -> None:
    plain = hand.draw(Breathing(OnStage(DRESS, WARRIOR, PLACE), 1.0))
    mirrored = hand.draw(Breathing(OnStage(DRESS, WARRIOR, MIRRORED), 1.0))
    assert image(mirrored) == image(plain).flipped(Qt.Orientation.Horizontal)
    assert (mirrored.x, mirrored.y) == (PLACE.width - plain.x - image(plain).width(), plain.y)


def test_a_portrait_shows_the_muscles_of_its_variant(tmp_path: Path) -> None:
    shelf = Shelf(Settings(tmp_path / "settings.json"))
    bridge = shelf.catalogue.poses["bridge"]
    as_the_pose = replace(bridge.variants["block"], id="plain", works=None)
    poses = {"bridge": replace(bridge, variants={**bridge.variants, "plain": as_the_pose})}
    own, plain = (
        image(Hand(lambda: poses).draw(Portrait(DRESS, Drawn("bridge", variant), 160, 120, muscles=True)))
        for variant in ("block", "plain")
    )
    assert own != plain


@pytest.mark.parametrize("words", [Words(125, 0, 60), Words(150, 0, 40)])
def test_a_body_stands_clear_of_the_words_beside_it(hand: Hand, words: Words) -> None:
    plain = image(hand.draw(OnStage(DRESS, WARRIOR, PLACE)))
    beside = image(hand.draw(OnStage(DRESS, WARRIOR, replace(PLACE, words=(words,)))))
    over = [(x, y) for x in range(words.right) for y in range(words.top, words.bottom)]
    assert any(plain.pixelColor(x, y).alpha() for x, y in over)
    assert not any(beside.pixelColor(x, y).alpha() for x, y in over)


def test_a_body_that_meets_words_by_a_little_stands_aside_and_stays_as_large(hand: Hand) -> None:
    def painted(seen: QImage) -> list[tuple[int, int]]:
        return [(x, y) for x in range(seen.width()) for y in range(seen.height()) if seen.pixelColor(x, y).alpha()]

    def head(seen: QImage) -> list[tuple[int, int]]:
        return [(x, y) for x, y in painted(seen) if y < 40]

    plain = image(hand.draw(OnStage(DRESS, WARRIOR, PLACE)))
    words = Words(min(head(plain))[0] + 3, 0, 40)
    beside = image(hand.draw(OnStage(DRESS, WARRIOR, replace(PLACE, words=(words,)))))
    assert min(head(beside))[0] >= words.right
    assert len(painted(beside)) == pytest.approx(len(painted(plain)), rel=0.01)


def test_words_that_a_body_does_not_meet_change_nothing(hand: Hand) -> None:
    words = Words(30, 0, 30)
    plain = hand.draw(OnStage(DRESS, WARRIOR, PLACE))
    assert image(hand.draw(OnStage(DRESS, WARRIOR, replace(PLACE, words=(words,))))) == image(plain)


@pytest.mark.parametrize("variant", ["plain", "leg-lift-band"])
@pytest.mark.parametrize("words", [(), (Words(125, 0, 40),)])
def test_a_body_that_walks_on_its_mat_stays_in_the_picture_and_clear_of_the_words(
    hand: Hand, variant: str, words: tuple[Words, ...]
) -> None:
    start, place = Drawn("chair-side-steps", variant, x=0.5), replace(PLACE, words=words)
    there = [start, start._replace(moment="step", x=0.0), start._replace(moment="close", x=-0.25)]
    back = [one._replace(x=-one.x, is_back=True) for one in there]
    lifts = [start._replace(moment="lift", x=0.25), start._replace(moment="lift", x=0.25, is_back=True)]
    for drawn in (*there, *back, *lifts * (variant == "leg-lift-band")):
        seen = image(hand.draw(OnStage(DRESS, drawn, place)))
        over = [(x, y) for one in words for x in range(one.right) for y in range(one.top, one.bottom)]
        edge = [(x, y) for x in range(place.width) for y in range(round(place.top) - 1)]
        assert not any(seen.pixelColor(x, y).alpha() for x, y in (*over, *edge)), drawn


@pytest.mark.parametrize("pose", ["childs-pose", "locust"])
def test_the_whole_mat_is_in_the_picture(hand: Hand, pose: str) -> None:
    seen = image(hand.draw(OnStage(DRESS, Drawn(pose), PLACE)))
    edges = [(x, y) for x in (0, PLACE.width - 1) for y in range(PLACE.height)]
    assert not any(seen.pixelColor(x, y).alpha() for x, y in edges)


@pytest.mark.parametrize("held", [WARRIOR, Drawn("chair")])
def test_the_mat_lies_still_while_a_body_comes_into_its_pose(hand: Hand, held: Drawn) -> None:
    def mat(drawn: Drawn) -> tuple[int, int, int]:
        """Its nearest row of pixels, and from where to where it is seen there."""
        seen = image(hand.draw(OnStage(DRESS, drawn, PLACE)))
        columns = {
            y: [x for x in range(seen.width()) if seen.pixelColor(x, y).alpha() > 200] for y in range(PLACE.height)
        }
        row = max(y for y, found in columns.items() if found)
        return row, columns[row][0], columns[row][-1]

    assert mat(held._replace(moment="arrive")) == mat(held)


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_breath_over_the_kept_picture_has_no_seam_at_two_device_pixels(hand: Hand, *, is_mirrored: bool) -> None:
    place = Place(480, 320, top=20, lowest=280, horizon=132, bottom=312, most=240, is_mirrored=is_mirrored)
    still = OnStage(DRESS, WARRIOR, place)
    arrived = OnTheWay(DRESS, Drawn("mountain"), WARRIOR, 1.0, place, rests=True)
    kept = image(hand.draw(still))
    assert furthest(kept, image(hand.draw(arrived))) <= SEEN  # the frame in which the movement ends
    for number in (0, 3, 11):
        patch = hand.draw(Breathing(still, number / 11))
        breathing = kept.copy()
        painter = QPainter(breathing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(patch.x, patch.y, image(patch))
        painter.end()
        whole = image(hand.draw(replace(still, breath=number / 11)))
        assert furthest(kept, whole) > SEEN
        assert furthest(breathing, whole) <= SEEN


def test_muscles_are_seen_on_the_way_too(hand: Hand) -> None:
    moving = OnTheWay(DRESS, Drawn("mountain"), WARRIOR, 0.5, PLACE)
    coloured = replace(moving, muscles=Coloured(works=("quadriceps",)))
    assert image(hand.draw(coloured)) != image(hand.draw(moving))


def test_in_a_portrait_what_works_is_plain_in_its_colour_and_what_is_stretched_is_striped(tmp_path: Path) -> None:
    locust = Shelf(Settings(tmp_path / "settings.json")).catalogue.poses["locust"]
    muscles = ("hamstrings", "gluteus maximus")
    poses = {
        "works": replace(locust, works=muscles, stretches=()),
        "stretches": replace(locust, works=(), stretches=muscles),
    }
    drawn = [image(Hand(lambda: poses).draw(Portrait(DRESS, Drawn(pose), 160, 120, muscles=True))) for pose in poses]
    works, stretches = (reds(one) for one in drawn)
    assert works > 50
    assert stretches < works / 10


def test_a_portrait_is_seen_from_the_camera_that_is_asked_for(hand: Hand) -> None:
    front, side, again = (
        image(hand.draw(Portrait(DRESS, Drawn("mountain"), 120, 160, camera=Camera(yaw=yaw)))) for yaw in (0, 90, 0)
    )
    assert front != side
    assert front == again


def test_a_pose_is_shown_small_in_the_shape_it_is_known_by(tmp_path: Path) -> None:
    steps = Shelf(Settings(tmp_path / "settings.json")).catalogue.poses["chair-side-steps"]
    assert steps.figure is not None
    known_by = replace(steps, figure=steps.figure.moments["shown"])
    as_written, as_known = Hand(lambda: {"own": steps}), Hand(lambda: {"own": known_by})
    own = Drawn("own")
    for request in (Figurine(DRESS, own, 60, 60), Room(DRESS, (own,), 60, 60), Portrait(DRESS, own, 60, 60)):
        assert image(as_written.draw(request)) == image(as_known.draw(request))


def test_a_small_figure_that_lies_is_whole_in_a_narrow_picture(hand: Hand) -> None:
    seen = image(hand.draw(Figurine(DRESS, Drawn("savasana"), 60, 100)))
    assert seen.width() <= 60
    edges = [seen.pixelColor(x, y).alpha() for x in (0, seen.width() - 1) for y in range(100)]
    assert max(edges) < SEEN


def reds(seen: QImage) -> int:
    """How many pixels are nearer to the red of what works than to anything else that is worn."""
    colours = [seen.pixelColor(x, y) for x in range(seen.width()) for y in range(seen.height())]
    return sum(one.alpha() == 255 and one.red() > 1.6 * one.green() for one in colours)


@pytest.mark.parametrize(
    "way",
    [
        (Drawn("pigeon", side=Side.RIGHT, moment="hold"), Drawn("pigeon", side=Side.RIGHT)),
        (
            Drawn("prone-self-test", "hamstring", Side.LEFT, "arrive"),
            Drawn("prone-self-test", "parallel", Side.RIGHT, "arrive"),
        ),
    ],
)
def test_the_mat_is_not_cut_off_while_the_camera_turns(hand: Hand, way: tuple[Drawn, Drawn]) -> None:
    place = Place(717, 468, top=32, lowest=418, horizon=187, bottom=464, most=364)
    for share in np.linspace(0, 1, 11):
        seen = image(hand.draw(OnTheWay(DRESS, *way, float(share), place)))
        cut = [x for x in range(place.width) if seen.pixelColor(x, place.height - 1).alpha() > 200]
        assert len(cut) <= TIP, share
