"""What the engines say of themselves without being loaded."""

import sys
from pathlib import Path

import pytest

from guide.errors import SpeechError
from guide.speech import ipa, voices
from guide.speech.engines import ENGINES, engine_named
from guide.speech.piece import Piece
from tests.fakes.speech import FakeEngine

PIECES = (Piece("Rest in "), Piece("Utkatasana", ipa.read("/ˌʊtkəˈtɑːsənə/")), Piece(" [now].", None))


def test_names_are_written_in_each_engines_own_code() -> None:
    assert engine_named("hibari").script(PIECES, "heart") == "Rest in [Utkatasana](/ˌʊtkətˈɑsənə/) now."
    assert engine_named("espeak").script(PIECES, "en-us") == "Rest in [[,Utk@t'A:s@n@]] now."
    assert engine_named("system").script(PIECES, "zira") == "Rest in Utkatasana [now]."


def test_an_r_colours_its_vowel_in_the_plain_voice_unless_a_vowel_follows() -> None:
    script = engine_named("espeak").script
    assert script((Piece("x", ipa.read("sɑːrvʌŋ")),), "en-us") == "[[sA@vVN]]"
    assert script((Piece("x", ipa.read("nəməsˈkɑːr")),), "en-us") == "[[n@m@sk'A@]]"
    assert script((Piece("x", ipa.read("sɑːˈrɪtə")),), "en-us") == "[[sA:r'It@]]"


def test_a_british_voice_gets_british_letters_and_no_r_but_before_a_vowel() -> None:
    piece = Piece("x", ipa.read("sɑːrvəŋˈɡoʊrə"))
    assert engine_named("hibari").script((piece,), "emma") == "[x](/sɑːvəŋɡˈQɹə/)"
    assert engine_named("hibari").script((piece,), "heart") == "[x](/sɑɹvəŋɡˈOɹə/)"


def test_the_best_english_voice_is_the_neural_one_and_the_fallback_is_plain() -> None:
    best = voices.best("en")
    assert best.id == "hibari:heart"
    spare = voices.fallback(best)
    assert spare is not None
    assert (spare.id, spare.language) == ("espeak:en-us", best.language)


def test_there_is_a_voice_for_other_languages() -> None:
    assert voices.best("de").id == "espeak:de"
    assert voices.best("pt-BR").speaks("pt")


def test_a_name_is_free_of_notes_between_its_makers() -> None:
    assert not [voice.name for engine in ENGINES for voice in engine.voices() if "//" in voice.name]


def test_the_last_engine_has_no_fallback_but_itself() -> None:
    assert voices.fallback(voices.best("de")) is None


def test_a_voice_that_can_be_fetched_is_listed_and_says_how() -> None:
    emma = next(voice for voice in voices.available() if voice.id == "hibari:emma")
    assert not emma.installed
    assert "hibari --voice emma" in emma.hint


@pytest.mark.parametrize(("package", "engine"), [("hibari", "hibari"), ("espeakng_loader", "espeak")])
def test_an_engine_whose_package_is_missing_is_listed_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, package: str, engine: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    missing = [voice for voice in voices.available() if voice.engine == engine]
    assert missing
    assert not any(voice.installed for voice in missing)
    assert all("pip install" in voice.hint for voice in missing)
    assert voices.best("en").engine != engine
    with pytest.raises(SpeechError, match="not installed"):
        engine_named(engine).driver(missing[0].key)


@pytest.mark.skipif(sys.platform == "win32", reason="there everybody has a home")
def test_voices_are_listed_for_a_person_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: int) -> None:
        raise KeyError

    for name in ("HOME", "HIBARI_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert voices.find("hibari:heart").installed


def test_a_voice_file_that_was_changed_is_not_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    (tmp_path / "bf_emma.int8.onnx").write_bytes(b"something else")
    assert voices.find("hibari:emma").installed
    with pytest.raises(SpeechError, match="damaged or changed"):
        engine_named("hibari").driver("emma")


def test_listing_voices_loads_no_engine() -> None:
    assert voices.available()
    assert not {"hibari.tts", "onnxruntime", "pyttsx3.drivers._espeak"} & set(sys.modules)


def test_a_misspelled_voice_is_suggested() -> None:
    with pytest.raises(SpeechError, match="did you mean “hibari:heart”"):
        voices.find("hibari:hart")
    with pytest.raises(SpeechError, match="guide voices"):
        voices.find("something else")
    with pytest.raises(SpeechError, match="not installed"):
        voices.find("hibari:emma")


def test_no_voice_for_a_language_is_said_plainly() -> None:
    with pytest.raises(SpeechError, match="no voice for the language “fr”"):
        voices.best("fr", (FakeEngine("only", "one"),))


def test_every_engine_says_how_to_get_more_voices() -> None:
    assert len(voices.more()) == len(ENGINES)
    assert all(hint.endswith((".", ").")) for hint in voices.more())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have voices of their own")
def test_voices_of_another_system_are_refused() -> None:
    assert engine_named("system").voices() == ()
    with pytest.raises(SpeechError, match="another system"):
        engine_named("system").driver("zira")
