"""Breath tones: two quiet, rounded notes a fourth apart, rising to breathe in and falling to breathe out."""

from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from guide.audio.clip import SAMPLE_RATE, Samples, frames_of
from guide.model.breath import Phase
from guide.model.units import Ms

_Shares: TypeAlias = npt.NDArray[np.float32]

_LOW = 196.0
_HIGH = _LOW * 4 / 3
"""Hz: G3 and the pure fourth above it, below the consonants of a voice."""

_HARMONICS = ((1, 1.0), (2, 0.22), (3, 0.06))
"""Number and level: enough for a small loudspeaker, too few to sound like an instrument."""

_PEAK = 0.16
_SLOWEST_RISE = 0.9  # seconds
_OVERLAP = 0.2
"""The share of the phase in which one note gives way to the other."""

_BLOCK = 1 << 15
"""Frames made at a time: all at once would be a dozen arrays too large to stay near the processor."""


class Tone:
    """A tone, one channel. Its samples are made when they are first heard: a key that changes the pace asks for two."""

    def __init__(self, phase: Phase, length: Ms) -> None:
        self.frames = frames_of(length)
        self._phase = phase
        self._length = length

    @cached_property
    def samples(self) -> Samples:
        """All of it."""
        return _made(self._phase, self._length)


@lru_cache(maxsize=16)  # eight paces: a minute of sound, 12 MB
def tone(phase: Phase, length: Ms) -> Tone | None:
    """The tone of a phase of `length` milliseconds; None for the pauses between, which are silent."""
    return Tone(phase, length) if phase in (Phase.INHALE, Phase.EXHALE) and length > 0 else None


def _made(phase: Phase, length: Ms) -> Samples:
    frames = frames_of(length)
    first_note, second_note = (_LOW, _HIGH) if phase is Phase.INHALE else (_HIGH, _LOW)
    first, second = np.resize(_note(first_note), frames), np.resize(_note(second_note), frames)
    samples = np.empty(frames, np.float32)
    for start in range(0, frames, _BLOCK):
        block = slice(start, min(start + _BLOCK, frames))
        along = (np.arange(block.start, block.stop, dtype=np.float32) + np.float32(0.5)) / np.float32(frames)
        # Equal power: the two notes are not in step with each other.
        turn = _smooth((along - 0.5) / _OVERLAP + 0.5) * np.float32(np.pi / 2)
        mixed = np.cos(turn) * first[block] + np.sin(turn) * second[block]
        samples[block] = mixed * _swell(phase, along, length / 1_000)
    samples *= np.float32(_PEAK) / np.abs(samples).max()
    samples.flags.writeable = False
    return samples


@lru_cache
def _note(pitch: float) -> Samples:
    """Three seconds of a note. Both notes have whole waves in them, so that they may be repeated without a seam."""
    time = np.arange(3 * SAMPLE_RATE) / SAMPLE_RATE
    partials = [level * np.sin(2 * np.pi * pitch * number * time) for number, level in _HARMONICS]
    whole: Samples = np.sum(partials, axis=0).astype(np.float32)
    return whole


def _swell(phase: Phase, along: _Shares, seconds: float) -> _Shares:
    """Loudness over a phase: an inhale grows towards its end, an exhale ebbs away; both begin and end in silence."""
    rise = min(_SLOWEST_RISE / seconds, 0.3)
    edges = _smooth(along / rise) * _smooth((1 - along) / max(rise, 0.2))
    lean = along if phase is Phase.INHALE else 1 - along
    swell: _Shares = edges * (0.55 + 0.45 * lean)
    return swell


def _smooth(share: _Shares) -> _Shares:
    """A share from 0 to 1, with rounded ends."""
    bounded: _Shares = np.clip(share, 0.0, 1.0)
    return bounded * bounded * (3 - 2 * bounded)
