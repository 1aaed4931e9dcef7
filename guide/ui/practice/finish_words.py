"""“Finish by”: what is typed, read as a time of day or as minutes, and what came of it, in words."""

import re
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Final

from guide.model.units import MINUTE, SECOND, Ms
from guide.player.finishing import Droppable, FinishReport
from guide.ui.practice.words import translate

_TIME: Final = re.compile(r"(?<!\d)(\d{1,2})\s*[:.h]\s*(\d{2})\s*(am|pm)?", re.IGNORECASE)
_HOUR: Final = re.compile(r"(?<!\d)(\d{1,2})\s*(am|pm)", re.IGNORECASE)
_WHOLE: Final = r"(?<![\d.,])(\d{1,3})(?!\d|[.,]\d|\s*[¼½¾])"
_HOURS_LEFT: Final = re.compile(rf"{_WHOLE}\s*h(?:(?:ou)?rs?)?\b", re.IGNORECASE)
_LEFT: Final = re.compile(rf"{_WHOLE}(?!\s*s)", re.IGNORECASE)
"""Whole minutes or hours. Parts of them, and seconds, are not guessed at: an hour and a half is no minute."""
_NOON: Final = 12
_HOURS: Final = 24
_MINUTES_OF_HOUR: Final = 60
_LONGEST: Final = timedelta(hours=12)
"""A time of day further away than this has passed: nobody finishes tomorrow."""


def parse_finish(typed: str, now: datetime) -> Ms | None:
    """How long the practice may still take: “18:55”, “end at 6.55 pm”, “12”, “1 hour left”; None for neither.

    A time of day without am or pm may be meant on a clock of twelve hours: the next one is taken.
    """
    if found := _TIME.search(typed):
        return _until(int(found[1]), int(found[2]), found[3], now)
    if found := _HOUR.search(typed):
        return _until(int(found[1]), 0, found[2], now)
    hours = _HOURS_LEFT.search(typed)
    minutes = _LEFT.search(typed, hours.end() if hours else 0)
    left = (int(hours[1]) * _MINUTES_OF_HOUR if hours else 0) + (int(minutes[1]) if minutes else 0)
    return left * MINUTE or None


def time_of_day(now: datetime, left: Ms) -> str:
    """When something that still takes `left` milliseconds is over."""
    then = now.astimezone(UTC) + timedelta(milliseconds=left)
    return then.astimezone(now.tzinfo).strftime("%H:%M")


def ends_words(now: datetime, left: Ms) -> str:
    """When the practice ends."""
    return translate("Practice", "Ends at {time}").format(time=time_of_day(now, left))


def not_understood(now: datetime) -> str:
    """What can be typed, with a time of day that would do."""
    return translate("Practice", "Type a time of day such as {time}, or minutes such as 12.").format(
        time=time_of_day(now, 20 * MINUTE)
    )


def outcome_words(report: FinishReport, now: datetime) -> str:
    """What came of the wish: when the practice ends, and how it misses the time where it does."""
    time = time_of_day(now, report.left)
    if not report.fits:
        return translate("Practice", "It cannot be shorter than {length}: it ends at {time}.").format(
            length=_length(report.left), time=time
        )
    if report.asked - report.left >= MINUTE:
        return translate("Practice", "It ends at {time}: its holds cannot be longer.").format(time=time)
    return translate("Practice", "It ends at {time}.").format(time=time)


def dropping_words(report: FinishReport) -> str:
    """What leads in the steps that could be left out; empty where it fits."""
    if report.fits:
        return ""
    if not report.droppable:
        return translate("Practice", "Nothing more can be left out.")
    if not report.together:
        return translate("Practice", "It would fit without one of these:")
    if sum(step.takes for step in report.droppable) < report.left - report.asked:
        return translate("Practice", "Even without all of these it would be longer than that:")
    return translate("Practice", "It would fit without these:")


def step_words(step: Droppable) -> str:
    """A step that could be left out, and what that saves."""
    return translate("Practice", "{step}, {length}").format(step=step.title, length=_length(step.takes))


def _length(length: Ms) -> str:
    """A length in whole minutes, or in seconds where it is shorter."""
    if length < MINUTE:
        return translate("Practice", "{n} s").format(n=round(length / SECOND))
    return translate("Practice", "{n} min").format(n=ceil(length / MINUTE))


def _until(hour: int, minute: int, half: str | None, now: datetime) -> Ms | None:
    if hour >= _HOURS or minute >= _MINUTES_OF_HOUR or (half and not 1 <= hour <= _NOON):
        return None
    hours = {hour}
    if half:
        hours = {hour % _NOON + (_NOON if half.lower() == "pm" else 0)}
    elif 1 <= hour <= _NOON:
        hours = {hour % _NOON, hour % _NOON + _NOON}
    today = [now.replace(hour=one, minute=minute, second=0, microsecond=0) for one in hours]
    coming = (moment if moment > now else moment + timedelta(days=1) for moment in today)
    # Clocks may be put forward or back between now and then.
    wait = min(moment.astimezone(UTC) for moment in coming) - now.astimezone(UTC)
    return round(wait / timedelta(milliseconds=1)) if wait <= _LONGEST else None
