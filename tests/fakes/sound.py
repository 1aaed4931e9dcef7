"""The window's sound without a voice and without a device."""

from collections.abc import Sequence

from guide.audio.deck import Deck
from guide.player.recital import Recital, Said
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
        self.language = ""
        self.tried: list[object] = []

    def speak(self, language: str) -> None:
        """There is one voice for all languages: none."""
        self.language = language

    def check_device(self) -> None:
        """There is nothing to hear, and nothing is missed."""

    def recite(self, lines: Sequence[Said]) -> Recital:
        """Say something now."""
        self.tried += lines
        return Recital(self.narrator, self.deck, lines)

    def ring(self) -> None:
        """Let a bell be heard."""
        self.tried.append("bell")

    def close(self) -> None:
        """Let go of the deck."""
        self.deck.close()
