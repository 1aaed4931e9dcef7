"""Lengths as teachers write them: `3-5 breaths`, `2 min`, `3 rounds`, `5-10 breaths, usually 6`.

Every function raises ValueError with one plain sentence that shows the right spelling.
"""

import re

from guide.model.amount import Amount, Unit
from guide.model.units import MINUTE, SECOND, Ms
from guide.yamlfile.suggest import did_you_mean, shortened

_SPELLINGS: dict[str, tuple[Unit, int]] = {
    "breath": (Unit.BREATHS, 1),
    "breaths": (Unit.BREATHS, 1),
    "round": (Unit.ROUNDS, 1),
    "rounds": (Unit.ROUNDS, 1),
    "s": (Unit.TIME, SECOND),
    "sec": (Unit.TIME, SECOND),
    "second": (Unit.TIME, SECOND),
    "seconds": (Unit.TIME, SECOND),
    "min": (Unit.TIME, MINUTE),
    "minute": (Unit.TIME, MINUTE),
    "minutes": (Unit.TIME, MINUTE),
}
_MOST = {Unit.BREATHS: 300, Unit.ROUNDS: 300, Unit.TIME: 180 * MINUTE}
_MOST_WRITTEN = {Unit.BREATHS: "300 breaths", Unit.ROUNDS: "300 rounds", Unit.TIME: "180 min"}

_NUMBER = r"\d{1,9}(?:\.\d{1,3})?"
_PART = rf"{_NUMBER}\s*[^\W\d]+"
_QUANTITY = rf"{_PART}(?:\s+{_PART})*"
_DASH = r"\s*(?:-|–|\bto\b)\s*"
_RANGE = re.compile(rf"(?P<least>{_QUANTITY}|{_NUMBER}){_DASH}(?P<most>{_QUANTITY})")
_BARE = re.compile(rf"{_NUMBER}(?:{_DASH}{_NUMBER})?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_PARTS = re.compile(rf"({_NUMBER})\s*([^\W\d]+)")
_USUALLY = re.compile(r"\s*,?\s*\busually\b\s*")


def amount(text: str, allowed: tuple[Unit, ...]) -> Amount:
    """An amount or a range of amounts in one of the allowed units."""
    span, *usual = _USUALLY.split(text.strip())
    least, most, unit = _span(span.strip(), allowed)
    if least > most:
        raise ValueError(f"“{shortened(span)}” runs backwards: put the smaller number first.")
    if not usual:
        return Amount(unit, least, most)
    usually = _usual(usual[0], span, allowed)
    if not least <= usually <= most:
        raise ValueError(f"“usually {shortened(usual[0])}” lies outside of “{shortened(span)}”.")
    return Amount(unit, least, most, usually)


def duration(text: str, *, least: Ms = 0) -> Ms:
    """A fixed length of time, in milliseconds."""
    found = amount(text, (Unit.TIME,)) if text.strip() not in {"0 s", "0 min"} else Amount(Unit.TIME, 0, 0)
    if not found.is_fixed:
        raise ValueError(f"This needs one length, not a range: write for example “{found.most // SECOND} s”.")
    if found.least < least:
        raise ValueError(f"This is too short: at least {least / SECOND:g} s.")
    return found.least


def needs_unit(text: str, allowed: tuple[Unit, ...]) -> str:
    """The sentence about a bare number."""
    if Unit.ROUNDS in allowed:
        return f"{text} of what? Write “{text} rounds”."
    if Unit.BREATHS in allowed:
        return f"{text} of what? Write “{text} breath{'' if text == '1' else 's'}” or “{text} s”."
    return f"{text} of what? Write “{text} s” or “{text} min”."


def _span(text: str, allowed: tuple[Unit, ...]) -> tuple[int, int, Unit]:
    if _BARE.fullmatch(text):
        raise ValueError(needs_unit(text, allowed))
    if clock := _CLOCK.fullmatch(text):
        raise ValueError(f"Write “{text}” as “{int(clock[1])} min {int(clock[2])} s”.")
    if found := _RANGE.fullmatch(text):
        most, unit = _quantity(found["most"], text, allowed)
        least_text = found["least"]
        if _BARE.fullmatch(least_text):
            least_text = f"{least_text} {_PARTS.findall(found['most'])[-1][1]}"
        least, least_unit = _quantity(least_text, text, allowed)
        if least_unit is not unit:
            raise ValueError(f"“{shortened(text)}” mixes {least_unit} and {unit}: write both ends in one unit.")
        return least, most, unit
    only, unit = _quantity(text, text, allowed)
    return only, only, unit


def _usual(text: str, span: str, allowed: tuple[Unit, ...]) -> int:
    if re.fullmatch(_NUMBER, text):
        text = f"{text} {_PARTS.findall(span)[-1][1]}"
    return _quantity(text, text, allowed)[0]


def _quantity(text: str, whole: str, allowed: tuple[Unit, ...]) -> tuple[int, Unit]:
    if not re.fullmatch(_QUANTITY, text):
        raise ValueError(f"“{shortened(whole)}” is no length: write for example {_example(allowed)}.")
    total = 0.0
    units = set()
    for number, word in _PARTS.findall(text):
        if word.lower() not in _SPELLINGS:
            spellings = [name for name, (unit, _) in _SPELLINGS.items() if unit in allowed]
            raise ValueError(f"Unknown unit “{shortened(word)}”{did_you_mean(word, spellings)}")
        unit, size = _SPELLINGS[word.lower()]
        units.add(unit)
        total += float(number) * size
    if len(units) > 1 or (unit is not Unit.TIME and len(_PARTS.findall(text)) > 1):
        raise ValueError(f"“{shortened(whole)}” is no length: write for example {_example(allowed)}.")
    if unit not in allowed:
        raise ValueError(f"This is not counted in {_plural(unit)}: write for example {_example(allowed)}.")
    return _counted(total, unit), unit


def _counted(total: float, unit: Unit) -> int:
    if unit is not Unit.TIME and total != int(total):
        raise ValueError(f"Only whole {unit} can be counted.")
    if round(total) < 1:
        raise ValueError(f"This needs at least {'a moment' if unit is Unit.TIME else 'one ' + unit.removesuffix('s')}.")
    if total > _MOST[unit]:
        raise ValueError(f"This is too much: {_MOST_WRITTEN[unit]} at most.")
    return round(total)


def _plural(unit: Unit) -> str:
    return "time" if unit is Unit.TIME else str(unit)


def _example(allowed: tuple[Unit, ...]) -> str:
    if Unit.ROUNDS in allowed:
        return "“3 rounds”"
    return "“3-5 breaths” or “30 s”" if Unit.BREATHS in allowed else "“30 s” or “2 min”"
