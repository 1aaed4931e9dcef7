"""Where the transport goes: pure answers over a timeline."""

from enum import StrEnum
from itertools import pairwise

from guide.model.units import SECOND, Ms
from guide.timeline.timeline import Timeline

_JUST_BEGUN: Ms = 3 * SECOND
"""So soon after a step's start, “previous” means the step before."""


class State(StrEnum):
    """What the transport is doing."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"


def step_starts(timeline: Timeline) -> tuple[Ms, ...]:
    """Where each step begins, in order; a step done on both sides begins twice."""
    if not timeline.segments:
        return ()
    changes = (after.start for before, after in pairwise(timeline.segments) if before.walk != after.walk)
    return (timeline.segments[0].start, *changes)


def next_step(timeline: Timeline, position: Ms) -> Ms:
    """Where the next step begins; the end of the practice after the last one."""
    return next((start for start in step_starts(timeline) if start > position), timeline.duration)


def previous_step(timeline: Timeline, position: Ms) -> Ms:
    """Where this step began; asked again within three seconds of there, where the step before it began."""
    begun = [start for start in step_starts(timeline) if start <= position] or [0]
    return begun[-2] if len(begun) > 1 and position - begun[-1] < _JUST_BEGUN else begun[-1]


def next_stop(timeline: Timeline, position: Ms) -> Ms | None:
    """Where the practice will next wait for a key, after a position; None where it runs through."""
    return next((segment.end for segment in timeline.segments if segment.waits and segment.end > position), None)
