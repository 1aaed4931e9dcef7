"""The worker's inside: a voice of an engine, by way of pyttsx3."""

import tempfile
from pathlib import Path

import numpy as np
import pyttsx3
import soundfile

from guide.errors import SpeechError
from guide.speech import clipfile
from guide.speech.engines import engine_named
from guide.speech.loudness import Samples
from guide.speech.polish import gain_for, polish

_SCALE = (
    "Step your right foot forward, and turn the back foot in a little.",
    "Breathe in, and lift everything that will lift.",
    "Press both heels into the floor, and keep the neck long.",
)
"""What a voice says to be levelled."""


class SpeakingVoice:
    """One voice, loaded and levelled.

    Raises:
        SpeechError: its engine or its files are missing or damaged.
    """

    def __init__(self, voice_id: str) -> None:
        name, _, self._key = voice_id.partition(":")
        engine = engine_named(name)
        self._pace = engine.pace
        self._engine = pyttsx3.init(engine.driver(self._key))
        self._faults: list[Exception] = []
        self._engine.connect("error", self._on_error)
        self._raw = Path(tempfile.gettempdir(), "raw")
        self._gain = self._levelled()

    def render(self, script: str, rate: float, file: Path) -> int:
        """Write a clip and return its length in frames. `rate` is 1 for the voice's natural pace.

        Raises:
            SpeechError: the voice makes nothing of the script.
            OSError: the file cannot be written.
        """
        clip = polish(*self._spoken(script, rate), self._gain)
        if not clip.size:
            raise SpeechError("The voice said nothing.")
        file.write_bytes(clipfile.encoded(clip, script))
        return int(clip.size)

    def _levelled(self) -> float:
        """The one gain of this voice, from a few sentences at its natural pace."""
        takes = [self._spoken(sentence, 1.0) for sentence in _SCALE]
        return gain_for(np.concatenate([samples for samples, _ in takes]), takes[0][1])

    def _spoken(self, script: str, rate: float) -> tuple[Samples, int]:
        """What the engine makes of a script, and its sample rate."""
        self._raw.unlink(missing_ok=True)
        self._faults.clear()
        self._engine.setProperty("voice", self._key)
        self._engine.setProperty("rate", round(self._pace * rate))
        self._engine.save_to_file(script, str(self._raw))
        self._engine.runAndWait()
        if self._faults:
            raise SpeechError(f"The voice could not speak: {self._faults[0]}.") from self._faults[0]
        channels, sample_rate = soundfile.read(self._raw, dtype="float32", always_2d=True)
        return channels.mean(axis=1), sample_rate

    def _on_error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002 (pyttsx3 passes both by name)
        self._faults.append(exception)
