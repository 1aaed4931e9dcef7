"""The minutes of a practice about where it is, loaded on the deck that plays it."""

from typing import Final

from guide.audio.clip import ms_of
from guide.audio.deck import Deck
from guide.model.units import MINUTE, SECOND, Ms
from guide.player.narration import Narration
from guide.player.scoring import score_of
from guide.timeline.events import SpeechDue
from guide.timeline.timeline import Timeline

_AHEAD: Final[Ms] = 10 * MINUTE
"""So far the score reaches, and never less than half of it: all of a long class would have to be made at every key."""

_BEHIND: Final[Ms] = 2 * MINUTE
"""So far it reaches back, and never less than half of it: longer than any words, and any way back without a jump."""

_FIRST: Final[Ms] = SECOND
"""Words that begin within this are the first that are heard after a jump."""


class Loader:
    """Loads a deck with a timeline about a place in it, and remembers how far that reaches."""

    def __init__(self, narrator: Narration, deck: Deck) -> None:
        self._narrator = narrator
        self._deck = deck
        self._timeline: Timeline | None = None
        self._since: Ms = 0
        self._until: Ms = 0

    def reaches(self, timeline: Timeline, position: Ms, last: Ms) -> bool:
        """Whether enough of a timeline is loaded about a position, in a practice that plays up to `last`."""
        is_ahead = self._until == last or position <= self._until - _AHEAD // 2
        return timeline is self._timeline and is_ahead and position >= self._since + _BEHIND // 2

    def missing_at(self, timeline: Timeline, position: Ms) -> SpeechDue | None:
        """The first words after a jump to a position, if they are not rendered yet."""
        coming = timeline.events_between(position - 1, position + _FIRST)
        words = next((event for event in coming if isinstance(event, SpeechDue)), None)
        return words if words is not None and self._narrator.clip(words.utterance) is None else None

    def load(self, timeline: Timeline, start: Ms, position: Ms, last: Ms) -> None:
        """Load a timeline some minutes about `position`, but nothing before `start` or from `last` on."""
        self._timeline = timeline
        self._narrator.want(timeline, position)
        # A jump is heard after the score is loaded: until then the sound goes on where it was.
        sounding = ms_of(self._deck.position)
        self._since = min(position, sounding) - _BEHIND
        self._until = min(max(position, sounding) + _AHEAD, last)
        self._deck.load(score_of(timeline, self._narrator.clip, start=start, since=self._since, until=self._until))
