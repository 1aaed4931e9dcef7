"""What every page draws on: the window and the settings; the voice, the sound and the sessions once they are needed."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from guide.errors import GuideError
from guide.settings import Settings
from guide.ui.figure.rooms import RoomPictures
from guide.ui.main_window import MainWindow
from guide.ui.reciter import Reciter
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.shelf import Shelf
    from guide.player.sound import Sound
    from guide.ui.settings_page.services import Choices


class Backstage:
    """Owns what outlives a page. The reader, the voice and the sound are loaded when they are first asked for."""

    def __init__(self, window: MainWindow, theme: Theme, settings: Settings, rooms: RoomPictures) -> None:
        """`rooms` draws the sessions' pictures with the figure that the practice shows."""
        self.window, self.theme, self.settings, self.rooms = window, theme, settings, rooms
        self.figure = rooms.service
        self.reciter = Reciter(lambda lines: self.sound.recite(lines))  # noqa: PLW0108 (no sound before it is wanted)

    @cached_property
    def sound(self) -> "Sound":
        """The voice and the open stream."""
        from guide.player.sound import Sound  # noqa: PLC0415 (numpy and the engines: not before the first paint)

        return Sound(self.settings, self.window.told.emit)

    @cached_property
    def shelf(self) -> "Shelf":
        """The catalogue and the sessions."""
        from guide.player.shelf import Shelf  # noqa: PLC0415 (pydantic: as above)

        return Shelf(self.settings)

    def voices(self, language: str = "en") -> "Choices":
        """The voices that speak a language here: id and name of each."""
        from guide.speech import voices  # noqa: PLC0415 (as above)

        return [(voice.id, voice.name) for voice in voices.available() if voice.installed and voice.speaks(language)]

    def set(self, name: str, value: str | float) -> None:
        """Change a setting; what keeps it from being saved is told."""
        self.attempt(lambda: self.settings.set(name, value))

    def attempt(self, act: Callable[[], object]) -> str:
        """Do something. What a person can mend is told and returned; anything else is a bug and goes where bugs go."""
        told = ""
        try:
            act()
        except GuideError as error:
            told = str(error).partition("\n")[0]
            self.window.answer(told)
        return told

    def close(self) -> None:
        """Fall silent and let go of the device and the voice."""
        self.reciter.stop()
        self.figure.close()
        if "sound" in self.__dict__:
            self.sound.close()
