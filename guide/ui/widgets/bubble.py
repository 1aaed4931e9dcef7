"""A word or two above the pointer, at once and without a shadow."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from guide.ui.theme import RADIUS_CONTROL, SMALL, Theme

_GAP = 8
_PADDING = (12, 6)


class Bubble(QLabel):
    """Words over everything else in a window. They only repeat what is said elsewhere, so no reader stops at them."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(*_PADDING, *_PADDING)
        self.hide()

    def show_above(self, text: str, point: QPoint) -> None:
        """Show `text` centred above a point of the window, moved in where it would leave it."""
        self.setFont(self._theme.font(SMALL, tabular=True))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.colours.paper)
        self.setPalette(palette)
        self.setText(text)
        self.adjustSize()
        room = self._window.rect()
        left = min(max(point.x() - self.width() // 2, _GAP), room.right() - self.width() - _GAP)
        self.move(left, max(point.y() - self.height() - _GAP, 0))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box beneath the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.ink)
        painter.drawRoundedRect(self.rect(), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.end()
        super().paintEvent(event)
