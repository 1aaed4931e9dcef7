"""A second ear: what a small speech recogniser hears, when it knows the words that may come."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

import numpy as np
import soxr
from pocketsphinx import Decoder

from guide.speech import ipa
from guide.speech.loudness import Samples
from guide.speech.polish import SAMPLE_RATE

_EAR_RATE = 16_000
_NARROW = {"beam": 1e-30, "pbeam": 1e-30, "wbeam": 1e-20}  # four times as fast as by default, and as good

# The recogniser's names for English sounds; the others are their capitals.
_PHONES = ipa.table("""
    ə=AH æ=AE ɛ=EH ɪ=IH i=IY ʊ=UH u=UW ʌ=AH ɑ=AA ɔ=AO ɜ=ER eɪ=EY aɪ=AY ɔɪ=OY aʊ=AW oʊ=OW
    θ=TH ð=DH ʃ=SH ʒ=ZH tʃ=CH dʒ=JH ŋ=NG ɹ=R j=Y ɡ=G h=HH
""")
_UNHEARD = {ipa.PRIMARY, ipa.SECONDARY, ipa.GAP}


def _grammar(said: str) -> str:
    return f"#JSGF V1.0; grammar said; public <said> = {said};"


def words_of(text: str) -> list[str]:
    """The words of a text as the recogniser spells them."""
    return re.findall(r"[a-z']+", text.lower().replace("-", " "))


class Ear:
    """Hears any of the words given, in any order; what it has no pronunciation of, it cannot hear."""

    def __init__(self, words: Iterable[str]) -> None:
        self._decoder = Decoder(samprate=_EAR_RATE, lm=None, loglevel="FATAL", **_NARROW)
        self.known = {word for word in words if self._decoder.lookup_word(word)}
        if self.known:
            self._decoder.add_jsgf_string("words", _grammar(f"({' | '.join(sorted(self.known))})+"))
            self._decoder.activate_search("words")

    @classmethod
    def for_one_of(cls, sounds: Mapping[str, ipa.Phonemes]) -> "Ear":
        """An ear that hears exactly one of some names, of which it is told the sounds; their spaces become `_`."""
        ear = cls(())
        for name, sound in sounds.items():
            phones = " ".join(_PHONES.get(part, part.upper()) for part in sound if part not in _UNHEARD)
            ear._decoder.add_word(name.replace(" ", "_"), phones, update=False)
        ear._decoder.add_jsgf_string("names", _grammar(" | ".join(name.replace(" ", "_") for name in sounds)))
        ear._decoder.activate_search("names")
        return ear

    def heard(self, clip: Samples) -> list[str]:
        """The words heard in a clip, in order."""
        sound = np.pad(soxr.resample(clip, SAMPLE_RATE, _EAR_RATE), _EAR_RATE // 5)
        self._decoder.start_utt()
        self._decoder.process_raw((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes(), full_utt=True)
        self._decoder.end_utt()
        hypothesis = self._decoder.hyp()
        return hypothesis.hypstr.split() if hypothesis else []

    def share_heard(self, clip: Samples, text: str) -> float:
        """How much of a text is heard, in its order: from 0 to 1."""
        expected = [word for word in words_of(text) if word in self.known]
        matches = SequenceMatcher(None, expected, self.heard(clip), autojunk=False).get_matching_blocks()
        return sum(match.size for match in matches) / len(expected)
