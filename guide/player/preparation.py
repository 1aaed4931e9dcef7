"""A session before its start: the options being chosen, the timeline they give, and the voice getting ready."""

from dataclasses import replace

from guide.errors import InputError
from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.model.units import Ms
from guide.player.lesson import Lesson
from guide.player.narrator import Narrator
from guide.player.scoring import score_of
from guide.timeline.events import SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import Timeline


class Preparation:
    """What the Prepare page holds. It belongs to one thread; `refresh` takes in what was rendered meanwhile."""

    def __init__(self, session: Session, catalogue: Catalogue, narrator: Narrator, options: Options) -> None:
        self._narrator = narrator
        self._asked = self.lesson = Lesson(session, catalogue, options)
        self.timeline = self._compiled()

    @property
    def is_exact(self) -> bool:
        """Whether every length is final; until then a page says “about”."""
        return self.timeline.exact

    @property
    def is_ready(self) -> bool:
        """Whether the first words can be spoken as soon as Start is pressed."""
        first = next((event for event in self.timeline.events if isinstance(event, SpeechDue)), None)
        return first is None or self._narrator.is_settled(first.utterance)

    def reachable(self) -> tuple[Ms, ...]:
        """Every length the session can have with the present choices, in milliseconds, ascending."""
        return self.lesson.reachable(self._narrator.length)

    def make_tones(self) -> None:
        """Make the bells and the breath tones now, so that Start has nothing left to do."""
        for placement in score_of(self.timeline, lambda _utterance: None).placements:
            _ = placement.clip.samples  # a tone is made when it is first asked for them

    def change(self, options: Options) -> None:
        """Choose otherwise. A length that the new choices cannot reach gives way to the nearest they can."""
        self._asked = self.lesson.with_options(options)
        self.timeline = self._compiled()

    def refresh(self) -> bool:
        """Take in newly rendered words. Returns whether the timeline was compiled anew."""
        if self._narrator.version == self._seen:
            return False
        self.timeline = self._compiled()
        return True

    def _compiled(self) -> Timeline:
        self._seen = self._narrator.version
        self.lesson = self._asked  # words that were rendered meanwhile may have brought its length within reach
        try:
            timeline = self.lesson.timeline(self._narrator.length)
        except InputError:
            target = self.lesson.options.target
            if target is None:
                raise
            reachable = self.reachable()
            nearest = reachable[0] if target < reachable[0] else reachable[-1]
            self.lesson = self.lesson.with_options(replace(self.lesson.options, target=nearest))
            timeline = self.lesson.timeline(self._narrator.length)
        self._narrator.want(timeline)
        return timeline
