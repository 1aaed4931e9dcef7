"""How long words take to say, before a voice has said them."""

import re

from guide.model.cue import Utterance
from guide.model.units import SECOND, Ms

_START: Ms = 240
_LETTER: Ms = 40
_SYLLABLE: Ms = 87
_COMMA: Ms = 245
_SENTENCE: Ms = 1_090
_RECORDING: Ms = 5 * SECOND

_LETTERS = re.compile(r"[^\W_]")
_SYLLABLES = re.compile(r"[aeiouy]+", re.IGNORECASE)
_COMMAS = re.compile(r"[,;:–—](?=\s)")
_SENTENCES = re.compile(r"[.!?…](?=\s+\S)")


def estimated_length(utterance: Utterance) -> Ms:
    """Tell about how long an utterance takes, in milliseconds; the same text always gives the same length.

    The figures are a least-squares fit to the default voice's clips of all 290 utterances of the shipped sessions: mean
    error 0.13 s, one in twenty more than 0.32 s. Each of those sessions is within one per cent of its real length.
    """
    text = utterance.text.strip()
    if not text:
        return _RECORDING if utterance.recording is not None else 0
    return (
        _START
        + _LETTER * _count(_LETTERS, text)
        + _SYLLABLE * _count(_SYLLABLES, text)
        + _COMMA * _count(_COMMAS, text)
        + _SENTENCE * _count(_SENTENCES, text)
    )


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
