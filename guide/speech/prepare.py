"""From the words of a cue to pieces that an engine can say."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guide.model.cue import Utterance
from guide.speech import english, ipa
from guide.speech.lexicon import Lexicon
from guide.speech.piece import Piece
from guide.speech.voice import primary

_SPACE = re.compile(r"\s+")
_EMPHASIS = re.compile(r"(?<!\w)([*_]{1,3})(\S(?:.*?\S)?)\1(?!\w)")
_DASH = re.compile(r"\s+[-–—]+\s+|(?<=\w)—(?=\w)")
_KEPT = frozenset(".,;:!?…—–-()'’‘\"“”/% \u00a0")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A cue ready for an engine.

    `left_out` are signs that mean nothing aloud and are not said, `unreadable` words that the voice cannot say.
    """

    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def prepare(utterance: Utterance, language: str, lexicon: Lexicon) -> Prepared:
    """Write out what is said otherwise than written. The utterance's own `say_as` wins over the lexicon.

    Numbers, units and names are written out for English; a voice of another language reads them by its own rules.

    Raises:
        InputError: a `say_as` holds a sign that is not phonetic.
    """
    is_english = primary(language) == "en"
    left_out: list[str] = []
    pieces: list[Piece] = []
    for part in _with_say_as(_tidy(utterance.text), dict(utterance.say_as)):
        if isinstance(part, Piece):
            pieces.append(part if is_english or not part.sound else Piece(part.text))
            continue
        words = english.spoken(part) if is_english else part
        words = _without_signs(words, left_out)
        pieces.extend(lexicon.split(words) if is_english else [Piece(words)])
    plain = " ".join(piece.text for piece in pieces if not piece.sound)
    unreadable = tuple(word for word in plain.split() if is_english and not _is_latin(word))
    return Prepared(tuple(pieces), tuple(dict.fromkeys(left_out)), unreadable)


def _tidy(text: str) -> str:
    """One line, without marks of emphasis; a dash between words is a pause as long as a comma's."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return _DASH.sub(", ", _EMPHASIS.sub(r"\2", text))


def _with_say_as(text: str, say_as: dict[str, str]) -> Iterator[str | Piece]:
    """The text cut at the words that the author gave a sound or a respelling for."""
    if not say_as:
        yield text
        return
    sounds = {word.casefold(): _said(word, sound) for word, sound in say_as.items()}
    longest_first = sorted(map(re.escape, say_as), key=len, reverse=True)
    words = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    end = 0
    for match in words.finditer(text):
        if text[end : match.start()]:
            yield text[end : match.start()]
        yield sounds[match.group().casefold()](match.group())
        end = match.end()
    if text[end:]:
        yield text[end:]


def _said(word: str, sound: str) -> Callable[[str], Piece]:
    if len(sound) > len("//") and sound.startswith("/") and sound.endswith("/"):
        phonemes = ipa.read(sound)
        return lambda found: Piece(found, phonemes)
    return lambda _found: Piece(sound or word)


def _without_signs(text: str, left_out: list[str]) -> str:
    kept = []
    for sign in text:
        if sign.isalnum() or sign in _KEPT or unicodedata.category(sign).startswith("M"):
            kept.append(sign)
            continue
        kept.append(" ")
        if unicodedata.category(sign) != "Cf" and sign not in "[]{}*_~":
            left_out.append(sign)
    return re.sub(r" +([,.;:!?])", r"\1", re.sub(r" {2,}", " ", "".join(kept)))


def _is_latin(word: str) -> bool:
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in word if sign.isalpha())
