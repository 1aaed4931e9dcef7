"""The time by which a practice shall end: asked of the player, and asked again after a pause or a jump."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from guide.model.units import SECOND, Ms
from guide.player.finishing import FinishReport
from guide.player.transport import State
from guide.ui.practice.finish_words import parse_finish

if TYPE_CHECKING:
    from guide.player.player import Player

_STRAY: Final = timedelta(milliseconds=SECOND)
"""So far may position and time of day run apart before the end is asked for anew."""


class Finishing:
    """Holds a player to a time of day. Until one is asked for, a practice ends when it ends."""

    def __init__(self, player: "Player", time_of_day: Callable[[], datetime]) -> None:
        self._player = player
        self._time_of_day = time_of_day
        self._end: datetime | None = None
        self._left_out: list[str] = []
        self._zero = self._instant

    @property
    def now(self) -> datetime:
        """The time of day."""
        return self._time_of_day()

    @property
    def is_asked(self) -> bool:
        """Whether a time is in force."""
        return self._end is not None

    @property
    def left(self) -> Ms:
        """How long the practice still takes."""
        return self._player.timeline.duration - self._player.position

    def ask(self, typed: str) -> FinishReport | None:
        """End by a time of day, or within so many minutes; None where what was typed is neither."""
        length = parse_finish(typed, self.now)
        if length is None:
            return None
        self._end = self._instant + timedelta(milliseconds=length)
        return self.renew()

    @property
    def has_strayed(self) -> bool:
        """Whether it plays on after a pause or a jump, whoever made them: the practice ends elsewhere then."""
        return self.is_asked and self._player.state is State.PLAYING and abs(self._zero_now - self._zero) > _STRAY

    def renew(self) -> FinishReport | None:
        """Ask once more for the time in force: time has passed, or the practice was led to another place."""
        if self._end is None:
            return None
        self._zero = self._zero_now
        left = round((self._end - self._instant) / timedelta(milliseconds=1))
        to_get_ready = max(0, -self._player.position)
        report = self._player.finish_within(max(0, left - to_get_ready))
        return report and replace(report, asked=report.asked + to_get_ready, left=report.left + to_get_ready)

    def leave_out(self, path: str) -> FinishReport | None:
        """Leave a step out that is to come, so that the end is reached in time."""
        self._player.leave_out(path)
        self._left_out.append(path)
        return self.renew()

    def take_back(self) -> None:
        """Let the practice end when it ends, with the steps that were left out for the sake of the time."""
        if self._end is not None:
            self._end = None
            for path in self._left_out:
                self._player.take_in(path)
            self._left_out.clear()
            self._player.finish_within(None)

    @property
    def _instant(self) -> datetime:
        """Now, on a clock that is never put forward or back, as the one on the wall may be in the night."""
        return self.now.astimezone(UTC)

    @property
    def _zero_now(self) -> datetime:
        """The time at which the practice would have begun if it had played without a break until now."""
        return self._instant - timedelta(milliseconds=self._player.position)
