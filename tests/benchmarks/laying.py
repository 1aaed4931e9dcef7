"""Lays a recording of a session on the sound it should have, piece by piece, however long both are."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soundfile

from guide.audio.clip import SAMPLE_RATE, Samples
from tests.sound_server import onsets

_LONGEST: Final = SAMPLE_RATE * 3 // 2
"""An event is known again by its first one and a half seconds, or by less where it is shorter."""
_SHORTEST: Final = SAMPLE_RATE // 5
_START_WITHIN: Final = 60 * SAMPLE_RATE
_REACHES: Final = (SAMPLE_RATE // 2, 5 * SAMPLE_RATE)
"""How far before and after the last shift an event is looked for: near, and far where it is not near."""
_ALIKE: Final = 0.95
"""How much a stretch must resemble an event to be it; 1 is the same but for its loudness."""
_AUDIBLE: Final = 0.001
_STRAY: Final = 0.02
_BLOCK: Final = 10 * SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Laid:
    """How a recording lies on what was asked for, in frames.

    `late` tells of each event that was heard how much later it came than the first one did, `missed` how many were not:
    also those that are silent in what was asked for, as words are whose voice does not load. `longer` is the same for
    the last sound of all: nan when it was not heard. `residual` is what the recording has beside the sound asked for,
    in decibels of that, and `strays` the stretches where it plainly has or lacks something.
    """

    late: tuple[int, ...]
    missed: int
    longer: float
    residual: float
    strays: int


def lay(recording: Samples, asked: Path, events: Sequence[tuple[int, int]]) -> Laid:
    """Lay a recording, one channel, on a sound file. `events` are (place, length) in frames, by place.

    Raises LookupError when the first event is not in the first minute.
    """
    found: list[tuple[int, int]] = []
    for place, length in events:
        piece = _stretch(asked, place, min(max(length, _SHORTEST), _LONGEST))
        near = found[-1][1] if found else None
        shift = _shift_of(piece, place, recording, near) if _audible(piece).size else None
        if shift is not None:
            found.append((place, shift))
        elif not found:
            raise LookupError("the beginning is not in the recording")
    first, last = found[0][1], found[-1][1]
    ending = _last_audible(asked) - _LONGEST
    ended = _shift_of(_stretch(asked, ending, _LONGEST), ending, recording, last)
    residual, strays = _compared(recording, asked, dict(found))
    return Laid(
        late=tuple(shift - first for _, shift in found),
        missed=len(events) - len(found),
        longer=math.nan if ended is None else ended - first,
        residual=residual,
        strays=strays,
    )


def _shift_of(piece: Samples, place: int, recording: Samples, shift: int | None) -> int | None:
    """By how many frames a piece lies later in the recording than its place, looking near the last shift if any."""
    ranges = [(0, _START_WITHIN)]
    if shift is not None:
        ranges = [(place + shift - reach, place + shift + reach + piece.size) for reach in _REACHES]
    for begin, end in ranges:
        at, likeness = _most_alike(piece, recording[max(begin, 0) : end])
        if likeness > _ALIKE:
            return max(begin, 0) + at - place
    return None


def _most_alike(piece: Samples, within: Samples) -> tuple[int, float]:
    """Where a piece fits best, and how well."""
    if within.size < piece.size:
        return 0, 0.0
    size = 1 << (within.size - 1).bit_length()
    spectrum = np.fft.rfft(within, size) * np.conj(np.fft.rfft(piece, size))
    fits = np.fft.irfft(spectrum, size)[: within.size - piece.size + 1]
    powers = np.concatenate([[0.0], np.cumsum(np.square(within, dtype=np.float64))])
    own = _power(piece)
    likeness = fits / np.sqrt(np.maximum(powers[piece.size :] - powers[: -piece.size], own / 100) * own)
    best = int(likeness.argmax())
    return best, float(likeness[best])


def _compared(recording: Samples, asked: Path, shifts: dict[int, int]) -> tuple[float, int]:
    """What is left, in decibels, and how many stretches stray."""
    left = whole = 0.0
    strays = 0
    for begin, end, shift in _blocks(shifts, soundfile.info(asked).frames):
        wanted = _stretch(asked, begin, end - begin)
        heard = recording[max(begin + shift, 0) : end + shift]
        difference = wanted.copy()
        difference[: heard.size] -= heard
        left += _power(difference)
        whole += _power(wanted)
        strays += len(onsets(difference, _STRAY, SAMPLE_RATE))
    return 10 * math.log10(max(left, 1e-12) / whole), strays


def _blocks(shifts: dict[int, int], frames: int) -> Iterator[tuple[int, int, int]]:
    """The whole in blocks: where each begins and ends, and the shift of the event before it."""
    edges = [0, *list(shifts)[1:], frames]
    for (begin, end), shift in zip(pairwise(edges), shifts.values(), strict=True):
        for at in range(begin, end, _BLOCK):
            yield at, min(at + _BLOCK, end), shift


def _last_audible(file: Path) -> int:
    for begin in reversed(range(0, soundfile.info(file).frames, _BLOCK)):
        audible = _audible(_stretch(file, begin, _BLOCK))
        if audible.size:
            return begin + int(audible[-1])
    return 0


def _audible(samples: Samples) -> npt.NDArray[np.intp]:
    return np.flatnonzero(np.abs(samples) > _AUDIBLE)


def _power(samples: Samples) -> float:
    return float(np.square(samples, dtype=np.float64).sum())


def _stretch(file: Path, begin: int, frames: int) -> Samples:
    """Part of a sound file, one channel."""
    samples: Samples = soundfile.read(file, frames, begin, dtype="float32", always_2d=True)[0].mean(axis=1)
    return samples
