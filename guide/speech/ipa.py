"""How a name is said, in the International Phonetic Alphabet, read as sounds an English voice can make.

Sounds that English lacks become their nearest English ones: the retroflex and aspirated consonants of Sanskrit their
plain neighbours, pure long vowels the long vowels or diphthongs of English.
"""

from typing import TypeAlias

from guide.errors import InputError

Phonemes: TypeAlias = tuple[str, ...]
"""English sounds in order, with `ˈ` and `ˌ` right before the vowel they stress, and a space between words."""

PRIMARY, SECONDARY, GAP = "ˈ", "ˌ", " "


def table(pairs: str) -> dict[str, str]:
    """A mapping written as `from=to from=to`."""
    return dict(pair.split("=", 1) for pair in pairs.split())


_ENGLISH_VOWELS = "ə æ ɛ ɪ i ʊ u ʌ ɑ ɔ ɜ eɪ aɪ ɔɪ aʊ oʊ"
_ENGLISH_CONSONANTS = "p b t d k ɡ f v θ ð s z ʃ ʒ tʃ dʒ h m n ŋ l ɹ j w"
_NEAREST = """
    iː=i uː=u ɑː=ɑ aː=ɑ ɔː=ɔ ɜː=ɜ eː=eɪ oː=oʊ əʊ=oʊ a=ɑ e=ɛ o=oʊ ɐ=ʌ ɒ=ɑ y=u ø=ɜ œ=ɜ
    g=ɡ r=ɹ ɾ=ɹ ɻ=ɹ ɽ=ɹ ʋ=v ʂ=ʃ ɕ=ʃ ʈ=t ɖ=d ɳ=n ɲ=n ɭ=l ɫ=l ɦ=h x=h ʧ=tʃ ʤ=dʒ t͡ʃ=tʃ d͡ʒ=dʒ c=tʃ ɟ=dʒ
"""

VOWELS = frozenset(_ENGLISH_VOWELS.split())
CONSONANTS = frozenset(_ENGLISH_CONSONANTS.split())
_SOUNDS = {sound: sound for sound in VOWELS | CONSONANTS} | table(_NEAREST)
_SILENT = frozenset("ʰʱ.ː\u0303\u0329")  # aspiration, syllable breaks, stray length, nasal and syllabic marks
VOWEL_BEGINS = VOWELS | {PRIMARY, SECONDARY}
"""What a vowel begins with in `Phonemes`."""
_LONGEST = max(map(len, _SOUNDS))


def read(ipa: str) -> Phonemes:
    """The sounds of an IPA text, written with or without its slashes.

    Raises:
        InputError: there is a sign that stands for no sound known here.
    """
    sounds: list[str] = []
    stress = ""
    rest = ipa.strip().strip("/").strip()
    while rest:
        sign = _first_sign(rest)
        rest = rest[len(sign) :]
        if sign in {PRIMARY, SECONDARY}:
            stress = sign
        elif sign in {" ", "-", "‿"}:
            sounds.append(GAP)
        elif sign in _SOUNDS:
            sound = _SOUNDS[sign]
            if stress and sound in VOWELS:
                sounds.append(stress)
                stress = ""
            sounds.append(sound)
        elif sign not in _SILENT:
            raise InputError(f"“{sign}” in “{ipa}” is not a sign of the phonetic alphabet that a voice here can say.")
    return tuple(sounds)


def _first_sign(text: str) -> str:
    for length in range(min(_LONGEST, len(text)), 1, -1):
        if text[:length] in _SOUNDS:
            return text[:length]
    return text[0]
