"""The words of the Prepare page, in the language of the window."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from guide.model.breath import BreathPattern
from guide.model.pose import Caution, Source
from guide.model.side import Side
from guide.model.units import SECOND
from guide.ui.letters import begun
from guide.ui.prepare.lengths import Holding
from guide.ui.prepare.parts import Part

translate = QCoreApplication.translate

LEAST_SECONDS: Final = 1.0
MOST_SECONDS: Final = 20.0
"""Between these lie the lengths of an inhale and an exhale that can be typed."""


def parse_pace(typed: str) -> BreathPattern | None:
    """Two numbers of seconds, in and out, however they are set apart; None where they are not that."""
    numbers = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", typed)]
    if len(numbers) != 2 or not all(LEAST_SECONDS <= number <= MOST_SECONDS for number in numbers):  # noqa: PLR2004 - in and out
        return None
    return BreathPattern(round(numbers[0] * SECOND), round(numbers[1] * SECOND))


def at_hand(needed: Sequence[str], optional: Sequence[str]) -> str:
    """What to lay ready: “Mat. Optional: block, band.”."""
    sentences = []
    if needed:
        sentences.append(f"{begun(', '.join(needed))}.")
    if optional:
        sentences.append(translate("Prepare", "Optional: {props}.").format(props=", ".join(optional)))
    return " ".join(sentences) or translate("Prepare", "Nothing but a place to lie down.")


def cautions(keys: Iterable[str], known: Mapping[str, Caution]) -> tuple[tuple[str, str], ...]:
    """Each caution as what it is about and what to do; the second is empty for a teacher's own words."""
    found = []
    for key in keys:
        caution = known.get(key)
        found.append((f"{caution.name}:", caution.advice) if caution else (begun(key), ""))
    return tuple(found)


def source_words(source: Source) -> str:
    """An article with its author."""
    parts = [source.title, source.author, source.published]
    return ", ".join(part for part in parts if part)


def length_words(minutes: int, *, exact: bool) -> str:
    """The heading of the slider."""
    pattern = translate("Prepare", "Length, {n} min") if exact else translate("Prepare", "Length, about {n} min")
    return pattern.format(n=minutes)


def ends_words(clock_time: str, *, exact: bool) -> str:
    """When the practice will be over."""
    pattern = translate("Prepare", "Ends at {time}") if exact else translate("Prepare", "Ends about {time}")
    return pattern.format(time=clock_time)


def holdings_words(holdings: Sequence[Holding]) -> str:
    """What a length means: “Holds of 4 breaths, hip openers 7”."""
    single = [holding for holding in holdings if not holding.title]
    flows = [holding for holding in holdings if holding.title]
    said = [translate("Prepare", "holds of {n} breaths").format(n=_span(holding)) for holding in single]
    for holding in flows:
        pattern = translate("Prepare", "{part} {n}") if said else translate("Prepare", "{part} of {n} breaths")
        said.append(pattern.format(part=holding.title.lower(), n=_span(holding)))
    return begun(", ".join(said))


def part_words(part: Part) -> str:
    """The name under a stretch of the strip; a whole flow says its side."""
    match part.side:
        case Side.RIGHT:
            return translate("Prepare", "{part}, right").format(part=part.name)
        case Side.LEFT:
            return translate("Prepare", "{part}, left").format(part=part.name)
        case None:
            return part.name


def _span(holding: Holding) -> str:
    if holding.least == holding.most:
        return str(holding.least)
    return translate("Prepare", "{least} to {most}").format(least=holding.least, most=holding.most)
