"""The room picture: a wall and a floor, and who practises in it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from guide.ui.theme import SMALL, Theme
from guide.ui.widgets.typeset import typeset

HORIZON = 0.6


def paint_room(painter: QPainter, theme: Theme, box: QRectF, radius: float, horizon: float = HORIZON) -> None:
    """Paint wall and floor into a rounded box; the horizon is a share of its height."""
    colours = theme.colours
    room = QPainterPath()
    room.addRoundedRect(box, radius, radius)
    edge = box.top() + round(box.height() * horizon)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.wall)
    painter.drawPath(room)
    painter.setClipRect(QRectF(box.left(), edge, box.width(), box.bottom() - edge), Qt.ClipOperation.IntersectClip)
    painter.setBrush(colours.floor)
    painter.drawPath(room)
    painter.restore()


def paint_names(painter: QPainter, theme: Theme, box: QRectF, names: Sequence[str], horizon: float = HORIZON) -> None:
    """Where there is no picture yet: a sun on the horizon, and on the floor the names of the poses."""
    colours = theme.colours
    edge = box.top() + round(box.height() * horizon)
    radius = min(box.height() * 0.24, 64)
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.top(), box.width(), edge - box.top()), Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.bead)
    painter.drawEllipse(QPointF(box.center().x(), edge), radius, radius)
    painter.restore()
    line = theme.line(SMALL)
    room = box.bottom() - edge - 16
    words = typeset(", ".join(names), theme.font(SMALL), line, box.width() - 32, max(1, int(room // line)))
    words.paint(painter, QPointF(box.left() + 16, edge + (box.bottom() - edge - words.height) / 2), colours.ink_soft)


def paint_picture(painter: QPainter, box: QRectF, picture: QPixmap, radius: float) -> None:
    """Paint a ready picture of figures into the room, cut at its round corners."""
    clip = QPainterPath()
    clip.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(box, picture, QRectF(picture.rect()))
    painter.restore()
