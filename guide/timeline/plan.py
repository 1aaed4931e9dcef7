"""How much of every amount is done: what a plan of a session fixes before it is laid out in time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from guide.model.amount import Amount
from guide.model.units import Ms

AmountKey: TypeAlias = tuple[str, str]
"""A step's path and the amount's name within it: `hold`, `reps`, `rest`, or `build.0` for the first action."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The `amounts` that are not the default, and how long each step's hold waits for its words (`waiting`, by path).

    Both sides of a step share its path, so that they are equal whatever the plan.
    """

    amounts: Mapping[AmountKey, int] = field(default_factory=dict)
    waiting: Mapping[str, Ms] = field(default_factory=dict)

    def amount(self, path: str, name: str, amount: Amount) -> int:
        """Tell how many breaths or rounds, or how many milliseconds, are done."""
        return self.amounts.get((path, name), amount.default)
