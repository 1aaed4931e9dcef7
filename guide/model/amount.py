"""How much of something a step asks for: breaths, time or rounds, as a fixed number or a range."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What an amount counts."""

    BREATHS = "breaths"
    TIME = "time"
    """Whole milliseconds."""
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Amount:
    """A range that is a promise: never less than `least`, never more than `most`.

    `usually` is what is done when nobody asks for a length; without it the lower middle of the range is.
    """

    unit: Unit
    least: int
    most: int
    usually: int | None = None

    @property
    def default(self) -> int:
        """What is done when no length is asked for."""
        return (self.least + self.most) // 2 if self.usually is None else self.usually

    @property
    def is_fixed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.least == self.most


def counted(number: int, unit: Unit) -> str:
    """A number of breaths or rounds as it is written: `1 breath`, `4 breaths`."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"
