from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.model.breath import BreathPattern
from guide.model.units import SECOND
from guide.ui.prepare import tap_along
from guide.ui.prepare.pace_field import PaceField
from guide.ui.prepare.tap_along import TapAlong
from guide.ui.tapping import FORGOTTEN
from guide.ui.theme import Theme
from guide.ui.widgets.tap_dots import TapDots


class Watch:
    """A clock that the test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_pressing_along_gives_the_breath(qtbot: QtBot, theme: Theme) -> None:
    watch = Watch()
    along = TapAlong(theme, watch)
    qtbot.addWidget(along)
    qtbot.addWidget(along.button)
    QTest.keyClick(along.button, Qt.Key.Key_Space)
    said = []
    with qtbot.waitSignal(along.done) as done:
        for length in [4.0, 6.5] * 4:
            said.append(along.words)
            QTest.mouseClick(along.button, Qt.MouseButton.LeftButton)
            watch.now += length
        QTest.keyClick(along.button, Qt.Key.Key_Return)
    assert said == ["Press as you breathe in", "Press as you breathe out"] * 4
    assert done.args == [BreathPattern(4_000, 6_500)]
    assert not along.words


def test_each_turn_is_said_to_a_screen_reader_and_taps_are_kept_for_a_while(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(tap_along, "announce", lambda _, sentence: said.append(sentence))
    along = TapAlong(theme, Watch())
    qtbot.addWidget(along)
    qtbot.addWidget(along.button)
    for _ in range(2):
        QTest.mouseClick(along.button, Qt.MouseButton.LeftButton)
    assert said == ["Press as you breathe in", "Press as you breathe out"]
    QApplication.processEvents()
    assert along.isVisible()
    patience = along.findChild(QTimer)
    assert patience is not None
    assert patience.isActive()
    assert patience.interval() == FORGOTTEN * SECOND
    patience.timeout.emit()
    assert not along.isVisible()
    assert not along.words
    QTest.mouseClick(along.button, Qt.MouseButton.LeftButton)
    assert said[-1] == "Press as you breathe in", "they are forgotten"


def test_the_dots_fill_with_the_taps(qtbot: QtBot, theme: Theme) -> None:
    watch = Watch()
    along = TapAlong(theme, watch)
    qtbot.addWidget(along)
    qtbot.addWidget(along.button)
    dots = along.findChild(TapDots)
    assert dots is not None
    seen = []
    for _ in range(4):
        QTest.mouseClick(along.button, Qt.MouseButton.LeftButton)
        watch.now += 4.0
        seen.append(dots.grab().toImage())
    assert seen[0] == seen[1], "the first breath in has only begun"
    assert all(before != after for before, after in pairwise(seen[1:]))


def test_no_pace_is_offered_twice_and_one_s_own_is_among_them(qtbot: QtBot, theme: Theme) -> None:
    session, own = BreathPattern(4_000, 4_000), BreathPattern(4_300, 5_100)
    for pace, chosen in ((None, "session"), (session, "session"), (own, "4.3 s in, 5.1 s out")):
        field = PaceField(theme, session, pace)
        qtbot.addWidget(field)
        select = field.select
        offered = [select.itemText(index) for index in range(select.count())]
        assert len(set(offered)) == len(offered)
        assert ("4.3 s in, 5.1 s out" in offered) is (pace == own)
        assert select.value == chosen


def test_a_tapped_pace_is_chosen_in_the_list(qtbot: QtBot, theme: Theme) -> None:
    field = PaceField(theme, BreathPattern(4_000, 4_000), None)
    qtbot.addWidget(field)
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    field.tap_along.done.emit(BreathPattern(4_300, 5_100))
    assert field.select.currentText() == "4.3 s in, 5.1 s out"
    field.tap_along.done.emit(BreathPattern(4_000, 4_000))
    assert field.select.value == "session"
    assert chosen == [BreathPattern(4_300, 5_100), None]


def test_a_pace_that_is_found_elsewhere_takes_the_place_of_what_was_typed(qtbot: QtBot, theme: Theme) -> None:
    field = PaceField(theme, BreathPattern(4_000, 4_000), None)
    qtbot.addWidget(field)
    field.select.choose("typed")
    field.select.activated.emit(field.select.currentIndex())
    assert not field.field.isHidden()
    field.show_pace(BreathPattern(4_300, 5_100))
    assert field.field.isHidden()
    assert field.select.currentText() == "4.3 s in, 5.1 s out"
