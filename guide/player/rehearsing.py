"""A practice run through without sound, several times as fast, to see it whole. It is not logged."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from guide.audio.deck import Deck
from guide.audio.outputs.null import NullOutput
from guide.audio.sleep import Clock, SleepWatch
from guide.player.lesson import Lesson
from guide.player.narration import Narration
from guide.player.player import Notify, Player

TIMES_AS_FAST: Final = 4


class Rehearsal:
    """A player on a silent stream of its own, whose seconds pass faster. It plays from the beginning at once."""

    def __init__(
        self,
        lesson: Lesson,
        narrator: Narration,
        notify: Notify,
        *,
        clock: Clock = time.monotonic,
        today: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`clock` counts real seconds; `today` is the time of day."""

        def hastened() -> float:
            return clock() * TIMES_AS_FAST

        # Both of the watch's clocks are the same one: a stall of the machine is not taken for sleep.
        output, fallback = (NullOutput(hastened, times_as_fast=TIMES_AS_FAST) for _ in range(2))
        self._deck = Deck(output, fallback=fallback, time=SleepWatch(hastened, hastened))
        self._deck.open()
        self._now, self._began = hastened, hastened()
        self._today = today()
        self.player = Player(lesson, narrator, self._deck, notify=notify)
        self.player.play()

    def time_of_day(self) -> datetime:
        """The clock on the wall, as if the class began with the rehearsal."""
        return self._today + timedelta(seconds=self._now() - self._began)

    def close(self) -> None:
        """End it."""
        self.player.close()
        self._deck.close()
