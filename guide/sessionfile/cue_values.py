"""From written words to the model's cues."""

from collections.abc import Mapping

from guide.model.breath import Phase
from guide.model.cue import Cue, Line, Occasion, Pause
from guide.sessionfile import cue_parts as parts

SayAs = Mapping[str, str]
"""How words are pronounced throughout a file."""


def cue(words: str | parts.Spoken, say_as: SayAs) -> Cue:
    """One cue. A part that only rings a bell has no words."""
    if isinstance(words, str):
        return Cue(say=words, say_as=_pronounced(words, say_as)) if say_as else Cue(say=words)
    text = words.say or ""
    phase = words.with_ if isinstance(words, parts.CueOnBreath) else None
    return Cue(
        say=text,
        show=words.show,
        moment=words.at if isinstance(words, parts.CueDuring) else None,
        phase=Phase(phase) if phase else None,
        is_detail=words.detail is not None,
        occasion=Occasion(words.for_) if words.for_ else None,
        only=tuple(
            (choice, (picked,) if isinstance(picked, str) else tuple(picked))
            for choice, picked in (words.only or {}).items()
        ),
        source=words.source,
        why=words.why,
        recording=words.audio,
        say_as=_pronounced(text, {**say_as, **(words.say_as or {})}),
        bell=words.bell,
    )


def line(written: str | parts.Pause | parts.Cue, say_as: SayAs) -> Line:
    """One entry of the words that lead into a pose."""
    return Pause(written.pause) if isinstance(written, parts.Pause) else cue(written, say_as)


def _pronounced(text: str, say_as: SayAs) -> tuple[tuple[str, str], ...]:
    return tuple((word, sound) for word, sound in say_as.items() if word in text)
