"""A pose's tile: its picture, its names, and what it does."""

from collections.abc import Callable
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from guide.model.pose import Pose
from guide.ui.poses import words
from guide.ui.theme import MEDIUM, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.tile import TILE_HEIGHT, TITLE_GAP, Tile
from guide.ui.widgets.typeset import Paragraph, typeset

PictureOf: TypeAlias = Callable[[Pose, QSize, float], QPixmap | None]
"""The picture of a pose in logical pixels at a device pixel ratio; None while there is none."""

_TITLE_LINES = 2


class PoseTile(Tile):
    """Opens its pose."""

    def __init__(self, theme: Theme, pose: Pose, picture: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.pose = pose
        self._picture = picture
        self.setAccessibleName(words.spoken(pose))
        theme.changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """The picture, the name and the two lines beneath."""
        return ceil(TILE_HEIGHT + TITLE_GAP + self._title(width).height + 2 * self.theme.line(SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint picture and words."""
        painter = QPainter(self)
        paint.start(painter)
        picture = self._picture(self.pose, QSize(self.width(), TILE_HEIGHT), self.devicePixelRatioF())
        self.paint_tile(painter, picture, (self.pose.name,))
        colours = self.theme.colours
        title = self._title(self.width(), underlined=self.underMouse())
        top = TILE_HEIGHT + TITLE_GAP
        title.paint(painter, QPointF(0, top), colours.ink)
        line = self.theme.line(SMALL)
        below = [text for text in (words.sanskrit(self.pose), words.effect(self.pose)) if text]
        for row, text in enumerate(below):
            box = QRectF(0, top + title.height + row * line, self.width(), line)
            paint.paint_line(painter, box, text, self.theme.font(SMALL), colours.ink_soft)
        painter.end()

    def _title(self, width: int, *, underlined: bool = False) -> Paragraph:
        font = self.theme.font(MEDIUM)
        font.setUnderline(underlined)
        return typeset(self.pose.name, font, self.theme.line(MEDIUM), max(1, width), _TITLE_LINES)
