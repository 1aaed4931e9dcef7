"""Music gives way to the voice: how far, and from where to where, known ahead from the score."""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from guide.audio.clip import Samples, frames_of
from guide.audio.score import Score, Track

DEPTH = 11.0
"""Decibels by which music is softer under the voice."""

FALL = frames_of(400)
"""Music is down when the first sound of a sentence comes."""

WAIT = frames_of(600)
RISE = frames_of(1_200)
"""After the last sentence it waits, and comes back slowly."""

_Frames: TypeAlias = npt.NDArray[np.int64]


def ducked(score: Score, start: int, frames: int) -> Samples:
    """The factor for music in `frames` frames of a practice from `start`, of shape (frames,): 1 far from any word.

    It depends on the frame alone, so it is the same however the practice got there.
    """
    corners, depths = _course(score)
    if not len(corners) or start > corners[-1] or start + frames < corners[0]:
        return np.ones(frames, np.float32)
    down = np.interp(np.arange(start, start + frames), corners, depths)
    if not down.any():
        return np.ones(frames, np.float32)
    factor: Samples = np.power(10, down * (-DEPTH / 20)).astype(np.float32)
    return factor


@lru_cache(maxsize=2)
def _course(score: Score) -> tuple[_Frames, Samples]:
    """Corners, by their frames, and how far down music is there, from 0 to 1: straight lines lie between them."""
    words = [(one.at, one.end) for one in score.placements if one.track is Track.VOICE and one.clip.frames]
    if not words:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    starts = np.array([start for start, _ in words], np.int64)
    ends = np.maximum.accumulate(np.array([end for _, end in words], np.int64))
    # Between sentences that follow closely it stays down.
    parted = starts[1:] - ends[:-1] > WAIT + RISE + FALL
    firsts = starts[np.concatenate(([True], parted))]
    lasts = ends[np.concatenate((parted, [True]))]
    corners = np.stack((firsts - FALL, firsts, lasts + WAIT, lasts + WAIT + RISE), axis=1).ravel()
    return corners, np.tile(np.array([0, 1, 1, 0], np.float32), len(firsts))
