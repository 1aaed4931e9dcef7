"""Lengths as teachers write them: `3-5 breaths`, `2 min`, `1 min 30 s`, `3 rounds`, `5-10 breaths, usually 6`.

Every function that reads raises ValueError with one plain sentence that shows the right spelling.
"""

import re
from functools import lru_cache

from guide.model.amount import Amount, Unit, counted
from guide.model.units import MINUTE, SECOND, Ms
from guide.yamlfile.suggest import did_you_mean, shortened

Units = tuple[Unit, ...]

HELD: Units = (Unit.BREATHS, Unit.TIME)
"""What a hold or a rest is counted in."""
REPEATED: Units = (Unit.ROUNDS,)
TIMED: Units = (Unit.TIME,)
ANY: Units = (Unit.BREATHS, Unit.TIME, Unit.ROUNDS)

MOST_COUNTED = 300
"""The most breaths, or rounds, of one step."""
_MOST_MINUTES = 180

_SIZES: dict[Unit, dict[str, int]] = {
    Unit.BREATHS: {"breaths": 1, "breath": 1},
    Unit.ROUNDS: {"rounds": 1, "round": 1},
    Unit.TIME: {
        "seconds": SECOND,
        "second": SECOND,
        "sec": SECOND,
        "s": SECOND,
        "minutes": MINUTE,
        "minute": MINUTE,
        "min": MINUTE,
    },
}
_UNITS = {word: unit for unit, words in _SIZES.items() for word in words}
_EXAMPLES = {HELD: "“3-5 breaths” or “30 s”", REPEATED: "“3 rounds”", TIMED: "“30 s” or “2 min”", ANY: "“3 breaths”"}

_LONGEST = 80
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,3})?"
_DASH = r"\s*(?:-|–|to)\s*"
_USUALLY = r"\s*,?\s*usually\s+"

_PART = re.compile(rf"({_NUMBER})\s*([^\W\d_]+)")
_QUANTITY = rf"{_NUMBER}\s*[^\W\d_]+(?:\s+{_NUMBER}\s*[^\W\d_]+)*"
_RANGE = re.compile(rf"(?P<least>{_QUANTITY}|{_NUMBER}){_DASH}(?P<most>{_QUANTITY})")
_BARE = re.compile(rf"{_NUMBER}(?:{_DASH}{_NUMBER})?")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?:\s*min)?")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")


def pattern(allowed: Units) -> str:
    """A regular expression for the spelling of amounts, for the JSON Schema."""
    quantities = [_quantity_pattern(unit) for unit in allowed]
    ranges = [
        f"(?:(?:{quantity}|{_NUMBER}){_DASH})?{quantity}(?:{_USUALLY}(?:{quantity}|{_NUMBER}))?"
        for quantity in quantities
    ]
    return rf"^\s*(?:{'|'.join(ranges)})\s*$"


def duration_pattern() -> str:
    """A regular expression for the spelling of a fixed length of time, for the JSON Schema."""
    return rf"^\s*{_quantity_pattern(Unit.TIME)}\s*$"


@lru_cache(maxsize=1_000)  # a library of sessions writes the same few lengths over and over
def amount(text: str, allowed: Units) -> Amount:
    """An amount, or a range of amounts, in one of the allowed units."""
    text = _bounded(text, allowed)
    span, *usual = re.split(_USUALLY, text, maxsplit=1)
    least, most, unit = _span(span, allowed)
    if least > most:
        raise ValueError(f"“{shortened(span)}” runs backwards: put the smaller number first.")
    if not usual:
        return Amount(unit, least, most)
    usually = _quantity(_with_unit(usual[0], span), text, allowed)[0]
    if not least <= usually <= most:
        raise ValueError(f"“usually {shortened(usual[0])}” lies outside of “{shortened(span)}”.")
    return Amount(unit, least, most, usually)


def duration(text: str) -> Ms:
    """A fixed length of time, in milliseconds; it may be zero."""
    least, most, _ = _span(_bounded(text, TIMED), TIMED, may_be_nothing=True)
    if least != most:
        raise ValueError("This needs one length, not a range: write for example “30 s”.")
    return least


