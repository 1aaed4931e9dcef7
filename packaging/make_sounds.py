"""Make the bells: singing bowls, as sums of slowly beating partials. `python packaging/make_sounds.py [FOLDER]`.

A struck bowl rings in a few inharmonic modes, near 1 : 2.7 : 5.1 : 8.2 of its lowest. No bowl is quite round, so
each mode is a pair a hertz or so apart, which beats; the higher ones die sooner. The same numbers give the same files.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

RATE = 48_000
Samples = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Mode:
    """A pair of partials: ratio to the lowest, level, distance of the pair in Hz, seconds to fall by 60 dB."""

    ratio: float
    level: float
    apart: float
    decay: float


MODES = (
    Mode(1.00, 1.00, 0.60, 8.0),
    Mode(2.71, 0.42, 0.95, 5.0),
    Mode(5.13, 0.13, 1.30, 2.8),
    Mode(8.21, 0.035, 1.50, 1.5),
)


@dataclass(frozen=True)
class Bowl:
    """A bowl by its lowest note in Hz; `decay` stretches its ring; `strikes` in seconds; `peak` of the whole."""

    note: float
    length: float
    decay: float
    peak: float
    strikes: tuple[float, ...] = (0.0,)


BOWLS = {
    "start": Bowl(note=208.0, length=8.0, decay=1.0, peak=0.45),
    "side": Bowl(note=256.0, length=4.5, decay=0.6, peak=0.30),
    "end": Bowl(note=184.0, length=8.0, decay=0.9, peak=0.45, strikes=(0.0, 2.0)),
}


def ring(bowl: Bowl) -> Samples:
    """The samples of a bowl, shape (frames, 2), ending in silence."""
    whole: Samples = np.zeros((int(bowl.length * RATE), 2))
    for number, at in enumerate(bowl.strikes):
        first = int(at * RATE)
        whole[first:] += strike(bowl, len(whole) - first) * 0.75**number
    fade = np.cos(np.linspace(0.0, np.pi / 2, RATE)) ** 2
    whole[-RATE:] *= fade[:, np.newaxis]
    whole *= bowl.peak / np.abs(whole).max()
    return whole


def strike(bowl: Bowl, frames: int) -> Samples:
    """One strike of a felt mallet. Each ear hears the weaker partials at another level, so that the beating moves."""
    time = np.arange(frames) / RATE
    whole: Samples = np.zeros((frames, 2))
    for mode in MODES:
        middle = bowl.note * mode.ratio
        fall = 10.0 ** (-3.0 * time / (mode.decay * bowl.decay))
        rise = 1.0 - np.exp(-time / min(0.012, 4.0 / middle))
        lower = np.sin(2 * np.pi * (middle - mode.apart / 2) * time)
        upper = np.sin(2 * np.pi * (middle + mode.apart / 2) * time)
        for ear, lean in enumerate((0.80, 0.70)):
            whole[:, ear] += mode.level * fall * rise * (lean * lower + (1.0 - lean) * upper)
    return whole


def main() -> None:
    """Write every bowl as a FLAC of 16 bits."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "assets" / "sounds")
    folder.mkdir(parents=True, exist_ok=True)
    for name, bowl in BOWLS.items():
        soundfile.write(folder / f"{name}.flac", ring(bowl), RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
