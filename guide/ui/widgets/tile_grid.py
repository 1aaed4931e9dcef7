"""Tiles side by side, as many columns as there is room for."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.ui.theme import CARD_ROW_GAP, COLUMN_GAP, Theme

_LEAST_COLUMN = 328
_AT_ONCE = 24
"""So many tiles are made before the first paint, and so many in each turn of the event loop after it."""

Item = TypeVar("Item", bound=Hashable)


def columns(width: int, text: float) -> int:
    """How many columns fit into a width; larger text needs wider ones."""
    return max(1, int((width + COLUMN_GAP) // (_LEAST_COLUMN * text + COLUMN_GAP)))


def column_width(width: int, text: float) -> float:
    """The width of a column."""
    count = columns(width, text)
    return (width - (count - 1) * COLUMN_GAP) / count


class TileGrid(QWidget, Generic[Item]):
    """Shows items in the order given, each in a view of its own. The arrow keys walk them."""

    def __init__(self, theme: Theme, made: Callable[[Item], QWidget], goal: Callable[[QWidget], QWidget]) -> None:
        """`made` gives an item its view, a child of the grid; `goal` says what of a view takes the keyboard."""
        super().__init__()
        self._theme = theme
        self._made = made
        self._goal = goal
        self._views: dict[Item, QWidget] = {}
        self._shown: tuple[Item, ...] = ()
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_some)
        theme.changed.connect(self._lay_out)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these items and no others; views already there are kept."""
        self._shown = tuple(items)
        shown = set(self._shown)
        for item, view in self._views.items():
            view.setVisible(item in shown)
        self._make_some()

    def forget(self, items: Iterable[Item]) -> None:
        """Drop all views but those of these items, which are all there are."""
        there = set(items)
        for item in [item for item in self._views if item not in there]:
            view = self._views.pop(item)
            view.hide()
            view.deleteLater()

    def hasHeightForWidth(self) -> bool:
        """Fewer columns make it longer."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows. It is asked for often, so it is kept."""
        if width not in self._heights:
            self._heights[width] = self._place(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """One column."""
        return QSize(_LEAST_COLUMN, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the views anew."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the views with the arrow keys."""
        across = columns(self.width(), self._theme.text)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        step = steps.get(Qt.Key(event.key()))
        at = next((place for place, view in enumerate(self._ordered()) if self._goal(view).hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(self._shown):
            super().keyPressEvent(event)
            return
        self._goal(self._ordered()[at + step]).setFocus(Qt.FocusReason.TabFocusReason)

    def _ordered(self) -> list[QWidget]:
        return [self._views[item] for item in self._shown if item in self._views]

    def _make_some(self) -> None:
        missing = [item for item in self._shown if item not in self._views]
        for item in missing[:_AT_ONCE]:
            view = self._views[item] = self._made(item)
            view.show()
        if missing[_AT_ONCE:]:
            self._later.start()
        else:
            self._later.stop()
        self._keep_tab_order()
        self._lay_out()

    def _keep_tab_order(self) -> None:
        for before, after in pairwise(map(self._goal, self._ordered())):
            QWidget.setTabOrder(before, after)

    def _place(self, width: int, *, move: bool) -> int:
        across = columns(width, self._theme.text)
        column = column_width(width, self._theme.text)
        views = self._ordered()
        top = 0
        for start in range(0, len(views), across):
            row = views[start : start + across]
            height = max(view.heightForWidth(int(column)) for view in row)
            if move:
                for place, view in enumerate(row):
                    left, right = (round(place * (column + COLUMN_GAP) + edge) for edge in (0, column))
                    view.setGeometry(left, top, right - left, height)
            top += height + CARD_ROW_GAP
        return max(0, top - CARD_ROW_GAP)

    def _lay_out(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self._place(self.width(), move=True)
