from dataclasses import replace
from pathlib import Path

import pytest

from guide.model.cue import Utterance
from guide.player.narrator import Narrator
from guide.player.sound import narrator_of
from guide.settings import Settings
from guide.speech import voices
from guide.speech.clipcache import ClipCache


def test_a_voice_that_is_gone_is_told_once_and_not_for_each_cue(tmp_path: Path) -> None:
    narrator = Narrator(voices.available()[0], 1.0, ClipCache(tmp_path))
    try:
        before = narrator.version
        for words in ("Lift.", "Lower."):
            narrator.speech_failed(Utterance(words), "The voice does not load.")
        assert narrator.notices() == ["The voice does not load. Its words are shown instead."]
        assert narrator.notices() == []
        assert narrator.version == before + 2  # each cue is looked at again all the same
    finally:
        narrator.close()


def test_without_any_voice_one_sentence_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tuple(replace(voice, installed=False, hint="Install it") for voice in voices.available()[:1])
    monkeypatch.setattr(voices, "available", lambda *_: gone)
    told: list[str] = []
    narrator = narrator_of(Settings.load(tmp_path / "settings.json"), "en", told.append)
    try:
        narrator.speech_failed(Utterance("Lift."), "The voice is not installed.")
        assert told == ["There is no voice for the language “en”. Install it. The words are shown instead."]
        assert narrator.notices() == []
    finally:
        narrator.close()
