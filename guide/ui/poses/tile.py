"""A pose's tile: its picture, its names, and what it does."""

from collections.abc import Callable
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from guide.model.pose import Pose
from guide.ui.poses import words
from guide.ui.theme import MEDIUM, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.tile import TILE_HEIGHT, TITLE_GAP, Tile
from guide.ui.widgets.typeset import Paragraph, typeset

PictureOf: TypeAlias = Callable[[Pose, QSize, float], QPixmap | None]
"""The picture of a pose in logical pixels at a device pixel ratio; None while there is none."""

_MOST_LINES = 2


class PoseTile(Tile):
    """Opens its pose."""

    def __init__(self, theme: Theme, pose: Pose, picture: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.pose = pose
        self._picture = picture
        self.setAccessibleName(words.spoken(pose))
        theme.changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """The picture, and the words beneath."""
        return ceil(TILE_HEIGHT + TITLE_GAP + sum(part.height for part, _ in self._parts(width)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint picture and words."""
        painter = QPainter(self)
        paint.start(painter)
        picture = self._picture(self.pose, QSize(self.width(), TILE_HEIGHT), self.devicePixelRatioF())
        self.paint_tile(painter, picture, (self.pose.name,))
        top = float(TILE_HEIGHT + TITLE_GAP)
        for part, colour in self._parts(self.width(), underlined=self.underMouse()):
            part.paint(painter, QPointF(0, top), colour)
            top += part.height
        painter.end()

    def _parts(self, width: int, *, underlined: bool = False) -> list[tuple[Paragraph, QColor]]:
        """Its names and what it does, those that it has."""
        theme, colours, pose = self.theme, self.theme.colours, self.pose
        title = theme.font(MEDIUM)
        title.setUnderline(underlined)
        parts = [(typeset(pose.name, title, theme.line(MEDIUM), max(1, width), _MOST_LINES), colours.ink)]
        for text, colour in ((words.sanskrit(pose), colours.ink), (words.effect(pose), colours.ink_soft)):
            if text:
                font, line = theme.font(SMALL), theme.line(SMALL)
                parts.append((typeset(text, font, line, max(1, width), _MOST_LINES), colour))
        return parts
