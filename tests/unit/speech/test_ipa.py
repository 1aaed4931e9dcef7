import pytest

from guide.errors import InputError
from guide.speech import ipa


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("/ʃəˈvɑːsənə/", "ʃ ə v ˈ ɑ s ə n ə"),
        ("ˌʊtkəˈtɑːsənə", "ˌ ʊ t k ə t ˈ ɑ s ə n ə"),
        ("d͡ʒaɪ", "dʒ aɪ"),
        ("bʱəˈkti", "b ə k t ˈ i"),
        ("ʋiːrə", "v i ɹ ə"),
    ],
)
def test_ipa_is_read_as_english_sounds_with_the_stress_before_its_vowel(written: str, sounds: str) -> None:
    assert ipa.read(written) == tuple(sounds.split())


def test_words_stay_apart() -> None:
    assert ipa.read("joʊɡə ˈmuːdrɑː").count(ipa.GAP) == 1


@pytest.mark.parametrize("written", ["/sa7/", "/!/", "SAH-nə?"])
def test_other_signs_are_refused(written: str) -> None:
    with pytest.raises(InputError, match="phonetic"):
        ipa.read(written)
