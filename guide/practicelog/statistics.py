"""What the log shows of many practices: pure functions. A practice belongs to the day it began on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from guide.model.units import Ms
from guide.practicelog.practice import Practice

_WEEK = timedelta(days=7)
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday on, and how long was practised in it."""

    monday: date
    practised: Ms


@dataclass(frozen=True, slots=True)
class PoseTime:
    """How long a pose was held in all."""

    pose: str
    name: str
    held: Ms


@dataclass(frozen=True, slots=True)
class Total:
    """How long was practised in all, and on how many days."""

    practised: Ms
    days: int


def by_day(practices: Iterable[Practice]) -> Mapping[date, Ms]:
    """How long was practised on each day that something was."""
    days: dict[date, Ms] = defaultdict(int)
    for practice in practices:
        days[practice.day] += practice.practised
    return {day: length for day, length in sorted(days.items()) if length}


def total(practices: Iterable[Practice], first: date, last: date) -> Total:
    """The sum from one day to another, both included."""
    days = [length for day, length in by_day(practices).items() if first <= day <= last]
    return Total(sum(days), len(days))


def by_week(practices: Iterable[Practice], first: date, last: date) -> tuple[Week, ...]:
    """Every week that has a day from `first` to `last`, in order; only those days count."""
    days = by_day(practices)
    weeks: list[Week] = []
    monday = monday_of(first)
    while monday <= last:
        within = (monday + timedelta(days=day) for day in range(7))
        weeks.append(Week(monday, sum(days.get(day, 0) for day in within if first <= day <= last)))
        monday += _WEEK
    return tuple(weeks)


def by_pose(practices: Iterable[Practice], first: date, last: date) -> tuple[PoseTime, ...]:
    """The poses held from one day to another, the longest first; named as they were last."""
    held: dict[str, Ms] = defaultdict(int)
    names: dict[str, str] = {}
    for practice in sorted(practices, key=lambda practice: practice.started):
        if first <= practice.day <= last:
            for one in practice.poses:
                held[one.pose] += one.held
                if one.variant is None or one.pose not in names:
                    names[one.pose] = one.name
    times = [PoseTime(pose, names[pose], length) for pose, length in held.items() if length]
    return tuple(sorted(times, key=lambda time: (-time.held, time.name, time.pose)))


def months_until(day: date, count: int) -> tuple[date, ...]:
    """The first days of so many months, in order; the last is the month of `day`."""
    months = [day.replace(day=1)]
    while len(months) < count:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return tuple(reversed(months))


def month_end(first: date) -> date:
    """The last day of a month."""
    following = date(first.year + 1, 1, 1) if first.month == _DECEMBER else date(first.year, first.month + 1, 1)
    return following - timedelta(days=1)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
