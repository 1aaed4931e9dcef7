"""The cards side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guide.sessionfile.entry import Entry
from guide.ui.library.broken_card import BrokenCard
from guide.ui.library.card_view import CardView
from guide.ui.library.favourites import Favourites
from guide.ui.library.pictures import Pictures
from guide.ui.theme import Theme
from guide.ui.widgets.tile_grid import TileGrid


class CardGrid(TileGrid[Entry]):
    """Shows cards; says which one is opened, copied or edited."""

    opened = Signal(object)
    copy_requested = Signal(object)
    edit_requested = Signal(object)
    favourite_requested = Signal(object)

    def __init__(self, theme: Theme, pictures: Pictures, favourites: Favourites) -> None:
        super().__init__(theme, self._view, _goal)
        self._pictures = pictures
        self._favourites = favourites

    def _view(self, card: Entry) -> CardView | BrokenCard:
        if card.is_broken:
            broken = BrokenCard(self._theme, card, self)
            broken.edit_requested.connect(lambda: self.edit_requested.emit(card))
            return broken
        view = CardView(self._theme, card, self._pictures, self._favourites, self)
        view.clicked.connect(lambda: self.opened.emit(card))
        view.copy_requested.connect(lambda: self.copy_requested.emit(card))
        view.edit_requested.connect(lambda: self.edit_requested.emit(card))
        view.favourite_requested.connect(lambda: self.favourite_requested.emit(card))
        return view


def _goal(view: QWidget) -> QWidget:
    return view.link if isinstance(view, BrokenCard) else view
