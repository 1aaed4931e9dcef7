"""Fields that hold lengths, counts and moments."""

import re
from collections.abc import Callable
from typing import Annotated, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from guide.model.amount import Amount
from guide.model.breath import Phase
from guide.model.cue import AfterTime, InBreath, InLastBreath, Moment
from guide.model.units import MINUTE, SECOND, Ms
from guide.sessionfile import amounts
from guide.sessionfile.scope import fault

_COUNTED = re.compile(r"[0-9]\s*(?:st|nd|rd|th|\.|breaths?|rounds?)?(?:\s*(?:breaths?|rounds?))?\s*$")
"""How a breath or a round may be named by who does not know that its number is enough."""

_CROSSING = r"([1-9][0-9]{0,2}) steps?"


def _amount(allowed: amounts.Units) -> PlainValidator:
    def check(value: object) -> Amount:
        try:
            return amounts.amount(_written(value, allowed), allowed)
        except ValueError as error:
            raise fault(str(error)) from None

    return PlainValidator(check)


def _duration(*, least: Ms = 0, most: Ms | None = None) -> Callable[[object], Ms]:
    def check(value: object) -> Ms:
        try:
            length = amounts.duration(_written(value, amounts.TIMED))
        except ValueError as error:
            raise fault(str(error)) from None
        if length < least:
            raise fault(f"This is too short: at least {least / SECOND:g} s.")
        if most is not None and length > most:
            raise fault(f"This is too long: {most / SECOND:g} s at most.")
        return length

    return check


def _written(value: object, allowed: amounts.Units) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise ValueError(amounts.needs_unit(f"{value:g}", allowed))  # noqa: TRY004 -- the file's fault, not a caller's
    raise ValueError("This must be a length, such as “30 s”.")


_any_duration = _duration()
_move_duration = _duration(least=SECOND // 4, most=MINUTE)


def _moment(value: object) -> Moment:
    if isinstance(value, int) and not isinstance(value, bool):
        if 1 <= value <= amounts.MOST_COUNTED:
            return InBreath(value)
        raise fault(f"Breaths and rounds are counted from 1 to {amounts.MOST_COUNTED}.")
    if value == "last":
        return InLastBreath()
    if isinstance(value, str) and re.search(r"[0-9]", value) and not _COUNTED.search(value):
        return AfterTime(_any_duration(value))
    raise fault("Write “at: 2” for the second breath or round, “at: last”, or a time such as “at: 30 s”.")


def _move_length(value: object) -> Ms | Phase:
    return Phase(value) if isinstance(value, str) and value in set(Phase) else _move_duration(value)


def _steps_across(value: object) -> int:
    found = re.fullmatch(_CROSSING, value) if isinstance(value, str) else None
    if found is None:
        raise fault("Write how many steps cross the mat, such as “4 steps”.")
    return int(found[1])


def _spelling(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": list(examples)})


_TIME = amounts.duration_pattern()

HoldAmount: TypeAlias = Annotated[
    Amount, _amount(amounts.HELD), _spelling(amounts.pattern(amounts.HELD), "3-5 breaths", "2 min")
]
"""How long to hold or to rest: breaths or time, fixed or a range."""

Rounds: TypeAlias = Annotated[
    Amount, _amount(amounts.REPEATED), _spelling(amounts.pattern(amounts.REPEATED), "3 rounds")
]
"""How many rounds of repetitions."""

Duration: TypeAlias = Annotated[Ms, PlainValidator(_any_duration), _spelling(_TIME, "4 s")]
"""A fixed time."""

PhaseLength: TypeAlias = Annotated[
    Ms, PlainValidator(_duration(least=SECOND // 2, most=MINUTE)), _spelling(_TIME, "4 s")
]
"""How long to breathe in, or out."""

PauseLength: TypeAlias = Annotated[Ms, PlainValidator(_duration(most=MINUTE)), _spelling(_TIME, "2 s")]
"""How long to pause within a breath."""

MoveLength: TypeAlias = Annotated[
    Ms | Phase,
    PlainValidator(_move_length),
    WithJsonSchema({"anyOf": [{"enum": list(Phase)}, {"type": "string", "pattern": _TIME, "examples": ["2 s"]}]}),
]
"""How long one movement takes: a time, or a phase of the breath."""

Crossing: TypeAlias = Annotated[int, PlainValidator(_steps_across), _spelling(f"^{_CROSSING}$", "4 steps")]
"""How many movements lead from one end of the mat to the other."""

At: TypeAlias = Annotated[
    Moment,
    PlainValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": amounts.MOST_COUNTED},
                {"const": "last"},
                {"type": "string", "pattern": _TIME, "examples": ["30 s"]},
            ]
        }
    ),
]
"""A moment of a hold: in a breath or round, in the last one, or after a time."""
