"""A voice's level, pitch by pitch, and what is left around its words."""

import numpy as np
import pyloudnorm
import pytest

from guide.speech.loudness import Samples, loudness
from guide.speech.polish import SAMPLE_RATE, polish

SILENCE = np.zeros(SAMPLE_RATE // 2, np.float32)


def sine(pitch: float, seconds: float = 2.0, level: float = 0.1) -> Samples:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.asarray(level * np.sin(2 * np.pi * pitch * time), np.float32)


@pytest.mark.parametrize("pitch", [30, 60, 100, 200, 997, 1_700, 3_000, 8_000])
def test_every_pitch_is_as_loud_as_the_reference_meter_reads_it(pitch: float) -> None:
    samples = sine(pitch)
    reference = pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(samples)
    assert loudness(samples, SAMPLE_RATE) == pytest.approx(reference, abs=0.1)


def test_the_standard_s_own_tone_reads_what_the_standard_says() -> None:
    assert loudness(sine(997, level=1.0), SAMPLE_RATE) == pytest.approx(-3.01, abs=0.1)


def test_a_word_shorter_than_the_meter_s_block_is_measured_in_silence() -> None:
    word = sine(440, seconds=0.2)
    padded = np.concatenate([word, np.zeros(round(0.2 * SAMPLE_RATE), np.float32)])
    assert loudness(word, SAMPLE_RATE) == pytest.approx(loudness(padded, SAMPLE_RATE), abs=1e-6)
    assert loudness(word, SAMPLE_RATE) > -40


def test_a_little_is_left_before_the_first_sound_and_more_after_the_last() -> None:
    word = sine(440, seconds=0.5)
    clip = polish(np.concatenate([SILENCE, word, SILENCE]), SAMPLE_RATE, 1.0)
    heard = np.flatnonzero(np.abs(clip) > 0.01)
    before, after = int(heard[0]), int(clip.size - heard[-1])
    assert before == pytest.approx(480, abs=250)
    assert after == pytest.approx(1_920, abs=250)
