"""What is said, when, and to whom."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeAlias

from guide.model.breath import Phase
from guide.model.units import Ms


class Guidance(StrEnum):
    """How much the voice says. `FULL`: all; `SHORT`: no detail; `NAMES`: pose, side and count; `SILENT`: nothing."""

    FULL = "full"
    SHORT = "short"
    NAMES = "names"
    SILENT = "silent"


class Occasion(StrEnum):
    """Which pass over a step with sides a cue belongs to."""

    FIRST = "first"
    SECOND = "second"
    LEFT = "left"
    RIGHT = "right"


class Utterance(NamedTuple):
    """Something to be heard: words for the voice, or a recording in their place.

    `say_as` pairs a word of the text with how it is pronounced (IPA between slashes, or plain respelling).
    """

    text: str
    say_as: tuple[tuple[str, str], ...] = ()
    recording: Path | None = None


@dataclass(frozen=True, slots=True)
class InBreath:
    """Within breath (or round) `number`, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class InLastBreath:
    """Within the last breath (or round) of the hold."""


@dataclass(frozen=True, slots=True)
class AfterTime:
    """At a time after the hold began, in milliseconds."""

    time: Ms


Moment: TypeAlias = InBreath | InLastBreath | AfterTime


class Cue(NamedTuple):
    """One sentence for the practitioner.

    `say` and `show` may hold `<side>` and `<other>`, filled in for the side in hand. `show` is the caption where it
    differs from the spoken words. `only` pairs a choice with the options for which the cue is said; all pairs must
    hold. `source` is a key of the source list, `why` a sentence.
    """

    say: str
    show: str | None = None
    moment: Moment | None = None
    phase: Phase | None = None
    is_detail: bool = False
    occasion: Occasion | None = None
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source: str | None = None
    why: str | None = None
    recording: Path | None = None
    say_as: tuple[tuple[str, str], ...] = ()
    bell: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence between cues, in milliseconds: time to move."""

    length: Ms


Line: TypeAlias = Cue | Pause
"""One entry of the words that lead into a pose."""
