"""Which music plays under the practice: none, one's own, or another that is chosen now."""

import os.path
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from guide.errors import GuideError
from guide.settings import Settings
from guide.ui.theme import Theme
from guide.ui.widgets.select import Select

translate = QCoreApplication.translate

_WALKING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_ENDINGS = "*.mp3 *.flac *.ogg *.oga *.wav"


class _Entry(StrEnum):
    NONE = "none"
    OWN = "own"
    FOLDER = "folder"
    """Asks for one."""
    FILES = "files"
    """The same."""


class MusicField(Select):
    """A list bound to the settings `music` and `music_folder`. `failed` carries a sentence."""

    failed = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Music", "Your music"), "music", parent=parent)
        self._settings = settings
        self._show()
        self.activated.connect(self._on_activated)
        stop = settings.listen(self._on_changed)
        self.destroyed.connect(lambda: stop())  # noqa: PLW0108 - `destroyed` tells what it destroys, `stop` takes nothing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What walks opens the list: walking over it closed would open one dialog after the other."""
        if event.key() in _WALKING:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        chosen = self._settings.text("music_folder")
        self.clear()
        self.add(_Entry.NONE, translate("Music", "No music"))
        if chosen:
            self.add(_Entry.OWN, _named(chosen))
        self.add(_Entry.FOLDER, translate("Music", "Choose a folder…"))
        self.add(_Entry.FILES, translate("Music", "Choose files…"))
        self.choose(_Entry.OWN if chosen and self._settings.flag("music") else _Entry.NONE)
        self.setToolTip(chosen)
        self.updateGeometry()
        self.update()

    def _on_activated(self) -> None:
        match self.value:
            case _Entry.FOLDER:
                self._play(QFileDialog.getExistingDirectory(self, translate("Music", "Folder of your music"), _start()))
            case _Entry.FILES:
                title = translate("Music", "Your music")
                kinds = translate("Music", "Music") + f" ({_ENDINGS})"
                self._play("\n".join(QFileDialog.getOpenFileNames(self, title, _start(), kinds)[0]))
            case wanted:
                self._set("music", wanted == _Entry.OWN)

    def _play(self, chosen: str) -> None:
        if chosen:
            self._set("music_folder", chosen)
            self._set("music", True)
        self._show()

    def _set(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - the value of a setting
        try:
            self._settings.set(name, value)
        except GuideError as error:
            self.failed.emit(str(error))

    def _on_changed(self, name: str) -> None:
        if name in ("music", "music_folder"):
            self._show()


def _named(chosen: str) -> str:
    places = [Path(line) for line in chosen.splitlines()]
    if len(places) > 1:
        return translate("Music", "Your {count} files").format(count=len(places))
    if not os.path.exists(os.path.expanduser(places[0])):  # noqa: PTH110, PTH111 -- Path's own raise where one may not look
        return translate("Music", "{name} (not there now)").format(name=places[0].name)
    return places[0].name


def _start() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
