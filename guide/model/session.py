"""The plan of a practice as a teacher wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from guide.model.amount import Amount
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Line
from guide.model.side import Side
from guide.model.units import Ms


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in which file something was written: `path` such as `steps[3]`; line and column count from 1."""

    file: Path | None = None
    path: str = ""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a choice, with the reason and the source for it where sources differ."""

    key: str
    label: str
    why: str | None = None
    source: str | None = None
    props: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What the practitioner picks before the start, and may change on the way."""

    key: str
    ask: str
    options: tuple[Option, ...]
    default: str


@dataclass(frozen=True, slots=True)
class Action:
    """One of several actions that add up; it stays on while the next is added.

    `pose` and `variant` are the shape it is done in, where that is not the step's own: a bridge is built lying down.
    """

    name: str
    cue: Cue
    hold: Amount
    works: tuple[str, ...] = ()
    pose: str | None = None
    variant: str | None = None
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Move:
    """One timed movement of a repetition, such as `step` for two seconds or for one inhale."""

    name: str
    lasts: Ms | Phase


@dataclass(frozen=True, slots=True)
class Repetitions:
    """Timed movements in place of a held shape.

    One round is `crossing` times the `tempo` one way (after the cues `there`), then as many back (after `back`).
    """

    rounds: Amount
    crossing: int
    tempo: tuple[Move, ...]
    there: tuple[Cue, ...] = ()
    back: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """What a choice changes in a step: `changes` maps names of `Step` fields to their new values; `props` add."""

    choice: str
    option: str
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Step:
    """A pose with its words, its hold and its way out; or words alone, when `pose` is None.

    For `arrive`, `enter`, `during` and `leave`, None means the catalogue's own; an empty tuple means no words.
    `hold` is None for a step that lasts its words and pauses. `wait` goes on when a key is pressed. A `quiet` step
    has no count and no cues after arrival. `note` is private to the teacher. `only` pairs a choice with the options for
    which the step is done; all pairs must hold. A step that is `alone` is left out where another session includes its
    session.
    """

    pose: str | None = None
    variant: str | None = None
    sides: tuple[Side, ...] = ()
    arrive: tuple[Line, ...] | None = None
    enter: Cue | None = None
    build: tuple[Action, ...] = ()
    hold: Amount | None = None
    repetitions: Repetitions | None = None
    during: tuple[Cue, ...] | None = None
    leave: Cue | None = None
    rest: Amount | None = None
    breath: BreathPattern | None = None
    props: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    optional: bool = False
    alone: bool = False
    quiet: bool = False
    bell: bool = False
    wait: bool = False
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str | None = None
    source: str | None = None
    why: str | None = None
    when: tuple[When, ...] = ()
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Flow:
    """Several steps in a row on one side, then all of them on the other; without sides, simply in a row.

    A flow that is `alone` is left out where another session includes its session.
    """

    title: str
    steps: tuple[Step, ...]
    sides: tuple[Side, ...] = ()
    optional: bool = False
    alone: bool = False
    note: str | None = None
    origin: Origin = Origin()


Item: TypeAlias = Step | Flow
"""An entry of a session's `steps`."""


@dataclass(frozen=True, slots=True)
class Session:
    """A whole session. `cautions` are keys of the catalogue or free text; `sources` are keys of the source list."""

    id: str
    title: str
    steps: tuple[Item, ...]
    summary: str = ""
    language: str = "en"
    level: str | None = None
    focus: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    props_needed: tuple[str, ...] = ()
    props_optional: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    breath: BreathPattern = BreathPattern()
    choices: tuple[Choice, ...] = ()
    file: Path | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)
