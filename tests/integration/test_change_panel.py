"""The panel of changes: its buttons, the way of the keyboard through it, and what is kept in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from guide.model.units import SECOND
from guide.timeline.timeline import SegmentKind
from guide.ui.practice import changing
from guide.ui.practice.change_panel import ChangePanel
from guide.ui.widgets.tap_dots import TapDots
from tests.fakes.practice_page import PracticeOnPage
from tests.integration.conftest import Begin, BeginIn

Key = Qt.Key


def opened(practice: PracticeOnPage, key: Qt.Key = Key.Key_O) -> ChangePanel:
    """Open the panel in a hold of pigeon."""
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    practice.press(key)
    panel = practice.page.changing.panel
    assert panel is not None
    return panel


def test_its_buttons_do_what_is_written_on_them(begin: Begin) -> None:
    practice = begin()
    panel = opened(practice)
    told = []
    for button in (panel.breath.slower, panel.breath.faster, panel.pose.repeat, panel.pose.skip):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        told.append(practice.remark)
    assert told == [
        "Slower: 4.5 in, 4.5 out",
        "Faster: 4 in, 4 out",
        "Once more after this: Pigeon, right side",
        "Left out: Pigeon",
    ]
    QTest.mouseClick(panel.breath.tap, Qt.MouseButton.LeftButton)
    sheet = practice.page.changing.tap_sheet
    assert sheet.words == "Tap T as you breathe out"
    practice.run(3 * SECOND)
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton)
    assert sheet.words == "Tap T as you breathe in", "a press on the sheet is a tap"


def test_the_dots_fill_with_the_breaths_that_are_tapped(begin: Begin) -> None:
    practice = begin()
    practice.press(Key.Key_T)
    dots = practice.page.changing.tap_sheet.findChildren(TapDots)[0]
    empty = dots.grab().toImage()
    for _ in range(2):
        practice.run(3 * SECOND)
        practice.press(Key.Key_T)
    assert dots.grab().toImage() != empty


def test_the_keyboard_goes_back_as_it_came(begin: Begin) -> None:
    panel = opened(begin())
    walked = [focused()]
    for _ in range(5):
        QTest.keyClick(walked[-1], Key.Key_Tab)
        walked.append(focused())
    assert len(set(walked)) == len(walked)
    for before in reversed(walked[:-1]):
        QTest.keyClick(focused(), Key.Key_Backtab)
        assert focused() is before
    QTest.keyClick(focused(), Key.Key_Backtab)
    assert panel.isAncestorOf(focused())
    assert focused() not in walked


def test_in_a_low_window_what_has_the_keyboard_comes_into_sight(begin_in: BeginIn) -> None:
    practice = begin_in((640, 480), 150)
    panel = opened(practice)
    seen = [focused()]
    while len(seen) == len(set(seen)) < 60:
        QTest.keyClick(seen[-1], Key.Key_Tab)
        seen.append(focused())
        assert is_in_sight(seen[-1])
    assert panel.finish.field in seen
    assert seen[-1] is seen[0], "it has gone round"


def test_the_time_to_finish_by_comes_into_sight_and_what_is_said_of_it_too(begin_in: BeginIn) -> None:
    practice = begin_in((640, 480), 150)
    finish = opened(practice, Key.Key_E).finish
    assert is_in_sight(finish.field)
    QTest.keyClicks(finish.field, "5")
    QTest.keyClick(finish.field, Key.Key_Return)
    assert finish.said.text().startswith("It cannot be shorter")
    assert is_in_sight(finish.said)
    assert finish.back.isVisible(), "it can be taken back at once"


def test_the_time_to_finish_by_is_asked_for_in_the_panel_that_is_open(begin: Begin) -> None:
    practice = begin()
    panel = opened(practice)
    practice.press(Key.Key_E)
    assert practice.page.findChildren(ChangePanel) == [panel]
    assert focused() is panel.finish.field


def test_what_is_no_time_is_said_to_a_screen_reader(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(changing, "announce", lambda _, sentence: said.append(sentence))
    finish = opened(begin(), Key.Key_E).finish
    QTest.keyClicks(finish.field, "soon")
    QTest.keyClick(finish.field, Key.Key_Return)
    assert said == [finish.said.text()]


def test_once_the_panel_is_closed_the_practice_has_its_whole_page_again(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    whole = practice.page.scene.ring.geometry()
    practice.press(Key.Key_O)
    assert practice.page.scene.ring.geometry() != whole
    practice.press(Key.Key_O)
    assert practice.page.scene.ring.geometry() == whole


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def is_in_sight(widget: QWidget) -> bool:
    """Whether a widget is where one has scrolled to."""
    return widget.visibleRegion().contains(widget.rect().center())
