"""Four dots that fill while a breath is tapped: half with the inhale, whole with the exhale."""

from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.ui.theme import BORDER, SMALL, Theme
from guide.ui.widgets import paint

_DOT: Final = 20
_GAP: Final = 12
_CIRCLE: Final = 360 * 16
_TOP: Final = 90 * 16


class TapDots(QWidget):
    """One dot for each breath to be tapped. Words beside them say the same."""

    def __init__(self, theme: Theme, breaths: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._breaths = breaths
        self._tapped = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_tapped(self, breaths: float) -> None:
        """Show how many breaths have been tapped, in halves."""
        if breaths != self._tapped:
            self._tapped = breaths
            self.update()

    def sizeHint(self) -> QSize:
        """The dots in a row."""
        dot, gap = self._sizes()
        return QSize(ceil(self._breaths * (dot + gap) - gap), ceil(dot))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint outlines, and fill what has been tapped."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        dot, gap = self._sizes()
        for number in range(self._breaths):
            box = QRectF(number * (dot + gap), 0, dot, dot).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colours.accent, BORDER))
            painter.setBrush(colours.paper)
            painter.drawEllipse(box)
            share = min(1.0, max(0.0, self._tapped - number))
            if share:
                painter.setBrush(colours.accent)
                painter.drawPie(box, _TOP, -round(share * _CIRCLE))
        painter.end()

    def _sizes(self) -> tuple[float, float]:
        growth = self._theme.growth(SMALL)
        return _DOT * growth, _GAP * growth
