"""Which muscles work and which are stretched, beside the figure that shows them."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guide.figure.palette import palette
from guide.ui.practice.words import muscle_word, translate
from guide.ui.theme import NOTE, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.typeset import Paragraph, typeset

_SWATCH: Final = 0.75
"""A swatch's side, as a share of the line."""
_GAP: Final = 0.35
_STRIPES: Final = 4
_ENDLESS: Final = 100_000


class MuscleList(QLabel):
    """Two swatches as the figure has them, plain and with diagonal lines, and the names of the muscles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style: TextStyle = NOTE
        self._muscles: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another style."""
        self._style = style
        self.update()

    def set_muscles(self, working: Sequence[str], stretched: Sequence[str]) -> None:
        """Show the muscles of a pose, by the names of `guide.model.muscle`."""
        muscles = tuple(working), tuple(stretched)
        if muscles != self._muscles:
            self._muscles = muscles
            self.setText("\n".join(self._words()))

    def hasHeightForWidth(self) -> bool:
        """Many names take many lines."""
        return True

    def sizeHint(self) -> QSize:
        """A line for each of the two kinds."""
        line = self._theme.line(self._style)
        widest = max((paragraph.width for _, paragraph in self._paragraphs(_ENDLESS)), default=0)
        return QSize(ceil(widest + (_SWATCH + _GAP) * line), line * max(1, len(self._words())))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the layout needs it."""
        return QSize(96, self._theme.line(self._style))

    def heightForWidth(self, width: int) -> int:
        """As many lines as the names take."""
        return round(sum(paragraph.height for _, paragraph in self._paragraphs(width)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint swatches and names."""
        painter = QPainter(self)
        paint.start(painter)
        line = self._theme.line(self._style)
        side, top = _SWATCH * line, 0.0
        for is_working, paragraph in self._paragraphs(self.width()):
            self._paint_swatch(painter, QRectF(0, top + (line - side) / 2, side, side), plain=is_working)
            paragraph.paint(painter, QPointF(side + _GAP * line, top), self._theme.colours.ink)
            top += paragraph.height

    def _paint_swatch(self, painter: QPainter, box: QRectF, *, plain: bool) -> None:
        colours = palette(dark=self._theme.dark)
        cloth, colour = QColor(colours.leggings[1]), QColor(colours.working if plain else colours.stretched)
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, colour if plain else cloth)
        if not plain:
            step = box.width() / _STRIPES
            painter.setPen(QPen(colour, step * 0.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for number in range(2 * _STRIPES + 1):
                x = box.left() + number * step - box.width()
                painter.drawLine(QPointF(x, box.bottom() + 1), QPointF(x + box.width() + 1, box.top()))
        painter.restore()

    def _paragraphs(self, width: int) -> list[tuple[bool, Paragraph]]:
        font, line = self._theme.font(self._style), self._theme.line(self._style)
        room = max(1.0, width - (_SWATCH + _GAP) * line)
        kinds = [is_working for is_working, names in zip((True, False), self._muscles, strict=True) if names]
        words = zip(kinds, self._words(), strict=True)
        return [(is_working, typeset(text, font, line, room)) for is_working, text in words]

    def _words(self) -> list[str]:
        patterns = translate("Practice", "Works: {muscles}"), translate("Practice", "Is stretched: {muscles}")
        return [
            pattern.format(muscles=", ".join(map(muscle_word, names)))
            for pattern, names in zip(patterns, self._muscles, strict=True)
            if names
        ]
