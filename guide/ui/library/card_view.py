"""A session's card: its room picture, its title and length, and two lines about it."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from guide.sessionfile.entry import Entry
from guide.ui.library import words
from guide.ui.library.card_corner import CardCorner, paint_heart
from guide.ui.library.favourites import Favourites
from guide.ui.library.pictures import Pictures
from guide.ui.theme import CONTROL_HEIGHT, MEDIUM, SMALL, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.tile import TILE_HEIGHT, TITLE_GAP, Tile
from guide.ui.widgets.typeset import height_of, typeset

FAVOURITE_KEY = Qt.Key.Key_H
"""Gives the card that has the keyboard a heart, or takes it back."""
_TITLE_LINES = 2
_LENGTH = TextStyle(MEDIUM.size, MEDIUM.line, growth=MEDIUM.growth)
_LENGTH_GAP = 16


class CardView(Tile):
    """A card that opens its session. In the corner of its tile are its heart and a menu with what else can be done."""

    copy_requested = Signal()
    edit_requested = Signal()
    favourite_requested = Signal()

    def __init__(
        self, theme: Theme, card: Entry, pictures: Pictures, favourites: Favourites, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._pictures = pictures
        self._favourites = favourites
        self._corner: CardCorner | None = None
        self._heights: dict[int, int] = {}
        self.show_card(card)
        favourites.changed.connect(self._on_favourites_changed)
        theme.changed.connect(self._on_theme_changed)

    def show_card(self, card: Entry) -> None:
        """Show a session, or another state of the same one."""
        self.card = card
        self._heights.clear()
        self.setAccessibleDescription(card.summary)
        self._on_favourites_changed()
        if self._corner:
            self._corner.set_title(card.title)

    @property
    def is_favourite(self) -> bool:
        """Whether its session is one of the person's favourites."""
        return self.card.id in self._favourites

    def heightForWidth(self, width: int) -> int:
        """The tile, the title and the two lines beneath. It is asked for often, so it is kept."""
        if width not in self._heights:
            theme = self.theme
            title = height_of(self.card.title, theme.font(MEDIUM), theme.line(MEDIUM), self._room(width), _TITLE_LINES)
            below = title + 2 * theme.line(SMALL)
            self._heights[width] = ceil(TILE_HEIGHT + TITLE_GAP + below)
        return self._heights[width]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where it was asked for."""
        self._open_menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for the heart; the others as on any tile."""
        if event.key() == FAVOURITE_KEY and not event.modifiers() and not event.isAutoRepeat():
            self.favourite_requested.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the corner's buttons."""
        super().enterEvent(event)
        self._open_corner()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the corner's buttons, unless the keyboard is here."""
        super().leaveEvent(event)
        self._close_corner()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the corner's buttons: the next Tab reaches them."""
        super().focusInEvent(event)
        self._open_corner()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the corner's buttons when the keyboard goes elsewhere than to them."""
        super().focusOutEvent(event)
        self._close_corner()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        super().resizeEvent(event)
        if self._corner:
            self._corner.place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint tile and words."""
        painter = QPainter(self)
        paint.start(painter)
        theme, colours = self.theme, self.theme.colours
        size = QSize(self.width(), TILE_HEIGHT)
        picture = self._pictures.tile(self.card, size, self.devicePixelRatioF())
        self.paint_tile(painter, picture, self.card.names)
        if self.is_favourite and not (self._corner and self._corner.isVisible()):
            paint_heart(painter, theme, self.width())
        top = TILE_HEIGHT + TITLE_GAP
        font = theme.font(MEDIUM)
        font.setUnderline(self.underMouse())
        title = typeset(self.card.title, font, theme.line(MEDIUM), self._room(self.width()), _TITLE_LINES)
        title.paint(painter, QPointF(0, top), colours.ink)
        cut = [self.card.title] if title.cut else []
        font = theme.font(_LENGTH, tabular=True)
        length = words.minutes(self.card)
        left = self.width() - paint.width_of(length, font)
        paint.paint_line(
            painter, QRectF(left, top, self.width() - left, theme.line(_LENGTH)), length, font, colours.ink
        )
        line = theme.line(SMALL)
        for row, text in enumerate(filter(None, (words.needs(self.card), words.last_line(self.card)))):
            box = QRectF(0, top + title.height + row * line, self.width(), line)
            if paint.paint_line(painter, box, text, theme.font(SMALL), colours.ink_soft):
                cut.append(text)
        painter.end()
        self.setToolTip("\n".join(cut))

    def _room(self, width: int) -> float:
        """How wide the title may be, beside the length."""
        length = paint.width_of(words.minutes(self.card), self.theme.font(_LENGTH, tabular=True))
        return max(1.0, width - length - _LENGTH_GAP)

    def _open_corner(self) -> None:
        if self._corner is None:
            self._corner = CardCorner(self.theme, self, self.card.title)
            self._corner.menu_requested.connect(lambda: self._open_menu(QPoint()))
            self._corner.favourite_requested.connect(self.favourite_requested)
        self._corner.open(favourite=self.is_favourite)

    def _close_corner(self) -> None:
        if self._corner:
            self._corner.close_unless_wanted()

    def _on_favourites_changed(self) -> None:
        self.setAccessibleName(words.spoken(self.card, favourite=self.is_favourite))
        if self._corner:
            self._corner.heart.setChecked(self.is_favourite)
        self.update()

    def _on_theme_changed(self) -> None:
        self._heights.clear()
        self.update()

    def _open_menu(self, at: QPoint) -> None:
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - not before the first paint

        menu = QMenu(self)
        menu.setAccessibleName(self.card.title)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(self.click)
        heart = self.tr("No longer a favourite") if self.is_favourite else self.tr("Make it a favourite")
        menu.addAction(heart).triggered.connect(self.favourite_requested)
        if self.card.is_own:
            menu.addAction(self.tr("Open in the editor")).triggered.connect(self.edit_requested)
        else:
            menu.addAction(self.tr("Copy to my sessions")).triggered.connect(self.copy_requested)
        corner = self.mapToGlobal(QPoint(max(0, self.width() - menu.sizeHint().width()), CONTROL_HEIGHT + 12))
        menu.popup(corner if at.isNull() else at)
