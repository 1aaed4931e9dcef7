"""The composition root: builds the objects of the window and wires them; holds no logic."""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import bugs, paths
from guide.settings import FILE_NAME, Settings
from guide.ui.appearance import ARGUMENTS, dress, follow_settings
from guide.ui.backstage import Backstage
from guide.ui.conductor import Conductor
from guide.ui.crash import CrashHook
from guide.ui.display import application_on_display
from guide.ui.figure.rooms import RoomPictures
from guide.ui.figure.service import FigureService
from guide.ui.garbage import GarbageCollector
from guide.ui.instance import Instance
from guide.ui.library.favourites import Favourites
from guide.ui.library.keeper import LibraryKeeper
from guide.ui.library.page import LibraryPage
from guide.ui.library.shelving import Shelving
from guide.ui.main_window import MainWindow
from guide.ui.theme import Theme
from guide.ui.translation import load_translation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from guide.timeline.options import Options

HEADLINE = "strong-glutes-open-hips"
"""The session on the library's banner."""


class Application:
    """The window with all that belongs to it."""

    def __init__(self, application: "QApplication", settings: Settings) -> None:
        self.theme = Theme()
        follow_settings(self.theme, settings)
        dress(application, self.theme)
        shelving = Shelving(settings, paths.data_folder())
        self.figure = FigureService(self.theme, settings, lambda: self.backstage.shelf.catalogue.poses)
        rooms = RoomPictures(self.figure)
        favourites = Favourites(paths.data_folder() / "favourites.json")
        library = LibraryPage(self.theme, HEADLINE, favourites, rooms)
        rooms.changed.connect(library.refresh_pictures)
        self.window = MainWindow(self.theme, library, paths.config_folder() / "window.ini")
        self.backstage = Backstage(self.window, self.theme, settings, rooms)
        self.conductor = Conductor(self.backstage)
        self.keeper = LibraryKeeper(shelving.read, shelving.folders)
        self.garbage = GarbageCollector(self.window)
        self.window.closed.connect(self.keeper.close)
        self.keeper.changed.connect(lambda cards: library.show_cards(cards, str(settings.sessions_folder)))
        self.keeper.changed_since.connect(self.conductor.forget_fault)
        self.keeper.failed.connect(self.window.tell)
        self.conductor.loaded.connect(self.keeper.refresh)
        self.conductor.log_changed.connect(self.keeper.refresh)
        library.favourite_requested.connect(lambda card: self.backstage.attempt(lambda: favourites.toggle(card.id)))
        library.show_cards(shelving.known(), str(settings.sessions_folder), reading=True)
        settings.listen(lambda name: self.keeper.refresh() if name in Shelving.rests_on else None)
        for notice in (*settings.notices, *favourites.notices):
            self.window.tell(notice)

    def open(self) -> None:
        """Show the window, and load the rest behind it."""
        self.window.painted.connect(self.garbage.start)
        self.conductor.loaded.connect(self.garbage.start)  # the readers and the voice stay for good, too
        self.window.painted.connect(self.conductor.warm_up)
        self.window.show()


def run(
    name: str | None = None,
    options: "Options | None" = None,
    *,
    starts: bool = False,
    rehearses: bool = False,
    voice: str | None = None,
) -> int:
    """Open the window, prepare a session if one is named by file or id, and return when the window is closed.

    With `starts` the session is played, with `rehearses` seen through as a class would; `voice` speaks in this run.
    A second copy hands its session to the first, which does all this but speak with another voice, and ends.
    """
    application = application_on_display(["guide", *ARGUMENTS])
    application.setApplicationName("Guide")
    application.setDesktopFileName("io.github.guide_practice.guide")
    instance = Instance(_name_of_this_person())
    if not instance.claim(Path(name) if name else None, _told(options, starts=starts, rehearses=rehearses)):
        return 0
    load_translation(application)
    settings = Settings.load(paths.config_folder() / FILE_NAME)
    if voice:
        settings.lend("voice", voice)
    guide = Application(application, settings)
    CrashHook(bugs.report).install(guide.window.tell)
    instance.handed_over.connect(guide.conductor.take_over)
    guide.window.painted.connect(instance.listen)
    guide.open()
    if name:
        guide.conductor.open(name, options=options, starts=starts, rehearses=rehearses)
    return application.exec()


def _told(options: "Options | None", *, starts: bool, rehearses: bool) -> dict[str, Any]:
    """What is wished of a session, for another copy."""
    if options is None:
        return {"starts": starts, "rehearses": rehearses}
    from guide.player.manner import kept  # noqa: PLC0415 (loaded by now, by whoever has made the options)

    return {"starts": starts, "rehearses": rehearses, "options": kept(options)}


def _name_of_this_person() -> str:
    """One copy for each person and configuration: the name of the local socket they meet at."""
    return f"guide-{zlib.crc32(str(paths.config_folder()).encode()):08x}"
