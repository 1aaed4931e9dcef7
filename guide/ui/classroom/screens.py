"""The screens of this machine, and which of them the class looks at."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_SHARE = 0.6
"""The part of a screen that a window takes which no longer fills it."""


def class_screen(names: Sequence[str], teacher: str, wanted: str = "") -> str | None:
    """Which of the screens `names` the class looks at: the `wanted` one, else any but the teacher's; None without one.

    A screen that was asked for and is not there may have come in at another socket, by another name.
    """
    if wanted and wanted in names:
        return wanted
    return next((name for name in names if name != teacher), None)


def screen_choices() -> list[tuple[str, str]]:
    """The screens there are: each one's name, and how it is called where one is chosen, such as “HDMI-1, Epson”."""
    screens = QGuiApplication.screens()
    return [(screen.name(), ", ".join(filter(None, (screen.name(), screen.model())))) for screen in screens]


class Screens(QObject):
    """The screens as the class display needs them. `added` and `removed` tell the name of one that comes or goes.

    They are known by name, and looked up anew each time: PySide lets go of a screen together with a window on it.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_added)
            application.screenRemoved.connect(self._on_removed)

    def names(self) -> tuple[str, ...]:
        """The screens that are there, the main one first."""
        return tuple(screen.name() for screen in QGuiApplication.screens())

    def of(self, window: QWidget) -> str:
        """The screen that a window is on."""
        return window.screen().name()

    def fill(self, window: QWidget, name: str) -> None:
        """Let a window fill a screen, as far as it is there."""
        screen = next((one for one in QGuiApplication.screens() if one.name() == name), None)
        if screen is not None:
            window.showNormal()
            window.setScreen(screen)
            window.setGeometry(_in_the_middle(screen.availableGeometry()))
            window.showFullScreen()

    def _on_added(self, screen: QScreen) -> None:
        self.added.emit(screen.name())

    def _on_removed(self, screen: QScreen) -> None:
        self.removed.emit(screen.name())


def _in_the_middle(room: QRect) -> QRect:
    """Where a window lies that leaves the full screen again; the system fills the screen that it lies on."""
    box = QRect(0, 0, round(room.width() * _SHARE), round(room.height() * _SHARE))
    box.moveCenter(room.center())
    return box
