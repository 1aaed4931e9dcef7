"""Pure blocks of samples: placements are added up, and the sum is kept from clipping.

Every sample depends on its own frame alone, so the size of the blocks never changes the result.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from guide.audio.clip import CHANNELS, Samples
from guide.audio.score import Placement, Score, Track

Gains: TypeAlias = Mapping[Track, float]
"""How loud each track is, as a factor; a track that is missing plays at 1."""

KNEE = 0.8
"""Below this the limiter leaves a sample as it is."""

CEILING = 0.98
"""No sample leaves the limiter beyond this."""


def only(tracks: Collection[Track], gains: Gains) -> Gains:
    """These gains for these tracks, and silence for the others."""
    return {track: gains.get(track, 1.0) if track in tracks else 0.0 for track in Track}


@dataclass(frozen=True, slots=True)
class Joint:
    """Playing joined in at the frame `at`: what had begun before it fades in over `fade` frames from there."""

    at: int
    fade: int

    def cuts(self, placement: Placement) -> bool:
        """Whether a placement had begun and is not over."""
        return placement.at < self.at < placement.end


def mix(score: Score, start: int, frames: int, gains: Gains, joint: Joint | None = None) -> Samples:
    """The sum of all that sounds in `frames` frames from `start`, of shape (frames, 2); it may pass 1: see `limit`."""
    block = np.zeros((frames, CHANNELS), np.float32)
    for placement in score.sounding(start, start + frames):
        gain = placement.gain * gains.get(placement.track, 1.0)
        if gain == 0.0:
            continue
        first = max(placement.at, start)
        last = min(placement.end, start + frames)
        heard: Samples = placement.clip.samples[first - placement.at : last - placement.at] * np.float32(gain)
        if heard.ndim == 1:
            heard = heard[:, np.newaxis]
        if joint is not None and joint.cuts(placement) and first < joint.at + joint.fade:
            heard = heard * ramp(first - joint.at, last - first, joint.fade)
        block[first - start : last - start] += heard
    return block


def ramp(first: int, frames: int, length: int) -> Samples:
    """A rise from 0 to 1 over `length` frames, seen from its frame `first` on; shape (frames, 1)."""
    rise = (np.arange(first, first + frames, dtype=np.float32) + np.float32(0.5)) / np.float32(max(length, 1))
    bounded: Samples = np.minimum(np.maximum(rise, np.float32(0)), np.float32(1))
    return bounded[:, np.newaxis]


def limit(block: Samples) -> Samples:
    """The block with its peaks bent softly below `CEILING`; quieter samples are untouched."""
    size = np.abs(block)
    if not size.size or float(size.max()) <= KNEE:
        return block
    room = np.float32(CEILING - KNEE)
    bent = np.copysign(KNEE + room * np.tanh((size - KNEE) / room), block)
    mended: Samples = np.where(size > KNEE, bent, block).astype(np.float32, copy=False)
    return mended
