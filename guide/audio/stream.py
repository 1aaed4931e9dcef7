"""The one continuous stream: blocks mixed ahead, pulled by an output, and taken back when plans change.

One thread pulls and never waits: it takes blocks from the left of a deque, which needs no lock. All others hold a lock
among themselves and work on the right: they append blocks, or take back those not yet pulled and put others in their
place. So a pause acts on the next frames, however far ahead the mixing was.
"""

import threading
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from guide.audio.clip import CHANNELS, Clip, Samples, frames_of
from guide.audio.mixer import limit, mix
from guide.audio.music.bed import Music
from guide.audio.music.reel import Reel
from guide.audio.programme import Fade, Programme, Running, Source, Standing, samples, settled
from guide.audio.score import Placement, Score, Track

BLOCK = frames_of(10)
"""The grain at which what was mixed ahead can be taken back."""

GUARD = 2
"""Blocks left in place by a change, so that the output never finds the stream empty meanwhile."""

AHEAD = 60
"""Blocks kept mixed: still half a second when the mixer comes again, longer than any stall that was measured."""


@dataclass(frozen=True, slots=True)
class _Block:
    first: int
    samples: Samples


@dataclass(frozen=True, slots=True)
class _Change:
    """From frame `first` of the stream on, `programme` says which place of the practice is heard.

    `is_break` is whether the practice does not simply run on there: it jumps, stops or starts.
    """

    first: int
    programme: Programme
    is_break: bool = True


class Stream:
    """Frames for an output, without an end. Frames count from 0 at the first pull."""

    def __init__(self, position: int = 0) -> None:
        self._blocks: deque[_Block] = deque()
        self._opened: _Block | None = None
        self._taken = 0
        self._pulled = 0
        self._underruns = 0
        self._lock = threading.Lock()
        self._mixed = 0
        self._source: Source = Standing(position)
        self._changes: tuple[_Change, ...] = (_Change(0, Standing(position)),)
        self._extras = Score()
        self._music = Music()

    @property
    def pulled(self) -> int:
        """The frames handed to the output so far, without those of `underruns`."""
        return self._pulled

    @property
    def underruns(self) -> int:
        """How often the output asked for more than was mixed."""
        return self._underruns

    @property
    def latest(self) -> Programme:
        """The programme that was asked for last."""
        return self._changes[-1].programme

    def pull(self, frames: int) -> Samples:
        """The next frames, of shape (frames, 2). Only one thread may pull, and it never waits.

        What is not mixed yet comes as silence.
        """
        out = np.zeros((frames, CHANNELS), np.float32)
        filled = 0
        while filled < frames:
            if self._opened is None:
                try:
                    self._opened = self._blocks.popleft()
                except IndexError:
                    self._underruns += 1
                    break
                self._taken = 0
            part = self._opened.samples[self._taken : self._taken + frames - filled]
            out[filled : filled + len(part)] = part
            filled += len(part)
            self._taken += len(part)
            if self._taken == len(self._opened.samples):
                self._opened = None
        self._pulled += filled
        return out

    def fill(self, ahead: int = AHEAD) -> None:
        """Mix until `ahead` blocks wait to be pulled."""
        with self._lock:
            first = self._earliest()
            self._source = settled(self._source, first)
            if self._music.follow(first, self.latest):
                self._replace(first)
            missing = ahead - len(self._blocks)
            if missing > 0:
                self._blocks.extend(self._mix(self._mixed, missing))
                self._mixed += missing * BLOCK

    def fill_for(self, frames: int) -> None:
        """Mix enough for one pull of this size, for an output that pulls faster than time passes."""
        self.fill(frames // BLOCK + 1 + GUARD)

    def change(self, plan: Callable[[int, int], Programme], fade: int, falling: int | None = None) -> None:
        """Turn to another programme as soon as it can be heard.

        `plan` is given the frame of the stream where the change begins and the place of the practice it has reached
        there, and says what shall follow. That rises over `fade` frames, and what sounds falls over as many, or over
        `falling`.
        """
        with self._lock:
            first = self._earliest()
            before = self._changes[-1].programme
            place = before.position_at(first)
            programme = plan(first, place)
            runs_on = isinstance(before, Running) and isinstance(programme, Running)
            is_break = not runs_on or programme.position_at(first) != place
            self._turn(first, programme, fade, fade if falling is None else falling)
            self._changes = (*self._changes, _Change(first, programme, is_break))

    def halt(self, position: int, fade: int) -> None:
        """Fall silent, music too, and stand at a place that was passed, from now on and for what is not yet heard."""
        with self._lock:
            standing = Standing(position, leave=fade)
            self._turn(self._earliest(), standing, fade, fade)
            self._changes = (_Change(0, standing),)

    def add(self, clip: Clip, track: Track, gain: float) -> None:
        """Lay a clip over whatever is heard, as soon as it can be, whether or not the practice runs."""
        with self._lock:
            first = self._earliest()
            waiting = tuple(extra for extra in self._extras.placements if extra.end > first)
            self._extras = Score((*waiting, Placement(first, clip, track, gain)))
            self._replace(first)

    def play_music(self, reel: Reel | None) -> None:
        """Let music be heard while the practice runs, in a glide from what was heard; None for none."""
        with self._lock:
            self._music.choose(reel)

    def position_at(self, frame: int) -> int:
        """The place of the practice that is heard at a frame of the stream.

        A jump or a stop that was asked for and is still on its way to the ear counts as done: the place waits there.
        """
        changes = self._changes
        for change in reversed(changes):
            if change.first <= frame:
                return change.programme.position_at(frame)
            if change.is_break:
                return change.programme.position_at(change.first)
        return changes[0].programme.position_at(frame)

    @property
    def reach(self) -> int:
        """The place of the practice up to which all will be heard as it was mixed, or was already."""
        with self._lock:
            return self._changes[-1].programme.position_at(self._earliest())

    def forget(self, frame: int) -> None:
        """Frames before this one are not asked for any more."""
        with self._lock:
            index = bisect_right(self._changes, frame, key=lambda change: change.first) - 1
            self._changes = self._changes[max(index, 0) :]

    def _turn(self, first: int, programme: Programme, fade: int, falling: int) -> None:
        self._source = Fade(settled(self._source, first), programme, first, fade, falling)
        self._music.follow(first, programme)
        self._replace(first)

    def _earliest(self) -> int:
        """The first frame that can still be changed in peace."""
        waiting = len(self._blocks)
        return self._mixed - max(waiting - GUARD, 0) * BLOCK

    def _replace(self, first: int) -> None:
        """Put newly mixed blocks in the place of those from `first` on.

        They are mixed before the old ones are taken back, so that the stream is never empty for long. Should the
        output have pulled past `first` by then, the new blocks join in where the old ones ended.
        """
        blocks = self._mix(first, max((self._mixed - first) // BLOCK, GUARD))
        joint = self._mixed
        while joint > first:
            try:
                joint = self._blocks.pop().first
            except IndexError:
                break
        self._blocks.extend(block for block in blocks if block.first >= joint)
        self._mixed = max(blocks[-1].first + BLOCK, joint)

    def _mix(self, first: int, count: int) -> list[_Block]:
        frames = count * BLOCK
        mixed = samples(self._source, first, frames)
        if self._extras.placements:
            mixed += mix(self._extras, first, frames, {})
        self._music.lay(mixed, first)
        whole = limit(mixed)
        return [_Block(first + at, whole[at : at + BLOCK]) for at in range(0, frames, BLOCK)]
