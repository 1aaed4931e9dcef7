"""What happens at an exact time while a session plays. Named tuples: thousands are made at every change of mind."""

from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from guide.model.breath import Phase
from guide.model.cue import Utterance
from guide.model.side import Side
from guide.model.units import Ms

made: Final = tuple.__new__
"""Makes a named tuple of all its fields, in their order. To call it takes twice as long, and some are made so often."""


class SpeechKind(StrEnum):
    """Whether words guide (`CUE`) or count the breath, the rounds and the breath's phases (`COUNT`)."""

    CUE = "speech"
    COUNT = "count"


class Bell(StrEnum):
    """Which bell rings."""

    START = "start"
    SIDE = "side"
    END = "end"


class SpeechDue(NamedTuple):
    """Words begin at `at` and take `duration`; `exact` is whether the duration is a rendered clip's.

    A `COUNT` tells the breath or round it counts in `number`, and the `phase` it begins. `key` names the words within
    their step (`during.2`), whatever the guidance.
    """

    at: Ms
    duration: Ms
    utterance: Utterance
    caption: str
    kind: SpeechKind = SpeechKind.CUE
    exact: bool = False
    source: str | None = None
    why: str | None = None
    number: int | None = None
    phase: Phase | None = None
    key: str = ""

    @property
    def end(self) -> Ms:
        """When the last word is spoken."""
        return self.at + self.duration


class BellDue(NamedTuple):
    """A bell is struck at `at`."""

    at: Ms
    bell: Bell


class BreathPhaseStarted(NamedTuple):
    """A phase of counted breath `number` (from 1) of `total` begins and takes `duration`.

    `number` and `total` are None for breaths that are not counted (rests, quiet holds).
    """

    at: Ms
    duration: Ms
    phase: Phase
    number: int | None = None
    total: int | None = None


class MoveStarted(NamedTuple):
    """A movement of a repetition begins and takes `duration`, in round `number` (from 1) of `total`.

    `place` is which of the tempo's movements it is, from 0; `is_back` whether it goes the way back.
    """

    at: Ms
    duration: Ms
    name: str
    number: int
    total: int
    place: int
    is_back: bool = False


class PoseStarted(NamedTuple):
    """The body sets out for a pose at `at`; it is there when the hold begins."""

    at: Ms
    pose: str
    variant: str | None = None
    side: Side | None = None


class SideChanged(NamedTuple):
    """The practice turns to another side."""

    at: Ms
    side: Side


Event: TypeAlias = SpeechDue | BellDue | BreathPhaseStarted | MoveStarted | PoseStarted | SideChanged
