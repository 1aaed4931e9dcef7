"""The voice as a player needs it."""

from typing import Protocol

from guide.audio.clip import Clip
from guide.model.cue import Utterance
from guide.model.units import Ms
from guide.timeline.timeline import Timeline


class Narration(Protocol):
    """What says the words of a timeline; see `guide.player.narrator`."""

    @property
    def version(self) -> int:
        """Grows whenever more words are settled."""
        ...

    @property
    def is_idle(self) -> bool:
        """Whether all that is wanted is settled."""
        ...

    def want(self, timeline: Timeline, position: Ms = 0) -> None:
        """Render a timeline's words, those from a position on first."""

    def clip(self, utterance: Utterance) -> Clip | None:
        """What an utterance sounds like, once it is rendered."""

    def length(self, utterance: Utterance) -> Ms | None:
        """How long it is, once it is rendered."""

    def notices(self) -> list[str]:
        """What the voice has had to tell since it was last asked."""
        ...
