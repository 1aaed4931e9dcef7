"""The words on the cards."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from guide.sessionfile.entry import Entry
from guide.ui.letters import begun
from guide.ui.library.order import was_lately

_MOST_PROBLEMS = 2
_DAYS_BY_NAME = 7
_NUMBERS_IN_WORDS = 9


def minutes(card: Entry) -> str:
    """The length as the card says it."""
    return QCoreApplication.translate("Library", "%n min", "", card.minutes).replace("%n", str(card.minutes))


def needs(card: Entry) -> str:
    """Level and props on one line, such as `Beginner. Mat; block, band if you like`."""
    level = begun(card.level)
    needed = ", ".join(card.props_needed)
    optional = ", ".join(card.props_optional)
    if optional:
        pattern = QCoreApplication.translate("Library", "{needed}; {optional} if you like")
        alone = QCoreApplication.translate("Library", "{optional} if you like")
        props = (pattern if needed else alone).format(needed=needed, optional=optional)
    else:
        props = needed
    return ". ".join(part for part in (level, begun(props)) if part)


def focus(card: Entry) -> str:
    """What the session is for, such as `Glutes, hips, low back`."""
    return begun(", ".join(card.focus))


def last_line(card: Entry, now: datetime | None = None) -> str:
    """The line at the foot of a card: when it was practised, if that was lately, and what it is for."""
    now = now or datetime.now().astimezone()
    lately = ""
    if card.practised is not None and was_lately(card.practised, now):
        day = when(card.practised.date(), now.date())
        lately = QCoreApplication.translate("Library", "Practised {when}").format(when=day)
    return ". ".join(part for part in (lately, focus(card)) if part)


def when(day: date, today: date) -> str:
    """A day that is not long ago, such as `yesterday`, `on Monday` or `on 3 November`."""
    translate = QCoreApplication.translate
    ago = (today - day).days
    if ago <= 0:
        return translate("Library", "today")
    if ago == 1:
        return translate("Library", "yesterday")
    qt_day = QDate(day.year, day.month, day.day)
    if ago < _DAYS_BY_NAME:
        return translate("Library", "on {weekday}").format(weekday=QLocale().toString(qt_day, "dddd"))
    return translate("Library", "on {day}").format(day=QLocale().toString(qt_day, "d MMMM"))


def spoken(card: Entry, *, favourite: bool = False) -> str:
    """A whole card in one sentence for a screen reader."""
    heart = QCoreApplication.translate("Library", "A favourite") if favourite else ""
    return ". ".join(part for part in (card.title, heart, minutes(card), needs(card), last_line(card)) if part)


def problems_title(card: Entry) -> str:
    """The heading of a broken card."""
    count = len({problem.line for problem in card.errors})
    if count <= 1:
        return QCoreApplication.translate("Library", "One line needs a second look")
    numbers = QCoreApplication.translate("Library", "two three four five six seven eight nine").split()
    number = numbers[count - 2] if count <= _NUMBERS_IN_WORDS and len(numbers) == _NUMBERS_IN_WORDS - 1 else str(count)
    return begun(QCoreApplication.translate("Library", "{number} lines need a second look").format(number=number))


def shown_problems(card: Entry) -> tuple[str, ...]:
    """At most two problems, each with its line, and how many more there are."""
    pattern = QCoreApplication.translate("Library", "Line {line}: {sentence}")
    said = [pattern.format(line=problem.line, sentence=problem.message) for problem in card.errors[:_MOST_PROBLEMS]]
    more = len(card.errors) - len(said)
    if more:
        said.append(QCoreApplication.translate("Library", "and {more} more").format(more=more))
    return tuple(said)
