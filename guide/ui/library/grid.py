"""The cards side by side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guide.sessionfile.entry import Entry
from guide.ui.library.card_view import CardView
from guide.ui.library.favourites import Favourites
from guide.ui.library.pictures import Pictures
from guide.ui.theme import Theme
from guide.ui.widgets.tile_grid import TileGrid

if TYPE_CHECKING:
    from guide.ui.library.broken_card import BrokenCard


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

    def forget(self, items: Iterable[Entry]) -> None:
        """A card that has changed keeps its view, and with it the keyboard; the views of what is gone are dropped."""
        there = {card.file: card for card in items}
        for old, view in list(self._views.items()):
            new = there.get(old.file)
            if new is not None and new != old and not new.is_broken and isinstance(view, CardView):
                self._views[new] = self._views.pop(old)
                view.show_card(new)
        super().forget(there.values())

    def _view(self, card: Entry) -> "CardView | BrokenCard":
        if card.is_broken:
            from guide.ui.library.broken_card import BrokenCard  # noqa: PLC0415 - most libraries have none

            broken = BrokenCard(self._theme, card, self)
            broken.edit_requested.connect(lambda: self.edit_requested.emit(card))
            return broken
        view = CardView(self._theme, card, self._pictures, self._favourites, self)
        view.clicked.connect(lambda: self.opened.emit(view.card))
        view.copy_requested.connect(lambda: self.copy_requested.emit(view.card))
        view.edit_requested.connect(lambda: self.edit_requested.emit(view.card))
        view.favourite_requested.connect(lambda: self.favourite_requested.emit(view.card))
        return view


def _goal(view: QWidget) -> QWidget:
    goal: QWidget = getattr(view, "link", view)  # a broken card is no control itself
    return goal