def needs_unit(text: str, allowed: Units) -> str:
    """The sentence about a number without a unit."""
    if allowed == REPEATED:
        return f"{text} of what? Write “{text} rounds”."
    if allowed == TIMED:
        return f"{text} of what? Write “{text} s” or “{text} min”."
    return f"{text} of what? Write “{text} breath{'' if text == '1' else 's'}” or “{text} s”."


def _quantity_pattern(unit: Unit) -> str:
    if unit is not Unit.TIME:
        return rf"[0-9]{{1,9}}\s*{unit}?"
    part = rf"{_NUMBER}\s*(?:{'|'.join(_SIZES[unit])})"
    return rf"{part}(?:\s+{part})*"


def _bounded(text: str, allowed: Units) -> str:
    # Matching spaces takes more than linear time, and no length is as long as this.
    if len(text) > _LONGEST:
        raise ValueError(_no_length(text, allowed))
    return text.strip()


def _no_length(text: str, allowed: Units) -> str:
    return f"“{shortened(text)}” is no length: write for example {_EXAMPLES[allowed]}."


def _span(text: str, allowed: Units, *, may_be_nothing: bool = False) -> tuple[int, int, Unit]:
    if _BARE.fullmatch(text):
        raise ValueError(needs_unit(text, allowed))
    if clock := _CLOCK.fullmatch(text):
        raise ValueError(f"Write “{text}” as “{int(clock[1])} min {int(clock[2])} s”.")
    if _COMMA.search(text):
        with_points = _COMMA.sub(".", text)
        _span(with_points, allowed)  # it may be no length even so
        raise ValueError(f"Write a point where “{shortened(text)}” has a comma: “{shortened(with_points)}”.")
    if (found := _RANGE.fullmatch(text)) is None:
        only, unit = _quantity(text, text, allowed, may_be_nothing=may_be_nothing)
        return only, only, unit
    most, unit = _quantity(found["most"], text, allowed)
    least, least_unit = _quantity(_with_unit(found["least"], found["most"]), text, allowed)
    if least_unit is not unit:
        raise ValueError(f"“{shortened(text)}” mixes {least_unit} and {unit}: write both ends in one unit.")
    return least, most, unit


def _with_unit(text: str, other: str) -> str:
    """A bare number with the unit that comes first in the other end of its range: `1-2 min 30 s` begins at 1 min."""
    is_bare = re.fullmatch(_NUMBER, text)
    return f"{text} {_PART.findall(other)[0][1]}" if is_bare else text


def _quantity(text: str, whole: str, allowed: Units, *, may_be_nothing: bool = False) -> tuple[int, Unit]:
    if not re.fullmatch(_QUANTITY, text):
        raise ValueError(_no_length(whole, allowed))
    found = _PART.findall(text)
    for _, word in found:
        if word not in _UNITS:
            known = [name for name, unit in _UNITS.items() if unit in allowed]
            meant = did_you_mean(word, known)
            such_as = f": write for example {_EXAMPLES[allowed]}."
            raise ValueError(f"Unknown unit “{shortened(word)}”{such_as if meant == '.' else meant}")
    unit = _UNITS[found[0][1]]
    if any(_UNITS[word] is not unit for _, word in found) or (len(found) > 1 and unit is not Unit.TIME):
        raise ValueError(_no_length(whole, allowed))
    if unit not in allowed:
        raise ValueError(f"This is not counted in {unit}: write for example {_EXAMPLES[allowed]}.")
    total = sum(float(number) * _SIZES[unit][word] for number, word in found)
    return _whole(total, unit, may_be_nothing=may_be_nothing), unit


def _whole(total: float, unit: Unit, *, may_be_nothing: bool) -> int:
    most, written = _most(unit)
    if unit is not Unit.TIME and total != int(total):
        raise ValueError(f"Only whole {unit} can be counted: write a whole number, or a time such as “30 s”.")
    if round(total) < 1 and not may_be_nothing:
        raise ValueError("This must be more than nothing: leave it out, or make it longer.")
    if total > most:
        raise ValueError(f"This is too much: {written} at most.")
    return round(total)


def _most(unit: Unit) -> tuple[int, str]:
    """The most there may be of a unit, in milliseconds for time, and how it is written."""
    if unit is Unit.TIME:
        return _MOST_MINUTES * MINUTE, f"{_MOST_MINUTES} min"
    return MOST_COUNTED, counted(MOST_COUNTED, unit)
