"""Where the window was and how large, kept from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

_KEY = "window/geometry"


def restore(window: QWidget, file: Path) -> None:
    """Put a window where it was; one that has never been shown keeps its size. Qt sees that it is on a screen."""
    kept = QSettings(str(file), QSettings.Format.IniFormat).value(_KEY)
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)


def keep(window: QWidget, file: Path) -> None:
    """Remember where a window is. A folder that cannot be written is no reason to disturb anybody."""
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    settings.setValue(_KEY, window.saveGeometry())
    settings.sync()
