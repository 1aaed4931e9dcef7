"""What a teacher reads: the words being said, those that come next and when, and the plan as rows. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from guide.model.session import Flow, Session
from guide.model.side import Side
from guide.model.units import Ms
from guide.player.moment import PoseName
from guide.player.transport import step_starts
from guide.timeline.events import BreathPhaseStarted, MoveStarted, SpeechDue, SpeechKind
from guide.timeline.timeline import HELD, Segment, SegmentKind, Timeline


class When(StrEnum):
    """When words that are still to come are said."""

    NEXT = "next"
    """After those before them, in the same step."""
    BREATH = "breath"
    ROUND = "round"
    LEAVING = "leaving"
    THEN = "then"
    """As the first words of another step."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Words to come. `number` is the breath or round; `pose` is set where they lead into another pose or side."""

    text: str
    when: When
    number: int | None = None
    pose: PoseName | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The words being said, or said last (`is_over`)."""

    text: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a prompter shows of one instant; `said` is None before the first words. `note` is the teacher's own."""

    said: Said | None
    coming: tuple[Coming, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """A flow on one side: several rows of the plan under one heading. `key` tells it from others of that name."""

    key: str
    title: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Row:
    """A pose in the plan, from where its step begins. One that is done on both sides in turn is one row.

    `again` is how often the side of its flow has been walked before.
    """

    start: Ms
    step: str
    name: str
    block: Block | None = None
    again: int = 0

    @property
    def key(self) -> str:
        """What the row is known by when the practice is laid out anew."""
        return f"{self.step} {self.block.key if self.block else ''} {self.again}"


@dataclass(frozen=True, slots=True)
class _Pass:
    """One way through a step: its segments follow one another."""

    segments: tuple[Segment, ...]

    @property
    def start(self) -> Ms:
        return self.segments[0].start

    @property
    def held(self) -> Segment | None:
        """The first stretch that is held, or a pose one only rests in."""
        resting = (segment for segment in self.segments if segment.kind is SegmentKind.REST and segment.pose)
        return next((segment for segment in self.segments if segment.kind in HELD), next(resting, None))


class Prompter:
    """Reads one timeline out to a teacher. Built anew when the timeline changes."""

    def __init__(self, timeline: Timeline, session: Session, name_of: Callable[[Segment], PoseName]) -> None:
        """`name_of` tells how the pose of a segment is called."""
        self._timeline = timeline
        self._name_of = name_of
        self._flows = {str(place): item for place, item in enumerate(session.steps, 1) if isinstance(item, Flow)}
        self._passes = tuple(_passes(timeline))
        self._cues = tuple(event for event in timeline.of(SpeechDue) if event.kind is SpeechKind.CUE)
        self._counted = tuple(
            event
            for event in timeline.events
            if isinstance(event, BreathPhaseStarted | MoveStarted) and event.number is not None
        )
        self.rows = tuple(_rows(self._passes, self._flows, name_of))

    def at(self, position: Ms, most: int = 3) -> Prompt:
        """What is read at a position in milliseconds, with at most so many of the words to come.

        The last of these leads into the next pose, so that a teacher knows it while the hold lasts.
        """
        begun = bisect_right(self._cues, position, key=lambda cue: cue.at)
        last = self._cues[begun - 1] if begun else None
        return Prompt(
            Said(last.caption, position >= last.end) if last else None,
            self._coming(begun, position, most),
            self._note(position),
        )

    def row_at(self, position: Ms) -> int:
        """The index of the row under way; -1 before the first."""
        return bisect_right(self.rows, position, key=lambda row: row.start) - 1

    def _coming(self, first: int, position: Ms, most: int) -> tuple[Coming, ...]:
        here = self._pass_at(position)
        lines = [self._line(place, here) for place in range(first, min(first + most, len(self._cues)))]
        if not any(line.pose for line in lines):
            lead = next((place for place in range(first, len(self._cues)) if self._leads_on(place, here)), None)
            lines += [] if lead is None else [self._line(lead, here)]
        return shortened(lines, most)

    def _leads_on(self, place: int, here: int) -> bool:
        """Whether a cue is the first of another step in which a pose is held."""
        number = self._pass_at(self._cues[place].at)
        before = self._pass_at(self._cues[place - 1].at) if place else -1
        return number not in (before, here) and self._passes[number].held is not None

    def _line(self, place: int, here: int) -> Coming:
        cue = self._cues[place]
        number = self._pass_at(cue.at)
        line = self._within(cue)
        if number == here:
            return line
        if place and self._pass_at(self._cues[place - 1].at) == number:
            return line
        line = replace(line, when=When.THEN, number=None)
        held = self._passes[number].held
        return replace(line, pose=self._name_of(held)) if held else line

    def _within(self, cue: SpeechDue) -> Coming:
        """A line as it stands within its own step."""
        segment = self._timeline.segment_at(cue.at)
        if segment.kind is SegmentKind.LEAVE:
            return Coming(cue.caption, When.LEAVING)
        index = bisect_right(self._counted, cue.at, key=lambda event: event.at) - 1
        counted = self._counted[index] if index >= 0 else None
        if segment.kind not in HELD or counted is None or counted.at < segment.start:
            return Coming(cue.caption, When.NEXT)
        when = When.ROUND if segment.kind is SegmentKind.REPS else When.BREATH
        return Coming(cue.caption, when, counted.number)

    def _note(self, position: Ms) -> str | None:
        """The step's own note, and below it that of the flow it belongs to."""
        segment = self._timeline.segment_at(position)
        flow = self._flows.get(_top(segment))
        return "\n".join(note for note in (segment.note, flow.note if flow else None) if note) or None

    def _pass_at(self, position: Ms) -> int:
        return max(bisect_right(self._passes, position, key=lambda one: one.start) - 1, 0)


def shortened(coming: Sequence[Coming], most: int) -> tuple[Coming, ...]:
    """At most so many of the words to come; those that lead into the next pose stay, as the last."""
    kept = tuple(coming[:most])
    if not most or any(line.pose for line in kept):
        return kept
    lead = next((line for line in coming if line.pose), None)
    return kept if lead is None else (*kept[: most - 1], lead)


def row_times(
    rows: Sequence[Row], current: int, reached: Ms, now: datetime, before: Mapping[str, datetime]
) -> dict[str, datetime]:
    """When each row begins by the clock, by its key; `reached` is how far the practice has come `now`.

    Rows that have begun keep the time they were given `before`, whatever pauses came since; those that were leapt over
    would have begun before now.
    """
    laid_out = {row.key: now + timedelta(milliseconds=row.start - reached) for row in rows}
    begun = (row.key for row in rows[: current + 1])
    return laid_out | {key: before[key] for key in begun if key in before and before[key] <= now}


def _passes(timeline: Timeline) -> Iterator[_Pass]:
    starts = (*step_starts(timeline), timeline.duration)
    for start, end in pairwise(starts):
        first, last = timeline.index_at(start), timeline.index_at(end - 1)
        yield _Pass(timeline.segments[first : last + 1])


def _rows(passes: Sequence[_Pass], flows: Mapping[str, Flow], name_of: Callable[[Segment], PoseName]) -> Iterator[Row]:
    """A row for each step that is held; words alone, and poses one only passes through, have none."""
    before: Row | None = None
    for one in passes:
        held = one.held
        if held is None:
            continue
        flow = flows.get(_top(held))
        side = held.side if flow and flow.sides else None
        block = Block(f"{_top(held)} {side}", flow.title, side) if flow else None
        row = Row(one.start, held.step, name_of(held).english, block, held.again)
        if before is None or (before.step, before.block) != (row.step, row.block):
            yield row
        before = row


def _top(segment: Segment) -> str:
    """The number of the session's entry that a segment's step belongs to."""
    return segment.step.partition(".")[0]
