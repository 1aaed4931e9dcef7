"""The worker's inside, with an engine that plays what a test gives it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import pyttsx3
import soundfile

from guide.errors import SpeechError
from guide.speech import clipfile
from guide.speech.polish import SAMPLE_RATE, TARGET
from guide.speech.speaking import SpeakingVoice

RATE = 22_050


def noise(seconds: float, level: float = 0.05) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    """As loud as one says, in two channels of which one is silent."""
    one = np.random.default_rng(1).standard_normal(round(seconds * RATE)) * level
    return np.stack([one, np.zeros_like(one)], axis=1).astype(np.float32)


class Engine:
    """Stands in for pyttsx3's: what it says lasts a tenth of a second for each word."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, int]] = []
        self.fault: Exception | None = None
        self.is_silent = False
        self._told: dict[str, Callable[..., None]] = {}
        self._properties: dict[str, object] = {}
        self._script, self._file = "", ""

    def connect(self, topic: str, heard: Callable[..., None]) -> None:
        self._told[topic] = heard

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 - pyttsx3's own name
        self._properties[name] = value

    def save_to_file(self, script: str, file: str) -> None:
        assert not Path(file).exists(), "what was said before is not said again"
        self._script, self._file = script, file

    def runAndWait(self) -> None:  # noqa: N802 - as above
        voice, rate = self._properties["voice"], self._properties["rate"]
        assert isinstance(rate, int)
        self.asked.append((self._script, str(voice), rate))
        if self.fault is not None:
            self._told["error"](name=None, exception=self.fault)
            return
        sound = noise(0.3 * len(self._script.split()))
        soundfile.write(self._file, sound * (not self.is_silent), RATE, format="WAV")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Engine:
    engine = Engine()
    monkeypatch.setattr(pyttsx3, "init", lambda _driver: engine)
    monkeypatch.setattr("guide.speech.engines.espeak.Espeak.driver", lambda *_: "stand-in")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return engine


def test_a_voice_is_levelled_once_and_speaks_at_its_own_pace(engine: Engine, tmp_path: Path) -> None:
    voice = SpeakingVoice("espeak:en-us")
    assert [asked[1:] for asked in engine.asked] == [("en-us", 150)] * 3
    engine.asked.clear()
    file = tmp_path / "clip.flac"
    frames = voice.render("Lift and lengthen, and keep the neck long.", 0.8, file)
    assert engine.asked == [("Lift and lengthen, and keep the neck long.", "en-us", 120)]
    clip = clipfile.read(file)
    assert clip.shape == (frames,)
    assert frames / SAMPLE_RATE == pytest.approx(2.4, abs=0.05)
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(clip) == pytest.approx(TARGET, abs=0.5)


def test_a_fault_costs_its_own_words_and_no_others(engine: Engine, tmp_path: Path) -> None:
    voice = SpeakingVoice("espeak:en-us")
    engine.fault = RuntimeError("out of breath")
    with pytest.raises(SpeechError, match="The voice could not speak: out of breath"):
        voice.render("Lift.", 1.0, tmp_path / "clip.flac")
    engine.fault = None
    assert voice.render("Lift.", 1.0, tmp_path / "clip.flac") > 0


def test_a_voice_that_says_nothing_makes_no_clip(engine: Engine, tmp_path: Path) -> None:
    voice = SpeakingVoice("espeak:en-us")
    engine.is_silent = True
    with pytest.raises(SpeechError, match="The voice said nothing"):
        voice.render("Lift.", 1.0, tmp_path / "clip.flac")
    assert not (tmp_path / "clip.flac").exists()
