"""The pages of the window: one is shown at a time, and the way back finds the others as they were left."""

from typing import NamedTuple, TypeGuard

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from guide.ui.header import Place


class Visit(NamedTuple):
    """A page on the way here, what the window adds, and where the keyboard and the scroll bar were when it was left."""

    page: QWidget
    header: bool
    immersive: bool
    keep: bool
    place: Place = Place.LIBRARY
    focus: QWidget | None = None
    scrolled: int | None = None


class Pages(QStackedWidget):
    """One page is always at the bottom of the way; others are opened over it, and deleted when left unless kept.

    `turning` tells that another page will be shown at once: what the window adds to it is put there before.
    """

    turning = Signal()

    def __init__(self, bottom: QWidget) -> None:
        super().__init__()
        self._way = [Visit(bottom, header=True, immersive=False, keep=True)]
        self.addWidget(bottom)

    @property
    def here(self) -> Visit:
        """The page that is shown."""
        return self._way[-1]

    def open(self, visit: Visit) -> None:
        """Show a page over the present one."""
        here = self.here
        if visit.page is here.page:
            return
        bar = here.page.verticalScrollBar() if isinstance(here.page, QAbstractScrollArea) else None
        focus = self.window().focusWidget()
        self._way[-1] = here._replace(focus=focus, scrolled=None if bar is None else bar.value())
        self._way.append(visit)
        self.addWidget(visit.page)
        self._show_last()

    def go_back(self) -> None:
        """Leave the present page for the one before it, if there is one."""
        self._leave_those_above(max(len(self._way) - 1, 1))

    def go_home(self) -> None:
        """Leave all pages for the one at the bottom."""
        self._leave_those_above(1)

    def _leave_those_above(self, count: int) -> None:
        """Leave all but the first so many."""
        if len(self._way) <= count:
            return
        while len(self._way) > count:
            visit = self._way.pop()
            self.removeWidget(visit.page)
            visit.page.hide()
            if not visit.keep:
                visit.page.deleteLater()
        self._show_last()

    def _show_last(self) -> None:
        visit = self.here
        self.turning.emit()
        self.setCurrentWidget(visit.page)
        goal = visit.focus if _takes_keyboard(visit.focus, visit.page) else visit.page
        goal.setFocus(Qt.FocusReason.OtherFocusReason)
        if visit.scrolled is not None and isinstance(visit.page, QAbstractScrollArea):
            visit.page.verticalScrollBar().setValue(visit.scrolled)  # the keyboard on its way back may have scrolled it


def _takes_keyboard(widget: QWidget | None, page: QWidget) -> TypeGuard[QWidget]:
    """Whether what had the keyboard can have it again: it may be gone by now, or wait for something itself."""
    return widget is not None and isValid(widget) and widget.isEnabled() and widget.isVisibleTo(page)
