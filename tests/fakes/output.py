"""Outputs and a clock that tests drive by hand."""

import numpy as np

from guide.audio.clip import SAMPLE_RATE, Samples
from guide.audio.outputs.output import Pull
from guide.audio.sleep import SleepWatch
from guide.errors import AudioError


class FakeTime:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.awake = 100.0
        self.asleep = 0.0
        self.watch = SleepWatch(lambda: self.awake, lambda: self.awake + self.asleep)

    def pass_by(self, seconds: float) -> None:
        self.awake += seconds

    def sleep(self, seconds: float) -> None:
        self.asleep += seconds


class FakeOutput:
    """A device that pulls when the test says so, and can go away, be absent, and move its sound elsewhere."""

    live = False

    def __init__(self, time: FakeTime, latency: int = 0) -> None:
        self.latency = latency
        self.place = "headphones"
        self.present = True
        self.opened = 0
        self.moved = False
        self._time = time
        self.pull: Pull | None = None

    def open(self, pull: Pull) -> None:
        if not self.present:
            raise AudioError("Connect headphones or speakers.")
        self.opened += 1
        self.pull = pull

    def close(self) -> None:
        self.pull = None

    def displaced(self) -> bool:
        moved, self.moved = self.moved, False
        return moved

    @property
    def is_open(self) -> bool:
        return self.pull is not None

    def run(self, frames: int, chunk: int = 480) -> Samples:
        """Let time pass and pull what sounds in it."""
        blocks = []
        for first in range(0, frames, chunk):
            count = min(chunk, frames - first)
            self._time.pass_by(count / SAMPLE_RATE)
            if self.pull is not None:
                blocks.append(self.pull(count))
        return np.concatenate(blocks) if blocks else np.zeros((0, 2), np.float32)


class OfflineOutput:
    """The stream as fast as it can be mixed: it pulls only when told to, and hands out what it pulled."""

    live = False
    latency = 0
    place = ""

    def __init__(self) -> None:
        self._pull: Pull | None = None

    def open(self, pull: Pull) -> None:
        self._pull = pull

    def close(self) -> None:
        self._pull = None

    def displaced(self) -> bool:
        return False

    def run(self, frames: int) -> Samples:
        """The next frames of the stream, of shape (frames, 2)."""
        assert self._pull is not None, "the sound is closed"
        return self._pull(frames)
