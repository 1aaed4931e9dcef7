"""The calendar: a small sun for each day practised, a dot for every other, and a ring round the chosen one."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from guide.practicelog.practice import Practice
from guide.practicelog.statistics import by_day, months_until
from guide.ui.log.months import MonthPlan, disc_radius, plan_months, weeks_of
from guide.ui.log.words import day_spoken, minutes, month_words, weekday_letters
from guide.ui.theme import CHOSEN_BORDER, SMALL, STRONG, Theme
from guide.ui.widgets import paint

_OUTLINE: Final = 2.0
_DOT: Final = 2.0
_RING: Final = 13.0
_OVER_DAYS: Final = 13


class Calendar(QAbstractSlider):
    """Months side by side, the present one last. To a screen reader it is a slider whose values are the days.

    `chosen` tells the day under the ring, `months_changed` that there is room for more or fewer months. The arrow keys
    walk by a day and by a week.
    """

    chosen = Signal(object)
    months_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._today = date(1970, 1, 1)
        self._practices: dict[date, list[Practice]] = {}
        self._lengths: dict[date, int] = {}
        self._plan: MonthPlan = plan_months(1, 1)
        self._months: tuple[date, ...] = (self._today,)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(self.tr("The days of the last months"))
        self.valueChanged.connect(self._on_value_changed)
        theme.changed.connect(self._lay_out)

    def show_practices(self, practices: Sequence[Practice], today: date) -> None:
        """Show these up to a day; a day that has been practised on since the last time is chosen."""
        newest = max(self._lengths, default=None)
        self._today = today
        self._practices = {}
        for practice in sorted(practices, key=lambda practice: practice.started):
            self._practices.setdefault(practice.day, []).append(practice)
        self._lengths = dict(by_day(practices))
        self._lay_out()
        latest = max(self._lengths, default=None)
        if latest is not None and latest != newest and self.first <= latest <= today:
            self.choose(latest)

    def choose(self, day: date) -> None:
        """Put the ring round a day."""
        self.setValue((day - self.first).days)
        self._on_value_changed()

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months that are shown."""
        return self._months

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return self._months[0]

    @property
    def day(self) -> date:
        """The chosen day."""
        return self.first + timedelta(days=self.value())

    def practices_on(self, day: date) -> tuple[Practice, ...]:
        """What was practised on a day, in order."""
        return tuple(self._practices.get(day, ()))

    def ring(self) -> tuple[QRect, float]:
        """The chosen day, which the keyboard's focus is drawn round."""
        centre, radius = self._centre(self.day), _RING * self._plan.scale
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        return box.toAlignedRect(), radius

    def sizeHint(self) -> QSize:
        """The names, the letters and as many weeks as the longest month has."""
        rows = max(map(weeks_of, self._months))
        return QSize(480, round(self._top() + rows * self._plan.cell) + 8)

    def minimumSizeHint(self) -> QSize:
        """At least one month."""
        return QSize(170, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many months as there is room for."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from day to day, and from week to week."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in steps:
            self.setValue(self.value() + steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.setValue(self.minimum())
        elif key == Qt.Key.Key_End:
            self.setValue(self.maximum())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            at = event.position()
            day = self._plan.day_at(self._months, at.x(), at.y() - self._top())
            if day is not None and day <= self._today:
                self.choose(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave out what a slider does here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave out what a slider does here."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the months."""
        painter = QPainter(self)
        paint.start(painter)
        for place, first in enumerate(self._months):
            self._paint_names(painter, place, first)
            for day in range(first.day, 32):
                if (here := _in_month(first, day)) is not None and here <= self._today:
                    self._paint_day(painter, here)
        painter.setPen(QPen(self._theme.colours.accent, CHOSEN_BORDER))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = _RING * self._plan.scale
        painter.drawEllipse(self._centre(self.day), radius, radius)
        painter.end()

    def _paint_names(self, painter: QPainter, place: int, first: date) -> None:
        theme, plan = self._theme, self._plan
        left = place * plan.pitch
        line = theme.line(SMALL)
        box = QRectF(left, 0, max(plan.pitch, 1) if plan.count > 1 else self.width(), line)
        paint.paint_line(painter, box, month_words(first), theme.font(STRONG), theme.colours.ink)
        font = theme.font(SMALL)
        painter.setFont(font)
        painter.setPen(theme.colours.ink_soft)
        metrics = QFontMetricsF(font)
        for weekday, letter in enumerate(weekday_letters()):
            x = plan.centre(place, _weekday_in(first, weekday))[0]
            painter.drawText(QPointF(x - metrics.horizontalAdvance(letter) / 2, line + 4 + metrics.ascent()), letter)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        colours, centre = self._theme.colours, self._centre(day)
        length = self._lengths.get(day, 0)
        if not length:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.thread)
            radius = _DOT
        else:
            painter.setPen(QPen(colours.data_line, _OUTLINE))
            painter.setBrush(colours.sun)
            radius = disc_radius(minutes(length)) * self._plan.scale
        painter.drawEllipse(centre, radius, radius)

    def _centre(self, day: date) -> QPointF:
        place = (day.year - self.first.year) * 12 + day.month - self.first.month
        x, y = self._plan.centre(place, day)
        return QPointF(x, self._top() + y)

    def _top(self) -> float:
        return 2.0 * self._theme.line(SMALL) + _OVER_DAYS

    def _lay_out(self) -> None:
        before = self.day
        months = self._months
        self._plan = plan_months(self.width(), self._theme.growth(SMALL))
        self._months = months_until(self._today, self._plan.count)
        shown = self.first <= before <= self._today
        last = max((day for day in self._lengths if self.first <= day <= self._today), default=self._today)
        self.setRange(0, (self._today - self.first).days)
        self.choose(before if shown and before in self._lengths else last)
        self.updateGeometry()
        self.update()
        if self._months != months:
            self.months_changed.emit()

    def _on_value_changed(self) -> None:
        self.setAccessibleName(day_spoken(self.day, self.practices_on(self.day)))
        self.chosen.emit(self.day)
        self.update()


def _in_month(first: date, day: int) -> date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None


def _weekday_in(first: date, weekday: int) -> date:
    return first + timedelta(days=(weekday - first.weekday()) % 7)
