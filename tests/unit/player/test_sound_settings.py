"""The voice and the sound of the app do as the settings say, also while it runs."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from guide.audio.clip import Clip, frames_of
from guide.audio.deck import Deck
from guide.audio.score import Track
from guide.errors import AudioError, SpeechError
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance, Utterance
from guide.player import sound as sounding
from guide.player.sound import Sound, chosen_voice, narrator_of
from guide.player.wishes import options_of, pace_of, volumes_of
from guide.settings import Settings
from guide.speech import voices
from guide.speech.voice import Voice
from tests.fakes.output import FakeOutput, FakeTime, OfflineOutput

ONE = Voice("good:one", "One", "en-US")
TWO = Voice("good:two", "Two", "en-GB")
GERMAN = Voice("good:drei", "Drei", "de")
GONE = Voice("good:gone", "Gone", "en-US", installed=False, hint="Install it")


class Speech:
    """What the narrator was told."""

    def __init__(self) -> None:
        self.manners: list[tuple[str, float]] = []
        self.is_warm = False
        self.is_closed = False


class Narrator:
    """Stands in for the voice, so that none is loaded."""

    def __init__(self, speech: Speech, voice: Voice, rate: float, _cache: object) -> None:
        self._speech = speech
        self.speak_with(voice, rate)

    def speak_with(self, voice: Voice, rate: float) -> None:
        self._speech.manners.append((voice.key, rate))

    def warm_up(self) -> None:
        self._speech.is_warm = True

    def close(self) -> None:
        self._speech.is_closed = True

    def want_first(self, utterance: Utterance) -> None:
        """Nothing is rendered."""

    def is_settled(self, utterance: Utterance) -> bool:  # noqa: ARG002 - alike for all
        return False


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> Speech:
    speech = Speech()
    monkeypatch.setattr(voices, "available", lambda *_: (ONE, TWO, GERMAN, GONE))
    monkeypatch.setattr(sounding, "Narrator", lambda *what: Narrator(speech, *what))
    return speech


@pytest.fixture
def outputs(monkeypatch: pytest.MonkeyPatch) -> dict[str, OfflineOutput]:
    """The devices that were asked for, by name."""
    outputs: dict[str, OfflineOutput] = {}
    monkeypatch.setattr(sounding, "DeviceOutput", lambda name: outputs.setdefault(name, OfflineOutput()))
    return outputs


Begin = Callable[[], Sound]


@pytest.fixture
def begin(settings: Settings, speech: Speech, outputs: dict[str, OfflineOutput]) -> Iterator[Begin]:
    assert (speech.manners, outputs) == ([], {})
    begun: list[Sound] = []

    def begin() -> Sound:
        begun.append(Sound(settings, pytest.fail))
        return begun[-1]

    yield begin
    for sound in begun:
        sound.close()


def loudness(sound: Sound, output: OfflineOutput, track: Track) -> float:
    sound.deck.sound(Clip(np.full(frames_of(20), 0.1, np.float32)), track)
    return float(np.abs(output.run(frames_of(200))).max())


@pytest.mark.parametrize(
    ("name", "track"),
    [("voice_volume", Track.VOICE), ("bell_volume", Track.BELLS), ("breath_volume", Track.BREATH)],
)
def test_a_volume_is_in_force_from_the_start_and_as_it_changes(
    begin: Begin, settings: Settings, outputs: dict[str, OfflineOutput], name: str, track: Track
) -> None:
    settings.set(name, 0.5)
    sound = begin()
    half = loudness(sound, outputs[""], track)
    assert half == pytest.approx(0.05, rel=0.01)
    others = {other: loudness(sound, outputs[""], other) for other in (Track.VOICE, Track.BELLS, Track.BREATH)}
    settings.set(name, 0.25)
    assert loudness(sound, outputs[""], track) == pytest.approx(half / 2, rel=0.01)
    assert {other: loudness(sound, outputs[""], other) for other in others if other is not track} == {
        other: level for other, level in others.items() if other is not track
    }


def test_a_bell_is_heard_as_loud_as_bells_are(
    begin: Begin, settings: Settings, outputs: dict[str, OfflineOutput]
) -> None:
    sound = begin()
    sound.ring()
    rung = np.abs(outputs[""].run(frames_of(300))).max()
    assert rung > 0.05
    outputs[""].run(frames_of(20_000))
    settings.set("bell_volume", 0.0)
    sound.ring()
    assert not outputs[""].run(frames_of(300)).any()


def test_a_test_of_a_device_that_is_not_there_says_so_and_is_heard_once_it_is(
    settings: Settings, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = FakeTime()
    output = FakeOutput(time)
    output.present = False
    monkeypatch.setattr(sounding, "DeviceOutput", lambda _name: output)
    monkeypatch.setattr(sounding, "Deck", lambda device: Deck(device, fallback=FakeOutput(time), time=time.watch))
    with closing(Sound(settings, pytest.fail)) as sound:
        assert speech.is_warm
        with pytest.raises(AudioError, match=r"^Connect headphones or speakers\.$"):
            sound.ring()
        output.present = True
        time.pass_by(10)
        sound.deck.tend()
        sound.ring()
        assert np.abs(output.run(frames_of(300))).max() > 0.05


def test_another_device_is_opened_by_its_name(
    begin: Begin, settings: Settings, outputs: dict[str, OfflineOutput]
) -> None:
    settings.set("output_device", "Headset")
    sound = begin()
    assert list(outputs) == ["Headset"]
    assert loudness(sound, outputs["Headset"], Track.VOICE) > 0
    settings.set("output_device", "Dock")
    sound.deck.tend()
    assert loudness(sound, outputs["Dock"], Track.VOICE) > 0


def test_another_voice_or_rate_speaks_at_once_and_other_settings_leave_it_alone(
    begin: Begin, settings: Settings, speech: Speech
) -> None:
    sound = begin()
    assert speech.is_warm
    settings.set("voice", "good:two")
    settings.set("rate", 0.9)
    settings.set("theme", "dark")
    settings.set("bell_volume", 0.1)
    assert speech.manners == [("one", 1.0), ("two", 1.0), ("two", 0.9)]
    sound.close()
    assert speech.is_closed


def test_a_session_s_language_is_spoken_by_a_voice_of_it(begin: Begin, settings: Settings, speech: Speech) -> None:
    settings.set("voice", "good:two")
    sound = begin()
    sound.speak("de")
    settings.set("rate", 1.1)
    sound.speak("en")
    assert speech.manners == [("two", 1.0), ("drei", 1.0), ("drei", 1.1), ("two", 1.1)]


def test_words_outside_a_practice_wait_for_their_voice(begin: Begin, outputs: dict[str, OfflineOutput]) -> None:
    recital = begin().recite([Utterance("A sample.")])
    recital.look()
    assert not recital.is_over
    assert not outputs[""].run(frames_of(100)).any()


def test_a_voice_that_went_away_is_told_and_the_best_there_is_speaks(settings: Settings, speech: Speech) -> None:
    told: list[str] = []
    settings.set("voice", "good:gone")
    assert chosen_voice(settings, "en", told.append) == ONE
    assert told == ["The voice “good:gone” is not installed. Install it. The best voice there is speaks instead."]
    assert speech.manners == []


def test_a_voice_that_is_asked_for_speaks_whatever_the_settings_say(settings: Settings, speech: Speech) -> None:
    settings.set("voice", "good:one")
    settings.set("rate", 0.8)
    narrator_of(settings, "en", pytest.fail, "good:two").close()
    narrator_of(settings, "en", pytest.fail).close()
    assert speech.manners == [("two", 0.8), ("one", 0.8)]
    with pytest.raises(SpeechError, match="did you mean “good:two”"):
        narrator_of(settings, "en", pytest.fail, "good:twoo")


def test_the_settings_become_options_and_volumes(settings: Settings) -> None:
    usual = options_of(settings)
    assert (usual.pace, usual.guidance, usual.speak_cautions) == (None, Guidance.FULL, True)
    settings.set("inhale_seconds", 3.5)
    assert pace_of(settings) is None, "a pace has both"
    settings.set("exhale_seconds", 4.25)
    settings.set("guidance", "short")
    settings.set("speak_cautions", False)
    liked = options_of(settings)
    assert (liked.pace, liked.guidance, liked.speak_cautions) == (BreathPattern(3_500, 4_250), Guidance.SHORT, False)
    settings.set("inhale_seconds", 0.0)
    assert pace_of(settings) is None
    for name, volume in (("voice", 0.9), ("bell", 0.6), ("breath", 0.3), ("music", 0.5)):
        settings.set(f"{name}_volume", volume)
    volumes = volumes_of(settings)
    assert (volumes[Track.VOICE], volumes[Track.BELLS], volumes[Track.BREATH]) == (0.9, 0.6, 0.3)
    assert volumes[Track.MUSIC] == pytest.approx(0.2)
    settings.set("music_volume", 1.0)
    assert volumes_of(settings)[Track.MUSIC] == pytest.approx(0.4), "music lies beneath the voice at its loudest"
