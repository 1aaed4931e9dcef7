from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guide.model.units import MINUTE
from guide.practicelog.statistics import PoseTime
from guide.ui.log.day_bar import DayBar
from guide.ui.log.detail import DetailPage
from guide.ui.log.page import LogPage
from guide.ui.log.poses import PoseRow, Poses
from guide.ui.log.words import day_words, month_words
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.text import Text
from tests.fakes.looking import said
from tests.unit.practicelog.made import NOON, PIGEON, practice

LONG = "An evening of very long and unhurried opening for hip, shoulders, spine and tired old feet"


def text_of(page: QWidget, words: str) -> Text:
    return next(one for one in page.findChildren(Text) if one.text() == words)


def ink_of(image: QImage) -> tuple[Sequence[int], Sequence[int]]:
    """The columns and the rows in which something is painted."""
    ground = image.pixelColor(0, 0)
    at = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground]
    columns, rows = zip(*at, strict=True)
    return columns, rows


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget, int], None]:
    def show(widget: QWidget, width: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, 640)
        with qtbot.waitExposed(widget):
            widget.show()

    return show


@pytest.mark.parametrize("titles", [(), (LONG,), (LONG, "Bridge")])
def test_the_day_stands_whole_at_the_left_beside_a_long_title(
    theme: Theme, shown: Callable[[QWidget, int], None], titles: Sequence[str]
) -> None:
    bar = DayBar(theme)
    note = "Slow and good. The right hip wants more time than the left, and the knee asked for the block."
    bar.show_day(NOON.date(), [replace(practice(title), title=title, note=note) for title in titles])
    shown(bar, 960)
    day = text_of(bar, day_words(NOON.date()))
    assert day.toolTip() == ""  # it says what is cut
    assert day.mapTo(bar, day.rect().topLeft()).x() == bar.contentsMargins().left() + 24


def test_as_long_a_bar_stands_for_as_long_a_time_however_it_is_written(
    theme: Theme, shown: Callable[[QWidget, int], None]
) -> None:
    theme.set_text_size(200)
    poses = Poses(theme, None)
    times = (331 * MINUTE, 300 * MINUTE)  # “5 h 31 min” is far longer to write than “5 h”
    poses.show_times([PoseTime(str(held), "Bridge", held) for held in times])
    shown(poses, 960)
    look = theme.colours.sun
    bars = []
    for row in poses.findChildren(PoseRow):
        image = row.grab().toImage()
        middle = image.height() // 2
        bars.append(sum(image.pixelColor(x, middle) == look for x in range(image.width())))
    assert bars[1] / bars[0] == pytest.approx(times[1] / times[0], abs=0.02)


def test_an_answer_begins_beside_its_question_and_times_end_beneath_each_other(
    theme: Theme, shown: Callable[[QWidget, int], None]
) -> None:
    question = "Which of the ways to hold the arms and the hips shall be the way for the whole of this evening?"
    one = practice()
    longer = replace(PIGEON, planned=12 * MINUTE, held=10 * MINUTE)
    page = DetailPage(theme, replace(one, poses=(PIGEON, longer)), [(question, "The first")])
    shown(page, 1024)
    tops = [min(ink_of(text_of(page, words).grab().toImage())[1]) for words in (question, "The first")]
    assert tops[0] == pytest.approx(tops[1], abs=3)
    short, long = text_of(page, "0:48 of 1:00"), text_of(page, "10:00 of 12:00")
    right = [short.x() + max(ink_of(short.grab().toImage())[0]), long.x() + max(ink_of(long.grab().toImage())[0])]
    assert right[0] == pytest.approx(right[1], abs=2)


def test_the_log_sums_up_this_month_and_the_months_there_is_room_for(
    qtbot: QtBot, theme: Theme, shown: Callable[[QWidget, int], None]
) -> None:
    page = LogPage(theme, today=NOON.date)
    page.show_practices(())
    shown(page, 1280)
    assert page.empty.isVisible()
    assert not page.calendar.isVisible()
    october = practice("b", NOON - timedelta(days=30))
    page.show_practices([practice(), october])
    words = said(page)
    assert "November so far: 20 min on 1 day" in words
    assert "since June" in words
    assert not page.empty.isVisible()
    bridge = replace(practice("c", NOON - timedelta(hours=1)), title="Bridge")
    page.show_practices([bridge, practice(), october])
    assert "November so far: 40 min on 1 day" in said(page)
    qtbot.waitUntil(lambda: "Bridge" in said(page.day_bar))
    page.resize(600, 640)
    qtbot.waitUntil(lambda: f"since {month_words(page.calendar.first)}" in said(page))
    assert page.calendar.first.month > 6


@pytest.mark.parametrize("width", [960, 480])
def test_the_practices_of_a_day_begin_beneath_each_other_and_the_way_into_each_is_close(
    theme: Theme, shown: Callable[[QWidget, int], None], width: int
) -> None:
    bar = DayBar(theme)
    bar.show_day(NOON.date(), [replace(practice(title), title=title) for title in ("Warrior 1", "Bridge")])
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.addWidget(bar)
    rows.addStretch(1)
    shown(page, width)
    words = [one for title in ("Warrior 1", "Bridge") for one in bar.findChildren(Text) if one.text().startswith(title)]
    first, second = (_place(bar, one) for one in words)
    assert first.x() == second.x()
    day = text_of(bar, day_words(NOON.date()))
    assert (first.x() > _place(bar, day).x() + day.width()) == (width == 960)
    for one, link in zip(words, bar.findChildren(LinkButton), strict=True):
        assert _place(bar, link).y() < _place(bar, one).y() + 2 * one.sizeHint().height()


def _place(bar: DayBar, widget: QWidget) -> QPoint:
    return widget.mapTo(bar, QPoint(0, 0))
