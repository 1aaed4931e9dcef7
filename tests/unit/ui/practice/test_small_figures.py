"""The small figures beside the large one: what they ask for, and which answers they show."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.model.drawn import Drawn
from guide.settings import Settings
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import UNCOLOURED, Coloured, Figurine, FromBehind
from guide.ui.figure.service import FigureService
from guide.ui.practice.behind_view import BehindView
from guide.ui.practice.next_figure import NextFigure
from guide.ui.theme import NOTE, Theme
from tests.fakes.looking import Painted

LOCUST, BRIDGE = Drawn("locust"), Drawn("bridge")


@pytest.fixture
def service(qapp: object, theme: Theme, tmp_path: Path) -> FigureService:  # noqa: ARG001 - Qt must be there
    """It draws nothing: the test answers."""
    return FigureService(theme, Settings(tmp_path / "settings.json"), dict)


@pytest.fixture
def asked(service: FigureService, monkeypatch: pytest.MonkeyPatch) -> list[FromBehind | Figurine]:
    asked: list[FromBehind | Figurine] = []
    monkeypatch.setattr(service, "picture", lambda request, **_: asked.append(request))
    return asked


@pytest.fixture
def behind(qtbot: QtBot, theme: Theme, service: FigureService) -> BehindView:
    behind = BehindView(theme, service)
    qtbot.addWidget(behind)
    behind.resize(100, 130)
    return behind


@pytest.fixture
def coming(qtbot: QtBot, service: FigureService) -> NextFigure:
    coming = NextFigure(service)
    qtbot.addWidget(coming)
    coming.place(1000, 700, 88)
    return coming


def test_both_are_drawn_anew_in_another_theme(
    behind: BehindView, coming: NextFigure, theme: Theme, asked: list[FromBehind | Figurine]
) -> None:
    behind.show_figure(LOCUST, UNCOLOURED)
    coming.show_figure(LOCUST)
    asked.clear()
    theme.choose("dark")
    assert [(type(one), one.dress.dark) for one in asked] == [(FromBehind, True), (Figurine, True)]


def test_both_are_drawn_anew_where_they_are_given_another_size(
    behind: BehindView, coming: NextFigure, asked: list[FromBehind | Figurine]
) -> None:
    behind.show_figure(LOCUST, UNCOLOURED)
    behind.resize(200, 230)
    behind.set_style(NOTE)
    assert asked[-1].width == 200
    coming.show_figure(LOCUST)
    coming.place(1000, 700, 132)
    assert asked[-1].height == 132


def test_from_behind_an_action_s_own_muscles_are_drawn(behind: BehindView, asked: list[FromBehind | Figurine]) -> None:
    for muscles in (Coloured(works=("hamstrings", "adductors")), Coloured(works=("hamstrings",))):
        behind.show_figure(LOCUST, muscles)
        assert isinstance(asked[-1], FromBehind)
        assert asked[-1].muscles == muscles


def test_from_behind_a_late_picture_of_another_figure_is_not_shown(
    behind: BehindView, service: FigureService, asked: list[FromBehind | Figurine]
) -> None:
    behind.show_figure(LOCUST, UNCOLOURED)
    behind.show_figure(BRIDGE, UNCOLOURED)
    left, wanted = asked
    picture = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    service.drawn.emit(left, Picture(picture))
    assert behind.accessibleName() == ""
    service.drawn.emit(wanted, Picture(picture))
    assert behind.accessibleName() == "From behind"


@pytest.mark.parametrize("kind", [FromBehind, Figurine])
def test_a_figure_is_painted_as_soon_as_it_is_drawn_and_gone_as_soon_as_another_is_wanted(
    behind: BehindView,
    coming: NextFigure,
    service: FigureService,
    asked: list[FromBehind | Figurine],
    kind: type[FromBehind | Figurine],
) -> None:
    view = behind if kind is FromBehind else coming
    view.show()
    behind.show_figure(LOCUST, UNCOLOURED)
    coming.show_figure(LOCUST)
    painted = Painted(view)
    wanted = next(one for one in asked if isinstance(one, kind))
    service.drawn.emit(wanted, Picture(QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)))
    QApplication.processEvents()
    assert painted.times == 1
    behind.show_figure(BRIDGE, UNCOLOURED)
    coming.show_figure(BRIDGE)
    QApplication.processEvents()
    assert painted.times == 2
