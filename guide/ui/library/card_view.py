"""A session's card: its room picture, its title and length, and two lines about it."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from guide.ui.library import words
from guide.ui.library.card import Card
from guide.ui.library.pictures import Pictures
from guide.ui.theme import CONTROL_HEIGHT, MEDIUM, SMALL, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.tile import TILE_HEIGHT, TITLE_GAP, Tile
from guide.ui.widgets.typeset import Paragraph, typeset

_TITLE_LINES = 2
_LENGTH = TextStyle(MEDIUM.size, MEDIUM.line, growth=MEDIUM.growth)
_LENGTH_GAP = 16


class CardView(Tile):
    """A card that opens its session. A button in the corner of its tile opens a menu with what else can be done."""

    copy_requested = Signal()
    edit_requested = Signal()

    def __init__(self, theme: Theme, card: Card, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.card = card
        self._pictures = pictures
        self._more: IconButton | None = None
        self._heights: dict[int, int] = {}
        self.setAccessibleName(words.spoken(card))
        self.setAccessibleDescription(card.summary)
        theme.changed.connect(self._on_theme_changed)

    def heightForWidth(self, width: int) -> int:
        """The tile, the title and the two lines beneath. It is asked for often, so it is kept."""
        if width not in self._heights:
            below = self._title(width).height + 2 * self.theme.line(SMALL)
            self._heights[width] = ceil(TILE_HEIGHT + TITLE_GAP + below)
        return self._heights[width]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where it was asked for."""
        self._open_menu(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the menu's button."""
        super().enterEvent(event)
        self._show_more()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the menu's button, unless the keyboard is here."""
        super().leaveEvent(event)
        self._hide_more()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the menu's button: the next Tab reaches it."""
        super().focusInEvent(event)
        self._show_more()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the menu's button when the keyboard goes elsewhere than to it."""
        super().focusOutEvent(event)
        self._hide_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the menu's button in its corner."""
        super().resizeEvent(event)
        self._place_more()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint tile and words."""
        painter = QPainter(self)
        paint.start(painter)
        theme, colours = self.theme, self.theme.colours
        size = QSize(self.width(), TILE_HEIGHT)
        picture = self._pictures.tile(self.card, size, self.devicePixelRatioF())
        self.paint_tile(painter, picture, self.card.poses)
        top = TILE_HEIGHT + TITLE_GAP
        title = self._title(self.width(), underlined=self.underMouse())
        title.paint(painter, QPointF(0, top), colours.ink)
        font = theme.font(_LENGTH, tabular=True)
        length = words.minutes(self.card)
        left = self.width() - paint.width_of(length, font)
        paint.paint_line(
            painter, QRectF(left, top, self.width() - left, theme.line(_LENGTH)), length, font, colours.ink
        )
        line = theme.line(SMALL)
        for row, text in enumerate((words.needs(self.card), words.focus(self.card))):
            box = QRectF(0, top + title.height + row * line, self.width(), line)
            paint.paint_line(painter, box, text, theme.font(SMALL), colours.ink_soft)
        painter.end()

    def _title(self, width: int, *, underlined: bool = False) -> Paragraph:
        theme = self.theme
        length = paint.width_of(words.minutes(self.card), theme.font(_LENGTH, tabular=True))
        font = theme.font(MEDIUM)
        font.setUnderline(underlined)
        room = max(1.0, width - length - _LENGTH_GAP)
        paragraph = typeset(self.card.title, font, theme.line(MEDIUM), room, _TITLE_LINES)
        self.setToolTip(self.card.title if paragraph.cut else "")
        return paragraph

    def _show_more(self) -> None:
        if self._more is None:
            self._more = IconButton(
                self.theme, "more", self.tr("More for %s").replace("%s", self.card.title), on_room=True
            )
            self._more.setParent(self)
            self._more.setToolTip("")
            self._more.clicked.connect(lambda: self._open_menu(QPoint()))
            self._more.installEventFilter(self)
            QWidget.setTabOrder(self, self._more)
            self._place_more()
        self._more.show()

    def _hide_more(self) -> None:
        if self._more and not self.underMouse() and not self.hasFocus() and not self._more.hasFocus():
            self._more.hide()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Hide the menu's button when the keyboard leaves it."""
        if watched is self._more and event.type() == QEvent.Type.FocusOut:
            self._hide_more()
        return False

    def _place_more(self) -> None:
        if self._more:
            self._more.setGeometry(self.width() - CONTROL_HEIGHT - 8, 8, CONTROL_HEIGHT, CONTROL_HEIGHT)

    def _on_theme_changed(self) -> None:
        self._heights.clear()
        self.update()

    def _open_menu(self, at: QPoint) -> None:
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - not before the first paint

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(self.click)
        if self.card.own:
            menu.addAction(self.tr("Open in the editor")).triggered.connect(self.edit_requested)
        else:
            menu.addAction(self.tr("Copy to my sessions")).triggered.connect(self.copy_requested)
        corner = self.mapToGlobal(QPoint(max(0, self.width() - menu.sizeHint().width()), CONTROL_HEIGHT + 12))
        menu.popup(corner if at.isNull() else at)
