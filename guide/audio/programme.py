"""What the stream carries, as values: silence, a score being played, or a fade from one to the other.

The stream counts its own frames from the moment it opens and never stops; a programme says what is heard at each of
them and which place of the practice that is.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from guide.audio.clip import CHANNELS, Samples, frames_of
from guide.audio.mixer import Gains, Joint, mix, ramp
from guide.audio.score import Score

LEAVE = frames_of(900)
"""The frames in which music commonly falls silent."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The practice stands still at a frame, in silence.

    Music beneath it goes on, `music` times as loud as it was made, or under None falls silent within `leave` frames.
    """

    position: int
    leave: int = LEAVE
    music: float | None = None

    def position_at(self, _frame: int) -> int:
        """The place in the practice."""
        return self.position


@dataclass(frozen=True, slots=True)
class Running:
    """A score that plays. Frame `started` of the stream is the joint's frame of the practice."""

    score: Score
    gains: Gains
    started: int
    joint: Joint

    def position_at(self, frame: int) -> int:
        """The place in the practice that sounds at a frame of the stream."""
        return self.joint.at + frame - self.started


Programme: TypeAlias = Standing | Running


@dataclass(frozen=True, slots=True)
class Fade:
    """One source gives way to a programme from frame `first` of the stream on.

    The programme rises over `frames` frames, the source falls over `falling`.
    """

    before: "Source"
    after: Programme
    first: int
    frames: int
    falling: int

    @property
    def end(self) -> int:
        """The first frame at which it is over."""
        return self.first + max(self.frames, self.falling)


Source: TypeAlias = Programme | Fade


def samples(source: Source, first: int, frames: int) -> Samples:
    """What a source gives for `frames` frames of the stream from `first`, of shape (frames, 2), not yet limited."""
    match source:
        case Standing():
            return np.zeros((frames, CHANNELS), np.float32)
        case Running():
            start = source.position_at(first)
            return mix(source.score, start, frames, source.gains, source.joint)
        case Fade():
            after = samples(source.after, first, frames)
            if first >= source.end:
                return after
            before = samples(source.before, first, frames)
            at = first - source.first
            return before * (1 - ramp(at, frames, source.falling)) + after * ramp(at, frames, source.frames)


def settled(source: Source, frame: int) -> Source:
    """The source as it matters from a frame on: a fade that is over leaves only what it led to."""
    if isinstance(source, Fade) and frame >= source.end:
        return source.after
    return source
