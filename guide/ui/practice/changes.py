"""What is changed while a practice plays: done to its player, and said in a few words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.model.breath import BreathPattern
from guide.model.units import Ms, clock
from guide.timeline.timeline import Segment, SegmentKind, Timeline
from guide.ui.guidance import guidance_words
from guide.ui.practice.breath_count import Counted
from guide.ui.practice.keys import Wish
from guide.ui.practice.words import (
    count_words,
    least_words,
    most_words,
    short_pace_words,
    translate,
    with_side,
)

if TYPE_CHECKING:
    from guide.player.player import Player


class Changes:
    """Does to a player what is wished. What comes back is a remark, empty where the page itself shows enough."""

    def __init__(self, player: "Player") -> None:
        self._player = player
        self._counted_in: Timeline | None = None
        self._counted_at: tuple[Segment, int | None] | None = None
        self._counted: Counted | None = None
        self._acts: dict[Wish, Callable[[], str | None]] = {
            Wish.TOGGLE: player.toggle,
            Wish.PLAY: player.play,
            Wish.PAUSE: player.pause,
            Wish.NEXT: player.next_step,
            Wish.PREVIOUS: player.previous_step,
            Wish.MORE_BREATHS: lambda: self._change_breaths(1),
            Wish.FEWER_BREATHS: lambda: self._change_breaths(-1),
            Wish.SLOWER: lambda: self._change_pace(1),
            Wish.FASTER: lambda: self._change_pace(-1),
            Wish.REPEAT_SIDE: self._repeat_side,
            Wish.SKIP_POSE: self._skip_pose,
            Wish.GUIDANCE: self._next_guidance,
            Wish.MUTE: self._toggle_mute,
        }

    def act(self, wish: Wish) -> Callable[[], str | None] | None:
        """What does a wish and gives the remark; None for a wish that is not the player's."""
        return self._acts.get(wish)

    def counted(self, number: int | None = None) -> Counted | None:
        """What is counted in the step in hand. `number` is the breath under way, on which the least depends."""
        player = self._player
        segment = player.timeline.segment_at(max(player.position, 0))
        if self._counted_in is not player.timeline or self._counted_at != (segment, number):
            self._counted_in, self._counted_at = player.timeline, (segment, number)
            found = player.breaths
            held = _held(player.timeline, segment)
            is_reps = held is not None and held.kind is SegmentKind.REPS
            self._counted = Counted(*found, rounds=is_reps) if found else None
        return self._counted

    def set_pace(self, pace: BreathPattern) -> str:
        """Breathe at a pace that was tapped."""
        self._player.set_pace(pace)
        return translate("Practice", "Your breath: {pace}").format(pace=short_pace_words(pace))

    def choose(self, choice: str, option: str) -> str:
        """Take another option from the next pose on."""
        self._player.choose(choice, option)
        labels = (
            one.label
            for chosen in self._player.choices
            if chosen.choice.key == choice
            for one in chosen.choice.options
            if one.key == option
        )
        return translate("Practice", "From the next pose on: {option}").format(option=next(labels))

    def _change_breaths(self, by: int) -> str:
        player = self._player
        before, timeline = player.breaths, player.timeline
        player.change_breaths(by)
        after = player.breaths
        segment = player.timeline.segment_at(max(player.position, 0))
        held = _held(player.timeline, segment)
        if held is None:
            return translate("Practice", "Nothing is counted here.")
        if after is None:
            return _time_words(held.length, by, is_changed=player.timeline is not timeline)
        now, least, most = after
        rounds = held.kind is SegmentKind.REPS
        if before == after:
            return most_words(most, rounds=rounds) if by > 0 else least_words(least, rounds=rounds)
        return count_words(now, rounds=rounds)

    def _change_pace(self, by: int) -> str:
        before = self._player.pace
        self._player.change_pace(by)
        pace = self._player.pace
        if pace == before:
            slow, fast = translate("Practice", "Slow enough: {pace}"), translate("Practice", "Fast enough: {pace}")
        else:
            slow, fast = translate("Practice", "Slower: {pace}"), translate("Practice", "Faster: {pace}")
        return (slow if by > 0 else fast).format(pace=short_pace_words(pace))

    def _repeat_side(self) -> str:
        player = self._player
        timeline, name = player.timeline, with_side(player.moment().pose)
        player.repeat_side()
        if player.timeline is timeline:
            return translate("Practice", "There is no pose to repeat here.")
        if player.is_side_repeated:
            return translate("Practice", "Once more after this: {pose}").format(pose=name)
        return translate("Practice", "Not once more: {pose}").format(pose=name)

    def _skip_pose(self) -> str:
        name = self._player.moment().pose.english
        self._player.skip_pose()
        return translate("Practice", "Left out: {pose}").format(pose=name)

    def _next_guidance(self) -> str:
        self._player.next_guidance()
        return guidance_words(self._player.guidance)

    def _toggle_mute(self) -> str:
        player = self._player
        player.set_muted(not player.is_muted)
        return (
            translate("Practice", "The voice is mute.")
            if player.is_muted
            else translate("Practice", "The voice speaks.")
        )


def _held(timeline: Timeline, here: Segment) -> Segment | None:
    """What is held or repeated in the pass that a segment belongs to."""
    same = (here.step, here.side, here.again)
    held = (SegmentKind.HOLD, SegmentKind.REPS)
    return next(
        (one for one in timeline.segments if (one.step, one.side, one.again) == same and one.kind in held), None
    )


def _time_words(length: Ms, by: int, *, is_changed: bool) -> str:
    """How long a hold of a length of time is now, or that it cannot be longer or shorter."""
    if is_changed:
        told = translate("Practice", "Held for {time}")
    elif by > 0:
        told = translate("Practice", "Held for {time}: no longer here.")
    else:
        told = translate("Practice", "Held for {time}: no shorter here.")
    return told.format(time=clock(length))
