"""The library's cards, from what is known of the session files."""

from pathlib import Path
from typing import TYPE_CHECKING

from guide import __version__, paths, resources
from guide.model.units import Ms
from guide.sessionfile.entry import Entry
from guide.sessionfile.library import Library, Places
from guide.settings import Settings

if TYPE_CHECKING:
    from guide.model.pose import Catalogue
    from guide.model.session import Session

_MANNER = ("guidance", "inhale_seconds", "exhale_seconds", "speak_cautions")


class Shelving:
    """Reads cards for the library's keeper: `known` at once, from the last time; `read` from the files, aside."""

    rests_on = ("sessions_folder", *_MANNER)
    """The settings with which the cards change."""

    def __init__(self, settings: Settings, data: Path) -> None:
        """`data` is the folder of the practice log."""
        self._settings = settings
        self._data = data

    def folders(self) -> tuple[Path, ...]:
        """The folders whose files the cards show."""
        return (self._settings.sessions_folder, resources.shipped_sessions())

    def known(self) -> tuple[Entry, ...]:
        """The cards as they were last time; it loads nothing slow."""
        return self._library().entries

    def read(self) -> tuple[Entry, ...]:
        """The cards as the files and the log are now."""
        from guide.practicelog.log import FILE_NAME  # noqa: PLC0415 (SQLite: not before the first paint)
        from guide.practicelog.recent import practised  # noqa: PLC0415 (as above)

        library = self._library()
        library.refresh(practised(self._data / FILE_NAME))
        return library.entries

    def _library(self) -> Library:
        """Lengths are those at the practitioner's own pace: another pace, another index."""
        manner = [self._settings.text(name) for name in _MANNER]
        places = Places(
            own=self._settings.sessions_folder,
            shipped=resources.shipped_sessions(),
            catalogue=resources.asset(),
            kept=paths.cache_folder() / "library.json",
        )
        return Library(places, self._measure, f"{__version__} {manner}")

    def _measure(self, session: "Session", catalogue: "Catalogue") -> Ms:
        from guide.player.lesson import Lesson  # noqa: PLC0415 (only where a file has changed)
        from guide.player.wishes import options_of  # noqa: PLC0415 (as above)

        return Lesson(session, catalogue, options_of(self._settings)).estimate().duration
