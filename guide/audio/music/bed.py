"""Music beneath a practice: how loud it is and which of its frames is heard, for every frame of the stream.

Like all that the stream carries this is a value, so what was mixed ahead can be mixed anew and joins without a click.
A practice may jump or stand still; music only glides from one loudness to another and has a place of its own.
"""

from dataclasses import dataclass

import numpy as np

from guide.audio.clip import Samples, frames_of
from guide.audio.mixer import ramp
from guide.audio.music.ducking import ducked
from guide.audio.music.reel import Reel
from guide.audio.programme import LEAVE, Programme, Running, Standing
from guide.audio.score import Track

BEGIN = frames_of(2_500)
"""The frames of a glide from silence."""

CHANGE = frames_of(500)
"""Those of any other but into silence: after a jump, say, from between the words into the middle of some."""

_LEAST = frames_of(2_000)
"""With less than this decoded music leaves, so that it does not break off."""

_ENOUGH = frames_of(4_000)
"""With so much decoded it begins."""


@dataclass(frozen=True, slots=True)
class Bed:
    """From frame `first` of the stream, where frame `at` of the reel is heard at `level`, music glides to another.

    That is as loud as is right under a programme, or silence, in which the reel stands still, under None.
    """

    reel: Reel
    first: int
    at: int = 0
    level: float = 0.0
    glide: int = 0
    under: Programme | None = None

    def turned(self, first: int, under: Programme | None, leave: int = LEAVE) -> "Bed":
        """Music that goes on as it is until frame `first`, and then glides; into silence it takes `leave` frames."""
        level = float(self._levels(first, 1)[0])
        if under is None:
            glide = leave
        elif self.under is None:
            glide = BEGIN
        else:
            glide = max(CHANGE, self.first + self.glide - first)
        return Bed(self.reel, first, self.place(first), level, glide, under)

    def place(self, frame: int) -> int:
        """The frame of the reel that is heard at a frame of the stream."""
        moved = frame - self.first
        return self.at + (moved if self.under is not None else min(moved, self.glide))

    def leaves_by(self, frame: int) -> bool:
        """Whether music falls silent by a frame of the stream."""
        return self.under is None and frame >= self.first + self.glide

    def lay(self, block: Samples, first: int) -> None:
        """Add music to a block of the stream, of shape (frames, 2), that begins with frame `first`."""
        if self.leaves_by(first):
            return
        levels = self._levels(first, len(block))
        if levels.any():
            block += self.reel.read(self.place(first), len(block)) * levels[:, np.newaxis]

    def _levels(self, first: int, frames: int) -> Samples:
        """How loud music is, as a factor for each frame."""
        wanted = self._wanted(first, frames)
        if first >= self.first + self.glide:
            return wanted
        return self.level + (wanted - np.float32(self.level)) * ramp(first - self.first, frames, self.glide)[:, 0]

    def _wanted(self, first: int, frames: int) -> Samples:
        if not isinstance(self.under, Running):
            return np.full(frames, (self.under and self.under.music) or 0.0, np.float32)
        gains = self.under.gains
        loud = np.float32(gains.get(Track.MUSIC, 1.0))
        if not gains.get(Track.VOICE, 1.0):
            return np.full(frames, loud)
        return loud * ducked(self.under.score, self.under.position_at(first), frames)


class Music:
    """Which reel a stream plays, and where. The stream calls it with its lock held."""

    def __init__(self) -> None:
        self._chosen: Reel | None = None
        self._bed: Bed | None = None

    def choose(self, reel: Reel | None) -> None:
        """Play a reel from the next `follow` on, once the one before has left; the same one goes on where it was."""
        self._chosen = reel

    def follow(self, first: int, programme: Programme) -> bool:
        """Glide, from frame `first` of the stream, to what suits a programme. Returns whether that is a change."""
        bed = self._bed
        if self._chosen is not None and (bed is None or (bed.reel is not self._chosen and bed.leaves_by(first))):
            self._bed = bed = Bed(self._chosen, first)
        if bed is None:
            return False
        falls_silent = isinstance(programme, Standing) and programme.music is None
        under = None if falls_silent or not self._can_play(bed, first) else programme
        leave = programme.leave if isinstance(programme, Standing) else LEAVE
        if under is bed.under and (under is not None or bed.leaves_by(first + leave)):
            return False
        self._bed = bed.turned(first, under, leave)
        return True

    def lay(self, block: Samples, first: int) -> None:
        """Add music to a block of the stream that begins with frame `first`."""
        if self._bed is not None:
            self._bed.lay(block, first)

    def _can_play(self, bed: Bed, first: int) -> bool:
        return bed.reel is self._chosen and bed.reel.ahead(bed.place(first)) >= (
            _ENOUGH if bed.under is None else _LEAST
        )
