"""The words the app itself says and shows: numbers, breath words, sides and names. English."""

from functools import cache

from num2words import num2words

from guide.model.breath import Phase
from guide.model.side import Side


@cache
def count_text(number: int) -> str:
    """Tell what is said at the start of a counted breath or round."""
    return f"{num2words(number).capitalize()}."


def first_count_text() -> str:
    """Tell what is said at the first inhale of a hold that is counted in full."""
    return "Inhale, one."


def phase_text(phase: Phase) -> str:
    """Tell the word for a phase of the breath."""
    return f"{phase.value.capitalize()}."


def move_text(name: str) -> str:
    """Tell the word for a movement of a repetition."""
    return f"{name.replace('-', ' ').capitalize()}."


def name_text(title: str, side: Side | None) -> str:
    """Tell what announces a pose where only names are said."""
    return f"{title}." if side is None else f"{title}, {side.value} side."


def filled(text: str, side: Side | None) -> str:
    """Put the side in hand for `<side>` and the opposite one for `<other>`."""
    if side is None or "<" not in text:
        return text
    return text.replace("<side>", side.value).replace("<other>", side.other.value)


def readable(key: str) -> str:
    """Make a key presentable where no name is known: `side-steps` is `Side steps`."""
    return key.replace("-", " ").capitalize()
