from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from guide.ui.keys_overlay import KeysOverlay, window_keys
from guide.ui.theme import Theme

Key = Qt.Key
MANY = [(f"K{number}", f"does {number}") for number in range(24)]


@pytest.fixture
def overlay(qtbot: QtBot, theme: Theme) -> Iterator[KeysOverlay]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    field = QLineEdit(window)
    overlay = KeysOverlay(theme, window)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    field.setFocus()
    yield overlay
    window.close()


def columns(overlay: KeysOverlay) -> int:
    content = overlay.findChildren(QScrollArea)[0].widget()
    assert content is not None
    return len({label.mapTo(content, QPoint()).x() for label in content.findChildren(QLabel)}) // 2


def test_many_keys_stand_in_two_columns_where_there_is_room(overlay: KeysOverlay, qapp: QApplication) -> None:
    overlay.show_keys(MANY)
    qapp.processEvents()
    assert columns(overlay) == 2
    overlay.window().resize(700, 600)
    qapp.processEvents()
    assert columns(overlay) == 1
    overlay.show_keys(MANY[:6])
    qapp.processEvents()
    assert columns(overlay) == 1


def test_what_does_not_fit_is_scrolled_by_keys(overlay: KeysOverlay, qapp: QApplication) -> None:
    overlay.window().resize(700, 400)
    overlay.show_keys(MANY)
    qapp.processEvents()
    close = overlay.findChildren(QAbstractButton)[0]
    bar = overlay.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.maximum() > 0
    seen = []
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End, Key.Key_Up, Key.Key_Home):
        QTest.keyClick(close, key)
        seen.append(bar.value())
    assert 0 < seen[0] < seen[1] <= seen[2] == bar.maximum()
    assert 0 < seen[3] < seen[2]
    assert seen[4] == 0


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Question])
def test_it_goes_and_the_keyboard_comes_back(overlay: KeysOverlay, key: Qt.Key) -> None:
    overlay.show_keys(MANY)
    close = overlay.findChildren(QAbstractButton)[0]
    assert QApplication.focusWidget() is close
    QTest.keyClick(close, Key.Key_Tab)
    assert QApplication.focusWidget() is close
    QTest.keyClick(close, key)
    assert not overlay.isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_practice_lists_no_key_that_would_leave_it() -> None:
    everywhere = {does for _, does in window_keys(leads_away=True, searches=False)}
    in_practice = {does for _, does in window_keys(leads_away=False, searches=False)}
    assert everywhere - in_practice == {"Open a file", "Settings"}
    assert in_practice < everywhere
