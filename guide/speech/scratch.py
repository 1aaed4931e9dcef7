"""Folders for what worker processes write, in memory where there is such a place.

A process that was killed cannot remove its folder, and what lies in memory takes it from everybody. So each folder is
locked by the process that uses it, which lasts exactly as long as the process, and the next one sweeps up the rest.
"""

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "guide-voice-"

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 (only a parent folder; the one made in it is private): it never fills up
_NEW_SECONDS = 60.0
"""A folder as young as this may be about to be locked."""


class Scratch:
    """A private folder, at `path`, until it is removed, or the process ends by itself."""

    def __init__(self, parent: Path | None = None) -> None:
        """`parent` is a folder in memory, else the system's for temporary files. Raises OSError."""
        in_memory = _IN_MEMORY if _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK) else None
        self._parent = parent or in_memory
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, dir=self._parent, ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)
        self._lock = _locked(self.path)

    def sweep(self) -> None:
        """Remove what killed processes of this person left beside this folder."""
        if self._parent is None:
            return
        for folder in self._parent.glob(f"{PREFIX}*"):
            with suppress(OSError):
                status = folder.lstat()
                if status.st_uid != os.getuid() or time.time() - status.st_mtime < _NEW_SECONDS:
                    continue
                lock = _locked(folder)
                if lock is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                    os.close(lock)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self._folder.cleanup()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(folder: Path) -> int | None:
    """A descriptor that keeps a folder locked while it is open; None if another process has it, or there are no locks.

    Raises OSError where it is no folder of ours.
    """
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 (only such systems have it)

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
