"""A breath found by tapping along: pure, in seconds of a steady clock."""

from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from guide.model.breath import BreathPattern, Phase
from guide.model.units import SECOND, Ms

BREATHS: Final = 4
"""How many breaths are tapped."""
FORGOTTEN: Final = 20.0
"""Seconds without a tap after which nobody is tapping any more: no breath lasts longer."""
_BOUNCE: Final = 0.3
"""Two taps within these seconds are one: a finger trembles, no breath is so short."""
_LEAST: Final = 1.0
_FINE: Ms = 100
"""A pace is kept in tenths of a second: nobody breathes more evenly."""


@dataclass(frozen=True, slots=True)
class Tapping:
    """The taps so far, at each turn of the breath: the first begins an inhale, the second an exhale, and so on.

    Nine taps are four breaths. A tap after a long silence begins anew.
    """

    taps: tuple[float, ...] = ()

    def tap(self, now: float) -> "Tapping":
        """One more tap."""
        if self.is_done or self.is_forgotten(now):
            return Tapping((now,))
        if self.taps and now - self.taps[-1] < _BOUNCE:
            return self
        return replace(self, taps=(*self.taps, now))

    def is_forgotten(self, now: float) -> bool:
        """Whether somebody began and went on to something else."""
        return bool(self.taps) and not self.is_done and now - self.taps[-1] > FORGOTTEN

    @property
    def is_done(self) -> bool:
        """Whether four breaths have been tapped."""
        return len(self.taps) > 2 * BREATHS

    @property
    def breaths(self) -> float:
        """How many breaths have been tapped, in halves."""
        return max(0, len(self.taps) - 1) / 2

    @property
    def awaited(self) -> Phase:
        """What the next tap begins."""
        return Phase.EXHALE if len(self.taps) % 2 else Phase.INHALE

    @property
    def pace(self) -> BreathPattern | None:
        """The breath that was tapped, once it is done. Its usual inhale and exhale: one sigh does not change it."""
        if not self.is_done:
            return None
        lengths = [later - earlier for earlier, later in zip(self.taps, self.taps[1:], strict=False)]
        return BreathPattern(_tidied(median(lengths[0::2])), _tidied(median(lengths[1::2])))


def _tidied(seconds: float) -> Ms:
    return round(max(seconds, _LEAST) * SECOND / _FINE) * _FINE
