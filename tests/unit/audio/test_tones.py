import numpy as np
import pytest

from guide.audio.clip import SAMPLE_RATE, Samples, frames_of
from guide.audio.tones import tone
from guide.model.breath import Phase

_LENGTHS = [1_200, 3_000, 4_000, 10_000]


def _pitch(sound: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 8 * SAMPLE_RATE))
    return float(np.argmax(spectrum)) / 8


def _tone(phase: Phase, length: int) -> Samples:
    clip = tone(phase, length)
    assert clip is not None
    assert clip.frames == frames_of(length)
    return clip.samples


@pytest.mark.parametrize("length", _LENGTHS)
def test_breathing_in_rises_a_fourth_and_breathing_out_falls_it(length: int) -> None:
    for phase, ratio in ((Phase.INHALE, 4 / 3), (Phase.EXHALE, 3 / 4)):
        sound = _tone(phase, length)
        third = len(sound) // 3
        assert _pitch(sound[-third:]) / _pitch(sound[:third]) == pytest.approx(ratio, abs=0.02)


@pytest.mark.parametrize("length", _LENGTHS)
@pytest.mark.parametrize("phase", [Phase.INHALE, Phase.EXHALE])
def test_a_tone_is_quiet_and_begins_and_ends_in_silence(phase: Phase, length: int) -> None:
    sound = _tone(phase, length)
    edge = frames_of(20)

    assert 0.1 < np.abs(sound).max() < 0.2
    assert np.abs(sound[:edge]).max() < 0.01
    assert np.abs(sound[-edge:]).max() < 0.01
    assert np.abs(np.diff(sound)).max() < 0.01


def test_an_inhale_grows_and_an_exhale_ebbs() -> None:
    for phase, grows in ((Phase.INHALE, True), (Phase.EXHALE, False)):
        parts = np.array_split(_tone(phase, 4_000), 4)
        early, late = np.abs(parts[1]).mean(), np.abs(parts[2]).mean()
        assert bool(late > early) is grows


def test_the_pauses_of_the_breath_are_silent() -> None:
    assert tone(Phase.HOLD, 2_000) is None
    assert tone(Phase.REST, 2_000) is None
    assert tone(Phase.INHALE, 0) is None


def test_a_tone_is_made_once() -> None:
    assert tone(Phase.INHALE, 4_000) is tone(Phase.INHALE, 4_000)
    assert _tone(Phase.INHALE, 4_000) is _tone(Phase.INHALE, 4_000)
    assert not _tone(Phase.INHALE, 4_000).flags.writeable
