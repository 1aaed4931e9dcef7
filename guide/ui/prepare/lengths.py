"""The lengths a session can take, as stops of a slider, and what a length means for its holds: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.model.units import MINUTE, Ms
from guide.timeline.timeline import SegmentKind, Timeline


def stops(lengths: Sequence[Ms]) -> tuple[int, ...]:
    """The whole minutes worth offering: those within whose last minute some length can be reached."""
    return tuple(sorted({minutes_of(length) for length in lengths}))


def minutes_of(length: Ms) -> int:
    """A length in whole minutes, begun ones counted: so much time one needs."""
    return -(-length // MINUTE)


def nearest(minutes: Sequence[int], wanted: int) -> int:
    """The index of the stop nearest to a number of minutes; the shorter of two."""
    return min(range(len(minutes)), key=lambda index: (abs(minutes[index] - wanted), minutes[index]))


@dataclass(frozen=True, slots=True)
class Holding:
    """How long the holds of one part of a session are: its title (empty for single steps), least and most breaths."""

    title: str
    least: int
    most: int


def holdings(timeline: Timeline, flows: Mapping[str, str]) -> tuple[Holding, ...]:
    """How many breaths the holds take whose amount can vary, by part; `flows` maps the paths of flows to titles."""
    amounts: dict[str, list[int]] = {}
    for segment in timeline.segments:
        varies = segment.amount_range is not None and segment.amount_range[0] < segment.amount_range[1]
        if segment.kind is SegmentKind.HOLD and segment.amount is not None and varies:
            title = flows.get(segment.step.partition(".")[0], "")
            amounts.setdefault(title, []).append(segment.amount)
    return tuple(Holding(title, min(values), max(values)) for title, values in sorted(amounts.items()))
