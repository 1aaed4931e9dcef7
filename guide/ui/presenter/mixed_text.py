"""A paragraph some words of which are bold."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from guide.ui.presenter.words import Part
from guide.ui.theme import TextStyle, Theme
from guide.ui.widgets import paint

_STRONG = QFont.Weight.DemiBold


class MixedText(QLabel):
    """Words in one size, broken into lines; to a screen reader it is their plain text."""

    def __init__(self, theme: Theme, style: TextStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._parts: tuple[Part, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._on_theme_changed)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show other words."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.setText("".join(text for text, _ in parts))
            self.updateGeometry()
            self.update()

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another size."""
        if style != self._style:
            self._style = style
            self._on_theme_changed()

    def hasHeightForWidth(self) -> bool:
        """It grows downwards."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return ceil(self._broken(max(width, 1))[1])

    def sizeHint(self) -> QSize:
        """All words on one line."""
        layout, height = self._broken(10_000)
        width = layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0
        return QSize(ceil(width) + 1, ceil(height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        painter = QPainter(self)
        paint.start(painter)
        painter.setPen(self._theme.colours.ink)
        layout, _ = self._broken(max(self.width(), 1))
        left = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignRight and layout.lineCount():
            left = self.width() - layout.lineAt(0).naturalTextWidth()
        layout.draw(painter, QPointF(left, 0))

    def _broken(self, width: float) -> tuple[QTextLayout, float]:
        """The words in lines of a width, and the height of all of them."""
        theme, font = self._theme, self._theme.font(self._style)
        line_height = theme.line(self._style)
        layout = QTextLayout(self.text(), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        lead = (line_height - QFontMetricsF(font).height()) / 2
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * line_height + lead))
        layout.endLayout()
        return layout, layout.lineCount() * line_height

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for text, is_strong in self._parts:
            if is_strong:
                marked = QTextLayout.FormatRange()
                marked.start, marked.length = start, len(text)
                strong = QTextCharFormat()
                strong.setFontWeight(_STRONG)
                marked.format = strong
                ranges.append(marked)
            start += len(text)
        return ranges

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
