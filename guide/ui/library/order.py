"""In which order the library shows its sessions."""

from collections.abc import Container, Iterable
from datetime import datetime, timedelta

from guide.sessionfile.entry import Entry

_LATELY = timedelta(days=30)


def in_order(cards: Iterable[Entry], favourites: Container[str], now: datetime) -> tuple[Entry, ...]:
    """Favourites, then what was practised lately with the newest first, then the rest; otherwise as they come."""

    def rank(card: Entry) -> tuple[int, float]:
        if card.id in favourites:
            return 0, 0.0
        if card.practised is not None and was_lately(card.practised, now):
            return 1, -card.practised.timestamp()
        return 2, 0.0

    return tuple(sorted(cards, key=rank))


def was_lately(practised: datetime, now: datetime) -> bool:
    """Whether a practice is still worth a word on its card."""
    return now - practised <= _LATELY
