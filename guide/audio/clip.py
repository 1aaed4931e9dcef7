"""Sound in memory, and the one rate everything is played at."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from guide.model.units import Ms

SAMPLE_RATE = 48_000
"""Frames a second, of every clip and of the stream."""

CHANNELS = 2

Samples: TypeAlias = npt.NDArray[np.float32]
"""Float samples between -1 and 1, of shape (frames,) or (frames, 2)."""

_FRAMES_PER_MS = SAMPLE_RATE // 1_000


def frames_of(length: Ms) -> int:
    """The frames in a length of time. Exact: 48 frames are one millisecond."""
    return length * _FRAMES_PER_MS


def ms_of(frames: int) -> Ms:
    """The whole milliseconds in a number of frames, rounded down (so a negative place stays before zero)."""
    return frames // _FRAMES_PER_MS


class Sound(Protocol):
    """What can be placed in a score. Its samples may be made when they are first asked for, in any thread."""

    @property
    def frames(self) -> int:
        """How long it is."""
        ...

    @property
    def samples(self) -> Samples:
        """All of it at the stream's rate, not to be written to."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A piece of sound at the stream's rate: one channel, shape (frames,), or two, shape (frames, 2).

    The samples must not be written to afterwards: clips are shared between threads.
    """

    samples: Samples

    def __post_init__(self) -> None:
        if self.samples.dtype != np.float32 or self.samples.shape[1:] not in ((), (CHANNELS,)):
            raise ValueError(f"a clip is float32, mono or stereo, not {self.samples.dtype} {self.samples.shape}")

    @property
    def frames(self) -> int:
        """How long the clip is."""
        return len(self.samples)
