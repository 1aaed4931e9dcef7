import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio.clip import SAMPLE_RATE, Clip, frames_of
from guide.audio.music.ducking import DEPTH, FALL, RISE, WAIT, ducked
from guide.audio.score import Placement, Score, Track

_DOWN = 10 ** (-DEPTH / 20)
_WORD = Clip(np.zeros(2 * SAMPLE_RATE, np.float32))


def _said(*starts: int, track: Track = Track.VOICE) -> Score:
    return Score(Placement(start, _WORD, track) for start in starts)


def test_music_is_ten_to_twelve_decibels_softer_under_each_word_and_full_between() -> None:
    score = _said(10 * SAMPLE_RATE, 20 * SAMPLE_RATE)
    factor = 20 * np.log10(ducked(score, 0, 30 * SAMPLE_RATE))
    for start in (10 * SAMPLE_RATE, 20 * SAMPLE_RATE):
        said = factor[start : start + _WORD.frames]
        assert said.max() == said.min() == pytest.approx(-11, abs=0.01)
        assert factor[start - FALL - 1] == 0
        assert factor[start + _WORD.frames + WAIT + RISE + 1] == 0
    assert -12 <= factor.min() <= -10


def test_it_goes_and_comes_softly() -> None:
    factor = 20 * np.log10(ducked(_said(5 * SAMPLE_RATE), 0, 12 * SAMPLE_RATE))
    steepest = np.abs(np.diff(factor)).max() * SAMPLE_RATE
    assert steepest == pytest.approx(DEPTH / (FALL / SAMPLE_RATE), rel=0.01)  # decibels a second


def test_between_sentences_that_follow_closely_it_stays_down() -> None:
    score = _said(0, _WORD.frames + frames_of(900), 2 * _WORD.frames + frames_of(1_800))
    assert np.allclose(ducked(score, 0, 3 * _WORD.frames + frames_of(1_800)), _DOWN)


def test_words_without_a_sound_do_not_duck_it() -> None:
    score = Score([Placement(SAMPLE_RATE, Clip(np.zeros(0, np.float32)), Track.VOICE)])
    assert np.all(ducked(score, 0, 4 * SAMPLE_RATE) == 1)


def test_after_a_short_word_within_a_long_sentence_it_stays_down_to_the_end() -> None:
    short = Placement(SAMPLE_RATE // 2, Clip(np.zeros(SAMPLE_RATE // 2, np.float32)), Track.VOICE)
    score = Score([*_said(0).placements, short])
    assert np.allclose(ducked(score, 0, _WORD.frames + WAIT), _DOWN)


def test_bells_and_breath_do_not_duck_it() -> None:
    score = Score([*_said(0, track=Track.BREATH).placements, *_said(SAMPLE_RATE, track=Track.BELLS).placements])
    assert np.all(ducked(score, -SAMPLE_RATE, 4 * SAMPLE_RATE) == 1)


@given(
    st.lists(st.integers(-100_000, 600_000), max_size=6),
    st.integers(-200_000, 700_000),
    st.lists(st.integers(1, 100_000), min_size=1, max_size=6),
)
def test_blocks_of_any_size_give_the_same(starts: list[int], first: int, sizes: list[int]) -> None:
    score = _said(*starts)
    whole = ducked(score, first, sum(sizes))
    parts = []
    for size in sizes:
        parts.append(ducked(score, first, size))
        first += size
    assert np.array_equal(np.concatenate(parts), whole)


@given(st.lists(st.integers(-100_000, 600_000), min_size=1, max_size=6))
def test_no_word_is_ever_under_music_that_is_not_down(starts: list[int]) -> None:
    score = _said(*starts)
    for start in starts:
        assert np.allclose(ducked(score, start, _WORD.frames), _DOWN)
