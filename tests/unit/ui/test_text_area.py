import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.ui.theme import Theme
from guide.ui.widgets.text_area import TextArea


@pytest.fixture
def area(qtbot: QtBot, theme: Theme) -> TextArea:
    area = TextArea(theme, "A note")
    qtbot.addWidget(area)
    area.resize(320, 100)
    area.show()
    QApplication.processEvents()
    return area


def test_it_grows_with_its_lines_wrapped_or_not_and_then_scrolls(area: TextArea) -> None:
    empty = area.sizeHint().height()
    area.setPlainText("One line.")
    assert area.sizeHint().height() == empty
    area.setPlainText("Many words that go on and on. " * 6)
    wrapped = area.sizeHint().height()
    assert wrapped > empty
    area.resize(2_000, 100)
    assert area.sizeHint().height() == empty
    area.setPlainText("\n" * 50)
    tallest = area.sizeHint().height()
    area.setPlainText("\n" * 100)
    assert area.sizeHint().height() == tallest > wrapped
    assert area.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn


def test_what_was_typed_is_settled_after_a_while_and_when_the_keyboard_leaves(qtbot: QtBot, area: TextArea) -> None:
    with qtbot.waitSignal(area.settled, timeout=3_000):
        qtbot.keyClicks(area, "Tight.")
    area.setFocus()
    with qtbot.waitSignal(area.settled, timeout=200):
        area.clearFocus()
