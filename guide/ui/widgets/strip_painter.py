"""Painting the strip's marks and its playhead. All places are in logical pixels of the strip."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from guide.ui.widgets.strip_layout import Lanes, Mark, Shape

_CORNER: Final = 0.5
"""A bead's corner as a share of the lane: 6 px in one of 12."""
_THREAD: Final = 0.25
_DOT: Final = 0.5
_OUTLINE: Final = 2.0
_PLAYHEAD: Final = 4.0
_BEYOND: Final = 6.0
"""How far the playhead reaches beyond both lanes."""


def corner(lanes: Lanes) -> float:
    """The corner radius of a bead with room for it."""
    return _CORNER * lanes.lane


def bead_box(mark: Mark, lanes: Lanes) -> QRectF:
    """The rectangle that a bead fills, edge included."""
    height = lanes.bead_height(mark.lane)
    return QRectF(mark.left, lanes.middle(mark.lane) - height / 2, mark.right - mark.left, height)


def paint_marks(painter: QPainter, marks: Iterable[Mark], lanes: Lanes, line: QColor, fill: QColor) -> None:
    """Paint marks with the colour of their outlines (and of the thread) and of their insides."""
    thickness, radius, outline = _THREAD * lanes.lane, _DOT * lanes.lane / 2, _OUTLINE * lanes.scale
    thread = QPen(line, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    edge = QPen(line, outline)
    inset = outline / 2
    for mark in marks:
        middle = lanes.middle(mark.lane)
        if mark.shape is Shape.LINE:
            left, right = mark.left + thickness / 2, mark.right - thickness / 2
            painter.setPen(thread)
            painter.drawLine(QPointF(left, middle), QPointF(max(left, right), middle))
        elif mark.shape is Shape.DOT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(line)
            painter.drawEllipse(QPointF(mark.centre, middle), radius, radius)
        else:
            painter.setPen(edge)
            painter.setBrush(fill)
            height = lanes.bead_height(mark.lane) - outline
            for left, right in mark.part_edges():
                rounding = max(0.0, min(corner(lanes), (right - left) / 2) - inset)
                box = QRectF(left + inset, middle - height / 2, right - left - outline, height)
                painter.drawRoundedRect(box, rounding, rounding)


def playhead(x: float, lanes: Lanes, width: float) -> QRectF:
    """Where the playhead stands for a position at `x`; it never leaves the strip."""
    thickness, beyond = _PLAYHEAD * lanes.scale, _BEYOND * lanes.scale
    left = min(max(x - thickness / 2, 0.0), width - thickness)
    return QRectF(left, lanes.top - beyond, thickness, lanes.height + 2 * beyond)


def paint_playhead(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Paint the playhead."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(box, box.width() / 2, box.width() / 2)
