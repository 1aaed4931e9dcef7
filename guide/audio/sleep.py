"""Whether the machine slept: a closed lid must pause a practice, not skip a part of it."""

import time
from collections.abc import Callable

_LONGEST_NAP = 2.0  # seconds

Clock = Callable[[], float]


def clock_through_sleep() -> Clock | None:
    """A clock that counts on while the machine sleeps, beside the monotonic one that stands still; None without one.

    Linux has the boot clock; on macOS it is CLOCK_MONOTONIC that counts on, while Python's monotonic clock does not.
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            identity = getattr(time, name)
            return lambda: time.clock_gettime(identity)
    return None


class SleepWatch:
    """Asked several times a second, it notices when the machine slept between two questions.

    Where one clock counts in sleep and another does not, they come apart by the time slept. On Windows both count on:
    there a long time between two questions gives the sleep away.
    """

    def __init__(self, awake: Clock = time.monotonic, always: Clock | None = None) -> None:
        self._awake = awake
        self._always = always
        self.restart()

    @classmethod
    def of_this_machine(cls) -> "SleepWatch":
        """The watch on this machine's clocks."""
        return cls(always=clock_through_sleep())

    def now(self) -> float:
        """Seconds on the monotonic clock."""
        return self._awake()

    def restart(self) -> None:
        """Forget the time since the last question: it was spent on something slow."""
        self._last = self._reading()

    def slept(self) -> bool:
        """Whether the machine slept for more than two seconds since the last question."""
        before, self._last = self._last, self._reading()
        return self._last - before > _LONGEST_NAP

    def _reading(self) -> float:
        return self._awake() if self._always is None else self._always() - self._awake()
