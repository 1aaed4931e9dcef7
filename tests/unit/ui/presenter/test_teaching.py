"""Class mode in the real window: presenter, class display and rehearsal; sound, clock and voice are the test's."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide.model.session import Session
from guide.model.units import SECOND
from guide.player.lesson import Lesson
from guide.player.shelf import Shelf
from guide.player.transport import State
from guide.settings import Settings
from guide.ui.backstage import Backstage
from guide.ui.figure.rooms import RoomPictures
from guide.ui.figure.service import FigureService
from guide.ui.library.favourites import Favourites
from guide.ui.library.page import LibraryPage
from guide.ui.main_window import MainWindow
from guide.ui.practice.keys import DEFAULTS
from guide.ui.presenter.page import PresenterPage
from guide.ui.presenter.side import Display
from guide.ui.teaching import Teaching
from guide.ui.theme import Theme
from tests.fakes.humming import HummingNarrator
from tests.fakes.practising import Practising

if TYPE_CHECKING:
    from guide.ui.classroom.window import ClassWindow


class Classroom:
    """A practice under way in the window, ready to be led as a class."""

    def __init__(self, theme: Theme, session: Session, shelf: Shelf, figure: FigureService, folder: Path) -> None:
        library = LibraryPage(theme, session.id, Favourites(folder / "favourites.json"))
        self.window = MainWindow(theme, library, folder / "window.ini")
        self.window.resize(1280, 800)  # more than the screen of these tests has room for
        self.practice = QWidget()
        self.window.open_page(self.practice, immersive=True, keep=True)
        self.practising = Practising(session, shelf.catalogue)
        self.player = self.practising.player
        self.settings = Settings(folder / "settings.json")
        backstage = Backstage(self.window, theme, self.settings, RoomPictures(figure))
        sound: Any = SimpleNamespace(narrator=HummingNarrator())
        backstage.sound = sound
        self.teaching = Teaching(backstage, self.player, Lesson(session, shelf.catalogue), DEFAULTS)
        self.left: list[None] = []
        self.teaching.left.connect(lambda: self.left.append(None))
        self.window.show()
        self.player.play()
        self.practising.run(SECOND)

    @property
    def page(self) -> PresenterPage:
        page = self.window.page
        assert isinstance(page, PresenterPage)
        return page

    @property
    def display(self) -> "ClassWindow":
        assert self.teaching.display is not None
        return self.teaching.display


@pytest.fixture
def classroom(theme: Theme, session: Session, shelf: Shelf, tmp_path: Path, qtbot: QtBot) -> Iterator[Classroom]:
    figure = FigureService(theme, Settings(tmp_path / "figure.json"), lambda: shelf.catalogue.poses)
    room = Classroom(theme, session, shelf, figure, tmp_path)
    qtbot.addWidget(room.window)
    yield room
    room.teaching.close()
    room.player.close()
    room.practising.deck.close()
    figure.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_class_mode_opens_over_the_practice_and_closes_to_it_while_the_player_plays_on(classroom: Classroom) -> None:
    classroom.teaching.open()
    assert classroom.window.page is classroom.teaching.page
    assert classroom.display.isVisible()
    QTest.keyClick(classroom.page, Qt.Key.Key_C)
    assert classroom.window.page is classroom.practice
    assert classroom.teaching.display is None
    assert not classroom.teaching.is_open
    assert classroom.player.state is State.PLAYING
    classroom.teaching.open()
    assert classroom.display.isVisible()


def test_keys_that_the_display_gets_are_the_presenters(classroom: Classroom) -> None:
    classroom.teaching.open()
    before = classroom.player.moment().pose
    QTest.keyClick(classroom.display, Qt.Key.Key_PageDown)
    assert classroom.player.moment().pose != before
    for state in (State.PAUSED, State.PLAYING):
        QTest.keyClick(classroom.display, Qt.Key.Key_Escape)
        assert classroom.player.state is state
    QTest.keyClick(classroom.display, Qt.Key.Key_Period)
    assert classroom.player.position > 0
    assert not classroom.left


def test_the_projector_is_blanked_and_the_display_opened_again(classroom: Classroom) -> None:
    classroom.teaching.open()
    blank = classroom.page.board.side.blank
    QTest.mouseClick(blank, Qt.MouseButton.LeftButton)
    assert classroom.display.is_blank
    QTest.mouseClick(blank, Qt.MouseButton.LeftButton)
    assert not classroom.display.is_blank
    classroom.display.close()
    assert classroom.teaching.display is None
    assert blank.text() == "Open the display"
    QTest.mouseClick(blank, Qt.MouseButton.LeftButton)
    assert classroom.display.isVisible()
    assert blank.text() == "Blank the projector"


def test_a_rehearsal_and_its_class_say_alike_what_the_display_does(classroom: Classroom) -> None:
    classroom.teaching.open()
    page = classroom.page
    page.board.side.blank.click()
    page.board.side.rehearsal.click()
    rehearsing = classroom.page.board.side
    assert rehearsing.blank.text() == "Show it again"
    rehearsing.blank.click()
    assert not classroom.display.is_blank
    classroom.display.close()
    rehearsing.rehearsal.click()
    assert page.board.side.blank.text() == "Open the display"


def test_notices_reach_the_teacher(classroom: Classroom) -> None:
    classroom.teaching.open()
    classroom.teaching.say("The sound is back.")
    assert classroom.page.board.remark.text() == "The sound is back."


def test_notices_of_the_display_reach_the_teacher(classroom: Classroom) -> None:
    classroom.teaching.open()
    classroom.display.told.emit("The class's screen is gone.")
    assert classroom.page.board.remark.text() == "The class's screen is gone."


def test_that_the_screen_is_gone_is_told_no_longer_than_it_is(classroom: Classroom) -> None:
    classroom.teaching.open()
    said = classroom.page.board.remark
    classroom.display._filled = "HDMI-1"  # noqa: SLF001 - the screens of these tests cannot be unplugged
    screens = classroom.display._screens  # noqa: SLF001 - as above
    screens.removed.emit("HDMI-1")
    assert said.text().startswith("The class's screen is gone.")
    screens.added.emit("HDMI-1")
    assert said.text() == "The class's screen is back."
    screens.removed.emit("HDMI-1")


def test_what_nobody_has_seen_when_a_class_or_a_rehearsal_ends_is_told_after_it(classroom: Classroom) -> None:
    told: list[str] = []
    classroom.window.told.connect(told.append)
    classroom.teaching.open()
    classroom.teaching.rehearse()
    for sentence in ("seen here", "to be told after the rehearsal"):
        classroom.page.say(sentence)
    classroom.page.board.side.rehearsal.click()
    assert told == ["to be told after the rehearsal"]
    for sentence in ("seen here", "to be told after the class"):
        classroom.page.say(sentence)
    classroom.teaching.close()
    assert told[1:] == ["to be told after the class"]


def test_a_rehearsal_has_a_player_of_its_own_and_leads_back_to_the_class(classroom: Classroom) -> None:
    classroom.teaching.open()
    led: list[object] = []
    classroom.teaching.led.connect(led.append)
    page, here = classroom.page, classroom.player.position
    classroom.player.change_pace(2)
    QTest.mouseClick(page.board.side.rehearsal, Qt.MouseButton.LeftButton)
    rehearsing = classroom.page
    assert rehearsing is not page
    assert rehearsing.player is not classroom.player
    assert rehearsing.player.state is State.PLAYING
    assert rehearsing.player.pace == classroom.player.pace
    assert classroom.player.state is State.PAUSED
    assert classroom.display.isVisible()
    rehearsing.player.seek(10 * 60 * SECOND)
    said = rehearsing.board.remark
    assert said.text() == "Rehearsal, 4 times as fast, without sound"
    rehearsing.say("The class's screen is gone.")
    assert said.text() == "The class's screen is gone."
    rehearsing.board.side.rehearsal.click()
    assert classroom.window.page is page
    assert led == [rehearsing.player, classroom.player], "media keys lead what is in sight"
    assert classroom.player.position == pytest.approx(here, abs=100)
    assert classroom.display.isVisible()
    assert classroom.teaching.is_open


def test_a_rehearsal_says_of_itself_that_it_is_over_and_finishes_in_the_class(
    classroom: Classroom, qtbot: QtBot
) -> None:
    classroom.teaching.open()
    page = classroom.page
    page.board.side.rehearsal.click()
    rehearsing = classroom.page
    rehearsing.player.seek(rehearsing.player.timeline.duration - 200)
    qtbot.waitUntil(lambda: rehearsing.board.prompt.words.text() == "The rehearsal is over.")
    assert rehearsing.player.state is State.ENDED
    rehearsing.board.foot.toggle.click()
    assert classroom.window.page is page
    assert classroom.left == []


def test_closing_during_a_rehearsal_ends_both(classroom: Classroom) -> None:
    classroom.teaching.open()
    classroom.page.board.side.rehearsal.click()
    player = classroom.page.player
    classroom.teaching.close()
    assert classroom.window.page is classroom.practice
    assert classroom.teaching.display is None
    assert player is not classroom.player


def test_the_end_of_the_class_leaves_the_practice(classroom: Classroom) -> None:
    classroom.teaching.open()
    classroom.player.seek(classroom.player.timeline.duration - 300)
    classroom.practising.run(SECOND)
    classroom.page.look()
    classroom.page.board.foot.toggle.click()
    assert classroom.left == [None]
    assert classroom.teaching.display is None


def test_display_states_are_asked_for_by_name(classroom: Classroom) -> None:
    classroom.teaching.open()
    classroom.page.display_wished.emit(Display.BLANK)
    assert classroom.page.board.side.label.text() == "The class sees nothing"


def test_f5_and_esc_never_leave(classroom: Classroom) -> None:
    classroom.teaching.open()
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Escape):
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(QApplication.focusWidget() or classroom.page, event)
        assert classroom.window.page is classroom.teaching.page
