"""Words said outside a practice: a sample of the voice, a name, the cues of a pose."""

from collections.abc import Sequence
from typing import Final, Protocol, TypeAlias

from guide.audio.clip import Clip, frames_of
from guide.audio.deck import Deck
from guide.audio.score import Placement, Score, Track
from guide.model.cue import Pause, Utterance

Said: TypeAlias = Utterance | Pause
"""Something of a recital: words, or a silence."""

_BETWEEN: Final = frames_of(450)
"""The breath a voice takes between two sentences."""
_LEAD: Final = frames_of(120)
"""Words that were late begin so long after now, so that their first sound is not lost."""


class Voice(Protocol):
    """The voice as a recital needs it; see `guide.player.narrator`."""

    def clip(self, utterance: Utterance) -> Clip | None:
        """What an utterance sounds like, once it is rendered."""

    def is_settled(self, utterance: Utterance) -> bool:
        """Whether it is rendered, or known to be beyond any voice."""
        ...

    def want_first(self, utterance: Utterance) -> None:
        """Render it before all else."""


class Recital:
    """Says lines one after another on an open deck on which nothing else is played.

    It begins as soon as its first words are rendered, and waits for those that are not. Call `look` often until
    `is_over`; what a voice cannot say is passed over.
    """

    def __init__(self, voice: Voice, deck: Deck, lines: Sequence[Said]) -> None:
        self.is_over = False
        self._voice, self._deck = voice, deck
        self._lines = tuple(lines)
        self._laid = 0
        self._end = 0
        self._placed: list[tuple[int, Placement]] = []
        for words in reversed([line for line in lines if isinstance(line, Utterance)]):
            voice.want_first(words)
        deck.pause()
        deck.seek(0)

    @property
    def at(self) -> int | None:
        """The place in the lines of the words that are heard now, or were last; None before the first."""
        heard = [line for line, placement in self._placed if placement.at <= self._deck.position]
        return heard[-1] if heard and not self.is_over else None

    def look(self) -> None:
        """Lay out what has been rendered; end when all is said."""
        if self.is_over:
            return
        before = len(self._placed)
        while self._laid < len(self._lines) and self._lay(self._laid):
            self._laid += 1
        if len(self._placed) > before:
            self._deck.load(Score(placement for _, placement in self._placed))
            self._deck.play()
        is_said = self._laid == len(self._lines) and self._deck.position >= self._end
        # The deck pauses by itself where the headphones go away.
        if is_said or (self._placed and not self._deck.playing):
            self.stop()

    def stop(self) -> None:
        """Fall silent at once."""
        if not self.is_over:
            self.is_over = True
            self._deck.pause()
            self._deck.load(Score())

    def _lay(self, number: int) -> bool:
        """Place a line after those before it; false while it is being rendered."""
        line = self._lines[number]
        if isinstance(line, Pause):
            self._end += frames_of(line.length)
            return True
        if not self._voice.is_settled(line):
            return False
        clip = self._voice.clip(line)
        if clip is not None:
            at = max(self._end, self._deck.position + _LEAD) if self._placed else _LEAD
            self._placed.append((number, Placement(at, clip, Track.VOICE)))
            self._end = at + clip.frames + _BETWEEN
        return True
