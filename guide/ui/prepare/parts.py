"""The parts of a session as the strip names them: pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from guide.model.session import Flow, Session
from guide.model.side import Side
from guide.timeline.timeline import Segment, Timeline
from guide.ui.widgets.strip_layout import Mark


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the strip with a name of its own, from pixel to pixel. `side` is that of a whole flow."""

    name: str
    side: Side | None
    left: float
    right: float

    @property
    def centre(self) -> float:
        """Where its label is centred."""
        return (self.left + self.right) / 2


def flow_titles(session: Session) -> Mapping[str, str]:
    """The titles of a session's flows by the path of the flow."""
    return {str(place): item.title for place, item in enumerate(session.steps, start=1) if isinstance(item, Flow)}


def parts(
    timeline: Timeline, marks: Sequence[Mark], flows: Mapping[str, str], name_of: Callable[[Segment], str]
) -> tuple[Part, ...]:
    """Name the stretches of a strip: each step once for both its sides, each flow once a side."""

    def key(mark: Mark) -> tuple[str, Side | None]:
        segment = timeline.segments[mark.first]
        top = segment.step.partition(".")[0]
        return top, segment.side if top in flows else None

    beads = [mark for mark in marks if mark.is_bead]
    found = []
    for (top, side), run in groupby(beads, key=key):
        run_marks = list(run)
        name = flows.get(top) or name_of(timeline.segments[run_marks[0].first])
        found.append(Part(name, side, run_marks[0].left, run_marks[-1].right))
    return tuple(found)


def placed(
    labels: Sequence[tuple[float, float, float]], least: float, most: float, gap: float
) -> tuple[float | None, ...]:
    """Place labels side by side between `least` and `most`; each is a centre, a width, and how much it matters.

    Returns each one's left edge; None for one that has no room beside those that matter more.
    """
    lefts: list[float | None] = [None] * len(labels)
    taken: list[tuple[float, float]] = []
    for index in sorted(range(len(labels)), key=lambda place: -labels[place][2]):
        centre, width, _ = labels[index]
        left = max(least, min(centre - width / 2, most - width))
        if all(left + width + gap <= start or end + gap <= left for start, end in taken):
            lefts[index] = left
            taken.append((left, left + width))
    return tuple(lefts)
