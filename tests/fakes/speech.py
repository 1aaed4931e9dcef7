"""Speech without an engine: scripted voices, and somebody who listens."""

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Condition

import numpy as np

from guide.model.cue import Utterance
from guide.speech import clipfile
from guide.speech.loudness import Samples
from guide.speech.piece import Piece
from guide.speech.voice import Voice

CLIP_FRAMES = 4_800


class FakeEngine:
    """An engine whose voices are what the test says; its scripts are the plain text."""

    version = "1"
    pace = 100
    hint = "There is nothing to get."

    def __init__(self, name: str, *keys: str, language: str = "en-US") -> None:
        self.name = name
        self._voices = tuple(Voice(f"{name}:{key}", f"{name} {key}", language) for key in keys)

    def voices(self) -> tuple[Voice, ...]:
        return self._voices

    def script(self, pieces: tuple[Piece, ...], voice: str) -> str:  # noqa: ARG002 (alike for all)
        return "".join(piece.text for piece in pieces)

    def driver(self, voice: str) -> str:
        raise AssertionError(f"{voice} is loaded in the app's own process")


class FakeWorkers:
    """How to start `speech_worker.py`, and what was started and said."""

    def __init__(self, folder: Path) -> None:
        self._journal = folder / "journal"
        self.clip = folder / "clip.flac"
        self.clip.write_bytes(clipfile.encoded(tone(CLIP_FRAMES), "tone"))
        script = Path(__file__).with_name("speech_worker.py")
        self.command = [sys.executable, "-S", str(script), str(self.clip), str(self._journal)]

    @property
    def journal(self) -> list[str]:
        return self._journal.read_text(encoding="utf-8").splitlines() if self._journal.exists() else []


class Listening:
    """Remembers what a renderer tells, in order, and can wait for it."""

    def __init__(self) -> None:
        self.ready: list[Utterance] = []
        self.failed: dict[Utterance, str] = {}
        self.notices: list[str] = []
        self._told = Condition()

    def speech_ready(self, utterance: Utterance) -> None:
        with self._told:
            self.ready.append(utterance)
            self._told.notify_all()

    def speech_failed(self, utterance: Utterance, reason: str) -> None:
        with self._told:
            assert utterance not in self.failed, "a failure is told once"
            self.failed[utterance] = reason
            self._told.notify_all()

    def speech_notice(self, sentence: str) -> None:
        with self._told:
            self.notices.append(sentence)
            self._told.notify_all()

    def wait(self, condition: Callable[[], bool]) -> None:
        with self._told:
            assert self._told.wait_for(condition, timeout=20), "waited in vain"


def tone(frames: int, level: float = 0.1, rate: int = 48_000) -> Samples:
    return np.asarray(level * np.sin(2 * np.pi * 440 * np.arange(frames) / rate), np.float32)


def said(*texts: str) -> list[Utterance]:
    return [Utterance(text) for text in texts]
