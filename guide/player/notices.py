"""What a deck tells while a practice is played on it, kept for the player's own thread."""

from collections.abc import Iterator, Mapping
from queue import SimpleQueue
from typing import Final

from guide.audio.deck import Deck
from guide.audio.outlet import Notice

SENTENCES: Final[Mapping[Notice, str]] = {
    Notice.LOST: "There is no sound device. The practice goes on with captions and the count.",
    Notice.BACK: "The sound is back.",
    Notice.DISPLACED: "Your headphones went away, so the practice is paused.",
    Notice.SLEPT: "The laptop was asleep, so the practice is paused.",
}
"""What the practitioner reads of each."""

NO_LONGER: Final[Mapping[str, str]] = {
    SENTENCES[Notice.BACK]: SENTENCES[Notice.LOST],
    SENTENCES[Notice.LOST]: SENTENCES[Notice.BACK],
}
"""Which sentence is no longer so once another is told."""


class Notices:
    """The notices of a deck, which come on a thread of its own, until somebody asks for them."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._untold: SimpleQueue[Notice] = SimpleQueue()
        deck.listen(self._untold.put)
        if deck.trouble:
            self._untold.put(Notice.LOST)  # which the deck told before anybody practised

    def take(self) -> Iterator[Notice]:
        """Those that came since they were last taken."""
        while not self._untold.empty():  # asked at every tick: an exception for nothing new would be dear
            yield self._untold.get_nowait()

    def close(self) -> None:
        """Hear no more."""
        self._deck.unlisten(self._untold.put)
