"""Where the window was and how large, kept from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

_KEY = "window/geometry"

_FRAME = QSize(2, 40)
"""Room for the frame and title that the desktop puts round a window, in pixels; how much, it tells only later."""


def restore(window: QWidget, file: Path, first_size: QSize) -> None:
    """Put a window where it was; where no place can be read, it gets its first size, or what its screen has room for.

    Qt sees that it is on a screen.
    """
    kept = QSettings(str(file), QSettings.Format.IniFormat).value(_KEY)
    if not (isinstance(kept, QByteArray) and window.restoreGeometry(kept)):
        window.resize(first_size.boundedTo(window.screen().availableSize() - _FRAME))


def keep(window: QWidget, file: Path) -> None:
    """Remember where a window is. A folder that cannot be written is no reason to disturb anybody."""
    QSettings(str(file), QSettings.Format.IniFormat).setValue(_KEY, window.saveGeometry())
