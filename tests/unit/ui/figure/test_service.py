"""The service with the real body, poses and disk; it is asked and waited for as the window does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from guide import paths, resources
from guide.figure.bodies import BODIES, body
from guide.figure.palette import SKINS
from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.shape import Shape
from guide.model.side import Side
from guide.player.shelf import Shelf
from guide.settings import TABLE, Settings
from guide.ui.figure.picture import Picture, Room
from guide.ui.figure.requests import (
    UNCOLOURED,
    Breathing,
    Coloured,
    Figurine,
    FromBehind,
    OnStage,
    OnTheWay,
    Place,
    Portrait,
    Request,
)
from guide.ui.figure.rooms import RoomPictures
from guide.ui.figure.service import FigureService
from guide.ui.theme import Theme

PLACE = Place(178, 130, top=9, lowest=116, horizon=52, bottom=129, most=101)
BRIDGE, PIGEON = Drawn("bridge"), Drawn("pigeon", side=Side.RIGHT)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def service(theme: Theme, settings: Settings) -> Iterator[FigureService]:
    shelf = Shelf(settings)
    service = FigureService(theme, settings, lambda: shelf.catalogue.poses)
    service.start()
    yield service
    service.close()


def drawn(qtbot: QtBot, service: FigureService, request: Request) -> Picture:
    with qtbot.waitSignal(service.drawn, check_params_cb=lambda one, _: one == request) as answer:
        service.picture(request)
    picture = answer.args[1]
    assert isinstance(picture, Picture)
    return picture


def image(picture: Picture) -> QImage:
    assert picture.image is not None
    return picture.image


def painted(one: QImage) -> int:
    """How many of every fourth pixel are not clear."""
    return sum(one.pixelColor(x, y).alpha() > 0 for x in range(0, one.width(), 4) for y in range(0, one.height(), 4))


def test_each_kind_of_picture_has_the_size_it_was_asked_for(qtbot: QtBot, service: FigureService) -> None:
    dress = service.dress
    for request in (
        OnStage(dress, BRIDGE, PLACE),
        OnTheWay(dress, BRIDGE, PIGEON, 0.5, PLACE),
        Portrait(dress, PIGEON, 178, 130),
        Room(dress, (BRIDGE, PIGEON), 178, 130),
    ):
        one = image(drawn(qtbot, service, request))
        assert (one.width(), one.height()) == (178, 130)
        assert painted(one) > 50


def test_a_small_figure_stands_on_the_edge_of_a_picture_no_wider_than_it_is(
    qtbot: QtBot, service: FigureService
) -> None:
    one = image(drawn(qtbot, service, Figurine(service.dress, Drawn("mountain"), 100, 60)))
    assert one.height() == 60
    assert one.width() < 60
    assert any(one.pixelColor(x, 53).alpha() for x in range(one.width()))


def test_it_draws_on_by_itself_after_it_has_given_way(qtbot: QtBot, service: FigureService) -> None:
    service.give_way()
    assert painted(image(drawn(qtbot, service, Portrait(service.dress, BRIDGE, 178, 130))))


def test_a_breath_changes_only_a_part_of_the_picture(qtbot: QtBot, service: FigureService) -> None:
    still = OnStage(service.dress, BRIDGE, PLACE)
    patch = drawn(qtbot, service, Breathing(still, 1.0))
    assert 0 < image(patch).width() < PLACE.width
    assert patch.x + image(patch).width() <= PLACE.width
    assert drawn(qtbot, service, Breathing(still, still.breath)).image is None, "nothing to change"


def test_the_sides_are_mirrored(qtbot: QtBot, service: FigureService) -> None:
    right = image(drawn(qtbot, service, OnStage(service.dress, PIGEON, PLACE)))
    left = image(drawn(qtbot, service, OnStage(service.dress, Drawn("pigeon", side=Side.LEFT), PLACE)))
    assert right != left
    assert painted(left) == pytest.approx(painted(right), rel=0.1)


def test_behind_there_is_a_picture_only_where_the_front_hides_what_works(qtbot: QtBot, service: FigureService) -> None:
    works, stretches = Coloured(works=("hamstrings",)), Coloured(stretches=("gluteus maximus",))
    assert drawn(qtbot, service, FromBehind(service.dress, Drawn("locust"), 90, 90, works)).image is None
    image = drawn(qtbot, service, FromBehind(service.dress, Drawn("ankle-to-knee"), 90, 90, stretches)).image
    assert image is not None
    edges = [(at, edge) for at in range(90) for edge in (0, 89)]
    alphas = [image.pixelColor(*place).alphaF() for at, edge in edges for place in ((at, edge), (edge, at))]
    assert max(alphas) < 0.01, "its shadow ends within the picture"


@pytest.mark.parametrize("pose", ["unknown", "spoken"])
def test_a_pose_without_a_figure_has_no_picture(qtbot: QtBot, service: FigureService, pose: str) -> None:
    dress, one = service.dress, Drawn(pose)
    for request in (
        OnStage(dress, one, PLACE),
        OnTheWay(dress, BRIDGE, one, 0.5, PLACE),
        Portrait(dress, one, 90, 90),
        FromBehind(dress, one, 90, 90, UNCOLOURED),
        Figurine(dress, one, 90, 90),
        Room(dress, (one,), 90, 90),
    ):
        assert drawn(qtbot, service, request) == Picture(None)


def test_from_a_pose_without_a_figure_the_next_is_simply_there(qtbot: QtBot, service: FigureService) -> None:
    way = OnTheWay(service.dress, Drawn("unknown"), BRIDGE, 0.3, PLACE)
    assert painted(image(drawn(qtbot, service, way))) > 50


@pytest.mark.parametrize("size", [(0, 0), (0, 80), (80, 0), (1, 1)])
def test_no_room_is_no_fault(qtbot: QtBot, service: FigureService, size: tuple[int, int]) -> None:
    place = Place(*size, top=0, lowest=0, horizon=0, bottom=0, most=0)
    dress = service.dress
    for request in (
        OnStage(dress, BRIDGE, place),
        Breathing(OnStage(dress, BRIDGE, place), 1.0),
        OnTheWay(dress, BRIDGE, PIGEON, 0.5, place),
        Portrait(dress, BRIDGE, *size),
        FromBehind(dress, BRIDGE, *size, UNCOLOURED),
        Figurine(dress, BRIDGE, *size),
        Room(dress, (BRIDGE,), *size),
    ):
        drawn(qtbot, service, request)


def test_a_damaged_body_is_said_once_and_nothing_is_drawn(
    qtbot: QtBot, service: FigureService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asset = resources.asset

    def damaged(*parts: str) -> Path:
        if parts[:1] != ("figure",):
            return asset(*parts)
        file = tmp_path / parts[-1]
        file.write_bytes(b"not a body")
        return file

    body.cache_clear()
    monkeypatch.setattr(resources, "asset", damaged)
    said: list[str] = []
    service.failed.connect(said.append)
    assert drawn(qtbot, service, Portrait(service.dress, BRIDGE, 90, 90)) == Picture(None)
    assert drawn(qtbot, service, Portrait(service.dress, PIGEON, 90, 90)) == Picture(None)
    assert len(said) == 1
    assert "install Guide again" in said[0]


def test_a_shape_that_cannot_be_drawn_does_not_end_all_drawing(
    qtbot: QtBot, theme: Theme, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Pose("broken", "Broken", figure=Shape(angles={"tail": {"wag": 40.0}}))
    service = FigureService(
        theme, settings, lambda: {"broken": broken, "plain": Pose("plain", "Plain", figure=Shape())}
    )
    service.start()
    told: list[str] = []
    service.failed.connect(told.append)
    stamps = iter(["first.log", "second.log"])
    monkeypatch.setattr("guide.bugs.report", lambda _error: f"Something went wrong: {next(stamps)}.")
    for side in (90, 91):
        assert drawn(qtbot, service, Portrait(service.dress, Drawn("broken"), side, side)) == Picture(None)
    assert told == ["Something went wrong: first.log."], "each bug is told once, not at every picture"
    assert painted(image(drawn(qtbot, service, Portrait(service.dress, Drawn("plain"), 90, 90)))) > 20
    service.close()


def test_another_body_skin_or_theme_is_told_and_drawn(
    qtbot: QtBot, service: FigureService, settings: Settings, theme: Theme
) -> None:
    seen = [image(drawn(qtbot, service, Portrait(service.dress, BRIDGE, 90, 90)))]
    changes: tuple[Callable[[], None], ...] = (
        lambda: settings.set("body", "man"),
        lambda: settings.set("skin", "deep"),
        lambda: theme.choose("dark"),
    )
    for change in changes:
        with qtbot.waitSignal(service.changed):
            change()
        seen.append(image(drawn(qtbot, service, Portrait(service.dress, BRIDGE, 90, 90))))
    assert all(seen[i] != seen[j] for i in range(4) for j in range(i))
    with qtbot.assertNotEmitted(service.changed):
        settings.set("bell_volume", 0.5)


def test_the_settings_offer_every_body_and_skin_there_is() -> None:
    allowed = {setting.name: setting.allowed for setting in TABLE}
    assert allowed["body"] == tuple(BODIES)
    assert allowed["skin"] == SKINS


def test_small_pictures_are_kept_and_found_again(
    qtbot: QtBot, theme: Theme, settings: Settings, service: FigureService
) -> None:
    request = Room(service.dress, (BRIDGE,), 96, 60)
    first = image(drawn(qtbot, service, request))
    service.close()
    files = list((paths.cache_folder() / "pictures").rglob("*.png"))
    assert len(files) == 1
    older = paths.cache_folder() / "pictures" / "an older edition"
    older.mkdir()
    again = FigureService(theme, settings, lambda: pytest.fail("nothing is read for a picture that was kept"))
    again.start()
    assert image(drawn(qtbot, again, request)) == first
    assert not older.exists()
    again.close()


def test_a_room_in_another_size_shows_what_there_is_until_its_own_is_drawn(
    qtbot: QtBot, theme: Theme, service: FigureService
) -> None:
    rooms = RoomPictures(service)
    narrow, wide = QSize(100, 40), QSize(180, 40)

    def room(size: QSize) -> QImage | None:
        pixels = rooms.room((BRIDGE,), size, 1.0, place="banner")
        return None if pixels is None else pixels.toImage()

    with qtbot.waitSignal(rooms.changed):
        assert room(narrow) is None
    with qtbot.waitSignal(rooms.changed):
        nearest = room(wide)
    own = room(wide)
    assert nearest is not None
    assert own is not None
    assert nearest.size() == own.size() == wide
    assert nearest != own
    with qtbot.waitSignal(rooms.changed):
        theme.choose("dark")
    assert room(wide) is None, "a figure by day is not shown at night"


def test_until_its_own_is_drawn_a_room_shows_nobody_else_and_no_fewer(qtbot: QtBot, service: FigureService) -> None:
    rooms = RoomPictures(service)
    with qtbot.waitSignal(rooms.changed):
        rooms.room((BRIDGE, PIGEON), QSize(100, 40), 1.0, most=1, place="tile")
    assert rooms.room((BRIDGE, PIGEON), QSize(180, 40), 1.0, most=1, place="tile") is not None
    assert rooms.room((PIGEON,), QSize(100, 40), 1.0, most=1, place="other") is None
    assert rooms.room((BRIDGE, PIGEON), QSize(100, 40), 1.0, most=3, place="banner") is None


def test_a_kept_picture_that_is_damaged_is_drawn_anew(
    qtbot: QtBot, theme: Theme, settings: Settings, service: FigureService
) -> None:
    request = Room(service.dress, (BRIDGE,), 96, 60)
    first = image(drawn(qtbot, service, request))
    service.close()
    for file in (paths.cache_folder() / "pictures").rglob("*.png"):
        file.write_bytes(b"damaged")
    shelf = Shelf(settings)
    again = FigureService(theme, settings, lambda: shelf.catalogue.poses)
    again.start()
    assert image(drawn(qtbot, again, request)) == first
    again.close()


def test_where_nothing_can_be_kept_pictures_are_drawn_all_the_same(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    paths.cache_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.cache_folder().write_bytes(b"a file where the folder should be")
    shelf = Shelf(settings)
    service = FigureService(theme, settings, lambda: shelf.catalogue.poses)
    service.start()
    assert painted(image(drawn(qtbot, service, Room(service.dress, (BRIDGE,), 96, 60)))) > 20
    service.close()
