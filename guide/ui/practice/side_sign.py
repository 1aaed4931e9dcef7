"""The side in hand, with a marker that points there."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from guide.model.side import Side
from guide.ui.practice.words import side_word
from guide.ui.theme import NAME, TextStyle, Theme
from guide.ui.widgets import paint

_MARKER: Final = (0.4, 0.6)
"""The marker's width and height, as shares of the type size."""
_GAP: Final = 0.42


class SideSign(QLabel):
    """“Right side” with a marker at its right, “Left side” with one at its left; empty for a pose without sides."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = NAME
        self._side: Side | None = None
        theme.changed.connect(self.update)

    def set_side(self, side: Side | None) -> None:
        """Show a side, or none."""
        if side is not self._side:
            self._side = side
            self.setText(side_word(side) if side else "")

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another style."""
        self._style = style
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint words and marker as one group, centred, and smaller where there is less room."""
        if self._side is None:
            return
        font = self._fitted()
        size = font.pixelSize()
        width, height, gap = _MARKER[0] * size, _MARKER[1] * size, _GAP * size
        words = paint.width_of(self.text(), font)
        left = (self.width() - words - gap - width) / 2
        painter = QPainter(self)
        paint.start(painter)
        is_right = self._side is Side.RIGHT
        words_left = left if is_right else left + width + gap
        room = QRectF(words_left, 0, words + 1, self.height())
        paint.paint_line(painter, room, self.text(), font, self._theme.colours.ink)
        base = left + words + gap if is_right else left + width
        tip = base + width if is_right else left
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.accent)
        painter.drawPolygon(
            QPolygonF([QPointF(base, middle - height / 2), QPointF(tip, middle), QPointF(base, middle + height / 2)])
        )

    @property
    def written(self) -> float:
        """How much of its width is written on, in pixels; 0 for a pose without sides."""
        return self._width(self._fitted()) if self._side else 0.0

    def _fitted(self) -> QFont:
        font = self._theme.font(self._style)
        needed = self._width(font)
        return font if needed <= self.width() else self._theme.font(self._style.scaled(self.width() / needed))

    def _width(self, font: QFont) -> float:
        return paint.width_of(self.text(), font) + (_GAP + _MARKER[0]) * font.pixelSize()
