"""The bar beneath the calendar: what was practised on the chosen day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from guide.practicelog.practice import Practice
from guide.ui.log.words import day_words, practice_words, quoted
from guide.ui.theme import COLUMN_GAP, RADIUS_CONTROL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.paint import Look
from guide.ui.widgets.text import Text, ink_soft

_NARROW: Final = 720


class DayBar(QWidget):
    """The day, and each practice of it with its way in. `opened` carries the practice."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._date: Text | None = None
        self._lines: list[tuple[QWidget, QBoxLayout]] = []
        self._day: tuple[date, tuple[Practice, ...]] | None = None
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(COLUMN_GAP, 16, COLUMN_GAP, 16)
        self._rows.setVerticalSpacing(12)
        self._rows.setHorizontalSpacing(COLUMN_GAP)
        theme.changed.connect(self.update)

    def show_day(self, day: date, practices: Sequence[Practice]) -> None:
        """Show a day."""
        if self._day == (day, tuple(practices)):
            return
        self._day = day, tuple(practices)
        self._clear()
        self._date = Text(self._theme, day_words(day), STRONG, lines=1)
        self._lines = [self._line(practice) for practice in practices]
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words one beneath the other where they have no room side by side."""
        super().resizeEvent(event)
        self._turn()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the bar."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        paint.paint_box(painter, QRectF(self.rect()), Look(colours.ink, colours.wall), RADIUS_CONTROL)
        painter.end()

    def _line(self, practice: Practice) -> tuple[QWidget, QBoxLayout]:
        theme = self._theme
        link = LinkButton(theme, self.tr("Open"))
        link.setAccessibleDescription(practice_words(practice))
        link.clicked.connect(lambda: self.opened.emit(practice))
        holder = QWidget()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(theme, practice_words(practice), lines=1), 0 if practice.note else 1)
        if practice.note:
            line.addWidget(Text(theme, quoted(practice.note), colour=ink_soft, lines=1), 1)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder, line

    def _turn(self) -> None:
        """Beside the day its practices, one beneath the other; or all beneath the day."""
        if self._date is None:
            return
        wide = self.width() >= _NARROW * self._theme.text
        policy = QSizePolicy.Policy  # beside a long title, that is cut and not the day
        self._date.setSizePolicy(policy.Fixed if wide else policy.Preferred, policy.Preferred)
        self._rows.addWidget(self._date, 0, 0)
        self._rows.setColumnStretch(1, 1 if wide else 0)
        for place, (holder, line) in enumerate(self._lines):
            line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
            line.setSpacing(COLUMN_GAP if wide else 4)
            self._rows.addWidget(holder, place if wide else place + 1, 1 if wide else 0)

    def _clear(self) -> None:
        self._lines, self._date = [], None
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
