"""When the controls step back: pure, in seconds of a steady clock."""

import math
from dataclasses import dataclass
from typing import Final

STEPS: Final = 8
"""Colours between gone (level 0) and fully shown (level `STEPS`)."""
STILL: Final = 3.0
"""How long nothing may move before they go."""
_OUT: Final = 0.4
_IN: Final = 0.12


@dataclass(slots=True)
class Fading:
    """How far the controls are shown: any stir of pointer or keys brings them back, stillness lets them go."""

    now: float = 0.0
    shown: float = 1.0
    _stirred: float = 0.0

    def __post_init__(self) -> None:
        self._stirred = self.now

    def stir(self) -> None:
        """Something moved: they come, and stay for a while."""
        self._stirred = self.now

    def step(self, now: float, *, stay: bool, at_once: bool) -> int:
        """The level now. `stay` keeps them in sight; `at_once` leaves out the way between, for reduced motion."""
        passed, self.now = now - self.now, now
        if stay:
            self._stirred = now
        leaving = now - self._stirred >= STILL
        change = 1.0 if at_once else passed / (_OUT if leaving else _IN)
        self.shown = min(1.0, max(0.0, self.shown + (-change if leaving else change)))
        return round(STEPS * (1 - math.cos(math.pi * self.shown)) / 2)
