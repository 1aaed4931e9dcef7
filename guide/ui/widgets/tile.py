"""A tile that is pressed: a room picture with words beneath."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from guide.ui.theme import CHOSEN_BORDER, RADIUS_TILE, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look
from guide.ui.widgets.room import paint_names, paint_picture, paint_room

TILE_HEIGHT = 200
TITLE_GAP = 12
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Tile(QPushButton):
    """What the kinds of tile share; each paints its own words and says its height."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ring(self) -> tuple[QRect, float]:
        """Focus is drawn round the picture."""
        return QRect(0, 0, self.width(), TILE_HEIGHT), RADIUS_TILE

    def hasHeightForWidth(self) -> bool:
        """Long titles take two lines."""
        return True

    def sizeHint(self) -> QSize:
        """The narrowest a tile is drawn."""
        return QSize(328, self.heightForWidth(328))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; the arrows are the grid's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paint_tile(self, painter: QPainter, picture: QPixmap | None, names: Sequence[str]) -> None:
        """Paint the room with its picture; without one, the names of who would be in it."""
        colours = self.theme.colours
        box = QRectF(0, 0, self.width(), TILE_HEIGHT)
        paint_room(painter, self.theme, box, RADIUS_TILE)
        if picture is None:
            paint_names(painter, self.theme, box, names)
        else:
            paint_picture(painter, box, picture, RADIUS_TILE)
        if self.underMouse() or self.isDown():
            paint.paint_box(painter, box, Look(colours.ink, None, colours.ink, CHOSEN_BORDER), RADIUS_TILE)
