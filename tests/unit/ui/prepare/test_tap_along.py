from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guide.model.breath import BreathPattern
from guide.ui.prepare.pace_field import PaceField
from guide.ui.prepare.tap_along import TapAlong
from guide.ui.theme import Theme


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
