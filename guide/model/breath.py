"""The breath: its phases and its pace."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from guide.model.units import SECOND, Ms


class Phase(StrEnum):
    """One part of a breath. `HOLD` is the pause after the inhale, `REST` the pause after the exhale."""

    INHALE = "inhale"
    HOLD = "hold"
    EXHALE = "exhale"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """The pace of one breath; lengths in milliseconds, a pause may be zero."""

    inhale: Ms = 4 * SECOND
    exhale: Ms = 4 * SECOND
    hold: Ms = 0
    rest: Ms = 0

    @property
    def length(self) -> Ms:
        """How long one whole breath takes."""
        return self.inhale + self.hold + self.exhale + self.rest

    def phases(self) -> tuple[tuple[Phase, Ms], ...]:
        """The phases of one breath in order with their lengths; pauses of no length are left out."""
        return _phases(self)


@lru_cache
def _phases(pattern: BreathPattern) -> tuple[tuple[Phase, Ms], ...]:
    lengths = (
        (Phase.INHALE, pattern.inhale),
        (Phase.HOLD, pattern.hold),
        (Phase.EXHALE, pattern.exhale),
        (Phase.REST, pattern.rest),
    )
    return tuple((phase, length) for phase, length in lengths if length > 0)
