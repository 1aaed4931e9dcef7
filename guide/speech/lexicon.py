"""How names are said that no English voice can guess."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from guide.errors import StorageError
from guide.resources import asset
from guide.speech import ipa
from guide.speech.piece import Piece
from guide.yamlfile import reading


class Lexicon:
    """Names with their sounds. A name is found whatever its case and its diacritics: Śavāsana is Savasana."""

    def __init__(self, names: Mapping[str, ipa.Phonemes]) -> None:
        self._sounds = {_folded(name): sounds for name, sounds in names.items()}
        longest_first = sorted(self._sounds, key=len, reverse=True)
        self._names = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if names else None

    def split(self, text: str) -> Iterator[Piece]:
        """The text in pieces, each name in it with its sound."""
        text = unicodedata.normalize("NFC", text)
        end = 0
        for match in self._names.finditer(_folded(text)) if self._names else ():
            if text[end : match.start()]:
                yield Piece(text[end : match.start()])
            yield Piece(text[match.start() : match.end()], self._sounds[match.group()])
            end = match.end()
        if text[end:]:
            yield Piece(text[end:])


def _folded(text: str) -> str:
    """Lower case without diacritics, letter for letter: as long as the text."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in text)


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the app, read once. Raises StorageError as `read` does."""
    return read(asset("lexicon.yaml"))


def read(file: Path) -> Lexicon:
    """A lexicon from a YAML mapping of names to IPA.

    Raises:
        StorageError: the file is missing or damaged.
        InputError: a sound holds a sign that is not phonetic.
    """
    written = reading.read(file).value
    if not isinstance(written, dict):
        raise StorageError(f"The lexicon {file} cannot be read; install Guide again.")
    return Lexicon({name: ipa.read(str(sound)) for name, sound in written.items()})
