"""Where words stand within a hold: cues on their breaths, counts where no cue is in the way."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from guide.model.breath import Phase
from guide.model.units import Ms
from guide.timeline.draft import VOICE_GAP
from guide.timeline.speaker import Words


class Tick(NamedTuple):
    """A phase of a breath, or a movement, in breath or round `number`; `words` count it. `opens`: `number`'s first."""

    at: Ms
    length: Ms
    number: int
    phase: Phase | None
    opens: bool
    words: Words | None = None


class Wanted(NamedTuple):
    """A cue to be placed, not before `due` and, where it has a phase, at the start of one."""

    words: Words
    due: Ms
    phase: Phase | None = None
    is_detail: bool = False
    is_last: bool = False


class Placement(NamedTuple):
    """Words with their times, sorted, and when the hold may end: never before its last cue does.

    `lost` counts the cues, apart from details, that a cue for the last breath left no room for. `beyond` is how many
    more breaths the hold needs because cues wait for their phase.
    """

    words: tuple[tuple[Ms, Words], ...]
    end: Ms
    lost: int = 0
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """The ticks that words sit on, in a hold up to `end`. `breath` are the phases of any breaths after the last tick.

    The voice is free from `free`; nothing may be laid before `floor`. Words under way go on until `spoken_until`, with
    the stillness after them. `spares_counts` is whether a cue lets a count of its breath go first where it fits behind
    it; beside quick movements it had better come at once.
    """

    ticks: Sequence[Tick]
    end: Ms
    free: Ms
    floor: Ms
    breath: Sequence[tuple[Phase, Ms]] = ()
    spares_counts: bool = True
    spoken_until: Ms = 0

    def phase_start(self, phase: Phase, earliest: Ms) -> Ms:
        """Find the next start of a phase; without such a phase, the time itself."""
        first = bisect_left(self.ticks, earliest, key=lambda tick: tick.at)
        for tick in self.ticks[first:]:
            if tick.phase is phase:
                return tick.at
        before = list(takewhile(lambda entry: entry[0] is not phase, self.breath))
        if len(before) == len(self.breath):
            return earliest
        offset = self.ticks_end + sum(length for _, length in before)
        return offset + max(0, -(-(earliest - offset) // self.breath_length)) * self.breath_length

    def breaths_beyond(self, at: Ms) -> int:
        """Tell how many breaths after the last tick it takes to reach a time in them."""
        return (at - self.ticks_end) // self.breath_length + 1 if self.breath and at >= self.ticks_end else 0

    @property
    def ticks_end(self) -> Ms:
        """When the last tick is over."""
        return self.ticks[-1].at + self.ticks[-1].length if self.ticks else self.floor

    @property
    def breath_length(self) -> Ms:
        """How long a breath after the last tick takes."""
        return sum(length for _, length in self.breath)


def place(grid: Grid, wanted: Iterable[Wanted]) -> Placement:
    """Lay cues and counts so that no two meet.

    A cue runs on past its breath and later ones wait; if they do not all fit, details are left out; if the rest still
    does not fit, the hold ends later. A cue for the last breath wins over one that meets it, a cue over a count.
    """
    cues = sorted(wanted, key=lambda cue: cue.due)
    placement = _place(grid, cues)
    if any(cue.is_detail for cue in cues) and (placement.lost or placement.end > grid.end):
        return _place(grid, [cue for cue in cues if not cue.is_detail])
    return placement


def _place(grid: Grid, cues: Sequence[Wanted]) -> Placement:
    counts = [tick for tick in grid.ticks if tick.words is not None and tick.at >= grid.floor]
    marked = {cue.words.key for cue in cues if cue.phase is not None}
    reserved = list(_in_turn(grid, counts, [cue for cue in cues if cue.is_last]))
    laid: list[tuple[Ms, Words]] = []
    lost = 0
    free = grid.free
    for cue in cues:
        if cue.is_last:
            continue
        at = _start(grid, counts, cue, free)
        if reserved and at < _end(reserved[-1]) + VOICE_GAP and at + cue.words.length + VOICE_GAP > reserved[0][0]:
            lost += not cue.is_detail
            continue
        laid.append((at, cue.words))
        free = _end(laid[-1]) + VOICE_GAP
    if reserved:
        laid = sorted(laid + reserved, key=itemgetter(0))
    end = max(grid.end, grid.spoken_until, _end(laid[-1]) + VOICE_GAP if laid else grid.end)
    beyond = 0
    if marked:
        beyond = max((grid.breaths_beyond(at) for at, words in laid if words.key in marked), default=0)
        end = max(end, grid.ticks_end + beyond * grid.breath_length)
    words = sorted([*laid, *_free_counts(grid, counts, laid)], key=itemgetter(0)) if counts else laid
    return Placement(tuple(words), end, lost, beyond)


def _in_turn(grid: Grid, counts: Sequence[Tick], cues: Iterable[Wanted]) -> Iterator[tuple[Ms, Words]]:
    free = grid.free
    for cue in cues:
        at = _start(grid, counts, cue, free)
        free = at + cue.words.length + VOICE_GAP
        yield at, cue.words


def _start(grid: Grid, counts: Sequence[Tick], cue: Wanted, free: Ms) -> Ms:
    earliest = max(cue.due, free, grid.floor)
    if cue.phase is not None:
        return grid.phase_start(cue.phase, earliest)
    index = bisect_right(counts, earliest, key=lambda tick: tick.at)
    at = earliest
    if index and counts[index - 1].at >= free:
        at = max(at, _count_end(counts[index - 1]))
    if grid.spares_counts and index < len(counts) and at + cue.words.length + VOICE_GAP > counts[index].at:
        # The words would drown the next count; they wait for it where they fit behind it within the same breath.
        later = _count_end(counts[index])
        number = counts[index - 1].number if index else None
        until = counts[index + 1].at if index + 1 < len(counts) else grid.end
        if counts[index].number == number and later + cue.words.length + VOICE_GAP <= until:
            return later
    return at


def _free_counts(grid: Grid, counts: Iterable[Tick], laid: Sequence[tuple[Ms, Words]]) -> Iterator[tuple[Ms, Words]]:
    free = grid.free
    following = 0
    for tick in counts:
        while following < len(laid) and laid[following][0] <= tick.at:
            free = max(free, _end(laid[following]) + VOICE_GAP)
            following += 1
        until = laid[following][0] if following < len(laid) else grid.end
        if tick.words is None or tick.at < free or tick.at + tick.words.length + VOICE_GAP > until:
            continue
        free = _count_end(tick)
        yield tick.at, tick.words


def _end(entry: tuple[Ms, Words]) -> Ms:
    at, words = entry
    return at + words.length


def _count_end(tick: Tick) -> Ms:
    return tick.at + (tick.words.length if tick.words else 0) + VOICE_GAP
