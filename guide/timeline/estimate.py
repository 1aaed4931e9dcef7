"""How long words take to say, before a voice has said them."""

import re

from guide.model.cue import Utterance
from guide.model.units import SECOND, Ms

_START: Ms = 140
_LETTER: Ms = 66
_COMMA: Ms = 280
_SENTENCE: Ms = 850
_RECORDING: Ms = 5 * SECOND

_LETTERS = re.compile(r"[^\W_]")
_COMMAS = re.compile(r"[,;:–—](?=\s)")
_SENTENCES = re.compile(r"[.!?…](?=\s+\S)")


def estimated_length(utterance: Utterance) -> Ms:
    """Tell about how long an utterance takes, in milliseconds; the same text always gives the same length.

    The figures are a least-squares fit to the default voice over 31 cues (mean error 0.1 s), made a tenth slower so
    that a real clip is rather shorter than its estimate.
    """
    text = utterance.text.strip()
    if not text:
        return _RECORDING if utterance.recording is not None else 0
    letters = len(_LETTERS.findall(text))
    return _START + _LETTER * letters + _COMMA * len(_COMMAS.findall(text)) + _SENTENCE * len(_SENTENCES.findall(text))
