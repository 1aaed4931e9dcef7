"""Which frame of the stream is heard now, from how many the output has pulled and when."""

from dataclasses import dataclass

from guide.audio.clip import SAMPLE_RATE

_FOLLOW = 0.02
"""The share of an error mended at each pull: pulls come in uneven bursts, the sound does not."""

_JUMP = SAMPLE_RATE * 80 // 1_000
"""An error above this is no jitter: the stream stood still, or started."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The stream as a straight line over time: at `time` in seconds, frame `heard` sounds; `pulled` bounds it."""

    time: float
    heard: float
    pulled: int

    def at(self, now: float) -> float:
        return min(self.heard + (now - self.time) * SAMPLE_RATE, self.pulled)


class AudibleClock:
    """A smooth reading of the audible frame. The output's thread writes it, any thread reads it, none waits.

    `latency` is the frames between the last one pulled and the one at the ear.
    """

    def __init__(self, now: float, latency: int = 0, pulled: int = 0) -> None:
        self._latency = latency
        self._line = _Line(now, pulled - latency, pulled)
        self._last = pulled - latency

    def observe(self, now: float, pulled: int) -> None:
        """The output has just pulled up to the frame `pulled`, at `now` on the monotonic clock."""
        expected = self._line.heard + (now - self._line.time) * SAMPLE_RATE
        error = pulled - self._latency - expected
        mended = expected + (error if abs(error) > _JUMP else _FOLLOW * error)
        self._line = _Line(now, mended, pulled)

    def heard(self, now: float) -> int:
        """The frame that sounds at `now`. It never goes back and never passes what was pulled."""
        self._last = max(self._last, int(self._line.at(now)))
        return self._last

    def silence(self, now: float) -> float:
        """The seconds since the output last pulled."""
        return now - self._line.time

    def moved_to(self, now: float, latency: int) -> "AudibleClock":
        """A clock for another output: what is heard stands still until the new output has got there."""
        fresh = AudibleClock(now, latency, self._line.pulled)
        fresh._last = self._last
        return fresh
