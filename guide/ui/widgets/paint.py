"""What the painted widgets share: boxes with exact strokes, and text."""

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

_REMEMBERED: Final = 256
"""Layouts ask for the width of the same words many times over."""
_SMOOTH: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class Look(NamedTuple):
    """How a control is painted in one state: its ink, and its box where it has one."""

    ink: QColor
    fill: QColor | None = None
    border: QColor | None = None
    stroke: float = 0.0


def start(painter: QPainter) -> None:
    """Make edges and text smooth."""
    painter.setRenderHints(_SMOOTH)


def paint_box(painter: QPainter, box: QRectF, look: Look, radius: float) -> None:
    """Paint a rounded box whose border lies wholly inside it."""
    inset = look.stroke / 2 if look.border else 0.0
    edge = QPen(look.border, look.stroke) if look.border else QPen(Qt.PenStyle.NoPen)
    painter.setPen(edge)
    painter.setBrush(look.fill or Qt.BrushStyle.NoBrush)
    inner = box.adjusted(inset, inset, -inset, -inset)
    rounding = min(radius, box.height() / 2) - inset
    painter.drawRoundedRect(inner, rounding, rounding)


def paint_line(painter: QPainter, box: QRectF, text: str, font: QFont, colour: QColor) -> bool:
    """Paint one line of text at the left of a box, centred in its height, cut with an ellipsis where it must be.

    Returns whether it was cut.
    """
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, shown)
    return shown != text


@lru_cache(_REMEMBERED)
def width_of(text: str, font: QFont) -> float:
    """How wide one line of text is, in logical pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)
