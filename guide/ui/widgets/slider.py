"""A slider."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from guide.ui.theme import CONTROL_HEIGHT, Theme
from guide.ui.widgets import paint


class Slider(QSlider):
    """A value on a line, of any whole number between two ends."""

    _KNOB = 16

    def __init__(self, theme: Theme, name: str, least: int, most: int, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.valueChanged.connect(self.update)

    def ring(self) -> tuple[QRect, float]:
        """Focus is drawn round the knob."""
        centre = self._knob()
        size = self._KNOB
        return QRect(round(centre.x()) - size, round(centre.y()) - size, 2 * size, 2 * size), size

    def sizeHint(self) -> QSize:
        """A finger's target in height."""
        return QSize(200, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the knob to move."""
        return QSize(120, CONTROL_HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line, what is done of it, and the knob."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        accent = colours.accent if self.isEnabled() else colours.disabled_text
        knob = self._knob()
        y = knob.y()
        pen = QPen(colours.thread, 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._KNOB, y), QPointF(self.width() - self._KNOB, y))
        pen.setColor(accent)
        pen.setWidthF(5)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._KNOB, y), knob)
        painter.setPen(QPen(accent, 3))
        painter.setBrush(colours.wall if self.underMouse() and self.isEnabled() else colours.paper)
        painter.drawEllipse(knob, self._KNOB - 1.5, self._KNOB - 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(knob, 10, 10)
        painter.end()

    def _knob(self) -> QPointF:
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        return QPointF(self._KNOB + share * (self.width() - 2 * self._KNOB), self.height() / 2)
