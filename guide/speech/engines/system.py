"""The voices of Windows (SAPI 5) and macOS, by pyttsx3's own drivers."""

import platform
import sys
from functools import cache

from guide.errors import SpeechError
from guide.speech.piece import Piece
from guide.speech.voice import Voice

_DRIVERS = {"win32": "sapi5", "darwin": "nsss"}


class System:
    """The engine; see `Engine`. Elsewhere than on Windows and macOS it has no voices."""

    name = "system"
    pace = 170
    hint = (
        "More voices of the system: on Windows under Settings, Time & language, Speech; on a Mac under Spoken Content."
    )

    @property
    def version(self) -> str:
        """The system's own version: its voices come with it."""
        return platform.version()

    def voices(self) -> tuple[Voice, ...]:
        """What the system offers. The first call starts its speech service, which can take a second."""
        driver = _DRIVERS.get(sys.platform)
        return _voices(driver, self.name) if driver else ()

    def script(self, pieces: tuple[Piece, ...], voice: str) -> str:  # noqa: ARG002 (alike for all its voices)
        """Plain text: these voices take no sounds that are the same on every system."""
        return "".join(piece.text for piece in pieces)

    def driver(self, voice: str) -> str:
        """pyttsx3's own driver."""
        if sys.platform not in _DRIVERS:
            raise SpeechError(f"The voice “{self.name}:{voice}” belongs to another system; choose another voice.")
        return _DRIVERS[sys.platform]


@cache
def _voices(driver: str, engine: str) -> tuple[Voice, ...]:
    import pyttsx3  # noqa: PLC0415 (slow on some systems, and wanted on two of them only)

    try:
        found = pyttsx3.init(driver).getProperty("voices")
    except Exception:  # noqa: BLE001 (the drivers raise whatever their system does; the other engines remain)
        return ()
    return tuple(
        Voice(f"{engine}:{voice.id}", voice.name, _tag(voice.languages), (voice.gender or "").lower() or None)
        for voice in found
    )


def _tag(languages: list[str]) -> str:
    return languages[0].replace("_", "-") if languages and languages[0] else "en"
