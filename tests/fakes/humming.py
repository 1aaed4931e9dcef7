"""A voice that hums: each utterance a steady tone, as long as its text, ready when a test says so."""

import numpy as np

from guide.audio.clip import Clip, frames_of, ms_of
from guide.model.cue import Utterance
from guide.model.units import Ms
from guide.timeline.events import SpeechDue
from guide.timeline.timeline import Timeline

MS_A_LETTER = 60


class HummingNarrator:
    """Hums at once (`renders`), or only what was let through by `render`."""

    def __init__(self, *, renders: bool = True) -> None:
        self.version = 0
        self._renders = renders
        self._wanted: tuple[Utterance, ...] = ()
        self._clips: dict[Utterance, Clip] = {}

    def render(self, most: int | None = None) -> None:
        """Everything wanted is ready now, or the first so many: of where the practice is, then from its beginning."""
        for utterance in self._wanted[:most]:
            if utterance not in self._clips:
                length = len(utterance.text) * MS_A_LETTER
                # One sample that is looked at many times: the words of a session would take 60 MB in each test.
                self._clips[utterance] = Clip(np.broadcast_to(np.float32(0.25), frames_of(length)))
                self.version += 1

    def want(self, timeline: Timeline, position: Ms = 0) -> None:
        in_order = sorted(timeline.of(SpeechDue), key=lambda words: words.at < position)
        self._wanted = tuple(words.utterance for words in in_order)
        if self._renders:
            self.render()

    def clip(self, utterance: Utterance) -> Clip | None:
        return self._clips.get(utterance)

    def length(self, utterance: Utterance) -> Ms | None:
        clip = self._clips.get(utterance)
        return None if clip is None else ms_of(clip.frames)

    @property
    def is_idle(self) -> bool:
        return all(utterance in self._clips for utterance in self._wanted)

    def notices(self) -> list[str]:
        return []
