"""Leads from page to page: what the window's pages ask for, done with the shelf, the voice and the sound."""

import importlib
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from guide import __version__, paths
from guide.errors import StorageError
from guide.sessionfile.entry import Entry
from guide.ui.backstage import Backstage
from guide.ui.practising import Practising

if TYPE_CHECKING:
    from guide.player.resuming import Unfinished
    from guide.timeline.options import Options
    from guide.ui.log.book import LogBook
    from guide.ui.poses.place import PosesPlace
    from guide.ui.settings_page.services import Choices

_CATALOGUE_LANGUAGE = "en"
"""What the poses' names and words are written in."""


class Conductor(QObject):
    """Opens the pages. What is slow to load comes by `warm_up`, once the window is painted; `loaded` tells of it.

    `log_changed` tells that the log has one practice more, or less.
    """

    loaded = Signal()
    log_changed = Signal()
    _looked_back = Signal(object, object)

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage.window)
        self.backstage = backstage
        self.practising = Practising(backstage, lambda: self.log)
        self._window = window = backstage.window
        self._fault = ""
        self.loaded.connect(lambda: backstage.attempt(lambda: backstage.sound))
        self.practising.left.connect(self.log_changed)
        self.log_changed.connect(lambda: backstage.attempt(self.look_back))
        self.practising.settings_requested.connect(self.open_settings)
        backstage.figure.failed.connect(window.tell)
        window.closed.connect(self.close)
        window.file_opened.connect(self.open)
        window.settings_requested.connect(self.open_settings)
        window.poses_requested.connect(lambda: backstage.attempt(self._open_poses))
        window.log_requested.connect(lambda: self.log.open())  # noqa: PLW0108 (not wanted before)
        window.export_requested.connect(lambda: self.log.export())  # noqa: PLW0108 (as above)
        library = window.library
        self._looked_back.connect(self._offer_to_go_on)
        library.go_on_requested.connect(self._go_on)
        library.opened.connect(lambda card: self.open(card.file))
        library.start_requested.connect(lambda card: self.open(card.file, starts=True))
        library.copy_requested.connect(lambda card: backstage.attempt(lambda: self._copy_to_own(card)))
        library.edit_requested.connect(lambda card: _show_elsewhere(card.file))
        library.own_folder_requested.connect(lambda: backstage.attempt(self._show_own_folder))

    @cached_property
    def log(self) -> "LogBook":
        """The log and its pages."""
        from guide.ui.log.book import LogBook  # noqa: PLC0415 (not before the first paint)

        back = self.backstage
        book = LogBook(
            self._window,
            back.theme,
            back.rooms,
            paths.data_folder(),
            lambda name: back.shelf.session(name),  # noqa: PLW0108 (no shelf before it is wanted)
        )
        book.changed.connect(self.log_changed)
        return book

    @cached_property
    def _poses(self) -> "PosesPlace":
        from guide.ui.poses.place import PosesPlace  # noqa: PLC0415 (as above)

        back = self.backstage
        place = PosesPlace(self._window, back.theme, back.rooms, back.shelf.catalogue, back.reciter)
        place.session_requested.connect(self.open)
        return place

    def warm_up(self) -> None:
        """Load the voice and open the stream aside, so that Start is heard at once."""
        self.backstage.figure.start()
        Thread(target=self._load, name="loading", daemon=True).start()

    def take_over(self, file: Path | None, wishes: Mapping[str, Any]) -> None:
        """Come to the front: the app was started once more, perhaps with a file, to be opened as was wished there."""
        self._window.bring_to_front()
        if file:
            self._open(lambda: self._do_as_wished(str(file), wishes))

    def open(
        self, name: Path | str, *, starts: bool = False, rehearses: bool = False, options: "Options | None" = None
    ) -> None:
        """Prepare a session, by its file or id, and go on as `Practising.prepare`. What is wrong with it is told."""
        self._open(partial(self.practising.prepare, str(name), starts=starts, rehearses=rehearses, options=options))

    def forget_fault(self) -> None:
        """Take back what was told of a session that could not be opened: the file may be mended by now."""
        if self._fault:
            self._window.take_back(self._fault)
            self._fault = ""

    def open_settings(self) -> None:
        """Open the settings."""
        from guide.player.sound import SAMPLE  # noqa: PLC0415 (as above)
        from guide.ui.settings_page.page import SettingsPage  # noqa: PLC0415 (opened rarely)
        from guide.ui.settings_page.services import Services  # noqa: PLC0415 (as above)

        if isinstance(self._window.page, SettingsPage):
            return  # their key was pressed on their own page
        back = self.backstage

        def play_sample() -> None:
            back.sound.check_device()
            back.reciter.say((SAMPLE,))

        services = Services(
            voices=back.voices,
            devices=_devices,
            play_sample=play_sample,
            play_test_sound=lambda: back.sound.ring(),  # noqa: PLW0108 (the sound is not wanted before)
            usual_folder=str(paths.default_sessions_folder()),
        )
        page = SettingsPage(back.theme, back.settings, services)
        page.left.connect(self._window.go_back)
        page.about_requested.connect(lambda: back.attempt(self._open_about))
        page.failed.connect(self._window.answer)
        self._window.open_page(page, header=False)

    def look_back(self) -> None:
        """Find out whether there is a practice to go on with."""
        from guide.player.resuming import look_back  # noqa: PLC0415 (as above)

        self._looked_back.emit(*look_back(self.backstage.shelf))

    def close(self) -> None:
        """Fall silent and let go of the device and the voice."""
        self.practising.leave()
        self.backstage.close()

    def _load(self) -> None:
        """The slow imports, in a thread of their own; the objects belong to the window's."""
        pages = ("guide.ui.prepare.page", "guide.ui.practice.page", "guide.ui.poses.place", "guide.ui.log.book")
        # The figure too: where all its pictures so far were kept, a key in a practice's first second waits for it.
        for module in ("guide.player.sound", "guide.player.shelf", "guide.ui.figure.hand", *pages, "wakepy"):
            importlib.import_module(module)
        self.loaded.emit()
        self.look_back()

    def _offer_to_go_on(self, found: "Unfinished | None", notices: list[str]) -> None:
        for notice in notices:
            self._window.tell(notice)
        self._window.library.offer_to_go_on(found)

    def _go_on(self, found: "Unfinished", anew: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self._open(lambda: self.practising.go_on(found, anew=anew))

    def _open(self, prepare: Callable[[], object]) -> None:
        self.forget_fault()
        self._fault = self.backstage.attempt(prepare)

    def _do_as_wished(self, name: str, wishes: Mapping[str, Any]) -> None:
        from guide.player.manner import options_of  # noqa: PLC0415 (as above)

        options = wishes.get("options")
        self.practising.prepare(
            name,
            starts=wishes.get("starts") is True,
            rehearses=wishes.get("rehearses") is True,
            options=options_of(self.backstage.shelf.session(name), options) if isinstance(options, dict) else None,
        )

    def _open_about(self) -> None:
        from guide.ui.about import AboutPage  # noqa: PLC0415 (opened rarely)

        back = self.backstage
        sources = [(source.title, source.author) for source in back.shelf.catalogue.sources.values()]
        page = AboutPage(back.theme, __version__, sources)
        page.left.connect(self._window.go_back)
        self._window.open_page(page)

    def _open_poses(self) -> None:
        self.backstage.sound.speak(_CATALOGUE_LANGUAGE)
        self._poses.open()

    def _copy_to_own(self, card: Entry) -> None:
        from guide.sessionfile.copying import copy_to_own  # noqa: PLC0415 (used rarely)

        back = self.backstage
        copy = copy_to_own(card.file, back.shelf.read(card.file).carries, back.settings.sessions_folder)
        self._window.answer(self.tr("“{title}” is yours now, as {file}.").format(title=card.title, file=copy))

    def _show_own_folder(self) -> None:
        _show_elsewhere(_made(self.backstage.settings.sessions_folder))


def _devices() -> "Choices":
    from guide.audio.outputs.listing import device_names  # noqa: PLC0415 (not before the first paint)

    return [(name, name) for name in device_names()]


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {folder} could not be made: {error.strerror}. Choose another one.") from error
    return folder


def _show_elsewhere(path: Path) -> None:
    """Open a file or folder in the program the system has for it."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415 (used rarely)
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 (as above)

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
