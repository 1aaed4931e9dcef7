"""What scrolls: a page whose content is centred and at most 1600 px wide, and the bar it has.

The bar and the viewport are made here though Qt has its own: to find out what those are, PySide would load every class
of widgets. For the same reason nothing filters events: to find out what they are, it would load every class of events.
"""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from guide.ui.theme import CONTENT_WIDTH, RADIUS_CONTROL, Theme, page_margin

_BAR = 12
_ROOM_FOR_RING = 12


class Bar(QScrollBar):
    """An upright bar in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colours = self._theme.colours
        self.setStyleSheet(
            f"QScrollBar {{ background: {colours.paper.name()}; width: {_BAR}px; margin: 0; }}"
            f"QScrollBar::handle {{ background: {colours.thread.name()}; min-height: 48px; margin: 2px;"
            f" border-radius: {RADIUS_CONTROL // 3}px; }}"
            f"QScrollBar::handle:hover {{ background: {colours.ink_soft.name()}; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
        )


class Viewport(QWidget):
    """What is seen of a page: filled with its ground, as Qt's own one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.NoRole)


class Content(QWidget):
    """What is scrolled; `resized` tells that it has another size."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("content")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()


class ScrollPage(QScrollArea):
    """Holds `content`, whose layout is the page's; what gets the keyboard is scrolled into view.

    The layout keeps to `widest` pixels, not what is in it: a layout asks rows that are narrower than itself for their
    height as if they were not, and lines would be cut.
    """

    widest: ClassVar[int] = CONTENT_WIDTH

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bar = Bar(theme)
        self.setVerticalScrollBar(self._bar)
        self.setViewport(Viewport())
        self.content = Content()
        self.setWidget(self.content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.resized.connect(self._set_margins)  # the bar comes and goes: the content's width is kept
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def content_width(self) -> int:
        """The width between the margins."""
        return max(1, self.width() - 2 * self._margin())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content centred in the window, whether or not the bar is there."""
        super().resizeEvent(event)
        self._set_margins()

    def _margin(self) -> int:
        return max(page_margin(self.width()), (self.width() - CONTENT_WIDTH) // 2)

    def _set_margins(self) -> None:
        layout = self.content.layout()
        if layout is not None:
            margin = self._margin()
            bar = self.width() - self.viewport().width()  # not the content's: it is wider before the bar has gone
            beside = self.content.width() - margin - self.widest
            layout.setContentsMargins(margin, 8, max(0, margin - bar, beside), 48)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.content.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, _ROOM_FOR_RING)
