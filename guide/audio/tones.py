"""Breath tones: two quiet, rounded notes a fourth apart, rising to breathe in and falling to breathe out."""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from guide.audio.clip import SAMPLE_RATE, Clip, Samples, frames_of
from guide.model.breath import Phase
from guide.model.units import Ms

_Shares: TypeAlias = npt.NDArray[np.float64]

_LOW = 196.0
_HIGH = _LOW * 4 / 3
"""Hz: G3 and the pure fourth above it, below the consonants of a voice."""

_HARMONICS = ((1, 1.0), (2, 0.22), (3, 0.06))
"""Number and level: enough for a small loudspeaker, too few to sound like an instrument."""

_PEAK = 0.16
_SLOWEST_RISE = 0.9
_OVERLAP = 0.2
"""The share of the phase in which one note gives way to the other."""


@lru_cache(maxsize=64)
def tone(phase: Phase, length: Ms) -> Clip | None:
    """The tone of a phase of `length` milliseconds, one channel; None for the pauses between, which are silent."""
    if phase not in (Phase.INHALE, Phase.EXHALE) or length <= 0:
        return None
    frames = frames_of(length)
    time = np.arange(frames) / SAMPLE_RATE
    along = (np.arange(frames) + 0.5) / frames
    second = _smooth((along - 0.5) / _OVERLAP + 0.5)
    first_note, second_note = (_LOW, _HIGH) if phase is Phase.INHALE else (_HIGH, _LOW)
    # Equal power: the two notes are not in step with each other.
    voices = np.cos(second * np.pi / 2) * _note(first_note, time) + np.sin(second * np.pi / 2) * _note(
        second_note, time
    )
    whole = voices * _swell(phase, along, length / 1_000)
    samples: Samples = (whole * (_PEAK / np.abs(whole).max())).astype(np.float32)
    samples.flags.writeable = False
    return Clip(samples)


def _note(pitch: float, time: _Shares) -> _Shares:
    partials = [level * np.sin(2 * np.pi * pitch * number * time) for number, level in _HARMONICS]
    whole: _Shares = np.sum(partials, axis=0)
    return whole


def _swell(phase: Phase, along: _Shares, seconds: float) -> _Shares:
    """Loudness over a phase: an inhale grows towards its end, an exhale ebbs away; both begin and end in silence."""
    rise = min(_SLOWEST_RISE / seconds, 0.3)
    edges = _smooth(along / rise) * _smooth((1 - along) / max(rise, 0.2))
    lean = along if phase is Phase.INHALE else 1 - along
    return edges * (0.55 + 0.45 * lean)


def _smooth(share: _Shares) -> _Shares:
    """A share from 0 to 1, with rounded ends."""
    bounded: _Shares = np.clip(share, 0.0, 1.0)
    return bounded * bounded * (3 - 2 * bounded)
