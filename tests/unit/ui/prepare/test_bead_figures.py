"""The small figures above the plan: which are painted, and that they come into sight by themselves."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.model.drawn import Drawn
from guide.player.moment import Moments
from guide.settings import Settings
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Figurine
from guide.ui.figure.service import FigureService
from guide.ui.prepare.bead_figures import BeadFigures
from guide.ui.prepare.foot import Foot
from guide.ui.theme import Theme
from guide.ui.widgets.strip import Strip
from tests.fakes.looking import Painted
from tests.fakes.sketch import CATALOGUE, Sketch, headline

LOCUST, BRIDGE = Drawn("locust"), Drawn("bridge")
RED, GREEN = QColor("red"), QColor("green")


@pytest.fixture
def service(qapp: QApplication, theme: Theme, tmp_path: Path) -> FigureService:  # noqa: ARG001 - Qt must be there
    """It draws nothing: the test answers."""
    return FigureService(theme, Settings(tmp_path / "settings.json"), dict)


class PaintedWhole(Painted):
    """Counts only what was painted from edge to edge."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.times += isinstance(event, QPaintEvent) and event.rect() == watched.property("rect")
        return False


def answer(service: FigureService, drawn: Drawn, height: int, colour: QColor) -> None:
    """Give a picture of one colour, 20 pixels wide, as a figure above a bead."""
    image = QImage(20, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(colour)
    size = QSize(round(height * 1.16), height)
    service.drawn.emit(Figurine(service.dress, drawn, size.width(), size.height()), Picture(image))


def test_a_figure_too_near_to_the_one_before_is_left_out(service: FigureService) -> None:
    figures = BeadFigures(service)

    def painted(*beads: tuple[float, Drawn]) -> Sequence[QColor]:
        image = QImage(200, 50, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        figures.paint(painter, QRectF(0, 0, 200, 50), beads)
        painter.end()
        colours = [image.pixelColor(x, 25) for x in range(200)]
        return [colour for colour in (RED, GREEN) if colour in colours]

    painted((50, LOCUST), (150, BRIDGE))
    answer(service, LOCUST, 50, RED)
    answer(service, BRIDGE, 50, GREEN)
    assert painted((50, LOCUST), (150, BRIDGE)) == [RED, GREEN]
    assert painted((50, LOCUST), (60, BRIDGE)) == [RED]


def test_the_plan_is_painted_when_a_figure_comes_when_it_wears_something_else_and_when_another_plan_is_shown(
    qtbot: QtBot, theme: Theme, service: FigureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline = headline()
    moments = Moments(timeline, CATALOGUE)
    foot = Foot(theme, Strip(theme, lambda segment: segment.title), BeadFigures(service))
    qtbot.addWidget(foot)
    foot.resize(1280, 168)
    asked: list[Figurine] = []
    monkeypatch.setattr(service, "picture", asked.append)

    def show_plan() -> None:
        foot.show_timeline(timeline, lambda _: (), lambda segment: moments.choreography.pose_at(segment.start))

    show_plan()
    foot.show()
    qtbot.waitUntil(lambda: bool(asked))
    assert {one.drawn.pose for one in asked} == {segment.pose for segment in timeline.segments if segment.pose}
    painted = PaintedWhole(foot)
    changes: tuple[Callable[[], object], ...] = (
        lambda: service.drawn.emit(asked[0], Picture(None)),
        service.changed.emit,
        show_plan,
    )
    for change in changes:
        before = painted.times
        change()
        QApplication.processEvents()
        assert painted.times > before


def test_another_plan_has_its_own_figures(
    qtbot: QtBot, theme: Theme, service: FigureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Figurine] = []
    monkeypatch.setattr(service, "picture", asked.append)
    foot = Foot(theme, Strip(theme, lambda segment: segment.title), BeadFigures(service))
    qtbot.addWidget(foot)
    foot.resize(1280, 168)
    for timeline in (headline(), Sketch().hold("1", "mountain", 7).timeline()):
        foot.show_timeline(timeline, lambda _: (), lambda segment: Drawn(segment.pose or ""))
        foot.grab()
    assert asked[-1].drawn.pose == "mountain"
