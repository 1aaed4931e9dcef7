"""What makes a clip pleasant: no silence at its ends, an even loudness, no click, no clipping."""

import numpy as np
import soxr

from guide.speech.loudness import Samples, loudness, true_peaks

VERSION = 1
"""Counts up whenever a clip would come out otherwise; clips kept on disk are made again then."""

SAMPLE_RATE = 48_000
TARGET = -18.0
"""The loudness of a voice in LUFS, over a set of its cues."""

_CEILING = 10 ** (-1.2 / 20)  # true peak; the file's 16 bits and the mixer may add a hair
_FADE = 480  # frames
_FRAME = 240  # frames in which loudness at the ends is judged
_FLOOR = 10 ** (-52.0 / 20)  # what lies below is silence, for speech at the target
_BEFORE, _AFTER = 480, 1_920  # frames kept around what is heard: soft onsets, and endings that die away
_STEP = 48  # frames, one gain of the limiter each
_EASE = 5  # steps in which the limiter comes, and goes


def gain_for(samples: Samples, rate: int) -> float:
    """The factor that brings a voice, heard in `samples`, to the target loudness; 1 for silence."""
    heard = loudness(samples, rate)
    return float(10 ** ((TARGET - heard) / 20)) if np.isfinite(heard) else 1.0


def polish(samples: Samples, rate: int, gain: float) -> Samples:
    """A clip at 48 kHz, ready to be mixed. Empty when there is nothing to hear."""
    clip = np.asarray(soxr.resample(samples, rate, SAMPLE_RATE), np.float32) * np.float32(gain)
    return _faded(_limited(_trimmed(clip)))


def _trimmed(clip: Samples) -> Samples:
    frames = clip[: clip.size // _FRAME * _FRAME].reshape(-1, _FRAME)
    heard = np.flatnonzero(np.sqrt(np.mean(frames**2, axis=1)) > _FLOOR)
    if not heard.size:
        return clip[:0]
    return clip[max(heard[0] * _FRAME - _BEFORE, 0) : (heard[-1] + 1) * _FRAME + _AFTER]


def _limited(clip: Samples) -> Samples:
    """The clip with its peaks eased under the ceiling, and all else as loud as it was."""
    peaks = true_peaks(clip, SAMPLE_RATE, _STEP)
    if peaks.max(initial=0) <= _CEILING:
        return clip
    gains = np.minimum(1, _CEILING / np.maximum(peaks, _CEILING))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(gains, 2 * _EASE, mode="edge"), 2 * _EASE + 1)
    weights = np.hanning(2 * _EASE + 1)
    eased = np.convolve(around.min(axis=1), weights / weights.sum(), mode="valid")
    middles = (np.arange(eased.size) + 0.5) * _STEP
    return clip * np.interp(np.arange(clip.size), middles, eased).astype(np.float32)


def _faded(clip: Samples) -> Samples:
    ramp = np.linspace(0, 1, min(_FADE, clip.size // 2), dtype=np.float32)
    clip = clip.copy()
    clip[: ramp.size] *= ramp
    clip[clip.size - ramp.size :] *= ramp[::-1]
    return clip
