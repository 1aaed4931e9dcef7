"""Whether the machine slept: a closed lid must pause a practice, not skip a part of it."""

import time
from collections.abc import Callable

_LONGEST_GAP = 2.0


def seconds_with_sleep() -> float:
    """A clock that also counts while the machine sleeps, where the system has one; else the monotonic clock."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        identity = getattr(time, name, None)
        if identity is not None:
            return time.clock_gettime(identity)
    return time.monotonic()


class SleepWatch:
    """Asked several times a second, it notices when far more time went by between two questions.

    On Linux the boot clock runs on in sleep while the monotonic clock stands; on Windows both run on, and the gap
    between two questions gives the sleep away.
    """

    def __init__(
        self, awake: Callable[[], float] = time.monotonic, always: Callable[[], float] = seconds_with_sleep
    ) -> None:
        self._awake = awake
        self._always = always
        self.restart()

    def now(self) -> float:
        """Seconds on the monotonic clock."""
        return self._awake()

    def restart(self) -> None:
        """Forget the time since the last question: it was spent on something slow."""
        self._last = (self._awake(), self._always())

    def slept(self) -> bool:
        """Whether more than two seconds passed unseen since the last question."""
        awake, always = self._last
        self.restart()
        return max(self._last[0] - awake, self._last[1] - always) > _LONGEST_GAP
