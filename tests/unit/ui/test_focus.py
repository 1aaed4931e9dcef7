import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guide.ui.theme import Theme
from guide.ui.widgets.buttons import OtherButton
from guide.ui.widgets.focus import FocusFrame, FocusRing
from guide.ui.widgets.slider import Slider
from guide.ui.widgets.text_field import TextField


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 400)
    rows = QVBoxLayout(window)
    area = QScrollArea()
    content = QWidget()
    inner = QVBoxLayout(content)
    for widget in (OtherButton(theme, "One"), OtherButton(theme, "Two"), TextField(theme, "Field")):
        widget.setObjectName(type(widget).__name__ + str(inner.count()))
        inner.addWidget(widget)
    inner.addSpacing(1000)
    area.setWidget(content)
    area.setWidgetResizable(True)
    slider = Slider(theme, "Volume", 0, 10)
    rows.addWidget(area)
    rows.addWidget(slider)
    FocusFrame(theme, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def frame(window: QWidget) -> FocusRing:
    found = window.findChild(FocusFrame)
    assert found is not None
    return found.ring


def button(window: QWidget, number: int) -> OtherButton:
    found = window.findChild(OtherButton, f"OtherButton{number}")
    assert found is not None
    return found


def test_the_ring_lies_three_pixels_outside_what_tab_reaches(window: QWidget) -> None:
    one = button(window, 0)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    ring = frame(window)
    assert ring.isVisible()
    at = one.mapTo(window, QPoint(0, 0))
    ring_at = ring.mapTo(window, QPoint(0, 0))
    assert (at - ring_at, ring.width() - one.width()) == (QPoint(6, 6), 12)


def test_a_press_with_the_pointer_shows_no_ring_until_a_key_is_pressed(qtbot: QtBot, window: QWidget) -> None:
    one = button(window, 0)
    qtbot.mousePress(one, Qt.MouseButton.LeftButton)
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    hidden = not frame(window).isVisible()
    qtbot.mouseRelease(one, Qt.MouseButton.LeftButton)
    qtbot.keyClick(one, Qt.Key.Key_Space)
    assert (hidden, frame(window).isVisible()) == (True, True)


def test_a_field_shows_its_ring_however_it_was_reached(qtbot: QtBot, window: QWidget) -> None:
    field = window.findChild(TextField)
    assert field is not None
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert frame(window).isVisible()


def test_the_ring_scrolls_with_its_widget_and_follows_its_size(window: QWidget) -> None:
    one = button(window, 1)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    area = window.findChild(QScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(40)
    one.setText("A longer name")
    one.resize(one.sizeHint())
    ring = frame(window)
    assert one.mapTo(window, QPoint(0, 0)) - ring.mapTo(window, QPoint(0, 0)) == QPoint(6, 6)
    assert ring.width() == one.width() + 12


def test_the_ring_follows_a_slider_s_knob(qtbot: QtBot, window: QWidget) -> None:
    slider = window.findChild(Slider)
    assert slider is not None
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    ring = frame(window)
    before = ring.x()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: ring.x() > before + 100)
    assert ring.isVisible()


def test_the_ring_goes_when_its_widget_goes(qtbot: QtBot, window: QWidget) -> None:
    one = button(window, 0)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    one.hide()
    two = button(window, 1)
    two.setFocus(Qt.FocusReason.TabFocusReason)
    two.deleteLater()
    qtbot.waitUntil(lambda: window.findChild(OtherButton, "OtherButton1") is None)
    window.setFocus()
    assert not frame(window).isVisible()


def test_there_is_a_ring_again_after_a_page_was_deleted_with_it(qtbot: QtBot, window: QWidget) -> None:
    button(window, 0).setFocus(Qt.FocusReason.TabFocusReason)
    area = window.findChild(QScrollArea)
    assert area is not None
    area.deleteLater()
    qtbot.waitUntil(lambda: window.findChild(QScrollArea) is None)
    slider = window.findChild(Slider)
    assert slider is not None
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    slider.clearFocus()
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert frame(window).isVisible()
