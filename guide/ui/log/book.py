"""Keeps the log for the window: records practices, and leads through its pages."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from guide.errors import GuideError
from guide.model.drawn import Drawn
from guide.model.session import Session
from guide.player.player import Player
from guide.player.recorder import Recorder
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Practice
from guide.practicelog.table import write_csv
from guide.practicelog.writer import Writer
from guide.ui.figure.rooms import RoomPictures
from guide.ui.header import Place
from guide.ui.log.detail import DetailPage
from guide.ui.log.manner import manner_words
from guide.ui.log.page import LogPage
from guide.ui.main_window import MainWindow
from guide.ui.theme import Theme

_PATIENCE_SECONDS = 0.25
"""How long the window stands still for a log that another program keeps locked."""
_LAST_PATIENCE_SECONDS = 3.0
"""How long it does when it is closed: nothing can be written later."""
_AGAIN_MS = 1_000


class LogBook(QObject):
    """Owns the log's page and the recorder of the practice under way. `changed` tells that a practice came or went.

    What a locked or slow file does not take at once, a note or the end of a practice, is written as soon as it does.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        rooms: RoomPictures,
        folder: Path,
        session: Callable[[str], Session],
    ) -> None:
        """`folder` is where the log's file lies; `rooms` draws the poses.

        `session` reads one by its file or id; it may raise InputError.
        """
        super().__init__(window)
        self._session = session
        self._window, self._theme, self._rooms = window, theme, rooms
        self._file = folder / FILE_NAME
        self._writer: Writer | None = None
        self._recorder: Recorder | None = None
        self._patience = _PATIENCE_SECONDS
        self._notes: dict[str, str] = {}
        self._late: list[Writer] = []
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._catch_up)
        window.closed.connect(self._close)
        self.page = LogPage(theme, self._figure)
        self.page.opened.connect(self._open_practice)
        self.page.library_requested.connect(window.go_home)
        rooms.changed.connect(self.page.refresh_pictures)

    def open(self) -> None:
        """Show the log as it is now."""
        if self._read_anew():
            self._window.open_place(self.page, Place.LOG)

    def record(self, player: Player, file: Path | None, notify: Callable[[str], None]) -> None:
        """Write a practice from now on; `file` is its session's, `notify` tells what the log has to tell."""
        self._writer = Writer(self._file)
        self._recorder = Recorder(player, self._writer, notify, file=file)

    def stop(self) -> None:
        """Write where the practice was left."""
        if self._recorder is not None and self._writer is not None:
            self._recorder.close()
            self._late.append(self._writer)
            self._recorder = self._writer = None
            self._finish_late(self._patience)

    def export(self) -> None:
        """Ask for a place, and write all practices there as a table."""
        if self.page.is_empty:
            self._window.answer(self.tr("There is nothing to export yet: what you practise will be here."))
            return
        wanted = self.tr("Tables (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self.page, self.tr("Export the log"), "guide-log.csv", wanted)
        if name:
            self._with_log(lambda log: write_csv(self._practices(log), Path(name)))

    def _open_practice(self, practice: Practice) -> None:
        page = DetailPage(self._theme, practice, manner_words(practice, self._session_of(practice)))
        page.left.connect(self._window.go_back)
        page.note_changed.connect(self._keep_note)
        page.delete_requested.connect(self._delete)
        self._window.open_page(page)

    def _session_of(self, practice: Practice) -> Session | None:
        """The session as it is now; None where it is gone, which takes nothing from what was practised."""
        for name in filter(None, (practice.file, practice.session)):
            try:
                return self._session(name)
            except GuideError:
                continue
        return None

    def _keep_note(self, practice_id: str, note: str) -> None:
        self._notes[practice_id] = note
        try:
            self._write_notes(self._patience)
        except GuideError as error:
            self._window.tell(str(error))
            self._again.start()
        self._read_anew()

    def _write_notes(self, patience: float) -> None:
        with self._opened(patience, writes=True) as log:
            for practice_id, note in self._notes.items():
                log.set_note(practice_id, note)
        self._notes.clear()

    def _finish_late(self, patience: float) -> bool:
        """Let go of the writers that are done, and look at the others later. Returns whether one was done."""
        late = self._late
        self._late = [writer for writer in late if not writer.close(patience)]
        for writer in late:
            for sentence in writer.notices():
                self._window.tell(sentence)
        if self._late:
            self._again.start()
        return len(self._late) < len(late)

    def _catch_up(self) -> None:
        """Write what was still to be written, without waiting: a practice may be under way. It was told already."""
        if self._finish_late(0):
            self.changed.emit()
        if self._notes:
            with suppress(GuideError):
                self._write_notes(0)
        if not self._late and not self._notes:
            self._again.stop()

    def _close(self) -> None:
        """Wait for what is still to be written: it cannot be, later."""
        self._again.stop()
        self._patience = _LAST_PATIENCE_SECONDS
        self._finish_late(self._patience)
        if self._notes:
            with suppress(GuideError):
                self._write_notes(self._patience)

    def _delete(self, practice_id: str) -> None:
        if self._with_log(lambda log: log.delete(practice_id), writes=True):
            self._window.go_back()
            self._read_anew()
            self.changed.emit()

    def _read_anew(self) -> bool:
        return self._with_log(lambda log: self.page.show_practices(self._practices(log)))

    def _practices(self, log: Log) -> tuple[Practice, ...]:
        """All practices, with the notes that are still to be written."""
        return tuple(replace(one, note=self._notes.get(one.id, one.note)) for one in log.practices())

    def _with_log(self, act: Callable[[Log], None], *, writes: bool = False) -> bool:
        """Do something with the log; what a person can mend is told. Returns whether it was done."""
        try:
            with self._opened(self._patience, writes=writes) as log:
                act(log)
        except GuideError as error:
            self._window.answer(str(error))
            return False
        return True

    @contextmanager
    def _opened(self, patience: float, *, writes: bool) -> Iterator[Log]:
        """The log, with what there is to tell of its file told."""
        with closing(Log(self._file, to_read=not writes, patience=patience)) as log:
            for notice in log.notices:
                self._window.tell(notice)
            yield log

    def _figure(self, pose: str, size: QSize, ratio: float) -> QPixmap | None:
        return self._rooms.room((Drawn(pose),), size, ratio, place=f"log {pose}")
