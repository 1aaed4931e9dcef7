"""The cards side by side, as many columns as there is room for."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.ui.library.broken_card import BrokenCard
from guide.ui.library.card import Card
from guide.ui.library.card_view import CardView
from guide.ui.library.pictures import Pictures
from guide.ui.theme import CARD_ROW_GAP, COLUMN_GAP, Theme

_LEAST_COLUMN = 328
_AT_ONCE = 24
"""So many cards are made before the first paint, and so many in each turn of the event loop after it."""


def columns(width: int, text: float) -> int:
    """How many columns fit into a width; larger text needs wider ones."""
    return max(1, int((width + COLUMN_GAP) // (_LEAST_COLUMN * text + COLUMN_GAP)))


def column_width(width: int, text: float) -> float:
    """The width of a column."""
    count = columns(width, text)
    return (width - (count - 1) * COLUMN_GAP) / count


class CardGrid(QWidget):
    """Shows cards in the order given. The arrow keys walk them."""

    opened = Signal(object)
    copy_requested = Signal(object)
    edit_requested = Signal(object)

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = pictures
        self._views: dict[Card, CardView | BrokenCard] = {}
        self._shown: tuple[Card, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_some)
        theme.changed.connect(self._on_theme_changed)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards and no others; those already there are kept."""
        self._shown = tuple(cards)
        for card, view in self._views.items():
            view.setVisible(card in self._shown)
        self._make_some()

    def forget(self, cards: Sequence[Card]) -> None:
        """Drop all views but those of these cards, which are all there are."""
        there = set(cards)
        for card in [card for card in self._views if card not in there]:
            view = self._views.pop(card)
            view.hide()
            view.deleteLater()

    def hasHeightForWidth(self) -> bool:
        """Fewer columns make it longer."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """One column."""
        return QSize(_LEAST_COLUMN, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards anew."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the cards with the arrow keys."""
        across = columns(self.width(), self._theme.text)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        step = steps.get(Qt.Key(event.key()))
        at = next((place for place, view in enumerate(self._ordered()) if _goal(view).hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(self._shown):
            super().keyPressEvent(event)
            return
        _goal(self._ordered()[at + step]).setFocus(Qt.FocusReason.TabFocusReason)

    def _ordered(self) -> list[CardView | BrokenCard]:
        return [self._views[card] for card in self._shown if card in self._views]

    def _make_some(self) -> None:
        missing = [card for card in self._shown if card not in self._views]
        for card in missing[:_AT_ONCE]:
            self._views[card] = self._made(card)
        if missing[_AT_ONCE:]:
            self._later.start()
        else:
            self._later.stop()
        self._keep_tab_order()
        self.updateGeometry()
        self._place(self.width(), move=True)

    def _made(self, card: Card) -> CardView | BrokenCard:
        if card.broken:
            broken = BrokenCard(self._theme, card, self)
            broken.edit_requested.connect(lambda: self.edit_requested.emit(card))
            broken.show()
            return broken
        view = CardView(self._theme, card, self._pictures, self)
        view.clicked.connect(lambda: self.opened.emit(card))
        view.copy_requested.connect(lambda: self.copy_requested.emit(card))
        view.edit_requested.connect(lambda: self.edit_requested.emit(card))
        view.show()
        return view

    def _keep_tab_order(self) -> None:
        ordered = [_goal(view) for view in self._ordered()]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def _place(self, width: int, *, move: bool) -> int:
        across = columns(width, self._theme.text)
        column = column_width(width, self._theme.text)
        views = self._ordered()
        top = 0
        for start in range(0, len(views), across):
            row = views[start : start + across]
            height = max(view.heightForWidth(int(column)) for view in row)
            if move:
                for place, view in enumerate(row):
                    left, right = (round(place * (column + COLUMN_GAP) + edge) for edge in (0, column))
                    view.setGeometry(left, top, right - left, height)
            top += height + CARD_ROW_GAP
        return max(0, top - CARD_ROW_GAP)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._place(self.width(), move=True)


def _goal(view: CardView | BrokenCard) -> QWidget:
    return view if isinstance(view, CardView) else view.link
