"""The words of the log, in the language of the window. Days without practice are never counted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from guide.model.units import MINUTE, Ms
from guide.player.moment import PoseName
from guide.practicelog.practice import Held, Outcome, Practice, Unit
from guide.practicelog.statistics import Total
from guide.ui.letters import gone_on
from guide.ui.practice.words import with_side

translate = QCoreApplication.translate

_HOUR: Final = 60


def minutes(length: Ms) -> int:
    """Whole minutes; what was begun counts as one."""
    return max(1, round(length / MINUTE)) if length else 0


def length_words(length: Ms) -> str:
    """A length as people say it: “45 min”, “2 h 10 min”."""
    hours, rest = divmod(minutes(length), _HOUR)
    if not hours:
        return translate("Log", "{minutes} min").format(minutes=rest)
    if not rest:
        return translate("Log", "{hours} h").format(hours=hours)
    return translate("Log", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def month_words(day: date, *, short: bool = False) -> str:
    """A month's name; `short` where there is little room."""
    forms = QLocale.FormatType
    return QLocale().standaloneMonthName(day.month, forms.ShortFormat if short else forms.LongFormat)


def month_line(day: date, total: Total) -> str:
    """What the present month has been so far."""
    month = month_words(day)
    if not total.days:
        return month
    one = translate("Log", "{month} so far: {length} on 1 day")
    many = translate("Log", "{month} so far: {length} on {days} days")
    return (one if total.days == 1 else many).format(month=month, length=length_words(total.practised), days=total.days)


def weekday_letters() -> tuple[str, ...]:
    """The days of the week in a letter each, from Monday."""
    locale = QLocale()
    return tuple(locale.standaloneDayName(day, QLocale.FormatType.NarrowFormat) for day in range(1, 8))


def day_words(day: date) -> str:
    """A day as it is called: “Tuesday 18 November”."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def when_words(moment: datetime) -> str:
    """A day with its year, and the time on the wall."""
    day = QLocale().toString(QDate(moment.year, moment.month, moment.day), "dddd d MMMM yyyy")
    return translate("Log", "{day}, {time}").format(day=day, time=f"{moment:%H:%M}")


def share_words(practice: Practice) -> str:
    """How much of what was planned was practised: “20 of 20 min”."""
    return translate("Log", "{done} of {planned} min").format(
        done=minutes(practice.practised), planned=minutes(practice.planned)
    )


def outcome_words(practice: Practice) -> str:
    """How much was practised, and where it was left if it was: “11 of 20 min. Left in pigeon, right side”."""
    here = (held for held in practice.poses if (held.step, held.side) == (practice.step, practice.side))
    left_in = next(here, None)
    if practice.outcome is Outcome.FINISHED or left_in is None:
        return share_words(practice)
    name = held_name(left_in)
    pattern = translate("Log", "{share}. Left in {pose}")
    return pattern.format(share=share_words(practice), pose=gone_on(name))


def practice_words(practice: Practice) -> str:
    """A practice in a line."""
    return translate("Log", "{title}, {share}").format(title=practice.title, share=share_words(practice))


def day_spoken(day: date, practices: Sequence[Practice]) -> str:
    """A day and what was practised on it, in one sentence for a screen reader."""
    return ". ".join((day_words(day), *map(practice_words, practices)))


def quoted(note: str) -> str:
    """Somebody's own words on one line."""
    return translate("Log", "“{note}”").format(note=" ".join(note.split())) if note else ""


def held_name(held: Held) -> str:
    """A pose and its side."""
    return with_side(PoseName(held.name, side=held.side))


def counted_words(held: Held) -> str:
    """What was counted of what was planned; empty where nothing is counted."""
    if not (held.to_count or held.counted):
        return ""
    breaths, rounds = translate("Log", "{done} of {planned} breaths"), translate("Log", "{done} of {planned} rounds")
    return (rounds if held.unit is Unit.ROUNDS else breaths).format(done=held.counted, planned=held.to_count)
