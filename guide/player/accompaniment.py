"""The music of the settings, on a deck."""

from collections.abc import Callable

from guide.audio.deck import Deck
from guide.audio.music.files import music_places
from guide.audio.music.reel import Reel
from guide.audio.music.tape import tape
from guide.settings import Settings

SETTINGS = ("music", "music_folder")
"""What decides whether there is music, and which."""


class Accompaniment:
    """Plays somebody's music whenever a practice runs on a deck.

    `tell` is called with a sentence for the practitioner, from another thread.
    """

    def __init__(self, settings: Settings, deck: Deck, tell: Callable[[str], None]) -> None:
        self._settings = settings
        self._deck = deck
        self._tell = tell
        self._reel: Reel | None = None
        self._chosen = ""
        self.follow()

    def follow(self) -> None:
        """Do as the settings say now. Music that comes back goes on where it was left; another begins."""
        chosen = self._settings.text("music_folder") if self._settings.flag("music") else ""
        if not chosen:
            self._deck.set_music(None)
            return
        if chosen != self._chosen:
            self.close()
            self._chosen = chosen
            self._reel = Reel(tape(music_places(chosen), self._tell))
            self._reel.start()
        self._deck.set_music(self._reel)

    def close(self) -> None:
        """Let go of the music's files; what is decoded still fades."""
        if self._reel is not None:
            self._reel.close()
