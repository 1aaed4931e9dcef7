"""The icons drawn for the app, painted in any colour at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from guide.resources import asset

SIZE = 24


def paint_icon(painter: QPainter, name: str, colour: QColor, box: QRectF) -> None:
    """Paint the icon `assets/icons/<name>.svg` into a square box, in logical pixels."""
    _renderer(name, colour.name()).render(painter, box)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = asset("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
