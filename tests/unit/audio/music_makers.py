"""Music files written for tests, and tapes whose samples tell which frame they are."""

from collections.abc import Generator
from pathlib import Path

import numpy as np
import soundfile

from guide.audio.clip import SAMPLE_RATE, Samples

RULE = 1e-7
"""How much a sample of `ruled` is above the one before it: six minutes stay below 2."""

FORMATS = {".wav": "PCM_16", ".flac": "PCM_16", ".ogg": "VORBIS", ".mp3": "MPEG_LAYER_III"}


def tone(seconds: float, pitch: float = 440.0, rate: int = SAMPLE_RATE, level: float = 0.5) -> Samples:
    """A sine, one channel."""
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * pitch * time)).astype(np.float32)


def written(file: Path, samples: Samples, rate: int = SAMPLE_RATE) -> Path:
    """A sound file of the kind its name says."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    subtype = FORMATS[file.suffix.lower()]
    file.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(file, "w", rate, channels, subtype, format=file.suffix[1:].upper()) as sink:
        for first in range(0, len(samples), rate):
            sink.write(samples[first : first + rate])
    return file


def ruled(seconds: float | None = None, piece: int = 10_000) -> Generator[Samples, None, None]:
    """A tape whose frame n is n times `RULE`; without an end, or with nothing more after some seconds."""
    first = 0
    while seconds is None or first < seconds * SAMPLE_RATE:
        line = (np.arange(first, first + piece) * RULE).astype(np.float32)
        yield np.stack((line, line), axis=1)
        first += piece
    while True:
        yield np.zeros((0, 2), np.float32)


def steady(level: float = 0.5) -> Generator[Samples, None, None]:
    """A tape that holds one level without an end: what is heard is how loud it is."""
    while True:
        yield np.full((24_000, 2), level, np.float32)


def level(samples: Samples) -> float:
    """How loud a sine is: its peak, from its power."""
    return float(np.sqrt(2 * np.mean(samples.astype(np.float64) ** 2)))
