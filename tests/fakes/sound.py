"""The window's sound without a voice and without a device."""

from guide.audio.deck import Deck
from tests.fakes.narrator import FakeNarrator
from tests.fakes.output import FakeOutput, FakeTime


class FakeSound:
    """A voice without words and a device without sound, whose time passes when a test says so."""

    def __init__(self) -> None:
        self.time = FakeTime()
        self.device = FakeOutput(self.time)
        self.deck = Deck(self.device, time=self.time.watch)
        self.deck.open()
        self.narrator = FakeNarrator()

    def speak(self, language: str) -> None:
        """There is one voice for all languages: none."""

    def close(self) -> None:
        """Let go of the deck."""
        self.deck.close()
