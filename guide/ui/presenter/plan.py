"""The whole plan as a list: what is done, what is under way, what is to come, and when by the clock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from guide.player.prompter import Row
from guide.ui.icons import paint_icon
from guide.ui.presenter.styles import SIDE, SIDE_STRONG
from guide.ui.presenter.words import block_words, time_of_day, translate
from guide.ui.theme import BORDER, CHOSEN_BORDER, RADIUS_CONTROL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look

_ROW: Final = Qt.ItemDataRole.UserRole
"""The number of the plan's row; None on a heading."""
_TIME: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = -2
"""Before it is known which row is under way; -1 is before the first."""
_EDGE: Final = 12
_INSET: Final = 12
_HEADING: Final = 28
_NAME: Final = 44
"""Where names begin, counted from the edge of the box of the row under way."""
_MARK: Final = 20
_PADDING: Final = 10
_WALKING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class PlanList(QListWidget):
    """Up and Down walk it, Enter or a press asks to go to a row; all other keys are the page's."""

    jump_requested = Signal(int)
    """The number of a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._current = _NOWHERE
        self._is_over = False
        self.setAccessibleName(translate("Presenter", "The plan of the class"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys to the page
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setItemDelegate(_Rows(theme, self))
        self.itemClicked.connect(self._ask)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def current(self) -> int:
        """The row under way; -1 before the first."""
        return max(self._current, -1)

    def is_done(self, row: int) -> bool:
        """Whether the class has come past a row."""
        return self._is_over or row < self._current

    def is_now(self, row: int) -> bool:
        """Whether a row is under way."""
        return row == self._current and not self._is_over

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show a plan, with a heading over each of its blocks."""
        before, self._rows = self._rows, tuple(rows)
        if [(row.key, row.name) for row in before] == [(row.key, row.name) for row in rows]:
            return  # laid out anew, with the same poses
        self._current = _NOWHERE
        place = self.currentRow()
        self.clear()
        block = None
        for number, row in enumerate(self._rows):
            if row.block != block and row.block is not None:
                heading = QListWidgetItem(block_words(row.block), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            block = row.block
            item = QListWidgetItem(row.name, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(_ROW, number)
        self.setCurrentRow(place if 0 <= place < self.count() else -1)

    def show_times(self, times: Sequence[datetime]) -> None:
        """Say when each row begins, by the clock."""
        for item in self._items():
            item.setData(_TIME, time_of_day(times[item.data(_ROW)]))
            self._name(item)

    def show_current(self, row: int, *, is_over: bool) -> None:
        """Mark the row under way, and bring it into sight."""
        if (row, is_over) == (self._current, self._is_over):
            return
        self._current, self._is_over = row, is_over
        for item in self._items():
            self._name(item)
        self.scheduleDelayedItemsLayout()
        if 0 <= row < len(self._rows):
            item = next(one for one in self._items() if one.data(_ROW) == row)
            self.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def ring(self) -> tuple[QRect, float]:
        """The whole list; the row that the keys are on is ringed within it."""
        return self.rect().adjusted(6, 6, -6, -6), RADIUS_CONTROL

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin the walk where the class is; a window that comes back goes on with the one it had."""
        items = self._items()
        if items and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.setCurrentItem(items[max(self._current, 0)])
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or ask; a presenter's remote is not for the list."""
        if event.key() in _WALKING:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._ask(self.currentItem())
        else:
            event.ignore()

    def _items(self) -> tuple[QListWidgetItem, ...]:
        """Those that are rows of the plan."""
        items = (self.item(place) for place in range(self.count()))
        return tuple(item for item in items if item.data(_ROW) is not None)

    def _ask(self, item: QListWidgetItem) -> None:
        if item.data(_ROW) is not None:
            self.jump_requested.emit(item.data(_ROW))

    def _name(self, item: QListWidgetItem) -> None:
        """Tell a screen reader the name, the time, and whether it is done."""
        row = item.data(_ROW)
        standing = ""
        if self.is_done(row):
            standing = translate("Presenter", "done")
        elif self.is_now(row):
            standing = translate("Presenter", "now")
        words = (item.text(), item.data(_TIME) or "", standing)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(word for word in words if word))

    def _on_theme_changed(self) -> None:
        wall = self._theme.colours.wall.name()
        thread = self._theme.colours.thread.name()
        self.setStyleSheet(
            f"QListWidget {{ background: {wall}; }}"
            f"QScrollBar {{ background: {wall}; width: 8px; margin: 0; }}"
            f"QScrollBar::handle {{ background: {thread}; min-height: 48px; margin: 1px; border-radius: 3px; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
        )
        self.scheduleDelayedItemsLayout()


class _Rows(QStyledItemDelegate):
    """Paints the rows: a tick, the name and the time; the row under way in a box; a heading in bold."""

    def __init__(self, theme: Theme, plan: PlanList) -> None:
        super().__init__(plan)
        self._theme = theme
        self._plan = plan

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        number = index.data(_ROW)
        more = 8 if number is not None and self._plan.is_now(number) else 0
        return QSize(200, self._theme.line(SIDE) + 2 * _PADDING + more)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours, number = self._theme, self._theme.colours, index.data(_ROW)
        row = QRectF(option.rect)
        state = option.state
        painter.save()
        paint.start(painter)
        if number is None:
            words = row.adjusted(_HEADING, 0, -_EDGE, 0)
            paint.paint_line(painter, words, str(index.data()), theme.font(SIDE_STRONG), colours.ink)
            painter.restore()
            return
        box = row.adjusted(_EDGE, 0, -_EDGE, 0)
        is_now, is_done = self._plan.is_now(number), self._plan.is_done(number)
        if is_now:
            now = Look(colours.ink, colours.paper, colours.accent, CHOSEN_BORDER)
            paint.paint_box(painter, box.adjusted(0, 1, 0, -1), now, RADIUS_CONTROL)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.paint_box(painter, box, Look(colours.ink, colours.floor), RADIUS_CONTROL)
        if state & QStyle.StateFlag.State_HasFocus and self._plan.hasFocus():
            ring = Look(colours.ink, None, colours.ink, BORDER)
            paint.paint_box(painter, box.adjusted(4, 5, -4, -5), ring, RADIUS_CONTROL - 4)
        ink = colours.ink_soft if is_done else colours.ink
        font = theme.font(SIDE_STRONG if is_now else SIDE)
        mark = _MARK * theme.growth(SIDE)
        icon = QRectF(box.left() + _INSET, box.center().y() - mark / 2, mark, mark)
        if is_now:
            paint_icon(painter, "right", colours.accent, icon)
        elif is_done:
            paint_icon(painter, "tick", ink, icon)
        time, time_font = str(index.data(_TIME) or ""), theme.font(SIDE_STRONG if is_now else SIDE, tabular=True)
        width = paint.width_of(time, time_font) + 1
        paint.paint_line(painter, box.adjusted(box.width() - _INSET - 4 - width, 0, 0, 0), time, time_font, ink)
        name = box.adjusted(max(_NAME, _INSET + mark + 6), 0, -width - _INSET - 12, 0)
        paint.paint_line(painter, name, str(index.data()), font, ink)
        painter.restore()
