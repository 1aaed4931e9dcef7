"""A cue of a hold, and when it is due once the hold's breaths or rounds have their times."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from guide.model.breath import Phase
from guide.model.cue import AfterTime, InBreath, InLastBreath, Moment
from guide.model.units import Ms
from guide.timeline.draft import Resume
from guide.timeline.speaker import Words
from guide.timeline.stages.placing import Placement, Tick, Wanted


class Due(NamedTuple):
    """A cue of a hold: its words, its moment, and the phase it sits on. Without a moment it comes first."""

    words: Words
    moment: Moment | None = None
    phase: Phase | None = None
    is_detail: bool = False


def with_room(cues: tuple[Due, ...], whole: Callable[[], Placement]) -> tuple[Due, ...]:
    """Leave out the details that a hold has no room for when it is laid `whole`.

    In the middle of it fewer words are to come, and there might be room; but then a change on the way and its opposite
    would let them be said after all.
    """
    if not any(cue.is_detail for cue in cues):
        return cues
    laid = {words.key for _, words in whole().words}
    return tuple(cue for cue in cues if not cue.is_detail or cue.words.key in laid)


def wanted(cues: Iterable[Due], ticks: Sequence[Tick], span: tuple[Ms, Ms], resume: Resume | None) -> Iterator[Wanted]:
    """Tell which cues are to be placed in a hold from `span[0]` to `span[1]`, and from when on.

    One beyond the last breath is dropped. In a hold under way, what was said is not said again, and what was due and
    not waiting is past.
    """
    start, end = span
    starts = {tick.number: tick.at for tick in ticks if tick.opens}
    last = max(starts, default=0)
    for cue in cues:
        match cue.moment:
            case InBreath(number):
                due = starts.get(number)
            case InLastBreath():
                due = starts.get(last, start)
            case AfterTime(time):
                due = start + time if start + time < end else None
            case None:
                due = start
        if due is None or (resume and _is_past(cue, due, resume)):
            continue
        yield Wanted(cue.words, due, cue.phase, cue.is_detail, isinstance(cue.moment, InLastBreath))


def _is_past(cue: Due, due: Ms, resume: Resume) -> bool:
    return cue.words.key in resume.said or (due <= resume.position and cue.words.key not in resume.waiting)
