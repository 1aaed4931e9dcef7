"""Finishing by a certain time: what is left, whether it fits, and what could be dropped where it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from guide.model.session import Flow, Session
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
    # Together a flow goes as a whole; steps of it are named where it has begun, or ends the practice.
    whole = {step.path for step in to_come}
    to_come = [step for step in to_come if _item(step.path) not in whole - {step.path}]
    to_come.sort(key=lambda step: (not step.is_optional, -step.takes))
    sums = accumulate((step.takes for step in to_come), initial=0)
    needed = tuple(step for step, before in zip(to_come, sums, strict=False) if before < too_much)
    return FinishReport(asked, left, needed, together=True)


def _droppable(session: Session, timeline: Timeline, position: Ms) -> Iterator[Droppable]:
    """The poses that have not begun, and flows of several as a whole; but not the last one: it ends the practice."""
    walked: dict[str, list[Segment]] = defaultdict(list)
    for segment in timeline.segments:
        if segment.step:
            for path in {_item(segment.step), segment.step}:
                walked[path].append(segment)
    poses = list(dict.fromkeys(segment.step for segment in timeline.segments if segment.kind in HELD))
    poses_of = Counter(map(_item, poses))
    for path in dict.fromkeys(chain.from_iterable((_item(pose), pose) for pose in poses)):
        is_all_of_a_flow = path != _item(path) and poses_of[_item(path)] == 1
        ends = path in (poses[-1], _item(poses[-1]))
        if walked[path][0].start > position and not is_all_of_a_flow and not ends:
            yield _offered(session, path, walked[path])


def _offered(session: Session, path: str, segments: list[Segment]) -> Droppable:
    item, _, place = path.partition(".")
    entry = session.steps[int(item) - 1]
    is_optional = entry.optional
    title = next(one.title for one in segments if one.kind in HELD)
    if isinstance(entry, Flow):
        if place:
            is_optional |= entry.steps[int(place) - 1].optional
        else:
            title = entry.title
    return Droppable(path, title, sum(one.length for one in segments), is_optional)


def _item(step: str) -> str:
    """The path of the session's own step that a step belongs to."""
    return step.partition(".")[0]
