import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide.player.moment import Moments
from guide.ui.practice.words import described
from guide.ui.theme import Theme
from guide.ui.widgets.bubble import Bubble
from guide.ui.widgets.strip import Strip
from guide.ui.widgets.strip_layout import Shape
from tests.fakes.looking import Painted
from tests.fakes.sketch import CATALOGUE, headline


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1184, 200)
    return page


@pytest.fixture
def strip(theme: Theme, page: QWidget) -> Strip:
    timeline = headline()
    moments = Moments(timeline, CATALOGUE)
    strip = Strip(theme, lambda segment: described(segment, moments.pose_name(segment)), page)
    strip.setGeometry(0, 100, 1184, strip.sizeHint().height())
    strip.set_timeline(timeline)
    strip.set_position(0)
    page.show()
    return strip


def bubble_of(strip: Strip) -> Bubble | None:
    return strip.window().findChild(Bubble)


def point_at(strip: Strip, x: int) -> None:
    """Move the pointer. Not by QTest, which is silent where the pointer was before, be it in another test."""
    spot, none = QPointF(x, 20), Qt.MouseButton.NoButton
    move = QMouseEvent(QMouseEvent.Type.MouseMove, spot, spot, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(strip, move)


def test_a_click_asks_for_the_time_that_lies_there(strip: Strip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.seek_requested) as asked:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(592, 20))
    assert asked.args == [pytest.approx(headline().duration / 2, abs=2_000)]


def test_pointing_shows_name_side_and_time(strip: Strip) -> None:
    bead = next(mark for mark in strip.marks if mark.shape is Shape.BEAD and "Pigeon" in words_of(mark.first))
    point_at(strip, round(bead.centre))
    bubble = bubble_of(strip)
    assert bubble is not None
    assert bubble.isVisible()
    assert bubble.text().startswith("Pigeon, right side, 7 breaths")
    segment = headline().segments[bead.first]
    minutes, seconds = bubble.text().rsplit(maxsplit=1)[-1].split(":")
    assert segment.start < (int(minutes) * 60 + int(seconds)) * 1_000 < segment.end


@pytest.mark.parametrize("x", [1, 592, 1182])
def test_what_is_said_stands_above_the_strip_and_within_the_window(strip: Strip, x: int) -> None:
    point_at(strip, x)
    bubble = bubble_of(strip)
    assert bubble is not None
    assert strip.window().rect().adjusted(8, 0, -8, 0).contains(bubble.geometry())
    assert bubble.geometry().bottom() < strip.y() + 10, "the lanes begin there"


def test_what_was_said_of_a_bead_goes_when_the_strip_is_laid_out_anew(strip: Strip) -> None:
    point_at(strip, 400)
    bubble = bubble_of(strip)
    assert bubble is not None
    assert bubble.isVisible()
    strip.resize(1600, strip.height())
    assert not bubble.isVisible()


def test_a_pointer_that_leaves_the_strip_is_told_nothing_more(strip: Strip) -> None:
    point_at(strip, 400)
    bubble = bubble_of(strip)
    assert bubble is not None
    assert bubble.isVisible()
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert not bubble.isVisible()


def test_arrow_keys_walk_the_holds_and_say_them(strip: Strip) -> None:
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    said = [strip.accessibleName()]
    for _ in range(3):
        QTest.keyClick(strip, Qt.Key.Key_Right)
        said.append(strip.accessibleName())
    assert said == [
        "Locust, 4 breaths",
        "Warrior 1, right side, 4 breaths",
        "Warrior 1, left side, 4 breaths",
        "Side steps, in chair, 3 rounds",
    ]
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleName() == "Warrior 1, left side, 4 breaths"


def test_enter_asks_for_the_hold_the_keys_stand_on(strip: Strip, qtbot: QtBot) -> None:
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(strip, Qt.Key.Key_End)
    with qtbot.waitSignal(strip.seek_requested) as asked:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert asked.args == [headline().segments[-1].start]


def test_a_plan_laid_out_anew_does_not_throw_the_walk_back(strip: Strip) -> None:
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(strip, Qt.Key.Key_Right)
    here = strip.accessibleName()
    strip.set_timeline(headline())  # as when the voice has spoken one cue more, and lengths are known better
    assert strip.accessibleName() == here
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.value() == 4


def test_the_walk_begins_where_the_practice_is(strip: Strip) -> None:
    pigeon = next(segment for segment in headline().segments if segment.pose == "pigeon" and segment.amount)
    strip.clearFocus()
    strip.set_position(pigeon.start + 10_000)
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert strip.accessibleName() == "Pigeon, right side, 7 breaths"


def test_a_screen_reader_finds_a_slider(strip: Strip) -> None:
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface.role() == QAccessible.Role.Slider


def test_what_is_done_is_filled_and_what_is_to_come_is_outlined(strip: Strip, theme: Theme) -> None:
    bead = next(mark for mark in strip.marks if mark.shape is Shape.BEAD)
    segment = headline().segments[bead.first]
    strip.set_position((segment.start + segment.end) // 2)
    picture = strip.grab().toImage()
    y = strip.height() // 2
    assert picture.pixelColor(round(bead.left) + 6, y) == theme.colours.accent
    assert picture.pixelColor(round(bead.centre), y) == theme.colours.ink
    assert picture.pixelColor(round(bead.right) - 6, y) == theme.colours.bead


def test_the_playhead_is_painted_where_it_moved_by_a_pixel(strip: Strip) -> None:
    duration = headline().duration
    strip.set_position(duration // 2)
    painted = Painted(strip)
    strip.set_position(duration // 2 + 100)
    QApplication.processEvents()
    assert painted.times == 0, "nothing else is seen"
    strip.set_position(duration // 2 + 10_000)
    QApplication.processEvents()
    assert painted.times == 1
    strip.set_position(None)
    QApplication.processEvents()
    assert painted.times == 2


def test_dark_colours_repaint_it(strip: Strip, theme: Theme) -> None:
    theme.choose("dark")
    bead = next(mark for mark in strip.marks if mark.shape is Shape.BEAD)
    colour: QColor = strip.grab().toImage().pixelColor(round(bead.centre), strip.height() // 2)
    assert colour == theme.colours.bead


def words_of(segment: int) -> str:
    moments = Moments(headline(), CATALOGUE)
    return described(headline().segments[segment], moments.pose_name(headline().segments[segment]))


def test_a_strip_without_words_for_its_beads_still_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    silent = Strip(theme, lambda _: "")
    qtbot.addWidget(silent)
    silent.set_timeline(headline())
    silent.resize(600, 60)
    assert silent.accessibleName() == "The plan of the practice"
