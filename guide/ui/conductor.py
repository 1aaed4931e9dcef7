"""Leads from page to page: what the window's pages ask for, done with the shelf, the voice and the sound."""

import importlib
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from guide import __version__, paths
from guide.errors import GuideError, StorageError
from guide.model.units import SECOND
from guide.settings import Settings
from guide.ui.figure.rooms import RoomPictures
from guide.ui.library.card import Card
from guide.ui.main_window import MainWindow
from guide.ui.reciter import Reciter
from guide.ui.settings_page.services import Choices, Services
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.model.session import Session
    from guide.model.side import Side
    from guide.player.player import Player
    from guide.player.preparation import Preparation
    from guide.player.remembered import Remembered
    from guide.player.resuming import Unfinished
    from guide.player.shelf import Shelf
    from guide.player.sound import Sound
    from guide.timeline.options import Options
    from guide.ui.log.book import LogBook
    from guide.ui.poses.place import PosesPlace
    from guide.ui.prepare.page import PreparePage

_LOOK_MS = 50
_CATALOGUE_LANGUAGE = "en"
"""What the poses' names and words are written in."""


class Conductor(QObject):
    """Owns what outlives a page.

    The reader, the voice and the sound are loaded when they are first needed, or by `warm_up` once the window has
    been painted. `loaded` tells that they are there.
    """

    loaded = Signal()
    _looked_back = Signal(object, object)

    def __init__(self, window: MainWindow, theme: Theme, settings: Settings, rooms: RoomPictures) -> None:
        """`rooms` draws the sessions' pictures with the figure that the practice shows."""
        super().__init__(window)
        self._rooms = rooms
        self.figure = rooms.service
        self.figure.failed.connect(window.tell)
        self._window = window
        self._theme = theme
        self._settings = settings
        self._player: Player | None = None
        self._reciter = Reciter(lambda lines: self.sound.recite(lines))  # noqa: PLW0108 (no sound before it is wanted)
        self.loaded.connect(lambda: self._try(lambda: self.sound))
        window.closed.connect(self.close)
        window.file_opened.connect(self.open)
        window.settings_requested.connect(self.open_settings)
        window.poses_requested.connect(lambda: self._try(self._open_poses))
        window.log_requested.connect(lambda: self.log.open())  # noqa: PLW0108 (not wanted before)
        window.export_requested.connect(lambda: self.log.export())  # noqa: PLW0108 (as above)
        library = window.library
        self._looked_back.connect(self._offer_to_go_on)
        library.go_on_requested.connect(self._go_on)
        library.opened.connect(lambda card: self.open(card.file))
        library.start_requested.connect(lambda card: self.open(card.file, starts=True))
        library.copy_requested.connect(self._copy)
        library.edit_requested.connect(lambda card: _show_elsewhere(card.file))
        library.own_folder_requested.connect(self._show_own_folder)

    @cached_property
    def sound(self) -> "Sound":
        """The voice and the open stream."""
        from guide.player.sound import Sound  # noqa: PLC0415 (numpy and the engines: not before the first paint)

        return Sound(self._settings, self._window.tell)

    @cached_property
    def shelf(self) -> "Shelf":
        """The catalogue and the sessions."""
        from guide.player.shelf import Shelf  # noqa: PLC0415 (pydantic: as above)

        return Shelf(self._settings)

    @cached_property
    def _remembered(self) -> "Remembered":
        from guide.player.remembered import Remembered  # noqa: PLC0415 (as above)

        return Remembered(paths.data_folder() / "choices.json")

    @cached_property
    def log(self) -> "LogBook":
        """The log and its pages."""
        from guide.ui.log.book import LogBook  # noqa: PLC0415 (as above)

        book = LogBook(self._window, self._theme, self._rooms, paths.data_folder())
        book.changed.connect(self._look_back)
        return book

    @cached_property
    def _poses(self) -> "PosesPlace":
        from guide.ui.poses.place import PosesPlace  # noqa: PLC0415 (as above)

        place = PosesPlace(self._window, self._theme, self._rooms, self.shelf.catalogue, self._reciter)
        place.session_requested.connect(self.open)
        return place

    def warm_up(self) -> None:
        """Load the voice and open the stream aside, so that Start is heard at once."""
        self.figure.start()
        Thread(target=self._load, name="loading", daemon=True).start()

    def take_over(self, file: Path | None) -> None:
        """Come to the front: the app was started once more, perhaps with a file."""
        self._window.bring_to_front()
        if file:
            self.open(file)

    def open(self, name: Path | str, *, starts: bool = False, options: "Options | None" = None) -> None:
        """Prepare a session, by its file or id; start it by itself when `starts`. What is wrong with it is told."""
        self._try(partial(self._prepare, str(name), starts=starts, options=options))

    def open_settings(self) -> None:
        """Open the settings."""
        from guide.ui.settings_page.page import SettingsPage  # noqa: PLC0415 (opened rarely)

        services = Services(
            voices=self._voices,
            devices=_devices,
            play_sample=self._say_sample,
            play_test_sound=lambda: self.sound.ring(),  # noqa: PLW0108 (the sound is not wanted before)
            usual_folder=str(paths.default_sessions_folder()),
        )
        page = SettingsPage(self._theme, self._settings, services)
        page.left.connect(self._window.go_back)
        page.about_requested.connect(self._open_about)
        page.failed.connect(self._window.tell)
        self._window.open_page(page, header=False)

    def close(self) -> None:
        """Fall silent and let go of the device and the voice."""
        self._reciter.stop()
        self._leave_practice()
        self.figure.close()
        if "sound" in self.__dict__:
            self.sound.close()

    def _load(self) -> None:
        """The slow imports, in a thread of their own; the objects belong to the window's."""
        pages = ("guide.ui.prepare.page", "guide.ui.practice.page", "guide.ui.poses.place", "guide.ui.log.book")
        for module in ("guide.player.sound", "guide.player.shelf", *pages, "wakepy"):
            importlib.import_module(module)
        self.loaded.emit()
        self._look_back()

    def _look_back(self) -> None:
        """Find out whether there is a practice to go on with."""
        from guide.player.resuming import look_back  # noqa: PLC0415 (as above)

        self._looked_back.emit(*look_back(self.shelf))

    def _offer_to_go_on(self, found: "Unfinished | None", notices: list[str]) -> None:
        for notice in notices:
            self._window.tell(notice)
        self._window.library.offer_to_go_on(found)

    def _go_on(self, found: "Unfinished", anew: bool) -> None:  # noqa: FBT001 (Qt's signal)
        """Go on in the step and side that a practice was left in, or start it anew, with the same options."""
        name = str(found.session.file or found.session.id)
        at = None if anew else (found.practice.step, found.practice.side)
        self._try(lambda: self._prepare(name, starts=True, options=found.options, at=at))

    def _prepare(
        self,
        name: str,
        *,
        starts: bool,
        options: "Options | None",
        at: "tuple[str, Side | None] | None" = None,
    ) -> None:
        """Open the Prepare page; `starts` goes on to the practice by itself, at a step and side where one is told."""
        from guide.player.preparation import Preparation  # noqa: PLC0415 (numpy: not before the first paint)
        from guide.player.wishes import options_of  # noqa: PLC0415 (as above)
        from guide.ui.prepare.page import PreparePage  # noqa: PLC0415 (as above)

        if self._player is not None:
            return  # a practice is under way: it is not left because a file was opened elsewhere
        session = self.shelf.session(name)
        self.sound.speak(session.language)
        chosen = options or self._remembered.options(session, options_of(self._settings))
        preparation = Preparation(session, self.shelf.catalogue, self.sound.narrator, chosen)
        page = PreparePage(
            self._theme,
            preparation,
            voices=self._voices(session.language),
            voice=self._settings.text("voice"),
            rooms=self._rooms,
            get_ready=self._get_ready,
        )
        page.back_requested.connect(self._window.go_back)
        page.settings_requested.connect(self.open_settings)
        page.voice_chosen.connect(lambda voice: self._set("voice", voice))
        page.options_changed.connect(lambda changed: self._remember(session, changed))
        page.start_requested.connect(lambda position: self._start(preparation, position))
        self._window.go_home()
        self._window.open_page(page)
        QTimer.singleShot(0, page, preparation.make_tones)
        if starts:
            self._start_when_ready(preparation, page, at)

    def _start_when_ready(
        self, preparation: "Preparation", page: "PreparePage", at: "tuple[str, Side | None] | None"
    ) -> None:
        from guide.player.resuming import beginning_of  # noqa: PLC0415 (as above)

        if self._window.page is not page:
            return
        if preparation.is_ready:
            self._start(preparation, beginning_of(preparation.timeline, *at) or 0 if at else 0)
        else:
            QTimer.singleShot(_LOOK_MS, page, lambda: self._start_when_ready(preparation, page, at))

    def _start(self, preparation: "Preparation", position: int) -> None:
        from guide.player.player import Player  # noqa: PLC0415 (loaded by now)
        from guide.ui.practice.page import PracticePage  # noqa: PLC0415 (as above)

        self._reciter.stop()
        player = Player(
            preparation.lesson,
            self.sound.narrator,
            self.sound.deck,
            notify=lambda sentence: page.say(sentence),  # noqa: PLW0108 (the page comes after its player)
            get_ready=self._get_ready,
            start=position,
        )
        page = PracticePage(self._theme, player, figure=self.figure)
        page.left.connect(self._window.go_back)
        page.left.connect(self._leave_practice)
        page.full_screen_requested.connect(self._window.toggle_full_screen)
        page.keys_requested.connect(self._window.show_keys)
        self._player = player
        self.log.record(player, preparation.lesson.session.file, page.say)
        player.play()
        self._window.open_page(page, immersive=True)

    def _leave_practice(self) -> None:
        if self._player is not None:
            self.log.stop()
            self._player.close()
            self._player = None
            self._try(self._look_back)

    @property
    def _get_ready(self) -> int:
        return round(self._settings.number("get_ready_seconds")) * SECOND

    def _remember(self, session: "Session", options: "Options") -> None:
        """A session's choices are its own; pace and guidance are the person's, for every session."""
        self._remembered.remember(session, options)
        self._set("guidance", options.guidance.value)
        pace = options.pace
        self._set("inhale_seconds", pace.inhale / SECOND if pace else 0.0)
        self._set("exhale_seconds", pace.exhale / SECOND if pace else 0.0)

    def _open_about(self) -> None:
        from guide.ui.about import AboutPage  # noqa: PLC0415 (opened rarely)

        sources = [(source.title, source.author) for source in self.shelf.catalogue.sources.values()]
        page = AboutPage(self._theme, __version__, sources)
        page.left.connect(self._window.go_back)
        self._window.open_page(page)

    def _copy(self, card: Card) -> None:
        self._try(lambda: self._copy_to_own(card))

    def _copy_to_own(self, card: Card) -> None:
        from guide.sessionfile.copying import copy_to_own  # noqa: PLC0415 (used rarely)

        copy = copy_to_own(card.file, self.shelf.read(card.file).carries, self._settings.sessions_folder)
        self._window.tell(self.tr("“{title}” is yours now, as {file}.").format(title=card.title, file=copy))

    def _show_own_folder(self) -> None:
        self._try(lambda: _show_elsewhere(_made(self._settings.sessions_folder)))

    def _voices(self, language: str = "en") -> Choices:
        from guide.speech import voices  # noqa: PLC0415 (as above)

        return [(voice.id, voice.name) for voice in voices.available() if voice.installed and voice.speaks(language)]

    def _say_sample(self) -> None:
        from guide.player.sound import SAMPLE  # noqa: PLC0415 (as above)

        self._reciter.say((SAMPLE,))

    def _open_poses(self) -> None:
        self.sound.speak(_CATALOGUE_LANGUAGE)
        self._poses.open()

    def _set(self, name: str, value: str | float) -> None:
        self._try(lambda: self._settings.set(name, value))

    def _try(self, act: Callable[[], object]) -> None:
        """What a person can mend is told; anything else is a bug, and goes where bugs go."""
        try:
            act()
        except GuideError as error:
            self._window.tell(str(error).partition("\n")[0])


def _devices() -> Choices:
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
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
