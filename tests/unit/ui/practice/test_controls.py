"""The row of controls: what each asks for, shows and says."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from guide.ui.practice.breath_count import Counted
from guide.ui.practice.control import Control
from guide.ui.practice.controls import Controls
from guide.ui.practice.key_words import key_name
from guide.ui.practice.keys import DEFAULTS, Wish
from guide.ui.theme import NOTE, Theme
from tests.fakes.looking import Painted


@pytest.fixture
def controls(qtbot: QtBot, theme: Theme) -> Controls:
    controls = Controls(theme)
    qtbot.addWidget(controls)
    controls.resize(1280, 48)
    controls.set_size(48, 48, 24, NOTE)
    controls.show_count(Counted(4, 2, 7))
    controls.show()
    return controls


def test_each_control_asks_for_what_the_key_in_its_name_does(controls: Controls) -> None:
    wished: list[Wish] = []
    controls.wished.connect(wished.append)
    all_of_them = controls.findChildren(Control)
    for control in all_of_them:
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        keys = ["Esc"] if wished[-1] is Wish.BACK else [key_name(key) for key in DEFAULTS[wished[-1]]]
        assert f"({keys[0]}" in control.accessibleName()
    assert len(set(wished)) == len(all_of_them) == 13


def test_a_click_on_a_control_leaves_the_keyboard_where_it_is(controls: Controls) -> None:
    field = QLineEdit(controls)
    field.show()
    assert QTest.qWaitForWindowActive(controls)
    field.setFocus()
    for control in controls.findChildren(Control):
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        assert field.hasFocus(), control.accessibleName()


@pytest.mark.parametrize(
    ("show", "name", "icon"),
    [
        (lambda row: row.show_playing(playing=True), "Pause (Space)", "pause"),
        (lambda row: row.show_playing(playing=False), "Go on (Space)", "play"),
        (lambda row: row.show_muted(muted=False), "Mute the voice (M)", "voice"),
        (lambda row: row.show_muted(muted=True), "Let the voice speak (M)", "voice-off"),
        (lambda row: row.show_music(playing=True), "Stop the music (V)", "music"),
        (lambda row: row.show_music(playing=False), "Let the music play (V)", "music-off"),
    ],
)
def test_a_switch_shows_how_things_are_and_says_what_it_does(
    controls: Controls, theme: Theme, show: Callable[[Controls], None], name: str, icon: str
) -> None:
    show(controls)
    control = next(one for one in controls.findChildren(Control) if one.accessibleName() == name)
    plain = Control(theme, icon, name, parent=controls)
    plain.setGeometry(control.geometry())
    assert seen(control) == seen(plain)


def test_the_signs_of_the_count_say_where_it_ends_and_what_they_do(controls: Controls) -> None:
    count = controls.breaths
    controls.show_count(Counted(7, 2, 7))
    assert (count.more.toolTip(), count.fewer.toolTip()) == ("7 breaths is the most here.", "One breath fewer (Down)")
    assert count.accessibleName() == "7 breaths"
    controls.show_count(Counted(2, 2, 7))
    assert (count.more.toolTip(), count.fewer.toolTip()) == ("One breath more (Up)", "2 breaths is the least here.")
    assert count.accessibleName() == "2 breaths"


def test_the_count_steps_back_with_the_row(controls: Controls) -> None:
    controls.set_level(0)
    assert {control.level for control in controls.findChildren(Control)} == {0}
    image = seen(controls.breaths)
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) == 1


def test_the_keyboard_may_be_on_either_sign(controls: Controls) -> None:
    assert QTest.qWaitForWindowActive(controls)
    for sign in (controls.breaths.fewer, controls.breaths.more):
        sign.setFocus(Qt.FocusReason.TabFocusReason)
        assert controls.breaths.has_focus()


def test_what_changes_in_the_row_is_painted(controls: Controls) -> None:
    last = next(one for one in controls.findChildren(Control) if one.accessibleName().startswith("Next step"))
    changes: tuple[tuple[QWidget, Callable[[], None]], ...] = (
        (last, lambda: controls.show_over(over=True)),
        (last, lambda: controls.set_level(4)),
        (controls.breaths, lambda: controls.set_level(2)),
        (controls.breaths, lambda: controls.show_count(Counted(5, 2, 7))),
    )
    for widget, change in changes:
        painted = PaintedInTheMiddle(widget)
        change()
        QApplication.processEvents()
        assert painted.times


class PaintedInTheMiddle(Painted):
    """Counts only what reached the middle of the widget."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        if isinstance(watched, QWidget) and isinstance(event, QPaintEvent):
            self.times += event.region().contains(watched.rect().center())
        return False


def seen(widget: QWidget) -> QImage:
    return widget.grab().toImage()
