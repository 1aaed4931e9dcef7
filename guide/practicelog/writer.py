"""Writes practices in a thread of its own, so that a slow, full or locked disk never holds a practice up."""

from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread

from guide.errors import InUseError, StorageError
from guide.practicelog.log import Log
from guide.practicelog.opening import PATIENCE_SECONDS
from guide.practicelog.practice import Practice

_PATIENCE_SECONDS = 3.0
"""How long the end of a practice waits for the disk."""
_AGAIN_SECONDS = 0.5
"""How long after a file that was locked is tried again."""


class Writer:
    """Takes the newest state of each practice. What could not be written is tried again with the next one.

    What a locked file did not take is tried until it is free, also after the end of the practice.
    """

    def __init__(self, file: Path, *, patience: float = PATIENCE_SECONDS) -> None:
        """`patience` is how many seconds a locked file is waited for before it is told."""
        self._file = file
        self._patience = patience
        self._waiting: dict[str, Practice | None] = {}
        self._notices: list[str] = []
        self._changed = Condition()
        self._is_busy = self._is_closed = self._has_failed = False
        self._thread = Thread(target=self._work, name="practice log", daemon=True)
        self._thread.start()

    def put(self, practice: Practice) -> None:
        """Write a practice soon; an older state of it that still waits is left out."""
        self._want(practice.id, practice)

    def drop(self, practice_id: str) -> None:
        """Forget a practice soon."""
        self._want(practice_id, None)

    def notices(self) -> list[str]:
        """What there has been to tell since it was last asked: each failure once."""
        with self._changed:
            told, self._notices = self._notices, []
        return told

    def settle(self, seconds: float = _PATIENCE_SECONDS) -> bool:
        """Wait until all is written or has failed, or so many seconds. Returns whether it was in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._is_busy, seconds)

    def close(self, seconds: float = _PATIENCE_SECONDS) -> bool:
        """Write what waits and let go of the file. Returns whether that was done within so many seconds.

        What takes longer goes on by itself, and may be asked for again.
        """
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _want(self, practice_id: str, practice: Practice | None) -> None:
        with self._changed:
            self._waiting[practice_id] = practice
            self._changed.notify_all()

    def _work(self) -> None:
        log: Log | None = None
        unwritten: dict[str, Practice | None] = {}
        is_locked = False
        while (wanted := self._take(again=is_locked)) is not None:
            unwritten |= wanted
            is_locked = False
            try:
                if log is None:
                    log = Log(self._file, patience=self._patience)
                    self._tell(*log.notices)
                for practice_id, practice in tuple(unwritten.items()):
                    if practice is None:
                        log.delete(practice_id)
                    else:
                        log.write(practice)
                    del unwritten[practice_id]
                self._has_failed = False
            except StorageError as error:
                is_locked = isinstance(error, InUseError)
                if not self._has_failed:
                    self._has_failed = True
                    self._tell(str(error) if self._is_closed else f"{error} The practice goes on.")
                if log is not None:
                    log.close()
                    log = None
            with self._changed:
                self._is_busy = False
                self._changed.notify_all()
        if log is not None:
            with suppress(StorageError):
                log.close()

    def _take(self, *, again: bool) -> dict[str, Practice | None] | None:
        """What has come to be written; None where nothing will. With `again` there is something left to write."""
        with self._changed:
            if again:
                self._changed.wait_for(lambda: self._waiting, _AGAIN_SECONDS)
            else:
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if not self._waiting:
                    return None
            wanted, self._waiting = self._waiting, {}
            self._is_busy = True
            return wanted

    def _tell(self, *sentences: str) -> None:
        with self._changed:
            self._notices.extend(sentences)
