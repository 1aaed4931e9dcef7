import pytest
import yaml

from guide.errors import InputError
from guide.model.cue import Utterance
from guide.resources import asset
from guide.speech import ipa, lexicon
from guide.speech.lexicon import Lexicon
from guide.speech.piece import Piece
from guide.speech.prepare import prepare

SAVASANA = ipa.read("/ʃəˈvɑːsənə/")
NAMES = Lexicon({"Savasana": SAVASANA, "Setu Bandha": ipa.read("a"), "Setu Bandha Sarvangasana": ipa.read("e")})


def pieces(text: str, *say_as: tuple[str, str], language: str = "en-US") -> tuple[Piece, ...]:
    return prepare(Utterance(text, say_as), language, NAMES).pieces


def plain(text: str) -> str:
    return "".join(piece.text for piece in pieces(text))


def test_a_name_of_the_lexicon_gets_its_sound() -> None:
    assert pieces("Rest in Savasana.") == (Piece("Rest in "), Piece("Savasana", SAVASANA), Piece("."))


@pytest.mark.parametrize("spelling", ["savasana", "SAVASANA", "Śavāsana", "S\u0301ava\u0304sana"])
def test_a_name_is_known_whatever_its_case_and_diacritics(spelling: str) -> None:
    assert pieces(f"Now {spelling}")[1].sound == SAVASANA


def test_the_longest_name_wins_and_parts_of_words_are_no_names() -> None:
    assert pieces("Setu Bandha Sarvangasana")[0].text == "Setu Bandha Sarvangasana"
    assert pieces("Savasanas") == (Piece("Savasanas"),)


def test_the_authors_own_sound_wins_over_the_lexicon() -> None:
    mine = ("savasana", "/sɑːˈvɑː/")
    assert pieces("Now Savasana.", mine)[1] == Piece("Savasana", ipa.read("sɑːˈvɑː"))


def test_a_respelling_is_spoken_as_it_stands() -> None:
    assert pieces("The SI joint", ("SI", "sacro iliac")) == (Piece("The "), Piece("sacro iliac"), Piece(" joint"))


def test_a_sound_that_is_not_phonetic_is_refused() -> None:
    with pytest.raises(InputError, match="“7”"):
        pieces("The psoas", ("psoas", "/s7/"))


def test_signs_that_mean_nothing_aloud_are_told() -> None:
    prepared = prepare(Utterance("Namaste 🙏, friend ★"), "en", NAMES)
    assert "".join(piece.text for piece in prepared.pieces).strip() == "Namaste, friend"
    assert prepared.left_out == ("🙏", "★")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Keep the *neck* long", "Keep the neck long"),
        ("Lift — and hold", "Lift, and hold"),
        ("Lift\n  and hold ", "Lift and hold"),
        ("Lift [slowly]", "Lift slowly"),
        ("Café, naïve", "Café, naïve"),
        ("A half-seated twist", "A half-seated twist"),
    ],
)
def test_marks_for_the_eye_are_not_spoken(text: str, heard: str) -> None:
    assert plain(text).strip() == heard
    assert prepare(Utterance(text), "en", NAMES).left_out == ()


def test_words_in_another_script_are_unreadable_for_an_english_voice_only() -> None:
    assert prepare(Utterance("Now 深呼吸"), "en-GB", NAMES).unreadable == ("深呼吸",)
    assert prepare(Utterance("深呼吸"), "cmn", NAMES).unreadable == ()


def test_another_language_keeps_its_numbers_for_its_own_voice() -> None:
    assert pieces("Halte 4 s in Savasana.", language="de") == (Piece("Halte 4 s in Savasana."),)


def test_every_name_of_the_shipped_lexicon_can_be_said() -> None:
    names = lexicon.shipped()
    (found,) = names.split("Ardha Matsyendrasana")
    assert found.sound is not None
    assert ipa.PRIMARY in found.sound


def test_every_sanskrit_name_of_the_catalogue_is_in_the_lexicon() -> None:
    catalogue = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in asset("poses").glob("*.yaml")]
    names = [pose["sanskrit"].removesuffix(" I") for pose in catalogue if pose.get("sanskrit")]
    assert names
    assert [name for name in names if [piece.sound for piece in lexicon.shipped().split(name)] in ([None], [])] == []
