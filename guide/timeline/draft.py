"""The timeline while it is being written, and what a compile needs to go on from the middle of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.events import Bell, BellDue, BreathPhaseStarted, Event, MoveStarted, made
from guide.timeline.speaker import Words
from guide.timeline.timeline import Landmark, Segment

LINE_GAP: Ms = 700
"""Between two sentences that follow one another."""

VOICE_GAP: Ms = 250
"""The least between any two clips that share a hold."""


@dataclass(slots=True)
class Draft:
    """A timeline as far as it has been laid. `now` is where the next stage begins, `part_start` where its segment did.

    `step`, `side` and `stage` say whose turn it is, for the landmarks.
    """

    now: Ms = 0
    segments: list[Segment] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    part_start: Ms = 0
    step: str = ""
    side: Side | None = None
    stage: int = 0

    def begin_stage(self, step: str, side: Side | None, stage: int) -> None:
        """Tell whose turn it is."""
        self.step, self.side, self.stage = step, side, stage

    def say(self, words: Words, at: Ms) -> None:
        """Lay words, with their bell."""
        if words.bell:
            self.events.append(BellDue(at, Bell.START))
        self.landmarks.append(made(Landmark, (at, self.step, self.side, self.stage, words.key, at + words.length)))
        if (due := words.due(at)) is not None:
            self.events.append(due)


@dataclass(frozen=True, slots=True)
class Resume:
    """How far a pass had come at `position`: what has started stays as it is.

    `stage` is the number of the stage under way, `start` when it began. `said` maps the keys of words that have started
    to when they end; `waiting` holds those that were still to come. `phases` and `moves` are those that have started.
    The voice is busy until `busy_until`.
    """

    position: Ms
    stage: int
    start: Ms
    said: Mapping[str, Ms]
    waiting: frozenset[str]
    phases: Sequence[BreathPhaseStarted]
    moves: Sequence[MoveStarted]
    busy_until: Ms

    @property
    def floor(self) -> Ms:
        """The earliest time at which anything new may happen."""
        return self.position + 1

    @property
    def spoken_until(self) -> Ms:
        """When the words under way are over, with the stillness after them."""
        return self.busy_until + VOICE_GAP

    @property
    def free(self) -> Ms:
        """When the next words may begin."""
        return max(self.floor, self.spoken_until)


class Stage(Protocol):
    """A stretch of a pass."""

    def lay(self, draft: Draft, resume: Resume | None) -> None:
        """Write events from `draft.now` on, or after `resume.position`, and move `draft.now` to the stage's end."""
