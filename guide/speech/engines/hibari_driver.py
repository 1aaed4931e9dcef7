"""A pyttsx3 driver for hibari-tts. It writes files and never plays."""

import sys
import wave
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import hibari
import numpy as np
from pyttsx3.voice import Voice

from guide.errors import SpeechError

NAME = "hibari"

_NATURAL_RATE = 170  # words a minute that count as the voice's own pace
_SLOWEST, _FASTEST = 0.5, 2.0  # the factors the model was trained for
_HEADROOM = 2.0  # its peaks lie near 0.33: use more of the 16 bits of the file
_LOUDEST = 32767


def register(voice: str, model: Path, version: str) -> None:
    """Make `pyttsx3.init(NAME)` give this driver, with one voice.

    Raises:
        SpeechError: another version of hibari-tts is installed.
    """
    if hibari.__version__ != version:
        raise SpeechError(f"The neural voice needs hibari-tts {version}: pip install hibari-tts=={version}.")
    module = ModuleType(f"pyttsx3.drivers.{NAME}")
    module.__dict__["buildDriver"] = partial(HibariDriver, voice=voice, model=model)
    sys.modules[module.__name__] = module


class HibariDriver:
    """What pyttsx3 asks of a driver, for rendering only: there is no `say`."""

    def __init__(self, proxy: Any, voice: str, model: Path) -> None:  # noqa: ANN401 (pyttsx3's own, without types)
        self._proxy = proxy
        self._voice = hibari.Hibari(voice=voice, model=str(model), threads=1)
        self._properties: dict[str, Any] = {
            "voice": voice,
            "voices": [Voice(voice, voice.title(), ["en"])],
            "rate": _NATURAL_RATE,
            "volume": 1.0,
        }

    def save_to_file(self, text: str, filename: str) -> None:
        """Write a text as a 16-bit WAV file. The noise in the voice is seeded: a text always sounds the same."""
        self._proxy.setBusy(True)
        self._proxy.notify("started-utterance")
        completed = False
        try:
            speed = min(max(self._properties["rate"] / _NATURAL_RATE, _SLOWEST), _FASTEST)
            samples = self._voice(text, speed=speed, seed=0) * self._properties["volume"] * _HEADROOM
            with wave.open(filename, "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(hibari.SAMPLE_RATE)
                file.writeframes((np.clip(samples, -1, 1) * _LOUDEST).astype("<i2").tobytes())
            completed = True
        finally:
            self._proxy.notify("finished-utterance", completed=completed)
            self._proxy.setBusy(False)

    def getProperty(self, name: str) -> Any:  # noqa: ANN401, N802 (pyttsx3's interface)
        """The value of a property. Raises KeyError for an unknown one."""
        return self._properties[name]

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 (pyttsx3's interface)
        """Set a property for the texts to come."""
        if name not in {"rate", "volume", "voice"}:
            raise KeyError(name)
        self._properties[name] = value

    def startLoop(self) -> None:  # noqa: N802 (pyttsx3's interface)
        """Work off what is queued, and return."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 (pyttsx3's interface)
        """Nothing loops here."""

    def iterate(self) -> Iterator[None]:
        """Work off what is queued, in a loop of somebody else's."""
        self._proxy.setBusy(False)
        yield

    def stop(self) -> None:
        """Nothing plays here."""

    def destroy(self) -> None:
        """The model goes with the driver."""
