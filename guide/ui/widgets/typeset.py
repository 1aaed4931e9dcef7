"""Paragraphs with a fixed line height, which Qt's labels do not have."""

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_ENDLESS: Final = 1e6
_REMEMBERED: Final = 256
"""Layouts ask for the size of the same words many times over, and then they are painted."""


class Paragraph(NamedTuple):
    """Text broken into lines: `width` and `height` are what it takes up, `cut` says that some did not fit."""

    layout: QTextLayout
    width: float
    height: float
    lines: int
    last_width: float
    cut: bool

    def paint(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Paint it with its upper left corner at a point."""
        painter.setPen(colour)
        self.layout.draw(painter, at)


def typeset(text: str, font: QFont, line_height: float, width: float, most_lines: int = 0) -> Paragraph:
    """Break text into lines of a width, at most so many (0 for any number); the last is cut with an ellipsis."""
    paragraph = _broken(text, font, line_height, width)
    if not most_lines or paragraph.lines <= most_lines:
        return paragraph
    cut_at = paragraph.layout.lineAt(most_lines - 1).textStart()
    tail = QFontMetricsF(font).elidedText(" ".join(text[cut_at:].split()), Qt.TextElideMode.ElideRight, width)
    kept = _broken(text[:cut_at] + tail, font, line_height, width)
    return Paragraph(kept.layout, kept.width, kept.height, kept.lines, kept.last_width, cut=True)


def natural_width(text: str, font: QFont) -> float:
    """How wide text is on one line."""
    return _broken(text, font, 0, _ENDLESS).width


def height_of(text: str, font: QFont, line_height: float, width: float, most_lines: int = 0) -> float:
    """How high `typeset` makes it. Layouts try many widths: what fits on one line is not broken anew for each."""
    if natural_width(text, font) <= width:
        return line_height
    return typeset(text, font, line_height, width, most_lines).height


@lru_cache(_REMEMBERED)
def _broken(text: str, font: QFont, line_height: float, width: float) -> Paragraph:
    layout = QTextLayout(text, font)
    widths = break_lines(layout, line_height, width)
    return Paragraph(
        layout, max(widths, default=0), len(widths) * line_height, len(widths), widths[-1] if widths else 0, cut=False
    )


def break_lines(layout: QTextLayout, line_height: float, width: float) -> list[float]:
    """Break a layout's text into lines of a width, so far apart; gives how wide each of them is."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lead = (line_height - QFontMetricsF(layout.font()).height()) / 2
    widths: list[float] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, len(widths) * line_height + lead))
        widths.append(line.naturalTextWidth())
    layout.endLayout()
    return widths
