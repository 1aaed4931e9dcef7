"""How somebody likes to practise, kept from one practice to the next."""

from functools import cached_property
from typing import TYPE_CHECKING

from guide import paths
from guide.model.units import SECOND
from guide.ui.backstage import Backstage

if TYPE_CHECKING:
    from guide.model.breath import BreathPattern
    from guide.model.session import Session
    from guide.player.lesson import Lesson
    from guide.player.remembered import Remembered
    from guide.timeline.options import Options


class Habits:
    """A session's choices are its own; pace and guidance are the person's, for every session."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage

    def options(self, session: "Session") -> "Options":
        """How a session is practised when nothing is said of it."""
        from guide.player.wishes import options_of  # noqa: PLC0415 (not before the first paint)

        return self._remembered.options(session, options_of(self._backstage.settings))

    def keep(self, session: "Session", options: "Options") -> None:
        """Practise a session so from now on."""
        self._remembered.remember(session, options)
        self._backstage.set("guidance", options.guidance.value)
        self.keep_pace(options.pace)

    def keep_pace(self, pace: "BreathPattern | None") -> None:
        """Breathe so in every session; None keeps each session's own pace."""
        self._backstage.set("inhale_seconds", pace.inhale / SECOND if pace else 0.0)
        self._backstage.set("exhale_seconds", pace.exhale / SECOND if pace else 0.0)

    def keep_choice(self, lesson: "Lesson", choice: str, option: str) -> None:
        """What is chosen on the way is the choice next time too; how long this practice took is not."""
        from dataclasses import replace  # noqa: PLC0415 (as above)

        kept = self._remembered.options(lesson.session, lesson.options)
        self._remembered.remember(lesson.session, replace(kept, choices={**kept.choices, choice: option}))

    @cached_property
    def _remembered(self) -> "Remembered":
        from guide.player.remembered import Remembered  # noqa: PLC0415 (as above)

        return Remembered(paths.data_folder() / "choices.json", self._backstage.window.tell)
