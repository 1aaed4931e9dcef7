"""What every speech engine must offer."""

from typing import Protocol

from guide.speech.piece import Piece
from guide.speech.voice import Voice


class Engine(Protocol):
    """A family of voices behind one pyttsx3 driver.

    `voices` and `script` are asked for in the app's own process and must not load the engine; `driver` is asked for
    in the worker process and may.
    """

    @property
    def name(self) -> str:
        """What its voices' ids begin with."""

    @property
    def version(self) -> str:
        """Changes whenever the engine may sound different."""

    @property
    def pace(self) -> int:
        """The words a minute to ask pyttsx3 for at the natural rate."""

    @property
    def hint(self) -> str:
        """One sentence on how to get its voices, or more of them."""

    def voices(self) -> tuple[Voice, ...]:
        """Its voices, the best first; those not installed say how to get them. It never raises."""

    def script(self, pieces: tuple[Piece, ...], voice: str) -> str:
        """The pieces in the own spelling of a voice (its key), sounds and all."""

    def driver(self, voice: str) -> str:
        """Make pyttsx3 ready to speak with a voice (its key) and return the name of the driver to start.

        Raises:
            SpeechError: the engine or the voice is missing or not what it should be.
        """
