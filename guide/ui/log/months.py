"""Where the days of several months lie: pure geometry, in logical pixels."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Final

from guide.practicelog.statistics import month_end

_CELL: Final = 24.0
_INSET: Final = 14.5
"""The first weekday's middle, from the month's left edge: the ring round a day fits in."""
_LEAST_GAP: Final = 28.0
_MANY, _FEW = 6, 3
_LARGEST: Final = 1.4
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """How many months stand side by side, the size of a day's cell, and how far apart the months begin."""

    count: int
    cell: float
    pitch: float

    @property
    def scale(self) -> float:
        """How much larger than drawn a day is."""
        return self.cell / _CELL

    def centre(self, month: int, day: date) -> tuple[float, float]:
        """The middle of a day in the month of that place, from the top left of the days."""
        week = (day.day - 1 + day.replace(day=1).weekday()) // 7
        return month * self.pitch + (_INSET + day.weekday() * _CELL) * self.scale, (week + 0.5) * self.cell

    def day_at(self, months: tuple[date, ...], x: float, y: float) -> date | None:
        """The day whose cell holds a point, if any."""
        for place, first in enumerate(months):
            column = round(((x - place * self.pitch) / self.scale - _INSET) / _CELL)
            row = int(y // self.cell)
            day = first + timedelta(days=row * 7 + column - first.weekday())
            if 0 <= column < 7 and y >= 0 and first <= day <= month_end(first):  # noqa: PLR2004 (days of a week)
                return day
        return None


def plan_months(width: float, growth: float) -> MonthPlan:
    """Six months or more where there is room, else at most three, larger; days grow with the text."""
    cell = _CELL * growth
    fitting = int((width + _LEAST_GAP) // (_month(cell) + _LEAST_GAP))
    count = min(_MOST, fitting) if fitting >= _MANY else max(1, min(_FEW, fitting))
    if count < _MANY:
        room = (width - (count - 1) * _LEAST_GAP) / count
        cell = max(cell, min(cell * _LARGEST, room / _month(1.0)))
    between = (width - _month(cell)) / (count - 1) if count > 1 else width
    return MonthPlan(count, cell, between)


def weeks_of(first: date) -> int:
    """How many rows a month takes."""
    return (month_end(first).day - 1 + first.weekday()) // 7 + 1


def disc_radius(minutes: float) -> float:
    """The radius of a day's small sun: its area grows with the minutes."""
    return min(10.0, 1.6 + 1.42 * sqrt(minutes))


def _month(cell: float) -> float:
    return (6 * _CELL + 2 * _INSET) / _CELL * cell
