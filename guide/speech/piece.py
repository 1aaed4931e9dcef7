"""Text made ready for an engine, in pieces."""

from dataclasses import dataclass

from guide.speech.ipa import Phonemes


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, or a name with its exact sound."""

    text: str
    sound: Phonemes | None = None
