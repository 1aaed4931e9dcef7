from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guide.ui.theme import SMALL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import BackButton, Button, IconButton, LinkButton, MainButton, OtherButton, PlainButton
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.choice import ChoiceOption
from guide.ui.widgets.segmented import Segmented
from guide.ui.widgets.select import Select
from guide.ui.widgets.slider import Slider
from guide.ui.widgets.switch import Switch
from guide.ui.widgets.text import Text
from guide.ui.widgets.text_field import TextField

BUTTONS: list[Callable[[Theme], Button]] = [
    lambda theme: MainButton(theme, "Start", "play"),
    lambda theme: OtherButton(theme, "Tap along", "tap"),
    lambda theme: PlainButton(theme, "Settings", "settings"),
    lambda theme: LinkButton(theme, "Open in the editor"),
    lambda theme: BackButton(theme, "Back"),
    lambda theme: IconButton(theme, "close", "Dismiss"),
    lambda theme: Chip(theme, "Beginner"),
]


def colour_at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize("make", BUTTONS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_every_button_is_pressed_by_enter_and_space(
    qtbot: QtBot, theme: Theme, make: Callable[[Theme], Button], key: Qt.Key
) -> None:
    button = make(theme)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("make", BUTTONS)
def test_a_disabled_button_cannot_be_pressed(qtbot: QtBot, theme: Theme, make: Callable[[Theme], Button]) -> None:
    button = make(theme)
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("make", BUTTONS)
def test_every_button_has_a_name_a_role_and_takes_tab(
    qtbot: QtBot, theme: Theme, make: Callable[[Theme], Button]
) -> None:
    button = make(theme)
    qtbot.addWidget(button)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name)
    assert interface.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox}
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("size", [100, 200])
def test_targets_are_at_least_48_high_and_grow_with_the_text(qtbot: QtBot, theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    for make in BUTTONS:
        button = make(theme)
        qtbot.addWidget(button)
        if not isinstance(button, LinkButton):
            assert button.sizeHint().height() >= 48
        assert button.sizeHint().height() >= theme.line(SMALL)


def test_the_main_button_shows_each_state(qtbot: QtBot, theme: Theme) -> None:
    button = MainButton(theme, "Start")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    colours = theme.colours
    seen = [colour_at(button, 8, 24)]
    button.setDown(True)
    seen.append(colour_at(button, 8, 24))
    button.setDown(False)
    button.setEnabled(False)
    seen.append(colour_at(button, 8, 24))
    assert seen == [colours.accent, colours.accent_pressed, colours.disabled_fill]


def test_controls_take_the_new_colours_at_once(qtbot: QtBot, theme: Theme) -> None:
    button = MainButton(theme, "Start")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    light = colour_at(button, 8, 24)
    theme.choose("dark")
    assert colour_at(button, 8, 24) == theme.colours.accent != light


def test_a_chip_that_is_on_has_a_tick_and_a_border_and_not_only_a_colour(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Beginner")
    qtbot.addWidget(chip)
    off = chip.sizeHint().width()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert chip.sizeHint().width() > off + 20
    chip.resize(chip.sizeHint())
    assert colour_at(chip, chip.width() // 2, 1) == theme.colours.accent


def test_a_choice_can_be_pressed_anywhere_and_opens_its_source(qtbot: QtBot, theme: Theme) -> None:
    option = ChoiceOption(theme, "Parallel", "A neutral thigh lets all of the muscle share the work.", "Somebody")
    qtbot.addWidget(option)
    option.resize(370, option.heightForWidth(370))
    option.show()
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(360, 10))
    assert option.isChecked()
    link = option.findChild(LinkButton)
    assert link is not None
    assert option.rect().contains(link.geometry())
    with qtbot.waitSignal(option.source_requested):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    described = QAccessible.queryAccessibleInterface(option)
    assert described.role() == QAccessible.Role.RadioButton
    assert "neutral thigh" in described.text(QAccessible.Text.Description)


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("width", [200, 300, 600])
def test_a_choice_is_high_enough_for_its_words(qtbot: QtBot, theme: Theme, size: int, width: int) -> None:
    theme.set_text_size(size)
    option = ChoiceOption(theme, "Slightly turned out", "A little turn-out gives the hips more room.", "Somebody Else")
    qtbot.addWidget(option)
    option.resize(width, option.heightForWidth(width))
    option.show()
    link = option.findChild(LinkButton)
    assert link is not None
    assert option.rect().contains(link.geometry())


def segmented(theme: Theme) -> Segmented:
    answers = [("full", "Full"), ("short", "Short"), ("names", "Names"), ("silent", "Silent")]
    return Segmented(theme, answers, "Guidance")


def test_the_arrow_keys_walk_the_segments_and_tell_once(qtbot: QtBot, theme: Theme) -> None:
    control = segmented(theme)
    qtbot.addWidget(control)
    control.resize(400, 48)
    control.choose("full")
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    first = control.findChildren(QWidget)[0]
    first.setFocus()
    told: list[str] = []
    control.chosen.connect(told.append)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert (control.value, told) == ("short", ["short"])


def test_choosing_for_the_person_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    control = segmented(theme)
    qtbot.addWidget(control)
    with qtbot.assertNotEmitted(control.chosen):
        control.choose("silent")
    assert control.value == "silent"


def test_segments_stand_above_one_another_where_they_do_not_fit(qtbot: QtBot, theme: Theme) -> None:
    control = segmented(theme)
    holder = QWidget()
    QHBoxLayout(holder).addWidget(control)
    qtbot.addWidget(holder)
    holder.resize(600, 300)
    holder.show()
    parts = control.findChildren(QWidget)
    assert len({part.y() for part in parts}) == 1
    theme.set_text_size(200)
    holder.resize(240, 400)
    qtbot.waitUntil(lambda: len({part.y() for part in parts}) == 4)
    assert all(part.width() >= part.sizeHint().width() for part in parts)


def test_a_switch_says_its_state_and_turns_with_enter(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch(theme, "Reduce motion")
    qtbot.addWidget(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Return)
    assert switch.isChecked()
    interface = QAccessible.queryAccessibleInterface(switch)
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == (QAccessible.Role.CheckBox, "Reduce motion")


def test_a_switch_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch(theme, "Reduce motion")
    qtbot.addWidget(switch)
    usual, (track, _) = switch.sizeHint(), switch.ring()
    theme.set_text_size(200)
    switch.resize(switch.sizeHint())
    grown, _ = switch.ring()
    assert switch.sizeHint().width() == 2 * usual.width()
    assert grown.size() == track.size() * 2
    assert switch.rect().contains(grown)


def ink_rows(picture: QImage, left: int, right: int) -> int:
    """How many rows are painted on between two columns, the border apart."""
    rows = ({picture.pixel(x, y) for x in range(left, right)} for y in range(4, picture.height() - 4))
    return sum(len(colours) > 1 for colours in rows)


def test_the_dot_of_a_choice_and_the_chevron_of_a_list_grow_with_the_words(qtbot: QtBot, theme: Theme) -> None:
    option, select = ChoiceOption(theme, "Parallel"), Select(theme, "Voice")
    select.add("", "The best one there is")
    heights = []
    for text in (100, 200):
        theme.set_text_size(text)
        for control in (option, select):
            qtbot.addWidget(control)
            control.resize(800, control.sizeHint().height())
        dot = ink_rows(option.grab().toImage(), 8, 16 + 20 * text // 100)
        heights.append((dot, ink_rows(select.grab().toImage(), 780 - 20 * text // 100, 790)))
    (dot, chevron), (large_dot, large_chevron) = heights
    assert 18 <= dot <= 22
    assert 36 <= large_dot <= 44
    assert chevron >= 4
    assert large_chevron >= 1.6 * chevron


def test_a_list_keeps_keys_apart_from_labels(qtbot: QtBot, theme: Theme) -> None:
    select = Select(theme, "Voice", "voice")
    qtbot.addWidget(select)
    assert "Voice" in QAccessible.queryAccessibleInterface(select).text(QAccessible.Text.Description)
    select.add("", "The best one there is")
    select.add("hibari", "Hibari, a calm voice")
    assert select.value == ""
    select.choose("hibari")
    assert (select.value, select.currentText()) == ("hibari", "Hibari, a calm voice")
    qtbot.keyClick(select, Qt.Key.Key_Up)
    assert select.value == ""


def test_the_list_opens_with_enter_and_paints_its_rows(qtbot: QtBot, theme: Theme) -> None:
    select = Select(theme, "Voice")
    qtbot.addWidget(select)
    for key in "abc":
        select.add(key, f"Voice {key}")
    select.show()
    qtbot.keyClick(select, Qt.Key.Key_Return)
    assert select.view().isVisible()
    assert not select.view().grab().isNull()
    select.hidePopup()


def test_the_slider_moves_by_key_and_its_ring_moves_along(qtbot: QtBot, theme: Theme) -> None:
    slider = Slider(theme, "Voice", 0, 20)
    qtbot.addWidget(slider)
    slider.resize(240, 48)
    before = slider.ring()[0]
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.value() == 20
    assert slider.ring()[0].left() > before.left() + 150
    assert slider.rect().contains(slider.ring()[0])


def test_a_page_that_scrolls_under_the_pointer_changes_no_setting(qtbot: QtBot, theme: Theme) -> None:
    select, slider = Select(theme, "Voice"), Slider(theme, "Bells", 0, 20)
    for key in "abc":
        select.add(key, f"Voice {key}")
    select.choose("b")
    slider.setValue(10)
    for control in (select, slider):
        qtbot.addWidget(control)
        control.show()
        here, none = QPointF(control.rect().center()), Qt.MouseButton.NoButton
        held, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        turn = QWheelEvent(here, here, QPoint(), QPoint(0, -120), none, held, phase, False)
        QApplication.sendEvent(control, turn)
        assert not turn.isAccepted()
    assert (select.value, slider.value()) == ("b", 10)


def test_escape_clears_the_field_and_then_belongs_to_the_page(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    field = TextField(theme, "Search", "Pose", "search")
    row.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(field, "pigeon")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.keyClicks(field, "bow")
    clear = field.findChild(IconButton)
    assert clear is not None
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert clear.isHidden()


def test_a_paragraph_wraps_grows_and_says_the_rest_in_its_tooltip(qtbot: QtBot, theme: Theme) -> None:
    words = "Let both hip points face the front of the mat, and let the left leg grow long behind you."
    free, cut = Text(theme, words), Text(theme, words, lines=2)
    for text in (free, cut):
        qtbot.addWidget(text)
        text.resize(240, text.heightForWidth(240))
        text.show()
    assert free.heightForWidth(240) > cut.heightForWidth(240) == 2 * theme.line(SMALL)
    assert (free.toolTip(), cut.toolTip()) == ("", words)
    theme.set_text_size(200)
    assert cut.heightForWidth(240) == 2 * 48
    assert QAccessible.queryAccessibleInterface(cut).text(QAccessible.Text.Name) == words


def test_an_open_list_has_room_for_its_longest_entry(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    select = Select(theme, "Voice", parent=window)
    select.resize(180, 48)
    longest = "Plain English (Received Pronunciation)"
    for entry in ("Plain English (America)", longest):
        select.add(entry, entry)
    with qtbot.waitExposed(window):
        window.show()
    select.showPopup()
    assert select.view().viewport().width() >= paint.width_of(longest, theme.font(STRONG)) + 52  # the tick before it
    select.hidePopup()
    assert select.width() == 180
