"""Which sessions a search and its filters find."""

from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from guide.sessionfile.entry import Entry
from guide.ui.searching import mentions

_SHORT = 10
_ALWAYS_THERE = {"mat"}


class Filter(StrEnum):
    """A filter that can be on or off."""

    SHORT = "short"
    BEGINNER = "beginner"
    NO_PROPS = "no props"
    STRENGTH = "strength"
    STRETCH = "stretch"
    FAVOURITE = "favourite"


class Wanted(NamedTuple):
    """What is looked for: every word must be found, and every filter hold."""

    text: str = ""
    filters: frozenset[Filter] = frozenset()
    favourites: Container[str] = frozenset()

    def finds(self, card: Entry) -> bool:
        """Whether a card is found. A broken one is found by its title and file, but by no filter."""
        if card.is_broken and self.filters:
            return False
        return all(self._holds(one, card) for one in self.filters) and mentions(_about(card), self.text)

    def _holds(self, one: Filter, card: Entry) -> bool:
        if one is Filter.FAVOURITE:
            return card.id in self.favourites
        return _holds(one, card)


def _holds(one: Filter, card: Entry) -> bool:
    match one:
        case Filter.SHORT:
            return card.minutes <= _SHORT
        case Filter.BEGINNER:
            return card.level == "beginner"
        case Filter.NO_PROPS:
            return set(card.props_needed) <= _ALWAYS_THERE
        case _:
            return one.value in card.focus


def _about(card: Entry) -> tuple[str, ...]:
    about = (card.title, card.summary, card.level, card.file.name, *card.focus, *card.props_needed)
    return (*about, *card.props_optional, *card.names, *card.sanskrit)
