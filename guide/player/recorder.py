"""Writes a practice into the log while its player plays it. It never holds the player up."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from guide import paths
from guide.model.units import SECOND, Ms
from guide.player.manner import kept
from guide.player.player import Notify, Player
from guide.player.tally import Tally
from guide.player.transport import State
from guide.practicelog.log import FILE_NAME
from guide.practicelog.practice import Outcome, Practice
from guide.practicelog.writer import Writer
from guide.timeline.options import Options

_WORTH_KEEPING: Ms = 30 * SECOND
"""Who leaves earlier has only looked."""
_EVERY = 0.25
"""Seconds between two looks, while the player plays on: its ticks are as many as the pictures of the breath."""
_SLACK: Ms = 500
"""How far the position may run ahead of the clock between two looks; what goes further was a leap."""


class Pages(Protocol):
    """Where practices are written: see `guide.practicelog.writer`."""

    def put(self, practice: Practice) -> None:
        """Write a practice soon."""
        ...

    def drop(self, practice_id: str) -> None:
        """Forget a practice soon."""
        ...

    def notices(self) -> list[str]:
        """What there has been to tell since it was last asked."""
        ...


@contextmanager
def recorded(player: Player, file: Path | None, notices: list[str]) -> Iterator[None]:
    """Write a practice into the person's log while the block runs; `file` is its session's."""
    writer = Writer(paths.data_folder() / FILE_NAME)
    recorder = Recorder(player, writer, notices.append, file=file)
    try:
        yield
    finally:
        recorder.close()
        is_written = writer.close()
        notices.extend(writer.notices())
        if not is_written:
            notices.append(
                f"The end of this practice is not in the log: free {paths.data_folder() / FILE_NAME} "
                "from the program that keeps it locked, and the next one is written whole."
            )


@dataclass(slots=True)
class _Entry:
    """The practice being written, its sums, where it began, and the state in which it was written last.

    `options` are those that its plan was made with: after a change of mind the plan is another one.
    """

    practice: Practice
    tally: Tally
    beginning: Ms
    options: Options
    written: object = None


class Recorder:
    """Follows a player, tick by tick. What is played is told by the position, so that pauses and leaps do not count.

    A row is written when the practice starts, at every step, at a pause, and at the end. Starting over begins another.
    """

    def __init__(  # noqa: PLR0913 (whose practice, where it is written, and two clocks that a test turns)
        self,
        player: Player,
        pages: Pages,
        notify: Notify,
        *,
        file: Path | None = None,
        today: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`file` is the session's; `clock` counts seconds."""
        self._player = player
        self._pages = pages
        self._notify = notify
        self._file = _found_from_anywhere(file) if file else ""
        self._today = today
        self._clock = clock
        self._entry: _Entry | None = None
        self._position, self._looked_at = player.position, clock()
        self._state = player.state
        player.follow(self._follow)

    def look(self) -> None:
        """Take in what was played since the last look."""
        player = self._player
        before = player.start if self._position < 0 else self._position
        now = self._clock()
        passed = round((now - self._looked_at) * SECOND)
        position = self._position = player.position
        self._looked_at, self._state = now, player.state
        for sentence in self._pages.notices():
            self._notify(sentence)
        if self._is_between(position):
            return
        if self._entry is None or self._entry.practice.outcome is Outcome.FINISHED:
            self._entry = self._begun(max(0, min(before, position)))
        self._take_in(self._entry, before, position, passed)
        practice = self._entry.practice
        self._write_if_changed(self._entry, (practice.step, practice.side, player.state, player.options))

    def _follow(self) -> None:
        """Look now and then, and at once when the player stops or starts. Called at every tick."""
        if self._player.state is not self._state or self._clock() - self._looked_at >= _EVERY:
            self.look()

    def close(self) -> None:
        """Write where the practice was left; one that had hardly begun is forgotten."""
        self.look()
        self._player.unfollow(self._follow)
        entry, self._entry = self._entry, None
        if entry is None:
            return
        if entry.practice.outcome is Outcome.FINISHED:
            return
        if entry.practice.practised < _WORTH_KEEPING:
            self._pages.drop(entry.practice.id)
        else:
            entry.practice = replace(entry.practice, outcome=Outcome.LEFT)
            self._write(entry)

    def _is_between(self, position: Ms) -> bool:
        """Whether no practice is under way: before the first, or after one that came to its end."""
        is_over = self._entry is None or self._entry.practice.outcome is Outcome.FINISHED
        return is_over and (self._player.state is not State.PLAYING or position < 0)

    def _begun(self, position: Ms) -> _Entry:
        player, now = self._player, self._today()
        timeline = player.timeline
        tally = Tally()
        tally.plan(player, position)
        practice = Practice(
            id=uuid4().hex,
            session=timeline.session_id,
            title=timeline.title,
            file=self._file,
            started=now.replace(microsecond=now.microsecond // 1_000 * 1_000),
            updated=now,
            planned=timeline.duration - position,
        )
        return _Entry(practice, tally, position, player.options)

    def _take_in(self, entry: _Entry, before: Ms, position: Ms, passed: Ms) -> None:
        player = self._player
        played = position - before if 0 < position - before <= passed + _SLACK else 0
        if player.options != entry.options:
            entry.options = player.options
            entry.tally.plan(player, entry.beginning)
            planned = player.timeline.duration - entry.beginning
            entry.practice = replace(entry.practice, planned=planned)
        if played:
            entry.tally.played(player, before, position)
        segment = player.timeline.segment_at(position)
        entry.practice = replace(
            entry.practice,
            practised=entry.practice.practised + played,
            length=player.timeline.duration,
            position=max(0, position),
            step=segment.step,
            side=segment.side,
            outcome=Outcome.FINISHED if player.state is State.ENDED else Outcome.UNDER_WAY,
        )

    def _write_if_changed(self, entry: _Entry, state: object) -> None:
        if state != entry.written:
            entry.written = state
            self._write(entry)

    def _write(self, entry: _Entry) -> None:
        entry.practice = replace(
            entry.practice,
            updated=self._today(),
            options=kept(self._player.manner),
            poses=entry.tally.poses,
        )
        self._pages.put(entry.practice)


def _found_from_anywhere(file: Path) -> str:
    """The name of a session's file that also leads to it from another folder: the app is started anywhere next time."""
    try:
        return str(file.absolute())
    except OSError:  # the folder we are in is gone, and the file with it
        return str(file)
