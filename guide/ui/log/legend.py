"""What the size of a day's sun means."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.ui.log.months import disc_radius
from guide.ui.theme import SMALL, Theme
from guide.ui.widgets import paint

_OUTLINE: Final = 2.0
_GAP: Final = 8.0
_BETWEEN: Final = 20.0


class Legend(QWidget):
    """Three suns and their minutes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries = ((5, "5"), (15, "15"), (30, self.tr("30 min")))
        self.setAccessibleName(self.tr("The size of a day's sun shows its minutes"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """All three in a row."""
        font = self._theme.font(SMALL)
        width = sum(self._disc(minutes) * 2 + _GAP + paint.width_of(text, font) for minutes, text in self._entries)
        return QSize(ceil(width + 2 * _BETWEEN) + 2, self._theme.line(SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the suns with their words."""
        painter = QPainter(self)
        paint.start(painter)
        colours, font = self._theme.colours, self._theme.font(SMALL)
        x = 1.0
        for minutes, text in self._entries:
            radius = self._disc(minutes)
            painter.setPen(QPen(colours.data_line, _OUTLINE))
            painter.setBrush(colours.sun)
            painter.drawEllipse(QPointF(x + radius, self.height() / 2), radius, radius)
            x += 2 * radius + _GAP
            width = paint.width_of(text, font)
            paint.paint_line(painter, QRectF(x, 0, width, self.height()), text, font, colours.ink_soft)
            x += width + _BETWEEN
        painter.end()

    def _disc(self, minutes: int) -> float:
        return disc_radius(minutes) * self._theme.growth(SMALL)
