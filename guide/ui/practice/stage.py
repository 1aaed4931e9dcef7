"""Where the figure stands: a quiet mat on the floor."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from guide.player.moment import Moment
from guide.ui.theme import Theme

_DRAWN_WIDTH: Final = 712.0
_DRAWN_BELOW: Final = 308.0
"""How far the mat's front corner lies below the horizon on the drawn page, 712 px wide."""
_CORNERS: Final = ((68.0, 258.0), (462.0, 42.0), (687.0, 90.0), (294.0, 303.0))
"""The mat's corners on the drawn page: from the stage's left edge, and below the horizon."""
_THICK: Final = 4.0
_MAT: Final = {False: (QColor("#B6CBBE"), QColor("#92AC9E")), True: (QColor("#344A47"), QColor("#263836"))}
"""The mat and its edge, in light and in dark."""


class Stage(QWidget):
    """The left of the page. Whoever draws the figure overrides `show_moment` and `paintEvent`.

    The page lays `horizon`, the height of the horizon in this widget's logical pixels.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.horizon = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_moment(self, moment: Moment) -> None:
        """Take the body to where it is at a moment."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the mat as large as the floor allows."""
        scale = min(self.width() / _DRAWN_WIDTH, (self.height() - self.horizon) / _DRAWN_BELOW)
        corners = [QPointF(x * scale, self.horizon + y * scale) for x, y in _CORNERS]
        mat, edge = _MAT[self.theme.dark]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, down in ((edge, _THICK * scale), (mat, 0.0)):
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([corner + QPointF(0, down) for corner in corners]))
