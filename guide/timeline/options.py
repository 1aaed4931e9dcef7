"""What the practitioner asks of a session: the options of a compile."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.side import Side
from guide.model.units import Ms


@dataclass(frozen=True, slots=True)
class Options:
    """How a session is to be practised this time.

    `choices` maps a choice's key to the option picked; what is missing takes its default. `pace` replaces the
    session's breath pattern. `target` is the longest the whole may take, in milliseconds. `sides` narrows or
    reorders the sides of every step that has sides; empty keeps the session's own. `skipped` holds step paths such as
    `8` or `8.2`. `amounts` fixes what single steps are held or repeated for, by path, changed by hand: a number, or
    milliseconds where the step is held for a time. `repeats` says how often a side is walked again; its keys are
    those of `Pass.turn`.
    """

    choices: Mapping[str, str] = field(default_factory=dict)
    pace: BreathPattern | None = None
    guidance: Guidance = Guidance.FULL
    target: Ms | None = None
    sides: tuple[Side, ...] = ()
    skipped: frozenset[str] = frozenset()
    amounts: Mapping[str, int] = field(default_factory=dict)
    repeats: Mapping[str, int] = field(default_factory=dict)
    speak_cautions: bool = True
