"""A session rehearsed without a deck, with wishes on its way, and what they promise; several tests share it."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from guide.model.cue import Guidance
from guide.model.side import Side
from guide.model.units import MINUTE, Ms
from guide.player.changes import Place
from guide.player.lesson import Lesson
from guide.timeline.events import BreathPhaseStarted, Event, MoveStarted
from guide.timeline.options import Options
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import SegmentKind, Timeline
from tests.unit.timeline.looking import assert_nothing_talks_over_itself, assert_whole, speech

Wish = Callable[[Place], Options]


def breathing(by: int) -> Wish:
    return lambda place: place.with_breaths(by)


def slower(by: int) -> Wish:
    return lambda place: place.with_slower_pace(by)


def within(left: Ms) -> Wish:
    return lambda place: place.with_target(place.position + left)


def another_option(place: Place) -> Options:
    """Turn the session's first choice to its next option."""
    for chosen in place.choices():
        keys = [option.key for option in chosen.choice.options]
        following = keys[(keys.index(chosen.option) + 1) % len(keys)]
        return place.with_choice(chosen.choice.key, following)
    return place.options


LENGTHENING: dict[str, Wish] = {
    "a breath more": breathing(+1),
    "again": Place.with_turn_again,
    "without": Place.without_pose,
    "another option": another_option,
}
"""Wishes that leave the words of the pass under way as they are."""
WISHES: dict[str, Wish] = {
    **LENGTHENING,
    "a breath fewer": breathing(-1),
    "slower": slower(+1),
    "faster": slower(-1),
    "short": lambda place: place.with_guidance(Guidance.SHORT),
    "full": lambda place: place.with_guidance(Guidance.FULL),
    "names": lambda place: place.with_guidance(Guidance.NAMES),
    "in two minutes": within(2 * MINUTE),
    "in ten minutes": within(10 * MINUTE),
}
OPPOSITES: dict[str, tuple[Wish, Wish]] = {
    "breaths": (breathing(+1), breathing(-1)),
    "fewer breaths": (breathing(-1), breathing(+1)),
    "three breaths": (breathing(+3), breathing(-3)),
    "slower": (slower(+1), slower(-1)),
    "faster": (slower(-1), slower(+1)),
    "again": (Place.with_turn_again, Place.with_turn_again),
    "without": (Place.without_pose, lambda place: place.with_again(place.segment.step)),
}
part_way = st.floats(0, 1, exclude_max=True)
wishes = st.lists(st.tuples(part_way, st.sampled_from(sorted(WISHES))), min_size=1, max_size=5)
opposites = st.sampled_from(sorted(OPPOSITES))


@dataclass
class Rehearsal:
    """A lesson whose timeline is changed on its way."""

    lesson: Lesson
    lengths: Lengths
    timeline: Timeline = field(init=False)
    position: Ms = 0

    def __post_init__(self) -> None:
        self.timeline = self.lesson.timeline(self.lengths)

    @property
    def place(self) -> Place:
        return Place(self.lesson, self.timeline, self.position)

    def go_on(self, part: float) -> None:
        """Play a part of what is left, 0 to 1."""
        self.position += int(part * (self.timeline.duration - self.position))

    def wish(self, wish: Wish) -> None:
        """Change the options, and all of the timeline that is still to come."""
        self.lesson = self.lesson.with_options(wish(self.place))
        self.timeline, where = self.lesson.resumed(self.timeline, self.position, self.lengths)
        assert where == self.position


def assert_wishes_keep_what_was(rehearsal: Rehearsal, asked: list[tuple[float, str]]) -> None:
    """The position stays within its breath, nothing is said twice, nothing that waits to be said is lost."""
    for part, name in asked:
        rehearsal.go_on(part)
        before, options = rehearsal.timeline, rehearsal.place.options
        rehearsal.wish(WISHES[name])
        after, position = rehearsal.timeline, rehearsal.position
        _assert_same_moment(before, after, position)
        assert_whole(after)
        assert_nothing_talks_over_itself(speech(after))
        _assert_nothing_is_said_twice(after)
        if name in LENGTHENING and options.target is None:
            assert _cues_of_this_pass(before, position) <= _cues_of_this_pass(after, position)


