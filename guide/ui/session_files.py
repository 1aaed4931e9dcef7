"""The session file that somebody chooses for the window, or drops on it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from guide.sessionfile.find import SUFFIXES

translate = QCoreApplication.translate


def chosen_session(window: QWidget) -> Path | None:
    """Ask for a session file; None where nobody chose one."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not before the first paint

    pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    kinds = translate("Window", "Session files ({pattern})").format(pattern=pattern)
    name, _ = QFileDialog.getOpenFileName(window, translate("Window", "Open a session"), "", kinds)
    return Path(name) if name else None


def has_files(dropped: QMimeData) -> bool:
    """Whether there are files among what is dropped."""
    return any(url.isLocalFile() for url in dropped.urls())


def dropped_sessions(dropped: QMimeData) -> tuple[Path, ...]:
    """The session files among what is dropped, in their order."""
    files = (Path(url.toLocalFile()) for url in dropped.urls())  # without a name where it is no file of this machine
    return tuple(file for file in files if file.suffix.lower() in SUFFIXES)


def take_copy(event: QDropEvent) -> None:
    """Accept what is dropped as a copy: whoever is told that a file was moved may delete it where it was."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
