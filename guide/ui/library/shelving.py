"""The library's cards, from what is known of the session files."""

from pathlib import Path
from typing import TYPE_CHECKING

from guide import __version__, paths, resources
from guide.model.units import Ms
from guide.sessionfile.entry import Entry
from guide.sessionfile.library import Library, Places
from guide.settings import Settings
from guide.ui.library.card import Card, CardProblem

if TYPE_CHECKING:
    from guide.model.pose import Catalogue
    from guide.model.session import Session

_MANNER = ("guidance", "inhale_seconds", "exhale_seconds", "speak_cautions")


class Shelving:
    """Reads cards for the library's keeper: `known` at once, from the last time; `read` from the files, aside."""

    rests_on = ("sessions_folder", *_MANNER)
    """The settings with which the cards change."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def folders(self) -> tuple[Path, ...]:
        """The folders whose files the cards show."""
        return (self._settings.sessions_folder, resources.shipped_sessions())

    def known(self) -> tuple[Card, ...]:
        """The cards as they were last time; it loads nothing slow."""
        return _cards(self._library())

    def read(self) -> tuple[Card, ...]:
        """The cards as the files are now."""
        library = self._library()
        library.refresh()
        return _cards(library)

    def _library(self) -> Library:
        """Lengths are those at the practitioner's own pace: another pace, another index."""
        manner = [self._settings.text(name) for name in _MANNER]
        places = Places(
            own=self._settings.sessions_folder,
            shipped=resources.shipped_sessions(),
            catalogue=resources.asset(),
            index=paths.cache_folder() / "library.json",
        )
        return Library(places, self._measure, f"{__version__} {manner}")

    def _measure(self, session: "Session", catalogue: "Catalogue") -> Ms:
        from guide.player.lesson import Lesson  # noqa: PLC0415 (only where a file has changed)
        from guide.player.wishes import options_of  # noqa: PLC0415 (as above)

        return Lesson(session, catalogue, options_of(self._settings)).estimate().duration


def _cards(library: Library) -> tuple[Card, ...]:
    return tuple(map(_card, library.entries))


def _card(entry: Entry) -> Card:
    return Card(
        id=entry.id,
        title=entry.title,
        file=entry.file,
        own=entry.is_own,
        summary=entry.summary,
        level=entry.level,
        focus=entry.focus,
        props_needed=entry.props_needed,
        props_optional=entry.props_optional,
        poses=tuple(pose.replace("-", " ").capitalize() for pose in entry.poses),
        figures=entry.poses,
        duration=None if entry.is_broken else entry.duration,
        problems=tuple(CardProblem(one.line, one.message) for one in entry.problems if one.is_error),
    )