def assert_sides_are_equal(rehearsal: Rehearsal, asked: list[tuple[float, str]]) -> None:
    """Both sides hold alike, but for what is changed by hand once the first is done."""
    by_hand: set[str] = set()
    for part, name in asked:
        rehearsal.go_on(part)
        here = rehearsal.place.segment
        begun = {(one.step, one.side, one.again) for one in rehearsal.timeline.segments if one.start <= here.start}
        if len({one for one in begun if one[0] == here.step}) > 1:
            by_hand.add(here.step)
        if name == "another option":
            by_hand.update(step for step, _, _ in begun)
        rehearsal.wish(WISHES[name])
    for kind in (SegmentKind.HOLD, SegmentKind.REPS, SegmentKind.REST):
        amounts: dict[str, set[int | None]] = defaultdict(set)
        for segment in rehearsal.timeline.segments:
            if segment.kind is kind:
                amounts[segment.step].add(segment.amount)
        assert not [step for step, found in amounts.items() if len(found) > 1 and step not in by_hand]


def assert_opposites_change_nothing(rehearsal: Rehearsal, asked: list[tuple[float, str]], name: str) -> None:
    """After any wishes, another one and its opposite."""
    for part, wished in asked:
        rehearsal.go_on(part)
        rehearsal.wish(WISHES[wished])
    there, back = OPPOSITES[name]
    before = rehearsal.timeline
    if there(rehearsal.place) == rehearsal.place.options:
        return
    rehearsal.wish(there)
    rehearsal.wish(back)
    assert rehearsal.timeline.segments == before.segments
    assert rehearsal.timeline.events == before.events


def assert_the_rest_is_as_if_laid_anew(rehearsal: Rehearsal, asked: list[tuple[float, str]]) -> None:
    """So no words to come are lost, whatever was wished on the way."""
    for part, name in asked:
        rehearsal.go_on(part)
        rehearsal.wish(WISHES[name])
    if rehearsal.place.options.target is not None:
        return
    begun = {one.walk for one in rehearsal.timeline.segments if one.start <= rehearsal.position}
    changed = {path for path, _ in rehearsal.timeline.amounts}
    coming, fresh = _words(rehearsal.timeline), _words(rehearsal.lesson.timeline(rehearsal.lengths))
    for one in coming.keys() - begun:
        if one[0] not in changed and one in fresh:
            assert coming[one] == fresh[one]


def _assert_same_moment(before: Timeline, after: Timeline, position: Ms) -> None:
    assert _started(before, position) == _started(after, position)
    was, now = before.segment_at(position), after.segment_at(position)
    assert (was.start, was.kind, was.walk) == (now.start, now.kind, now.walk)


def _started(timeline: Timeline, position: Ms) -> list[Event]:
    """What has started by a position. How many breaths a hold has in all may still change."""
    return [
        event._replace(total=0) if isinstance(event, (BreathPhaseStarted, MoveStarted)) else event
        for event in timeline.events_between(-1, position)
    ]


def _assert_nothing_is_said_twice(timeline: Timeline) -> None:
    cues = [word for word in timeline.landmarks if word.key and not word.key.startswith(("count.", "move.", "breath."))]
    said = Counter((word.step, word.side, word.key) for word in cues)
    assert not [entry for entry, times in said.items() if times > 1]


def _cues_of_this_pass(timeline: Timeline, position: Ms) -> set[str]:
    words = _words(timeline).get(timeline.segment_at(position).walk, [])
    return {key for key in words if key.partition(".")[0] in {"arrive", "enter", "leave"}}


def _words(timeline: Timeline) -> dict[tuple[str, Side | None, int], list[str]]:
    found: dict[tuple[str, Side | None, int], list[str]] = defaultdict(list)
    for event in speech(timeline):
        found[timeline.segment_at(event.at).walk].append(event.key)
    return found
