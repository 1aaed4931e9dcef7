"""What the stage asks for, and what it shows of the answers: pictures of one colour stand for drawn ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.model.breath import Phase
from guide.model.drawn import Drawn
from guide.player.choreography import Going
from guide.player.moment import Moments
from guide.settings import Settings
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Breathing, Coloured, OnStage, OnTheWay, Request
from guide.ui.figure.service import FigureService
from guide.ui.practice.figure_stage import FigureStage
from guide.ui.theme import Theme
from tests.fakes.looking import Painted
from tests.fakes.sketch import CATALOGUE, Sketch

BRIDGE, LOCUST, PIGEON = Drawn("bridge"), Drawn("locust"), Drawn("pigeon")
RED, GREEN = QColor("red"), QColor("green")
MOMENT = replace(
    Moments(Sketch().words("1", 60).timeline(), CATALOGUE).at(0), works=("hamstrings",), stretches=("hip flexors",)
)


class Shown:
    """A stage whose requests the test answers."""

    def __init__(self, theme: Theme, service: FigureService, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[Request] = []
        self._service, self._now = service, 0
        monkeypatch.setattr(service, "picture", lambda request, *_: self.asked.append(request))
        self.stage = FigureStage(theme, service)
        self.stage.resize(356, 260)
        self.stage.horizon = 104
        self.stage.show()

    def hold(self, drawn: Drawn) -> OnStage:
        """Show a body that is there; returns the still picture that was asked for last."""
        self._show(Going(drawn, drawn, 1.0))
        return next(one for one in reversed(self.asked) if isinstance(one, OnStage))

    def move(self, before: Drawn, to: Drawn, share: float) -> OnTheWay:
        """Show a body on its way; returns the picture that was asked for last."""
        self._show(Going(before, to, share))
        return next(one for one in reversed(self.asked) if isinstance(one, OnTheWay))

    def breathe(self, drawn: Drawn, fullness: float) -> None:
        """Show a body that is there, so full of breath."""
        self._show(Going(drawn, drawn, 1.0), phase=Phase.INHALE, fullness=fullness)

    def answer(self, request: Request, colour: QColor) -> None:
        """Give a picture of one colour."""
        image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(colour)
        self._service.drawn.emit(request, Picture(image))

    @property
    def colour(self) -> QColor:
        """What is seen in the stage's middle."""
        return self.stage.grab().toImage().pixelColor(178, 130)

    def _show(self, going: Going, **more: object) -> None:
        self._now += 1_000
        self.stage.show_moment(replace(MOMENT, position=self._now, going=going, **more))  # type: ignore[arg-type]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    shown = Shown(theme, FigureService(theme, Settings(tmp_path / "settings.json"), dict), monkeypatch)
    qtbot.addWidget(shown.stage)
    return shown


def test_after_a_hold_the_figure_is_seen_on_its_way_again(shown: Shown) -> None:
    shown.answer(shown.hold(BRIDGE), GREEN)
    assert shown.colour == GREEN
    shown.answer(shown.move(BRIDGE, LOCUST, 0.5), RED)
    assert shown.colour == RED


def test_a_late_picture_is_shown_of_the_way_the_body_is_on_and_of_no_other(shown: Shown) -> None:
    left = shown.move(PIGEON, BRIDGE, 0.5)
    early = shown.move(BRIDGE, LOCUST, 0.2)
    shown.move(BRIDGE, LOCUST, 0.4)
    shown.answer(early, GREEN)
    shown.answer(left, RED)
    assert shown.colour == GREEN


def test_a_hold_that_was_left_just_now_is_there_at_once_when_somebody_goes_back(shown: Shown) -> None:
    still = shown.hold(BRIDGE)
    shown.answer(still, GREEN)
    for breath in [one for one in shown.asked if isinstance(one, Breathing)]:
        shown.answer(breath, GREEN)
    shown.answer(shown.hold(LOCUST), RED)
    asked = len(shown.asked)
    shown.hold(BRIDGE)
    assert shown.colour == GREEN
    assert len(shown.asked) == asked


def test_a_held_figure_is_drawn_anew_for_a_stage_of_another_size_and_clear_of_other_words(shown: Shown) -> None:
    shown.hold(BRIDGE)
    shown.stage.resize(456, 260)
    assert shown.hold(BRIDGE).place.width == 456
    shown.stage.words = (QRect(0, 0, 90, 40),)
    assert [words.right for words in shown.hold(BRIDGE).place.words] == [89]


def test_what_works_and_what_is_stretched_are_each_drawn_as_such(shown: Shown) -> None:
    shown.stage.show_muscles(shown=True)
    assert shown.hold(BRIDGE).muscles == Coloured(works=("hamstrings",), stretches=("hip flexors",))
    assert shown.move(BRIDGE, LOCUST, 0.5).muscles == Coloured(works=("hamstrings",), stretches=("hip flexors",))


def test_with_reduced_motion_the_next_shape_is_seen_once_the_one_before_has_faded(
    shown: Shown, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_reduce_motion(reduce=True)
    shown.answer(shown.hold(BRIDGE), GREEN)
    shown.answer(shown.hold(LOCUST), RED)
    qtbot.waitUntil(lambda: shown.colour == RED)


def test_a_figure_and_each_of_its_breaths_are_painted_as_soon_as_they_are_drawn(shown: Shown) -> None:
    still = shown.hold(BRIDGE)
    painted = Painted(shown.stage)
    shown.answer(still, GREEN)
    QApplication.processEvents()
    assert painted.times == 1
    shown.breathe(BRIDGE, 1.0)
    shown.answer(Breathing(still, 1.0), RED)
    QApplication.processEvents()
    assert painted.times == 2
    assert shown.stage.grab().toImage().pixelColor(1, 1) == RED
