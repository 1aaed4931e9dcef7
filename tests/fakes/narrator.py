"""A narrator without a voice: a test says what is rendered."""

from guide.audio.clip import Clip
from guide.model.cue import Utterance
from guide.model.units import Ms
from guide.player.narrator import Narrator
from guide.speech.voice import Voice
from guide.timeline.timeline import Timeline


class FakeNarrator(Narrator):
    """Words take as long as is said here once they are rendered; there is nothing to hear."""

    def __init__(self, length: Ms = 2_000, *, rendered: bool = True) -> None:
        # No renderer is made: nothing of it is used here.
        self.version = 0
        self.wanted: Timeline | None = None
        self._length = length
        self._rendered = rendered

    def render(self) -> None:
        """All words are there from now on."""
        self._rendered = True
        self.version += 1

    def want(self, timeline: Timeline, position: Ms = 0) -> None:  # noqa: ARG002 - the narrator's own signature
        self.wanted = timeline

    def clip(self, utterance: Utterance) -> Clip | None:  # noqa: ARG002 - as above
        return None

    def want_first(self, utterance: Utterance) -> None:
        """There is nothing to render."""

    def length(self, utterance: Utterance) -> Ms | None:  # noqa: ARG002 - as above
        return self._length if self._rendered else None

    def is_settled(self, utterance: Utterance) -> bool:  # noqa: ARG002 - as above
        return self._rendered

    @property
    def is_idle(self) -> bool:
        return self._rendered

    def warm_up(self) -> None:
        """There is nothing to load."""

    def speak_with(self, voice: Voice, rate: float) -> None:  # noqa: ARG002 - as above
        self.version += 1

    def notices(self) -> list[str]:
        return []

    def close(self) -> None:
        pass
