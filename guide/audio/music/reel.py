"""A tape of music, decoded a few seconds ahead by a thread of its own, and read by its frames."""

from collections.abc import Generator
from dataclasses import dataclass
from threading import Event, Thread

import numpy as np

from guide.audio.clip import CHANNELS, SAMPLE_RATE, Samples

AHEAD = 10 * SAMPLE_RATE
"""Frames kept decoded: 4 MB, and longer than a sleepy disk takes to wake."""

_BEHIND = 2 * SAMPLE_RATE
"""Frames kept that were read already: the stream mixes the last half second anew when plans change."""

_ASK_AGAIN = 5.0
"""Seconds until music that is not there is looked for again."""

_PATIENCE = 0.3  # seconds that closing waits for a slow disk


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int
    samples: Samples

    @property
    def end(self) -> int:
        return self.first + len(self.samples)


class Reel:
    """Frames of music counted from 0. Reading never waits: one thread decodes, and swaps in what it has got.

    A tape without more to give for now hands out an empty piece; see `guide.audio.music.tape`.
    """

    def __init__(self, tape: Generator[Samples, None, None]) -> None:
        self._tape = tape
        self._pieces: tuple[_Piece, ...] = ()
        self._end = 0
        self._reached = 0
        self._asked = Event()
        self._closed = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Decode from now on, in a thread."""
        self._thread = Thread(target=self._keep_filled, name="music", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the file. What is decoded can be read still."""
        self._closed.set()
        self._asked.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def ahead(self, at: int) -> int:
        """How many frames are there from frame `at` on. What lies far before it will not be asked for any more."""
        self._reached = at
        left = self._end - at
        if left < AHEAD:
            self._asked.set()
        return left

    def read(self, at: int, frames: int) -> Samples:
        """Some frames from frame `at` on, of shape (frames, 2); those that are not there are silent."""
        block = np.zeros((frames, CHANNELS), np.float32)
        for piece in self._pieces:
            first, last = max(piece.first, at), min(piece.end, at + frames)
            if first < last:
                block[first - at : last - at] = piece.samples[first - piece.first : last - piece.first]
        return block

    def fill(self) -> bool:
        """Decode until enough lies ahead; the reel's own thread does it. Returns whether there was enough to be had."""
        while self._end - self._reached < AHEAD and not self._closed.is_set():
            samples = next(self._tape, None)
            if samples is None or not len(samples):
                return False
            kept = (piece for piece in self._pieces if piece.end > self._reached - _BEHIND)
            self._pieces = (*kept, _Piece(self._end, samples))
            self._end += len(samples)
        return True

    def _keep_filled(self) -> None:
        while not self._closed.is_set():
            if not self.fill():
                self._closed.wait(_ASK_AGAIN)
            self._asked.wait()
            self._asked.clear()
        self._tape.close()
