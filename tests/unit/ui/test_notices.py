import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guide.ui.notices import Notices
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import IconButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    return window


@pytest.fixture
def notices(theme: Theme, window: QWidget) -> Notices:
    return Notices(theme, window)


def dismiss(qtbot: QtBot, notices: Notices) -> None:
    button = notices.findChild(IconButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_notices_wait_for_one_another_and_are_not_repeated(qtbot: QtBot, notices: Notices) -> None:
    for sentence in ("One.", "Two.", "One.", "Two.", "Three."):
        notices.tell(sentence)
    seen = []
    while notices.text:
        seen.append(notices.text)
        dismiss(qtbot, notices)
    assert seen == ["One.", "Two.", "Three."]
    assert not notices.isVisible()


def test_an_answer_is_shown_at_once_and_nothing_before_it_is_lost(qtbot: QtBot, notices: Notices) -> None:
    for sentence in ("One.", "Two.", "Three."):
        notices.tell(sentence)
    for sentence in ("There is no such file.", "Three.", "Three."):
        notices.answer(sentence)
    seen = []
    while notices.text:
        seen.append(notices.text)
        dismiss(qtbot, notices)
    assert seen == ["Three.", "There is no such file.", "One.", "Two."]


def test_a_notice_that_is_no_longer_so_goes_shown_or_waiting(notices: Notices) -> None:
    for sentence in ("One.", "Two.", "Three."):
        notices.tell(sentence)
    notices.take_back("Two.")
    notices.take_back("One.")
    assert notices.text == "Three."
    notices.take_back("One.")
    assert notices.text == "Three."
    notices.take_back("Three.")
    assert not notices.isVisible()


def test_a_notice_lies_within_the_window_and_wraps_when_it_is_long(notices: Notices, window: QWidget) -> None:
    notices.tell("Short.")
    short = notices.place(72, 500)
    dismissed = notices.findChild(IconButton)
    assert dismissed is not None
    dismissed.click()
    notices.tell("A long sentence about a folder that could not be written, and what to do about it now. " * 2)
    assert notices.place(72, 500) > short
    assert window.rect().contains(notices.geometry())
    assert notices.width() <= 500


def test_a_notice_does_not_take_the_keyboard(notices: Notices, window: QWidget) -> None:
    before = window.focusWidget()
    notices.tell("Something happened.")
    assert window.focusWidget() is before
    assert QAccessible.queryAccessibleInterface(notices).text(QAccessible.Text.Name) == "Something happened."


def test_what_is_put_aside_is_told_again_unless_it_is_no_longer_so(qtbot: QtBot, notices: Notices) -> None:
    for sentence in ("One.", "Two.", "Three."):
        notices.tell(sentence)
    notices.put_aside()
    assert notices.text == ""
    notices.tell("Now.")
    assert notices.text == "Now."
    notices.take_back("Two.")
    notices.bring_back()
    seen = []
    while notices.text:
        seen.append(notices.text)
        dismiss(qtbot, notices)
    assert seen == ["Now.", "One.", "Three."]
    notices.bring_back()
    assert notices.text == ""
