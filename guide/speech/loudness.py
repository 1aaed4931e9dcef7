"""How loud speech is to the ear, after ITU-R BS.1770-4, and its true peak."""

from typing import TypeAlias

import numpy as np
import soxr
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
"""Mono sound, full scale at 1."""

_BLOCK = 0.4  # seconds, of which neighbours share three quarters
_OVERLAP = 4
_SILENCE = -70.0  # LUFS: blocks below do not count
_GATE = -10.0  # LU below the mean of the others: blocks below do not count either
_OFFSET = -0.691  # so that a 997 Hz sine at full scale reads -3.01 LUFS
_FINER = 4  # times the sample rate, for peaks between samples


def loudness(samples: Samples, rate: int) -> float:
    """The gated loudness in LUFS; minus infinity for silence."""
    length = int(_BLOCK * rate)
    if samples.size < length:
        samples = np.pad(samples, (0, length - samples.size))
    blocks = np.lib.stride_tricks.sliding_window_view(samples, length)[:: length // _OVERLAP]
    powers = _weighted_powers(blocks, rate)
    loud = powers[powers > _power(_SILENCE)]
    if loud.size:
        loud = loud[loud > loud.mean() * 10 ** (_GATE / 10)]
    return float(_OFFSET + 10 * np.log10(loud.mean())) if loud.size else float("-inf")


def true_peaks(samples: Samples, rate: int, step: int) -> Samples:
    """The highest peak of every `step` frames of the sound as it leaves a converter, full scale at 1."""
    fine = np.abs(soxr.resample(samples, rate, rate * _FINER)) if samples.size else samples
    steps = -(-samples.size // step)
    padded = np.zeros(steps * step * _FINER, np.float32)
    padded[: min(fine.size, padded.size)] = fine[: padded.size]
    return np.asarray(padded.reshape(steps, step * _FINER).max(axis=1, initial=0), np.float32)


def _weighted_powers(blocks: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """The mean square of each block after the K weighting, which is applied to its spectrum."""
    spectrum = np.abs(np.fft.rfft(blocks, axis=1)) ** 2 * _weights(blocks.shape[1], rate)
    doubled = 2 * spectrum.sum(axis=1) - spectrum[:, 0] - (spectrum[:, -1] if blocks.shape[1] % 2 == 0 else 0)
    return np.asarray(doubled / blocks.shape[1] ** 2, np.float64)


def _weights(length: int, rate: int) -> NDArray[np.float64]:
    """The squared gain of the K weighting at each frequency: a shelf for the head, then a high pass.

    The two analogue prototypes behind the standard's coefficients for 48 kHz, after B. De Man, "Evaluation of
    Implementations of the EBU R128 Loudness Measurement" (2018).
    """
    s = 1j * np.fft.rfftfreq(length, 1 / rate)
    shelf, quality, gain = 1681.974450955533, 0.7071752369554196, 3.999843853973347
    high = 10 ** (gain / 20)
    middle = high**0.4996667741545416
    w = s / shelf
    head = (high * w**2 + middle * w / quality + 1) / (w**2 + w / quality + 1)
    w = s / 38.13547087602444
    bass = w**2 / (w**2 + w / 0.5003270373238773 + 1)
    return np.asarray(np.abs(head * bass) ** 2, np.float64)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
