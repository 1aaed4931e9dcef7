"""What the Prepare page shows of a plan follows what is chosen, and what is drawn of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.session import Session, Step
from guide.player.preparation import Preparation
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.options import Options
from guide.ui.figure.picture import Picture, Room
from guide.ui.figure.requests import Figurine, Request
from guide.ui.figure.rooms import RoomPictures
from guide.ui.figure.service import FigureService
from guide.ui.prepare.about_column import RoomPicture
from guide.ui.prepare.page import PreparePage
from guide.ui.theme import Theme
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.choice import ChoiceOption
from guide.ui.widgets.text import Text
from tests.fakes.looking import Painted, said
from tests.fakes.narrator import FakeNarrator

Key = Qt.Key
HELD = Amount(Unit.BREATHS, 3, 6)
OWN = Session("own", "Own", (Step("locust", hold=HELD, optional=True), Step("bridge", hold=HELD)))


class Prepared:
    """A page in sight. `asked` are the pictures that were asked for; the test answers."""

    def __init__(self, theme: Theme, shelf: Shelf, service: FigureService, session: Session, options: Options) -> None:
        self.narrator = FakeNarrator(rendered=False)
        self.preparation = Preparation(session, shelf.catalogue, self.narrator, options)
        self.page = PreparePage(theme, self.preparation, rooms=RoomPictures(service))
        self.page.resize(1280, 800)
        self.page.show()
        assert QTest.qWaitForWindowActive(self.page)

    @property
    def chip(self) -> Chip:
        """The first step that may be left out."""
        return self.page.findChildren(Chip)[0]

    def lengths(self) -> str:
        """The heading of the slider."""
        return next(one.text() for one in self.page.findChildren(Text) if one.text().startswith("Length, "))


Prepare: TypeAlias = Callable[..., Prepared]


@pytest.fixture
def asked() -> list[Request]:
    return []


@pytest.fixture
def service(theme: Theme, tmp_path: Path, asked: list[Request], monkeypatch: pytest.MonkeyPatch) -> FigureService:
    service = FigureService(theme, Settings(tmp_path / "settings.json"), dict)
    monkeypatch.setattr(service, "picture", lambda request, *_, **__: asked.append(request))
    return service


@pytest.fixture
def prepare(theme: Theme, shelf: Shelf, service: FigureService, qtbot: QtBot) -> Prepare:
    def prepare(session: Session = OWN, options: Options | None = None) -> Prepared:
        prepared = Prepared(theme, shelf, service, session, options or Options())
        qtbot.addWidget(prepared.page)
        return prepared

    return prepare


def test_once_the_voice_is_there_the_length_is_told_exactly(prepare: Prepare) -> None:
    prepared = prepare()
    assert prepared.lengths().startswith("Length, about ")
    prepared.narrator.render()
    for _ in range(4):
        prepared.page.look()
    assert not prepared.lengths().startswith("Length, about ")


def test_the_lengths_on_offer_are_those_of_what_is_left(prepare: Prepare) -> None:
    prepared = prepare()
    slider = prepared.page.choices.length
    QTest.keyClick(slider, Key.Key_Home)
    shortest = slider.minutes
    prepared.chip.click()
    QTest.keyClick(slider, Key.Key_Home)
    assert slider.minutes < shortest


def test_who_stands_in_the_room_is_who_is_left_and_is_seen_at_once(
    prepare: Prepare, asked: list[Request], qapp: QApplication
) -> None:
    prepared = prepare()
    picture = prepared.page.findChildren(RoomPicture)[0]

    def in_the_room() -> set[str]:
        return {one.pose for one in [room for room in asked if isinstance(room, Room)][-1].figures}

    picture.grab()
    assert in_the_room() == {"locust", "bridge"}
    painted = Painted(picture)
    prepared.chip.click()
    qapp.processEvents()
    assert painted.times
    assert in_the_room() == {"bridge"}


def test_above_each_bead_stands_who_is_in_its_pose_when_a_step_before_it_is_left_out(
    prepare: Prepare, asked: list[Request], service: FigureService
) -> None:
    prepared = prepare()
    prepared.page.foot.grab()
    prepared.chip.click()
    for one in [one for one in asked if isinstance(one, Figurine)]:
        image = QImage(20, one.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("red") if one.drawn.pose == "bridge" else QColor("blue"))
        service.drawn.emit(one, Picture(image))
    seen = prepared.page.foot.grab().toImage()
    y = prepared.page.foot.strip.y() // 2
    colours = {seen.pixelColor(x, y).name() for x in range(seen.width())}
    assert QColor("red").name() in colours
    assert QColor("blue").name() not in colours


def test_of_several_questions_each_keeps_its_answer(prepare: Prepare, shelf: Shelf) -> None:
    prepared = prepare(shelf.session("bridge"))
    wanted = {}
    for choice in shelf.session("bridge").choices[:2]:
        other = next(option for option in choice.options if option.key != choice.default)
        next(box for box in prepared.page.findChildren(ChoiceOption) if box.text() == other.label).click()
        wanted[choice.key] = other.key
    assert len(wanted) == 2
    assert prepared.preparation.lesson.options.choices == wanted


def test_pace_and_guidance_that_are_in_force_are_shown_and_so_are_those_found_elsewhere(prepare: Prepare) -> None:
    choices = prepare(options=Options(guidance=Guidance.SHORT)).page.choices
    assert choices.guidance.value == Guidance.SHORT.value
    choices.stand_on(Options(guidance=Guidance.NAMES, pace=BreathPattern(4_000, 6_000)))
    assert choices.guidance.value == Guidance.NAMES.value
    assert choices.pace.select.currentText() == "4 s in, 6 s out"


def test_where_there_is_one_voice_there_is_none_to_choose(prepare: Prepare) -> None:
    assert not prepare().page.choices.voice.isVisible()


def test_what_a_session_is_what_to_take_care_of_and_what_it_rests_on_is_told(prepare: Prepare, shelf: Shelf) -> None:
    session, catalogue = shelf.session("bridge"), shelf.catalogue
    told = said(prepare(session).page.about)
    assert session.summary
    assert session.summary in told
    assert session.sources
    for source in (catalogue.sources[key] for key in session.sources):
        assert f"{source.title}, {source.author}" in told
    named = {one.text() for one in prepare(session).page.about.findChildren(QLabel)}
    cautions = [catalogue.cautions[key] for key in session.cautions if key in catalogue.cautions]
    assert cautions
    for caution in cautions:
        assert any(caution.name in words and caution.advice in words for words in named)
