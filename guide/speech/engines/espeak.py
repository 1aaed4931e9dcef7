"""espeak-ng from its PyPI package: plain-sounding, small, a hundred languages, no system package. The fallback."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from guide.errors import SpeechError
from guide.speech import ipa
from guide.speech.piece import Piece
from guide.speech.voice import Voice

_INSTALL = "Install the plain voices with: pip install espeakng-loader"

# English comes first, for it is what the shipped sessions speak.
_FIRST = ("en-us", "en-gb")

# espeak's names for English sounds: https://github.com/espeak-ng/espeak-ng/blob/master/docs/phonemes.md
_CODES = ipa.table("""
    ə=@ æ=a ɛ=E ɪ=I i=i: ʊ=U u=u: ʌ=V ɑ=A: ɔ=O: ɜ=3: eɪ=eI aɪ=aI ɔɪ=OI aʊ=aU oʊ=oU
    ɡ=g θ=T ð=D ʃ=S ʒ=Z tʃ=tS dʒ=dZ ŋ=N ɹ=r ˈ=' ˌ=,
""")

_COLOURED = ipa.table("ɑ=A@ ɔ=O@ ɪ=i@3 ʊ=U@ ɜ=3: ə=3")  # a vowel with an r after it that no other vowel follows


class Espeak:
    """The engine; see `Engine`."""

    name = "espeak"
    version = "1.52.0"
    pace = 150
    hint = "The plain voices need nothing else; there is one for nearly every language."

    def voices(self) -> tuple[Voice, ...]:
        """One voice for each language, English first."""
        data = data_folder()
        if data is None:
            return (
                Voice(
                    f"{self.name}:{_FIRST[0]}", "Plain English (America)", "en-US", None, installed=False, hint=_INSTALL
                ),
            )
        return tuple(Voice(f"{self.name}:{tag.lower()}", f"Plain {name}", tag) for tag, name, _ in _languages(data))

    def script(self, pieces: tuple[Piece, ...], voice: str) -> str:  # noqa: ARG002 (alike for all its voices)
        """Names as `[[codes]]`."""
        return "".join(f"[[{_spell(piece.sound)}]]" if piece.sound else piece.unbracketed for piece in pieces)

    def driver(self, voice: str) -> str:
        """pyttsx3's own driver, mended where it fails with this library."""
        data = data_folder()
        if data is None:
            raise SpeechError(f"The voice “{self.name}:{voice}” is not installed. {_INSTALL}.")
        from guide.speech.engines import espeak_driver  # noqa: PLC0415 (loads the library; wanted in the worker only)

        espeak_driver.mend(data, {tag.lower(): file for tag, _, file in _languages(data)})
        return espeak_driver.NAME


def data_folder() -> Path | None:
    """Where the package keeps its voices and dictionaries, found without loading it."""
    spec = find_spec("espeakng_loader")
    folder = Path(spec.origin).parent / "espeak-ng-data" if spec and spec.origin else None
    return folder if folder and (folder / "phontab").is_file() else None


@cache
def _languages(data: Path) -> tuple[tuple[str, str, str], ...]:
    """Tag, name and file of every language, from the head of its voice file (`name …`, `language tag priority`)."""
    found: dict[str, tuple[str, str]] = {}
    for file in sorted((data / "lang").rglob("*")):
        if not file.is_file():
            continue
        head = dict(line.split(maxsplit=1) for line in _lines(file) if line.startswith(("language ", "name ")))
        if "language" in head and "name" in head:
            name = head["name"].partition("//")[0].strip()  # what follows is a note between espeak's makers
            found.setdefault(_tag(head["language"].split()[0]), (name, file.name))
    languages = [(tag, *name_and_file) for tag, name_and_file in found.items()]
    return tuple(sorted(languages, key=lambda entry: (_rank(entry[0]), entry[1])))


def _lines(file: Path) -> list[str]:
    """The lines of a voice file, backwards: of several languages the first is the voice's own and must win."""
    try:
        return file.read_text(encoding="utf-8").splitlines()[::-1]
    except (OSError, UnicodeDecodeError):
        return []


def _rank(tag: str) -> int:
    return _FIRST.index(tag.lower()) if tag.lower() in _FIRST else len(_FIRST)


def _tag(language: str) -> str:
    """A BCP 47 tag from espeak's lower-case one: `en-us` is `en-US`."""
    first, _, region = language.partition("-")
    return f"{first}-{region.upper()}" if len(region) == len("US") else language


def _spell(sounds: ipa.Phonemes) -> str:
    codes = []
    rest = iter(zip(sounds, (*sounds[1:], ""), (*sounds[2:], "", ""), strict=False))
    for sound, after, beyond in rest:
        if sound in _COLOURED and after == "ɹ" and beyond not in ipa.VOWEL_BEGINS:
            codes.append(_COLOURED[sound])
            next(rest)
        else:
            codes.append("||" if sound == ipa.GAP else _CODES.get(sound, sound))
    return "".join(codes)
