"""A session laid out in time: ordered, immutable, in whole milliseconds."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from guide.model.cue import Utterance
from guide.model.session import Step
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.events import Event, SpeechDue
from guide.timeline.options import Options

if TYPE_CHECKING:
    from guide.timeline.passes import Pass
    from guide.timeline.script import Script


_Kind = TypeVar("_Kind", bound=Event)


class SegmentKind(StrEnum):
    """What a stretch of the practice is."""

    SAY = "say"
    ARRIVE = "arrive"
    BUILD = "build"
    HOLD = "hold"
    REPS = "reps"
    LEAVE = "leave"
    REST = "rest"
    BELL = "bell"


HELD = frozenset({SegmentKind.BUILD, SegmentKind.HOLD, SegmentKind.REPS})
"""The kinds in which the body stays in a pose, or goes to and fro in it."""


class Segment(NamedTuple):
    """A stretch of the timeline, `start` to `end`; segments follow one another without a gap.

    `step` is the step's path, such as `8.2`. `amount` is the number of breaths (or rounds, in `REPS`) and
    `amount_range` its least and most; None where nothing is counted. `kept_on` names the actions that are on in a
    `BUILD` and in the hold after it; `works` are the muscles its last action turns on, where that names some of its
    own. `waits` is whether the practice stops at the end until a key is pressed.
    `again` is how often this side of the step has been walked before.
    """

    start: Ms
    end: Ms
    kind: SegmentKind
    step: str
    title: str
    pose: str | None = None
    variant: str | None = None
    side: Side | None = None
    amount: int | None = None
    amount_range: tuple[int, int] | None = None
    kept_on: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    quiet: bool = False
    waits: bool = False
    note: str | None = None
    again: int = 0

    @property
    def length(self) -> Ms:
        """How long the segment lasts."""
        return self.end - self.start

    @property
    def walk(self) -> tuple[str, Side | None, int]:
        """What the segments of one pass have in common: the step, the side, and how often that was walked before."""
        return self.step, self.side, self.again


class Landmark(NamedTuple):
    """What a recompile needs to go on from here: a stage of a pass begins at `at`, or words of it are laid there.

    `step` and `side` name the pass (`step` is its key), `stage` counts within it. `key` names the words, which end at
    `end`, also where they stay silent; it is empty where the stage itself begins.
    """

    at: Ms
    step: str
    side: Side | None
    stage: int
    key: str = ""
    end: Ms = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A pass as it was laid from `start` to `end`, each of its lists in the order in which it was written.

    Where all that it was `made_of` is the same again, it is laid alike, earlier or later.
    """

    made_of: tuple[object, ...]
    start: Ms
    end: Ms
    segments: tuple[Segment, ...]
    events: tuple[Event, ...]
    landmarks: tuple[Landmark, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a timeline was made of: its passes as they were laid, by key and side, and what they came from.

    The `steps`, by path, were `resolved_with` the same, and the `passes` over them `walked_with` the same. All that is
    `laid` and the `waits` of the steps (each with what it was made of) were `made_with` the same, and with words of
    these lengths (`measured`; whether they are exact). So were the `scripts`, each with the pass it is of.
    """

    resolved_with: tuple[object, ...] = ()
    steps: Mapping[str, Step] = field(default_factory=dict)
    walked_with: tuple[object, ...] = ()
    passes: tuple["Pass", ...] = ()
    made_with: tuple[object, ...] = ()
    measured: Mapping[Utterance, tuple[Ms, bool]] = field(default_factory=dict)
    laid: Mapping[tuple[str, Side | None], Piece] = field(default_factory=dict)
    waits: Mapping[str, tuple[tuple[object, ...], Ms]] = field(default_factory=dict)
    scripts: Mapping[tuple[str, Side | None], "tuple[Pass, Script]"] = field(default_factory=dict)


@dataclass(frozen=True)
class Timeline:
    """A session compiled with its options. `events` and `landmarks` are sorted by time.

    `amounts` are those that are not the usual ones, by path and name (`hold`, `reps`, `rest`, `build.0`), `intended`
    those that were planned when the target was set, where they are others. `begun_with` has the options with which the
    passes before the last recompile were begun, by key and side: those of a choice hold to a pass's end, also for
    who goes back into it. They and `landmarks` are for `recompile`; so are `pieces`, which spare work and change
    nothing.
    """

    session_id: str
    title: str
    segments: tuple[Segment, ...]
    events: tuple[Event, ...]
    options: Options
    landmarks: tuple[Landmark, ...] = ()
    amounts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    intended: Mapping[tuple[str, str], int] = field(default_factory=dict)
    begun_with: Mapping[tuple[str, Side | None], Options] = field(default_factory=dict)
    pieces: Pieces = field(default_factory=Pieces, compare=False, repr=False)

    @property
    def exact(self) -> bool:
        """Whether all words have rendered clips, so that every length is final."""
        return all(event.exact for event in self.of(SpeechDue))

    @property
    def duration(self) -> Ms:
        """The length of the whole."""
        return self.segments[-1].end if self.segments else 0

    def of(self, kind: type[_Kind]) -> Sequence[_Kind]:
        """The events of one kind, by time."""
        return cast("Sequence[_Kind]", self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[type[object], Sequence[Event]]:
        """Looked through once: a screen asks for five kinds as soon as it is shown another timeline."""
        kinds: defaultdict[type[object], list[Event]] = defaultdict(list)
        for event in self.events:
            kinds[type(event)].append(event)
        return kinds

    def index_at(self, position: Ms) -> int:
        """The index of the segment at a position; the first before the start, the last at and after the end."""
        index = bisect_right(self.segments, position, key=lambda segment: segment.start) - 1
        return max(index, 0)

    def segment_at(self, position: Ms) -> Segment:
        """The segment at a position. Raises IndexError on an empty timeline."""
        return self.segments[self.index_at(position)]

    def events_between(self, after: Ms, until: Ms) -> tuple[Event, ...]:
        """The events in the half-open stretch (after, until]."""
        first = bisect_right(self.events, after, key=lambda event: event.at)
        last = bisect_right(self.events, until, key=lambda event: event.at)
        return self.events[first:last]
