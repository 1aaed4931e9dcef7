"""Keeps the library's cards as the files on disk are: read in the background, anew when a file is saved."""

import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from guide import bugs
from guide.errors import GuideError
from guide.sessionfile.entry import Entry

Read = Callable[[], tuple[Entry, ...]]

_SETTLE_MS = 150
"""An editor saves in several steps; they are waited for."""
_MOST_FOLDERS = 500


class LibraryKeeper(QObject):
    """Reads cards in a thread of its own, one reading at a time.

    `changed` carries them when they have changed, `changed_since` tells that it is not the first time they are read.
    """

    changed = Signal(object)
    changed_since = Signal()
    failed = Signal(str)
    _was_read = Signal(object)
    _went_wrong = Signal(str)

    def __init__(self, read: Read, folders: Callable[[], tuple[Path, ...]]) -> None:
        """`read` is called in another thread; `folders` says what to watch, to any depth."""
        super().__init__()
        self._read = read
        self._folders = folders
        self._cards: tuple[Entry, ...] | None = None
        self._reading: Thread | None = None
        self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._watcher.directoryChanged.connect(self._settle.start)
        self._watcher.fileChanged.connect(self._settle.start)
        self._was_read.connect(self._on_read)
        self._went_wrong.connect(self._on_wrong)

    def refresh(self) -> None:
        """Read now; while a reading is under way, once more after it."""
        if self._reading is not None:
            self._again = True
            return
        self._watch()
        self._reading = Thread(target=self._read_aside, name="library", daemon=True)
        self._reading.start()

    def close(self) -> None:
        """Stop watching, and wait for a reading under way: it must not outlive what it tells."""
        self._settle.stop()
        if watched := self._watched():
            self._watcher.removePaths(watched)
        self._again = False
        if self._reading is not None:
            self._reading.join()

    def _read_aside(self) -> None:
        try:
            self._was_read.emit(self._read())
        except GuideError as error:
            self._went_wrong.emit(str(error))
        except Exception as error:  # noqa: BLE001 - a bug in one reading must not end them all
            self._went_wrong.emit(bugs.report(error))

    def _on_read(self, cards: tuple[Entry, ...]) -> None:
        if cards != self._cards:
            is_first, self._cards = self._cards is None, cards
            self.changed.emit(cards)
            if not is_first:
                self.changed_since.emit()
        self._on_done()

    def _on_wrong(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._on_done()

    def _on_done(self) -> None:
        if self._reading is not None:
            self._reading.join()  # it has said all it had to say
            self._reading = None
        if self._again:
            self._again = False
            self.refresh()

    def _watch(self) -> None:
        """Watch the folders, those within them, and each session file: some editors write into the same file."""
        wanted: set[str] = set()
        for top in self._folders():
            if not os.path.isdir(top):  # noqa: PTH112 - Path's own raises where one may not look
                # It may be made later: the nearest folder there is tells of the next one down.
                wanted.update(map(str, islice(filter(os.path.isdir, top.parents), 1)))
                continue
            for folder, _, files in os.walk(top):
                wanted.add(folder)
                wanted.update(os.path.join(folder, name) for name in files if name.endswith((".yaml", ".yml")))  # noqa: PTH118 - what `os.walk` gives is text
                if len(wanted) > _MOST_FOLDERS:
                    break
        # Of what may not be read nothing is to be told, and Qt would complain; the folder tells when it may be.
        wanted = {path for path in wanted if os.access(path, os.R_OK)}
        there = set(self._watched())
        if gone := sorted(there - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - there):
            self._watcher.addPaths(new)

    def _watched(self) -> list[str]:
        return [*self._watcher.files(), *self._watcher.directories()]
