"""What the colours on the figure mean, with the muscles' names in words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guide.figure.palette import palette
from guide.model.pose import Pose
from guide.ui.poses import words
from guide.ui.theme import SMALL, Theme
from guide.ui.widgets.text import Text

_SWATCH = (28, 20)
_RADIUS = 5
_LINE, _APART = 5.0, 10
_BETWEEN = 3 / 8
"""How strongly the figure has the colour of stretching between the lines."""


class Swatch(QWidget):
    """A patch as it is on the figure: solid for what works, with diagonal lines for what is stretched."""

    def __init__(self, theme: Theme, *, stretched: bool) -> None:
        super().__init__()
        self._theme = theme
        self._stretched = stretched
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the line of text beside it."""
        return QSize(_SWATCH[0], self._theme.line(SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the patch and its outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette(dark=self._theme.dark)
        width, height = _SWATCH
        box = QRectF(1, (self.height() - height) / 2, width - 2, height)
        patch = QPainterPath()
        patch.addRoundedRect(box, _RADIUS, _RADIUS)
        if self._stretched:
            honey = QColor(colours.stretched)
            painter.save()
            painter.setClipPath(patch)
            painter.fillRect(box, QColor(colours.leggings[1]))
            painter.setOpacity(_BETWEEN)
            painter.fillRect(box, honey)
            painter.setOpacity(1.0)
            painter.setPen(QPen(honey, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for x in range(-2 * height, width + height, _APART):
                below, above = QPointF(x, box.bottom() + _APART), QPointF(x + height + 2 * _APART, box.top() - _APART)
                painter.drawLine(below, above)
            painter.restore()
        else:
            painter.fillPath(patch, QColor(colours.working))
        painter.setPen(QPen(self._theme.colours.ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(patch)
        painter.end()


class MuscleKey(QWidget):
    """A line for what works and a line for what is stretched; the patches show only while the figure has them."""

    def __init__(self, theme: Theme, pose: Pose) -> None:
        super().__init__()
        self._swatches: list[Swatch] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for text, stretched in ((words.works(pose), False), (words.stretches(pose), True)):
            if text:
                row = QHBoxLayout()
                row.setSpacing(10)
                swatch = Swatch(theme, stretched=stretched)
                row.addWidget(swatch, 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(Text(theme, text), 1)
                rows.addLayout(row)
                self._swatches.append(swatch)
        self.show_patches(shown=False)

    def show_patches(self, *, shown: bool) -> None:
        """Show the patches beside the words, or the words alone."""
        for swatch in self._swatches:
            swatch.setVisible(shown)
