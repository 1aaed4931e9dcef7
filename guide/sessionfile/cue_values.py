"""From written words to the model's cues."""

from collections.abc import Mapping
from typing import TypeAlias

from guide.model.breath import Phase
from guide.model.cue import Cue, Line, Occasion, Pause
from guide.sessionfile import cue_parts as parts

SayAs: TypeAlias = Mapping[str, str]
"""How words are pronounced throughout a file."""

Only: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def cue(words: str | parts.Spoken, say_as: SayAs) -> Cue:
    """One cue. A part that only rings a bell has no words."""
    if isinstance(words, str):
        return Cue(words, say_as=_pronounced(words, say_as))
    plain = about(words, words.say or "", say_as)
    phase = words.with_ if isinstance(words, parts.CueOnBreath) else None
    moment = words.at if isinstance(words, parts.CueDuring) else None
    return plain._replace(phase=Phase(phase) if phase else None, moment=moment) if phase or moment else plain


def about(part: parts.About, text: str, say_as: SayAs) -> Cue:
    """A cue with some words, and what a part says about them."""
    return Cue(
        say=text,
        show=part.show,
        is_detail=part.detail is not None,
        occasion=Occasion(part.for_) if part.for_ else None,
        only=only(part.only),
        source=part.source,
        why=part.why,
        recording=part.audio,
        say_as=_pronounced(text, {**say_as, **(part.say_as or {})}),
        bell=part.bell,
    )


def line(words: str | parts.Pause | parts.Cue, say_as: SayAs) -> Line:
    """One entry of the words that lead into a pose."""
    return Pause(words.pause) if isinstance(words, parts.Pause) else cue(words, say_as)


def only(picked: Mapping[str, str | list[str]] | None) -> Only:
    """The options for which something is said or done."""
    pairs = (picked or {}).items()
    return tuple((choice, (options,) if isinstance(options, str) else tuple(options)) for choice, options in pairs)


def _pronounced(text: str, say_as: SayAs) -> tuple[tuple[str, str], ...]:
    return tuple((word, sound) for word, sound in say_as.items() if word in text)
