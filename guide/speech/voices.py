"""Which voices there are."""

from collections.abc import Sequence

from guide.errors import SpeechError
from guide.speech.engines import ENGINES, Engine
from guide.speech.voice import Voice
from guide.yamlfile.suggest import nearest, shortened


def available(engines: Sequence[Engine] = ENGINES) -> tuple[Voice, ...]:
    """Every voice known, the preferred engine's first; one that is not installed says how to get it.

    Fast, and it loads no engine. It never raises.
    """
    return tuple(voice for engine in engines for voice in engine.voices())


def more(engines: Sequence[Engine] = ENGINES) -> tuple[str, ...]:
    """How to get more voices, a sentence for each engine."""
    return tuple(engine.hint for engine in engines)


def find(voice_id: str, engines: Sequence[Engine] = ENGINES) -> Voice:
    """The voice of an id.

    Raises:
        SpeechError: there is none of that id, or it is not installed.
    """
    known = {voice.id: voice for voice in available(engines)}
    voice = known.get(voice_id)
    if voice is None:
        near = nearest(voice_id, known)
        suggestion = f" — did you mean “{near}”?" if near else "; `guide voices` lists what there is."
        raise SpeechError(f"There is no voice “{shortened(voice_id)}”{suggestion}")
    if not voice.installed:
        raise SpeechError(f"The voice “{voice_id}” is not installed. {voice.hint}.")
    return voice


def best(language: str = "en", engines: Sequence[Engine] = ENGINES) -> Voice:
    """The best installed voice for a language.

    Raises:
        SpeechError: no voice is installed at all, or none for the language.
    """
    speaking = [voice for voice in available(engines) if voice.speaks(language)]
    for voice in speaking:
        if voice.installed:
            return voice
    hint = f"{speaking[0].hint}." if speaking else "`guide voices` lists what there is."
    raise SpeechError(f"There is no voice for the language “{language}”. {hint}")


def fallback(voice: Voice, engines: Sequence[Engine] = ENGINES) -> Voice | None:
    """The voice to use when another cannot speak: of the last engine, in the same language; None if there is none."""
    candidates = [other for other in engines[-1].voices() if other.installed and other.engine != voice.engine]
    same = (other for other in candidates if other.language.lower() == voice.language.lower())
    near = (other for other in candidates if other.speaks(voice.language))
    return next(same, None) or next(near, None)


def engine_of(voice: Voice, engines: Sequence[Engine] = ENGINES) -> Engine:
    """The engine a voice belongs to."""
    return next(engine for engine in engines if engine.name == voice.engine)
