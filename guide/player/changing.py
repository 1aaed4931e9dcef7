"""Changing one's mind while it plays: every wish is told to the player, and takes effect at its next moment."""

from abc import ABC, abstractmethod
from dataclasses import replace

from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.units import Ms
from guide.player.changes import Chosen, Place
from guide.player.finishing import FinishReport, report
from guide.timeline.options import Options


class Changing(ABC):
    """The wishes of a player. Each is undone by its opposite; words under way are heard to their end.

    The position within the hold stays, the end of the practice moves. `guide.player.changes` says what a wish means.
    """

    _first_target: Ms | None
    """The length that was asked for before the practice began."""

    @property
    def options(self) -> Options:
        """How it is practised now."""
        return self._place.lesson.options

    @property
    def manner(self) -> Options:
        """How to practise so another time: a wish to finish by some time was for today alone."""
        return replace(self.options, target=self._first_target)

    @property
    def guidance(self) -> Guidance:
        """How much the voice says."""
        return self.options.guidance

    @property
    def pace(self) -> BreathPattern:
        """The breath of the practice; a step with a breath of its own follows it in proportion."""
        return self._place.pace()

    @property
    def breaths(self) -> tuple[int, int, int] | None:
        """How many breaths or rounds are held now or next in this step, and the least and most it can be changed to.

        None where nothing is counted, or the hold is over.
        """
        return self._place.breaths()

    @property
    def choices(self) -> tuple[Chosen, ...]:
        """The choices of the session with what is chosen."""
        return self._place.choices()

    @property
    def is_side_repeated(self) -> bool:
        """Whether this side is to come once more."""
        return self._place.is_turn_repeated()

    def change_breaths(self, by: int) -> None:
        """Hold so many breaths (or rounds) more, or fewer; the other side follows."""
        self._practise(self._point_of_change.with_breaths(by))

    def repeat_side(self) -> None:
        """Walk this side once more after it is done; asked for again, do not."""
        self._practise(self._point_of_change.with_turn_again())

    def skip_pose(self) -> None:
        """Leave this pose now, and leave it out on the other side. Going back to it takes it in again."""
        self._practise(self._place.without_pose())
        self._leave_step()

    def set_pace(self, pace: BreathPattern) -> None:
        """Breathe at another pace from the next phase on."""
        self._practise(self._place.with_pace(pace))

    def change_pace(self, by: int) -> None:
        """Breathe so many half seconds slower in and out, or quicker; what would be too slow or quick is not done."""
        self._practise(self._place.with_slower_pace(by))

    def set_guidance(self, guidance: Guidance) -> None:
        """Let the voice say more or less from the next cue on."""
        self._practise(self._place.with_guidance(guidance))

    def next_guidance(self) -> None:
        """Let the voice say less from the next cue on; where it says nothing, all."""
        self._practise(self._place.with_next_guidance())

    def choose(self, key: str, option: str) -> None:
        """Practise another option of a choice from the next pose on.

        Raises InputError for a choice or an option that the session does not have.
        """
        self._practise(self._place.with_choice(key, option))

    def finish_within(self, left: Ms | None) -> FinishReport | None:
        """Trim or stretch what is to come so that the practice is over in so many milliseconds of playing, if it can.

        Holds keep within their ranges; the rests and the last pose give way last. None takes such a wish back, and then
        there is nothing to report. A jump moves the end: ask again after it.
        """
        place = self._place
        if left is None:
            self._practise(place.with_target(self._first_target))
            return None
        self._practise(place.with_target(place.position + left))
        place = self._place
        return report(place.lesson.session, place.timeline, place.position, left)

    def leave_out(self, path: str) -> None:
        """Leave out a step that is to come, such as one that a report of `finish_within` names."""
        self._practise(self._place.without(path))

    def take_in(self, path: str) -> None:
        """Take in a step that was left out."""
        self._practise(self._place.with_again(path))

    @abstractmethod
    def _leave_step(self) -> None:
        """Go to where the next step begins; from the last one to the end."""

    @property
    @abstractmethod
    def _place(self) -> Place:
        """Where the practice is."""

    @property
    @abstractmethod
    def _point_of_change(self) -> Place:
        """Where it will be when a change is laid."""

    @abstractmethod
    def _practise(self, options: Options) -> None:
        """Go on with other options, where they are others."""
