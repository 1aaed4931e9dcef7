"""How a practice was practised, as plain values to keep, and back: what was kept may be of another day, or damaged."""

from collections.abc import Iterable, Mapping
from typing import Any

from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.session import Session
from guide.model.side import Side
from guide.model.units import MINUTE
from guide.timeline.options import Options

_LONGEST_PHASE = 60_000
_LONGEST_HOLD = 4 * 60 * MINUTE
_MOST_REPEATS = 20


def kept(options: Options) -> dict[str, Any]:
    """Options as values that `json` can write; lengths in milliseconds."""
    pace = options.pace
    return {
        "choices": dict(options.choices),
        "pace": [pace.inhale, pace.exhale, pace.hold, pace.rest] if pace else None,
        "guidance": options.guidance.value,
        "target": options.target,
        "sides": [side.value for side in options.sides],
        "skipped": sorted(options.skipped),
        "amounts": dict(options.amounts),
        "repeats": dict(options.repeats),
        "speak_cautions": options.speak_cautions,
    }


def options_of(session: Session, values: Mapping[str, Any]) -> Options:
    """The options that were kept; what the session no longer offers, or cannot be read, is left at its default."""
    offered = {(choice.key, option.key) for choice in session.choices for option in choice.options}
    guidance, target = values.get("guidance"), values.get("target")
    return Options(
        choices={key: option for key, option in _texts(values, "choices") if (key, option) in offered},
        pace=_pace(values.get("pace")),
        guidance=Guidance(guidance) if guidance in list(Guidance) else Guidance.FULL,
        target=target if isinstance(target, int) and target > 0 else None,
        sides=tuple(Side(side) for side in _list(values, "sides") if side in list(Side)),
        skipped=frozenset(step for step in _list(values, "skipped") if isinstance(step, str)),
        amounts=dict(_numbers(values, "amounts", _LONGEST_HOLD)),
        repeats=dict(_numbers(values, "repeats", _MOST_REPEATS)),
        speak_cautions=values.get("speak_cautions") is not False,
    )


def _pairs(values: Mapping[str, Any], name: str) -> Iterable[tuple[str, Any]]:
    mapping = values.get(name)
    return mapping.items() if isinstance(mapping, dict) else ()


def _texts(values: Mapping[str, Any], name: str) -> Iterable[tuple[str, str]]:
    return ((key, text) for key, text in _pairs(values, name) if isinstance(text, str))


def _numbers(values: Mapping[str, Any], name: str, most: int) -> Iterable[tuple[str, int]]:
    return ((key, number) for key, number in _pairs(values, name) if isinstance(number, int) and 0 < number <= most)


def _list(values: Mapping[str, Any], name: str) -> list[Any]:
    entries = values.get(name)
    return entries if isinstance(entries, list) else []


def _pace(lengths: object) -> BreathPattern | None:
    if not isinstance(lengths, list) or len(lengths) != 4:  # noqa: PLR2004 (a breath has four phases)
        return None
    if not all(isinstance(length, int) and 0 <= length <= _LONGEST_PHASE for length in lengths):
        return None
    return BreathPattern(*lengths) if lengths[0] and lengths[1] else None
