"""The changes that are likely to come next, laid ahead a little at a time: a key finds most of its work done."""

import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from guide.player.changes import Place
from guide.timeline.options import Options
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import Timeline

if TYPE_CHECKING:
    from guide.timeline.compiler import Compilation

_AT_ONCE: Final = 0.003
"""Seconds that somebody who presses a key meanwhile may have to wait."""


class Foresight:
    """Makes the pieces of a practice for another pace and another guidance, which change every pass of it.

    Pieces spare a compile its work and change nothing of what it makes; so these may be unfinished, or as they were
    before another change, and what is missing or has become another is laid when it is wanted. `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._timeline: Timeline | None = None
        self._works: dict[Hashable, Compilation] = {}
        self._steps: Iterator[object] = iter(())

    def is_about(self, timeline: Timeline) -> bool:
        """Whether it looks ahead from this timeline."""
        return timeline is self._timeline

    def begin(self, place: Place, lengths: Lengths) -> None:
        """Look ahead from another place. What was made before is of use again."""
        known = {manner: work.pieces() for manner, work in self._works.items()}
        if self._timeline is not None:
            known[_manner(self._timeline.options)] = self._timeline.pieces
        self._timeline = timeline = place.timeline
        self._works = {
            (manner := _manner(options)): place.lesson.with_options(options).work(
                lengths, known.get(manner, timeline.pieces)
            )
            for options in place.likely()
        }
        self._steps = chain.from_iterable(work.prepare(timeline.amounts) for work in self._works.values())

    def go_on(self) -> None:
        """Make a little more; to be called while nobody waits for anything."""
        until = self._clock() + _AT_ONCE
        for _ in self._steps:
            if self._clock() >= until:
                return

    def known(self, timeline: Timeline, options: Options) -> Timeline:
        """A timeline with the pieces that are known for these options; as it is where none are better than its own."""
        manner = _manner(options)
        work = None if manner == _manner(timeline.options) else self._works.get(manner)
        return timeline if work is None else replace(timeline, pieces=work.pieces())


def _manner(options: Options) -> Hashable:
    """What changes every pass."""
    return options.guidance, options.pace, tuple(sorted(options.choices.items()))
