"""The Log page: months of small suns, the chosen day, minutes a week and the poses held longest."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guide.practicelog.practice import Practice
from guide.practicelog.statistics import by_pose, by_week, total
from guide.ui.log.calendar import Calendar
from guide.ui.log.day_bar import DayBar
from guide.ui.log.empty import NothingYet
from guide.ui.log.legend import Legend
from guide.ui.log.poses import Picture, Poses
from guide.ui.log.weeks import Weeks
from guide.ui.log.words import month_line, month_words
from guide.ui.theme import COLUMN_GAP, LARGE, MEDIUM, Theme
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.text import Text, ink_soft

_TWO_COLUMNS_FROM: Final = 1000
_BESIDE_LEGEND_FROM: Final = 720
_BETWEEN: Final = 64


class LogPage(ScrollPage):
    """Shows practices. `opened` carries the one whose detail is wanted, `library_requested` asks where to begin."""

    opened = Signal(object)
    library_requested = Signal()

    def __init__(self, theme: Theme, picture: Picture | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__(theme)
        self._today = today
        self._practices: tuple[Practice, ...] = ()
        self.setAccessibleName(self.tr("Log"))
        self._title = Text(theme, "", LARGE)
        self._legend = Legend(theme)
        self.calendar = Calendar(theme)
        self.day_bar = DayBar(theme)
        self.weeks = Weeks(theme)
        self.poses = Poses(theme, picture)
        self._since = Text(theme, "", colour=ink_soft, lines=1)
        self.empty = NothingYet(theme)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._full = QWidget()
        self._build()
        self.calendar.chosen.connect(self._on_day_chosen)
        self.calendar.months_changed.connect(self._show_sums)
        self.day_bar.opened.connect(self.opened)
        self.empty.library_requested.connect(self.library_requested)
        theme.changed.connect(self._turn)

    def show_practices(self, practices: Sequence[Practice]) -> None:
        """Show these."""
        self._practices = tuple(practices)
        today = self._today()
        self._full.setVisible(bool(practices))
        self.empty.setVisible(not practices)
        self._title.setText(month_line(today, total(practices, today.replace(day=1), today)))
        self.calendar.show_practices(practices, today)
        self._on_day_chosen(self.calendar.day)
        self._show_sums()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been practised yet."""
        return not self._practices

    def refresh_pictures(self) -> None:
        """Paint anew: pictures that were missing are there."""
        self.poses.update()
        for row in self.poses.findChildren(QWidget):
            row.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column or two."""
        super().resizeEvent(event)
        self._turn()

    def _build(self) -> None:
        rows = QVBoxLayout(self.content)
        rows.addWidget(self.empty)
        rows.addWidget(self._full)
        rows.addStretch(1)
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(COLUMN_GAP)
        self._head.addWidget(self._title)
        self._head.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head.setLayout(self._head)
        self._head.setContentsMargins(0, 0, 0, 0)
        full.addWidget(head)
        full.addWidget(self.calendar)
        full.addWidget(self.day_bar)
        full.addLayout(self._columns)
        weeks, poses = QVBoxLayout(), QVBoxLayout()
        weeks.setSpacing(16)
        weeks.addWidget(Text(self._theme, self.tr("Minutes a week"), MEDIUM))
        weeks.addWidget(self.weeks)
        weeks.addStretch(1)
        heading = QHBoxLayout()
        heading.addWidget(Text(self._theme, self.tr("Poses by time held"), MEDIUM), 1)
        heading.addWidget(self._since, 0, Qt.AlignmentFlag.AlignVCenter)
        poses.setSpacing(0)
        poses.addLayout(heading)
        poses.addWidget(self.poses)
        poses.addStretch(1)
        self._columns.setSpacing(_BETWEEN)
        self._columns.addLayout(weeks, 624)  # the shares of the drawn columns
        self._columns.addLayout(poses, 496)
        full.addStretch(1)

    def _on_day_chosen(self, day: date) -> None:
        self.day_bar.show_day(day, self.calendar.practices_on(day))

    def _show_sums(self) -> None:
        """Weeks and poses of the months that the calendar shows."""
        first, today = self.calendar.first, self._today()
        self.weeks.show_weeks(by_week(self._practices, first, today))
        times = by_pose(self._practices, first, today)
        self.poses.show_times(times)
        self._since.setText(self.tr("since {month}").format(month=month_words(first)))

    def _turn(self) -> None:
        directions, text = QBoxLayout.Direction, self._theme.text
        wide = self.width() >= _TWO_COLUMNS_FROM * text
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._columns.setSpacing(_BETWEEN if wide else _BETWEEN // 2)
        beside = self.width() >= _BESIDE_LEGEND_FROM * text
        self._head.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._head.setStretch(0, 1 if beside else 0)
