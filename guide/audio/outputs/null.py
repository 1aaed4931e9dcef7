"""Silence that keeps time: the stream goes on by the monotonic clock where there is no device."""

import threading
import time

from guide.audio.clip import SAMPLE_RATE, frames_of
from guide.audio.outputs.output import Pull
from guide.audio.sleep import Clock

_PERIOD_MS = 100
"""Each pull wakes the processor. As much lies between what is pulled and what counts as heard, so that this moves on
smoothly from pull to pull."""
_LONGEST_STEP = 0.5
"""Seconds. A gap beyond this was not practised: the machine slept or stood still."""


class NullOutput:
    """Pulls in time and lets the frames go."""

    live = True
    latency = frames_of(_PERIOD_MS)
    place = ""

    def __init__(self, now: Clock = time.monotonic, *, times_as_fast: int = 1) -> None:
        """`now` counts the seconds in which it keeps time, `times_as_fast` as real ones: it pulls that much oftener."""
        self._now = now
        self._period = _PERIOD_MS / 1_000 / times_as_fast
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self, pull: Pull) -> None:
        """Begin to pull."""
        self._ended = threading.Event()
        self._thread = threading.Thread(
            target=_run, args=(pull, self._now, self._period, self._ended), name="null output", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop pulling."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def displaced(self) -> bool:
        """Never: it is nowhere."""
        return False


def _run(pull: Pull, clock: Clock, period: float, ended: threading.Event) -> None:
    last = clock()
    owed = 0.0
    while not ended.wait(period):
        now = clock()
        owed += min(now - last, _LONGEST_STEP) * SAMPLE_RATE
        last = now
        frames = int(owed)
        owed -= frames
        pull(frames)
