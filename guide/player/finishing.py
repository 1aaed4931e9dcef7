"""Finishing by a certain time: what is left, whether it fits, and what could be dropped where it does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from guide.model.session import Session
from guide.model.units import Ms
from guide.timeline.timeline import HELD, Segment, Timeline

_MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Droppable:
    """A step (or a flow) that is still to come: its path, its title, and about how many milliseconds it takes."""

    path: str
    title: str
    takes: Ms
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class FinishReport:
    """What came of a wish to finish within `asked` milliseconds: `left` are those that the practice still takes.

    Where it does not fit, `droppable` are steps to drop: each of them is enough, or only all of them `together` (and
    these may still be too little).
    """

    asked: Ms
    left: Ms
    droppable: tuple[Droppable, ...] = ()
    together: bool = False

    @property
    def fits(self) -> bool:
        """Whether it is over in time."""
        return self.left <= self.asked


def report(session: Session, timeline: Timeline, position: Ms, asked: Ms) -> FinishReport:
    """Look at a timeline that has been trimmed for `asked` milliseconds from a position on."""
    left = timeline.duration - position
    too_much = left - asked
    if too_much <= 0:
        return FinishReport(asked, left)
    to_come = list(_droppable(session, timeline, position))
    enough = [step for step in to_come if step.takes >= too_much]
    if enough:
        enough.sort(key=lambda step: (not step.is_optional, step.takes))
        return FinishReport(asked, left, tuple(enough[:_MOST_OFFERED]))
    to_come.sort(key=lambda step: (not step.is_optional, -step.takes))
    sums = accumulate((step.takes for step in to_come), initial=0)
    needed = tuple(step for step, before in zip(to_come, sums, strict=False) if before < too_much)
    return FinishReport(asked, left, needed, together=True)


def _droppable(session: Session, timeline: Timeline, position: Ms) -> Iterator[Droppable]:
    """The poses after the one under way, but the last one: it ends the practice."""
    items = [
        (number, list(segments)) for number, segments in groupby(timeline.segments, key=_item) if number is not None
    ]
    poses = [(number, segments) for number, segments in items if any(one.kind in HELD for one in segments)]
    for number, segments in poses[:-1]:
        if segments[0].start > position:
            entry = session.steps[number]
            title = getattr(entry, "title", None) or next(one.title for one in segments if one.kind in HELD)
            takes = segments[-1].end - segments[0].start
            yield Droppable(str(number + 1), title, takes, entry.optional)


def _item(segment: Segment) -> int | None:
    """Which of the session's steps a segment belongs to, from 0."""
    return int(segment.step.partition(".")[0]) - 1 if segment.step else None
