"""What the log keeps of one practice: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from guide.model.side import Side
from guide.model.units import Ms


class Outcome(StrEnum):
    """How a practice ended. One that was cut off by a crash stays `UNDER_WAY`."""

    UNDER_WAY = "under way"
    LEFT = "left"
    FINISHED = "finished"


class Unit(StrEnum):
    """What is counted in a pose."""

    BREATHS = "breaths"
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Held:
    """A pose of a step on one side: how long it was to be held, and how long it was.

    `counted` of `to_count` breaths or rounds were done; both are 0 where nothing is counted.
    """

    step: str
    pose: str
    name: str
    side: Side | None = None
    variant: str | None = None
    planned: Ms = 0
    held: Ms = 0
    to_count: int = 0
    counted: int = 0
    unit: Unit = Unit.BREATHS


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice.

    `started` knows its offset from UTC: the day is the one on the wall at that time. `planned` is how long it was to
    take from where it began, `practised` how long it was really played; pauses do not count. `position` of `length`
    is where in the session it stands, in the `step` on a `side`. `options` are JSON values.
    """

    id: str
    session: str
    title: str
    started: datetime
    updated: datetime
    planned: Ms
    practised: Ms = 0
    length: Ms = 0
    position: Ms = 0
    step: str = ""
    side: Side | None = None
    outcome: Outcome = Outcome.UNDER_WAY
    file: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    poses: tuple[Held, ...] = ()
    note: str = ""

    @property
    def day(self) -> date:
        """The day it began on."""
        return self.started.date()
