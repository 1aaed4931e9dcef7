"""The library: the session to begin with, the search, and every session as a card."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from guide.sessionfile.entry import Entry
from guide.ui.library.banner import Banner
from guide.ui.library.card_view import FAVOURITE_KEY
from guide.ui.library.favourites import Favourites
from guide.ui.library.finding import Filter, Wanted
from guide.ui.library.grid import CardGrid
from guide.ui.library.order import in_order
from guide.ui.library.own_folder import OwnFolderHint
from guide.ui.library.pictures import NoPictures, Pictures
from guide.ui.library.toolbar import Toolbar
from guide.ui.theme import COLUMN_GAP, Theme
from guide.ui.widgets.no_match import NoMatch
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.tile_grid import column_width, columns

if TYPE_CHECKING:
    from guide.player.resuming import Unfinished


class LibraryPage(ScrollPage):
    """Shows cards; says which one is opened, started, copied or edited."""

    opened = Signal(object)
    start_requested = Signal(object)
    go_on_requested = Signal(object, bool)
    """What to go on with, and whether to begin it anew."""
    copy_requested = Signal(object)
    edit_requested = Signal(object)
    own_folder_requested = Signal()
    favourite_requested = Signal(object)

    def __init__(self, theme: Theme, headline: str, favourites: Favourites, pictures: Pictures | None = None) -> None:
        """`headline` is the id of the session on the banner."""
        super().__init__(theme)
        self._headline = headline
        self._favourites = favourites
        self._cards: tuple[Entry, ...] = ()
        pictures = pictures or NoPictures()
        self._banner = Banner(theme, pictures)
        self._toolbar = Toolbar(theme, favourites)
        self._grid = CardGrid(theme, pictures, favourites)
        hint = self.tr("Try a pose, a muscle or a prop, or fewer filters.")
        self._no_match = NoMatch(theme, hint, self.tr("Show all sessions"))
        self._own_folder = OwnFolderHint(theme)
        rows = QVBoxLayout(self.content)
        rows.setSpacing(COLUMN_GAP)
        for widget in (self._banner, self._toolbar, self._grid, self._no_match, self._own_folder):
            rows.addWidget(widget)
        rows.addStretch(1)
        self._banner.opened.connect(self.opened)
        self._banner.start_requested.connect(self.start_requested)
        self._banner.go_on_requested.connect(self.go_on_requested)
        self._toolbar.changed.connect(self._find)
        self._no_match.all_requested.connect(self._toolbar.clear)
        self._no_match.all_requested.connect(self.focus_search)  # the button that had the keyboard is gone
        self._own_folder.open_requested.connect(self.own_folder_requested)
        for signal, wish in (
            (self._grid.opened, self.opened),
            (self._grid.copy_requested, self.copy_requested),
            (self._grid.edit_requested, self.edit_requested),
            (self._grid.favourite_requested, self.favourite_requested),
        ):
            signal.connect(wish)
        theme.changed.connect(self._align)

    @property
    def cards(self) -> tuple[Entry, ...]:
        """All cards there are, found or not."""
        return self._cards

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - not before the first paint

        heart = QKeySequence(FAVOURITE_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        return (
            (self.tr("Arrows"), self.tr("From session to session")),
            (heart, self.tr("Make a session a favourite, or no longer one")),
        )

    def show_cards(self, cards: Sequence[Entry], own_folder: str, *, reading: bool = False) -> None:
        """Show these sessions; `own_folder` is where a person's own are looked for.

        `reading` says that the files are still being read: where there is nothing to show yet, that is said.
        """
        self._cards = self._in_order(cards)
        self._grid.forget(self._cards)
        playable = [card for card in self._cards if not card.is_broken]
        first = next((card for card in playable if card.id == self._headline), playable[0] if playable else None)
        self._banner.show_card(first, reading=reading)
        self._own_folder.set_folder(own_folder)
        self._find()

    def offer_to_go_on(self, unfinished: "Unfinished | None") -> None:
        """Offer to go on with a practice, on the banner, instead of the session to begin with."""
        self._banner.offer_to_go_on(unfinished)
        self._align()

    def refresh_pictures(self) -> None:
        """Paint anew: pictures that were missing are there."""
        self.content.update()

    def focus_search(self) -> None:
        """Bring the keyboard to the search."""
        self.verticalScrollBar().setValue(0)
        self._toolbar.focus_search()

    def showEvent(self, event: QShowEvent) -> None:
        """Put new favourites first now, and not under the hand that made them."""
        super().showEvent(event)
        cards = self._in_order(self._cards)
        if cards != self._cards:
            self._cards = cards
            self._find()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align banner and toolbar with the cards' columns."""
        super().resizeEvent(event)
        self._align()

    def _in_order(self, cards: Sequence[Entry]) -> tuple[Entry, ...]:
        return in_order(cards, self._favourites, datetime.now().astimezone())

    def _find(self) -> None:
        wanted = self._toolbar.wanted
        found = [card for card in self._cards if wanted.finds(card)]
        self._grid.show_items(found)
        self._own_folder.setVisible(bool(found) and not any(card.is_own for card in self._cards))
        self._no_match.say(self._in_vain(wanted) if self._cards and not found else "")
        if not self._cards:
            self._toolbar.say_count("")
        elif len(found) == 1:
            self._toolbar.say_count(self.tr("1 session"))
        else:
            self._toolbar.say_count(self.tr("{count} sessions").format(count=len(found)))
        self._align()

    def _in_vain(self, wanted: Wanted) -> str:
        if Filter.FAVOURITE in wanted.filters and not self._favourites:
            return self.tr("No favourites yet: point at a session and press its heart.")
        if not wanted.text.strip():
            return self.tr("No session matches all these filters.")
        return self.tr("No session matches “{text}”.").format(text=wanted.text.strip())

    def _align(self) -> None:
        width, text = self.content_width, self._theme.text
        across, column = columns(width, text), column_width(width, text)
        self._toolbar.align(round(column), across)
        # Beside one or two columns the words begin where the picture ends, not at the next card.
        self._banner.align_words(round(column) + COLUMN_GAP if across > 2 else round(width * 0.3))  # noqa: PLR2004
