"""The app's mark: the breath as a sun over a line, with an arc round it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.ui.theme import Theme
from guide.ui.widgets import paint


class Mark(QWidget):
    """The mark at the size of the header."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint sun, arc and line."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        sun = QPointF(16, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.sun)
        painter.drawEllipse(sun, 8, 8)
        arc = QPen(colours.accent, 3.5)
        arc.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(arc)
        painter.drawArc(QRectF(sun.x() - 12, sun.y() - 12, 24, 24), 0, 90 * 16)
        line = QPen(colours.ink, 3)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        painter.drawLine(QPointF(3, 29), QPointF(29, 29))
        painter.end()
