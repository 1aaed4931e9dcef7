"""Minutes a week, as bars."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.practicelog.statistics import Week
from guide.ui.log.words import length_words, minutes, month_words
from guide.ui.theme import SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look

_HEIGHT: Final = 180
_HOUR: Final = 60
_BAR: Final = 0.72
_CORNER: Final = 4.0
_OUTLINE: Final = 2.0
_DOT: Final = 2.0
_BESIDE_NAME: Final = 8.0
_STEPS: Final = (60, 120, 300, 600, 1_200, 3_000)
_MOST_LINES: Final = 3


class Weeks(QWidget):
    """A bar for each week that was practised in, a dot for every other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weeks: tuple[Week, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Minutes a week"))
        theme.changed.connect(self.updateGeometry)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks, in order."""
        self._weeks = tuple(weeks)
        practised = [week for week in weeks if week.practised]
        said = self.tr("From {day}: {length}")
        self.setAccessibleDescription(
            ". ".join(
                said.format(day=f"{week.monday.day} {month_words(week.monday)}", length=length_words(week.practised))
                for week in practised
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """The bars, and the months beneath."""
        return QSize(400, _HEIGHT + 8 + self._theme.line(SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint lines, bars and months."""
        painter = QPainter(self)
        paint.start(painter)
        most = max((minutes(week.practised) for week in self._weeks), default=0)
        step = next((step for step in _STEPS if most < step * (_MOST_LINES + 1)), _STEPS[-1])
        tall = (_HEIGHT - _OUTLINE) / max(most, _HOUR * 1.2)
        left = self._paint_lines(painter, step, max(most, step), tall)
        pitch = (self.width() - left) / max(len(self._weeks), 1)
        for place, week in enumerate(self._weeks):
            self._paint_week(painter, QPointF(left + (place + 0.5) * pitch, _HEIGHT), pitch * _BAR, week, tall)
        self._paint_months(painter, left, pitch)
        painter.end()

    def _paint_lines(self, painter: QPainter, step: int, most: int, tall: float) -> float:
        """The ground and a line at every step; returns where the bars begin."""
        theme = self._theme
        font, line = theme.font(SMALL, tabular=True), theme.line(SMALL)
        labels = [str(value) for value in range(0, most + 1, step)]
        room = max(paint.width_of(label, font) for label in labels)
        left = max(40.0, room + 14)
        for value, label in zip(range(0, most + 1, step), labels, strict=True):
            y = _HEIGHT - value * tall
            painter.setPen(QPen(theme.colours.line if value else theme.colours.outline, 2))
            painter.drawLine(QPointF(left, y), QPointF(self.width(), y))
            width = paint.width_of(label, font)
            x = left - 12 - width
            paint.paint_line(painter, QRectF(x, y - line / 2, width, line), label, font, theme.colours.ink_soft)
        return left

    def _paint_week(self, painter: QPainter, ground: QPointF, width: float, week: Week, tall: float) -> None:
        colours = self._theme.colours
        if not week.practised:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.thread)
            painter.drawEllipse(ground - QPointF(0, 4), _DOT, _DOT)
            return
        height = max(2 * _CORNER, minutes(week.practised) * tall)
        box = QRectF(ground.x() - width / 2, ground.y() - height + 1, width, height)
        paint.paint_box(painter, box, Look(colours.ink, colours.sun, colours.data_line, _OUTLINE), _CORNER)

    def _paint_months(self, painter: QPainter, left: float, pitch: float) -> None:
        """Where not all months have room for their whole names, all are short."""
        font, line = self._theme.font(SMALL), self._theme.line(SMALL)
        names = named_months(self._weeks, pitch, lambda name: paint.width_of(name, font) + _BESIDE_NAME)
        for place, name in names:
            box = QRectF(left + place * pitch, _HEIGHT + 8, paint.width_of(name, font), line)
            paint.paint_line(painter, box, name, font, self._theme.colours.ink_soft)


def named_months(weeks: Sequence[Week], pitch: float, width: Callable[[str], float]) -> tuple[tuple[int, str], ...]:
    """The place of each month's first week and the month's name; those that have no room even shortened are left out.

    Weeks are `pitch` apart; `width` measures a name with the room beside it.
    """
    places = [place for place, week in enumerate(weeks) if place == 0 or _month(week) != _month(weeks[place - 1])]
    ends = [*places[1:], len(weeks)]
    for short in (False, True):
        names = [(place, month_words(_month(weeks[place]), short=short)) for place in places]
        fitting = [width(name) <= (end - place) * pitch for (place, name), end in zip(names, ends, strict=True)]
        if all(fitting[:-1]):  # the last month may have only begun
            break
    return tuple(name for name, fits in zip(names, fitting, strict=True) if fits)


def _month(week: Week) -> date:
    """The month that a week ends in, so that the first of many is called by the calendar's first month."""
    return (week.monday + timedelta(days=6)).replace(day=1)
