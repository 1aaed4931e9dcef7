"""A sheet of paper that lies over a page."""

from typing import ClassVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from guide.ui.theme import BORDER, RADIUS_BANNER, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look


class Sheet(QFrame):
    """Paper with an edge of ink. A press on it is no press on what lies beneath."""

    radius: ClassVar[float] = RADIUS_BANNER

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press from the page."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the paper."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        look = Look(colours.ink, colours.paper, colours.ink, BORDER)
        paint.paint_box(painter, QRectF(self.rect()), look, self.radius)
        painter.end()
