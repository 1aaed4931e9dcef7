"""What a wish on the way makes of the options of a practice. Pure: from lesson, timeline and position to options."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from guide.model.amount import Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.session import Choice
from guide.model.units import SECOND, Ms
from guide.player.lesson import Lesson
from guide.timeline.events import BreathPhaseStarted, MoveStarted
from guide.timeline.options import Options
from guide.timeline.passes import Pass, passes_over
from guide.timeline.route import main_amount
from guide.timeline.timeline import Segment, SegmentKind, Timeline

_HELD = (SegmentKind.HOLD, SegmentKind.REPS)

MOST_BY_HAND = 99
"""Nobody asks for more breaths or rounds by pressing a key."""

PACE_STEP: Ms = SECOND // 2
"""A breath becomes slower or faster by so much in, and as much out."""

QUICKEST: Ms = 3 * SECOND // 2
SLOWEST: Ms = 15 * SECOND
"""Between these stays what a key makes of an inhale and an exhale."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice of the session, and the key of the option in force."""

    choice: Choice
    option: str


@dataclass(frozen=True, slots=True)
class Place:
    """A position of a lesson's timeline, from which its options are changed."""

    lesson: Lesson
    timeline: Timeline
    position: Ms

    @property
    def options(self) -> Options:
        """Those in force."""
        return self.lesson.options

    def breaths(self) -> tuple[int, int, int] | None:
        """How many breaths (or rounds) are held on this side, and the least and most it can be by now.

        None where nothing is counted, or the hold is over.
        """
        held = self._held()
        if held is None or held.amount is None:
            return None
        return held.amount, min(self._least(held), held.amount), max(MOST_BY_HAND, held.amount)

    def with_breaths(self, by: int) -> Options:
        """So many breaths (or rounds) more of what is held now, or next in this step; fewer where `by` is negative.

        Where a time is held, it becomes longer by so many breaths. The other side follows.
        """
        held = self._held()
        walk = self._walk(held) if held else None
        main = main_amount(walk) if walk else None
        if held is None or walk is None or main is None:
            return self.options
        name, asked = main
        if asked.unit is Unit.TIME:
            one = walk.breath.length
            now = self.timeline.amounts.get((walk.path, name), asked.default)
            least, most = min(now, one, asked.least), MOST_BY_HAND * one
        else:
            one = 1
            now, least, most = self.breaths() or (asked.default, 1, MOST_BY_HAND)
        # Never a part of a breath: the opposite wish could not give it back.
        by = max(-((now - least) // one), min(by, max(0, most - now) // one))
        if not by:
            return self.options
        amount = now + by * one
        # What fits a length asked for is not the usual amount, and has to be named.
        usual = asked.default if self.options.target is None else 0
        return replace(self.options, amounts=_with(self.options.amounts, walk.path, amount, usual))

    def with_turn_again(self) -> Options:
        """This side once more after it is done; or not, where that was asked for already."""
        walk = self._walk(self.segment)
        if walk is None:
            return self.options
        times = walk.again if self.is_turn_repeated() else walk.again + 1
        return replace(self.options, repeats=_with(self.options.repeats, walk.turn, times, 0))

    def is_turn_repeated(self) -> bool:
        """Whether this side is to come once more."""
        here = self.segment
        coming = self.timeline.segments[self.timeline.index_at(self.position) :]
        return any((one.step, one.side, one.again) == (here.step, here.side, here.again + 1) for one in coming)

    def without_pose(self) -> Options:
        """Without this step on the other side. The last walk of a step, and one that is repeated, change nothing."""
        here = self.segment
        comes_again = any(one.step == here.step for one in self._after_this_pass())
        if not here.step or here.again or not comes_again:
            return self.options
        return self.without(here.step)

    def without(self, path: str) -> Options:
        """Without a step that has not begun."""
        return replace(self.options, skipped=self.options.skipped | {path})

    def with_again(self, path: str) -> Options:
        """With a step that was left out."""
        return replace(self.options, skipped=self.options.skipped - {path})

    def with_target(self, target: Ms | None) -> Options:
        """With another length of the whole."""
        return replace(self.options, target=target)

    def with_guidance(self, guidance: Guidance) -> Options:
        """With a voice that says more or less."""
        return replace(self.options, guidance=guidance)

    def with_next_guidance(self) -> Options:
        """With a voice that says less; after the one that says nothing, all."""
        order = tuple(Guidance)
        return self.with_guidance(order[(order.index(self.options.guidance) + 1) % len(order)])

    def with_pace(self, pace: BreathPattern) -> Options:
        """Every breath at this pace."""
        return replace(self.options, pace=pace)

    def with_slower_pace(self, by: int) -> Options:
        """Each inhale and exhale longer by so many half seconds, shorter where `by` is negative, within reason."""
        pace = self.pace()
        inhale, exhale = pace.inhale + by * PACE_STEP, pace.exhale + by * PACE_STEP
        too_quick, too_slow = min(inhale, exhale) < QUICKEST, max(inhale, exhale) > SLOWEST
        if (by < 0 and too_quick) or (by > 0 and too_slow):
            return self.options
        slower = replace(pace, inhale=inhale, exhale=exhale)
        return replace(self.options, pace=None if slower == self.lesson.session.breath else slower)

    def pace(self) -> BreathPattern:
        """The breath in force; a step's own is scaled by it."""
        return self.options.pace or self.lesson.session.breath

    def likely(self) -> tuple[Options, ...]:
        """What may be wished next by a key, of what changes every pass."""
        changed = (self.with_next_guidance(), self.with_slower_pace(1), self.with_slower_pace(-1))
        return tuple(options for options in changed if options != self.options)

    def with_choice(self, key: str, option: str) -> Options:
        """Another option of a choice from the next pose on."""
        return replace(self.options, choices={**self.options.choices, key: option})

    def choices(self) -> tuple[Chosen, ...]:
        """The choices of the session with what is chosen."""
        chosen = self.options.choices
        return tuple(Chosen(choice, chosen.get(choice.key, choice.default)) for choice in self.lesson.session.choices)

    @property
    def segment(self) -> Segment:
        """What is under way."""
        return self.timeline.segment_at(self.position)

    def _held(self) -> Segment | None:
        """The hold of the pass under way, unless it is over."""
        return next((segment for segment in self._this_pass() if segment.kind in _HELD), None)

    def _this_pass(self) -> Iterator[Segment]:
        here, at = self.segment, self.timeline.index_at(self.position)
        return takewhile(lambda one: one.walk == here.walk, self.timeline.segments[at:])

    def _after_this_pass(self) -> tuple[Segment, ...]:
        at = self.timeline.index_at(self.position) + len(list(self._this_pass()))
        return self.timeline.segments[at:]

    def _walk(self, segment: Segment) -> Pass | None:
        lesson = self.lesson
        for options in (lesson.options, *self.timeline.begun_with.values()):
            for walk in passes_over(segment.step, lesson.session, lesson.catalogue.poses, options):
                if (walk.path, walk.side, walk.again) == segment.walk:
                    return walk
        return None

    def _least(self, held: Segment) -> int:
        """The breath or round under way cannot be taken back."""
        begun = self.timeline.events_between(held.start - 1, self.position)
        counted = (event for event in begun if isinstance(event, (BreathPhaseStarted, MoveStarted)))
        return max((event.number or 1 for event in counted), default=1)


def _with(values: Mapping[str, int], key: str, value: int, usual: int) -> dict[str, int]:
    """With another value; what is usual needs no mention."""
    others = {name: one for name, one in values.items() if name != key}
    return others if value == usual else {**others, key: value}
