"""What makes a clip pleasant: no silence at its ends, an even loudness, no click, no clipping."""

import numpy as np
import soxr

from guide.speech.loudness import Samples, loudness, true_peak

VERSION = 1
"""Counts up whenever a clip would come out otherwise; clips kept on disk are made again then."""

SAMPLE_RATE = 48_000
TARGET = -18.0
"""The loudness of a voice in LUFS, over a set of its cues."""

_CEILING = 10 ** (-1.0 / 20)  # true peak
_FADE = 480  # frames
_FRAME = 240  # frames in which loudness at the ends is judged
_FLOOR = 10 ** (-52.0 / 20)  # what lies below is silence, for speech at the target
_BEFORE, _AFTER = 480, 1_920  # frames kept around what is heard: soft onsets, and endings that die away


def gain_for(samples: Samples, rate: int) -> float:
    """The factor that brings a voice, heard in `samples`, to the target loudness; 1 for silence."""
    heard = loudness(samples, rate)
    return float(10 ** ((TARGET - heard) / 20)) if np.isfinite(heard) else 1.0


def polish(samples: Samples, rate: int, gain: float) -> Samples:
    """A clip at 48 kHz, ready to be mixed. Empty when there is nothing to hear."""
    clip = np.asarray(soxr.resample(samples, rate, SAMPLE_RATE), np.float32) * np.float32(gain)
    clip = _trimmed(clip)
    peak = true_peak(clip, SAMPLE_RATE)
    if peak > _CEILING:
        clip = clip * np.float32(_CEILING / peak)
    return _faded(clip)


def _trimmed(clip: Samples) -> Samples:
    frames = clip[: clip.size // _FRAME * _FRAME].reshape(-1, _FRAME)
    heard = np.flatnonzero(np.sqrt(np.mean(frames**2, axis=1)) > _FLOOR)
    if not heard.size:
        return clip[:0]
    return clip[max(heard[0] * _FRAME - _BEFORE, 0) : (heard[-1] + 1) * _FRAME + _AFTER]


def _faded(clip: Samples) -> Samples:
    ramp = np.linspace(0, 1, min(_FADE, clip.size // 2), dtype=np.float32)
    clip = clip.copy()
    clip[: ramp.size] *= ramp
    clip[clip.size - ramp.size :] *= ramp[::-1]
    return clip
