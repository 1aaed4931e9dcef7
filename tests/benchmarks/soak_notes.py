"""What a soak notes on the way, and how it holds the place of the practice against the clock."""

import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from tests.benchmarks.soak_witness import GAP, Verdict, Witness

MINUTE: Final = 60.0
_FOR_GOOD: Final = 2.0
"""Seconds after which a place that strayed is lost time, a gap. On a loaded machine the output may ask for its sound a
little late, while what is heard meanwhile lies in its own buffer: then the place comes back by itself."""
_SPAN: Final = 10.0
"""Seconds over which the place is held against the clock: two clocks drift, which is no gap."""


@dataclass(slots=True)
class Notes:
    """What is noted on the way; times are seconds. `quiet_until` is when place and clock may be compared again."""

    begun: float = field(default_factory=time.monotonic)
    quiet_until: float = 0.0
    anchor: tuple[float, float] | None = None
    strayed: float | None = None
    strays: int = 0
    gaps: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    held: set[tuple[str, str]] = field(default_factory=set)
    last: str = ""

    @property
    def minutes(self) -> float:
        """How long it has gone on."""
        return (time.monotonic() - self.begun) / MINUTE

    def leave_alone(self, seconds: float) -> None:
        """Something was done on purpose: do not take it for a gap."""
        self.quiet_until = max(self.quiet_until, time.monotonic() + seconds)
        self.anchor = self.strayed = None

    def compare(self, now: float, position: float, witness: Witness, *, playing: bool) -> None:
        """Hold the place against the clock."""
        if not playing or now < self.quiet_until:
            self.anchor = self.strayed = None
        elif self.anchor is None:
            self.anchor = now, position
        else:
            late = (now - self.anchor[0]) - (position - self.anchor[1])
            if abs(late) <= GAP:
                self.strayed = None
                if now - self.anchor[0] > _SPAN:
                    self.anchor = now, position
            elif self.strayed is None:
                self.strayed = now
                self.strays += 1
            elif now - self.strayed > _FOR_GOOD:
                self._judge(late, witness.testify(late, self.anchor[0], self.strayed))
                self.anchor = self.strayed = None

    def _judge(self, late: float, verdict: Verdict) -> None:
        told = f"{self.minutes:.2f} min: {late * 1000:+.0f} ms, after “{self.last}”"
        if verdict.lost:
            self.gaps.append(told)
        print("\n           ".join([f"{'a gap' if verdict.lost else 'no gap'} at {told}", *verdict.lines]), flush=True)

    def growth(self, minutes: float) -> float:
        """By how much of itself the memory of the window grew from a sixth of the class to its end."""
        span = max(2.0, minutes / 18)
        early = [size for at, size in self.memory if minutes / 6 <= at <= minutes / 6 + span]
        late = [size for at, size in self.memory if at >= self.memory[-1][0] - span]
        return median(late) / median(early) - 1 if early else 0.0
