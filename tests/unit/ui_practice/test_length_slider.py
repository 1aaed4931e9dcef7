import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.ui.theme import Theme
from guide.ui.widgets.length_slider import LengthSlider


@pytest.fixture
def slider(theme: Theme, qtbot: QtBot) -> LengthSlider:
    slider = LengthSlider(theme, "Length")
    qtbot.addWidget(slider)
    slider.resize(752, slider.sizeHint().height())
    slider.set_stops((18, 19, 20, 21, 22, 24), 2)
    slider.show()
    return slider


def test_it_stops_only_where_there_is_a_length(slider: LengthSlider) -> None:
    chosen: list[int] = []
    slider.chosen.connect(chosen.append)
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert chosen == [21, 22, 24]


def test_a_click_goes_to_the_nearest_stop(slider: LengthSlider) -> None:
    # 24 minutes lie at 728 and 22 at 494: 23 minutes cannot be reached.
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(600, 16))
    assert slider.minutes == 22
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(640, 16))
    assert slider.minutes == 24


def test_dragging_snaps_from_stop_to_stop(slider: LengthSlider) -> None:
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(260, 16))
    left = Qt.MouseButton.LeftButton
    for x in (200, 100, 30):
        spot = QPointF(x, 16)
        kind = QMouseEvent.Type.MouseMove
        QApplication.sendEvent(slider, QMouseEvent(kind, spot, spot, left, left, Qt.KeyboardModifier.NoModifier))
    QTest.mouseRelease(slider, left, pos=QPoint(30, 16))
    assert slider.minutes == 18


def test_new_stops_are_taken_without_a_word(slider: LengthSlider) -> None:
    chosen: list[int] = []
    slider.chosen.connect(chosen.append)
    slider.set_stops((5, 6), 1)
    assert slider.minutes == 6
    assert slider.accessibleDescription() == "6 minutes"
    assert chosen == []


def test_a_screen_reader_hears_the_minutes(slider: LengthSlider) -> None:
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Length"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert interface.text(QAccessible.Text.Description) == "21 minutes"


def test_however_narrow_it_is_the_chosen_minutes_are_read(slider: LengthSlider, theme: Theme) -> None:
    slider.resize(160, slider.height())
    for index in range(6):
        slider.setValue(index)
        image, (knob, _) = slider.grab().toImage(), slider.ring()
        below = range(knob.bottom() + 1, image.height())
        beneath = range(max(knob.left(), 0), knob.right())
        assert any(image.pixelColor(x, y) == theme.colours.ink for x in beneath for y in below), slider.minutes
