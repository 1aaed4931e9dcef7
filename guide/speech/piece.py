"""Text made ready for an engine, in pieces."""

from dataclasses import dataclass

from guide.speech.ipa import Phonemes


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, or a name with its exact sound."""

    text: str
    sound: Phonemes | None = None

    @property
    def unbracketed(self) -> str:
        """The text without square brackets, which engines take for the beginning of sounds."""
        return self.text.replace("[", "").replace("]", "")
