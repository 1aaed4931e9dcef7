"""A paragraph some words of which are bold."""

from collections.abc import Sequence
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guide.ui.theme import STRONG, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.typeset import break_lines

Part: TypeAlias = tuple[str, bool]
"""Words, and whether they are bold."""

_ENDLESS = 10_000


def with_lead(lead: str, rest: str) -> tuple[Part, ...]:
    """A paragraph that begins in bold: “**Knee injury:** use the props.”."""
    return ((lead, True), (f" {rest}", False)) if rest else ((lead, True),)


class MixedText(QLabel):
    """Words in one size, broken into lines; to a screen reader it is their plain text."""

    def __init__(
        self, theme: Theme, style: TextStyle, parent: QWidget | None = None, *, parts: Sequence[Part] = ()
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._parts: tuple[Part, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_parts(parts)
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
        return len(self._broken(width)[1]) * self._theme.line(self._style)

    def sizeHint(self) -> QSize:
        """All words on one line."""
        _, widths = self._broken(_ENDLESS)
        return QSize(ceil(max(widths, default=0)) + 1, len(widths) * self._theme.line(self._style))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the layout needs it."""
        return QSize(32, self._theme.line(self._style))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        painter = QPainter(self)
        paint.start(painter)
        painter.setPen(self._theme.colours.ink)
        layout, widths = self._broken(self.width())
        at_right = bool(self.alignment() & Qt.AlignmentFlag.AlignRight) and widths
        layout.draw(painter, QPointF(self.width() - widths[0] if at_right else 0, 0))

    def _broken(self, width: int) -> tuple[QTextLayout, list[float]]:
        """The words in lines of a width, and how wide each line is."""
        layout = QTextLayout(self.text(), self._theme.font(self._style))
        layout.setFormats(self._formats())
        return layout, break_lines(layout, self._theme.line(self._style), max(width, 1))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for text, is_strong in self._parts:
            if is_strong:
                marked = QTextLayout.FormatRange()
                marked.start, marked.length = start, len(text)
                strong = QTextCharFormat()
                strong.setFontWeight(QFont.Weight(STRONG.weight))
                marked.format = strong
                ranges.append(marked)
            start += len(text)
        return ranges

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
