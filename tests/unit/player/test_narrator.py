from pathlib import Path

from guide.model.cue import Utterance
from guide.player.narrator import Narrator
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
