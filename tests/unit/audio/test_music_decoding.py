from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide.audio.clip import SAMPLE_RATE, Clip, Samples, frames_of
from guide.audio.export import write
from guide.audio.music.decoding import pieces
from guide.audio.score import Placement, Score, Track
from guide.errors import AudioError
from tests.unit.audio.music_makers import FORMATS, level, tone, written


def _whole(file: Path) -> Samples:
    return np.concatenate(list(pieces(file)))


def _rest_beside(samples: Samples, pitch: float) -> float:
    """How much of a sine is something else, in decibels below it."""
    time = np.arange(len(samples)) / SAMPLE_RATE
    waves = np.stack((np.sin(2 * np.pi * pitch * time), np.cos(2 * np.pi * pitch * time)), axis=1)
    fitted = waves @ np.linalg.lstsq(waves, samples.astype(np.float64), rcond=None)[0]
    return float(10 * np.log10(np.mean((samples - fitted) ** 2) / np.mean(fitted**2)))


@pytest.mark.parametrize("ending", FORMATS)
def test_what_the_app_exports_it_can_play(tmp_path: Path, ending: str) -> None:
    score = Score([Placement(0, Clip(tone(3, 330)), Track.BREATH)])
    write(tmp_path / f"practice{ending}", score, frames_of(3_000), {})
    heard = _whole(tmp_path / f"practice{ending}")
    assert heard.dtype == np.float32
    assert heard.shape[1] == 2
    assert len(heard) == pytest.approx(3 * SAMPLE_RATE, abs=2_500)
    assert _rest_beside(heard[SAMPLE_RATE : 2 * SAMPLE_RATE, 0], 330) < -30


@pytest.mark.parametrize("rate", [22_050, 44_100, 96_000])
def test_another_rate_becomes_the_stream_s_without_a_seam_between_the_pieces(tmp_path: Path, rate: int) -> None:
    file = written(tmp_path / "a.wav", tone(4, 5_000, rate), rate)
    heard = _whole(file)
    assert len(heard) == pytest.approx(4 * SAMPLE_RATE, abs=50)
    assert _rest_beside(heard[4_800:-4_800, 1], 5_000) < -70


def test_one_channel_is_heard_in_both_ears_and_as_loud(tmp_path: Path) -> None:
    heard = _whole(written(tmp_path / "a.flac", tone(1)))
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert level(heard) == pytest.approx(0.5, rel=0.01)


def test_a_file_is_never_held_whole(tmp_path: Path) -> None:
    sizes = [len(piece) for piece in pieces(written(tmp_path / "a.flac", tone(20)))]
    assert max(sizes) <= SAMPLE_RATE
    assert sum(sizes) == 20 * SAMPLE_RATE


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_that_was_cut_off_plays_as_far_as_it_goes(tmp_path: Path, ending: str) -> None:
    noise = np.random.default_rng(1).uniform(-0.3, 0.3, 10 * SAMPLE_RATE).astype(np.float32)
    file = written(tmp_path / f"a{ending}", noise)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 7])
    assert 3 * SAMPLE_RATE < len(_whole(file)) < 7 * SAMPLE_RATE


def test_a_damaged_stretch_is_passed_over(tmp_path: Path) -> None:
    file = written(tmp_path / "a.mp3", tone(10))
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 9_000] = np.random.default_rng(2).bytes(9_000)
    file.write_bytes(content)
    assert len(_whole(file)) > 6.5 * SAMPLE_RATE


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.mp3", b"My favourite songs\n" * 300), ("b.mp3", b""), ("c.flac", b"fLaC"), ("d.wav", b"RIFF\0\0\0\0WAVE")],
)
def test_what_is_no_sound_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AudioError, match=name):
        next(pieces(tmp_path / name))


def test_a_file_without_a_single_frame_is_told(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="no sound"):
        next(pieces(written(tmp_path / "a.wav", tone(0))))


def test_a_name_in_any_script_is_found(tmp_path: Path) -> None:
    assert len(_whole(written(tmp_path / "Über den Wolken 雲.wav", tone(1)))) == SAMPLE_RATE


def test_floats_that_are_no_numbers_do_no_harm(tmp_path: Path) -> None:
    samples = np.array([0.5, np.nan, np.inf, -np.inf, 40.0], np.float32)
    soundfile.write(tmp_path / "a.wav", samples, SAMPLE_RATE, "FLOAT")
    assert np.all(np.abs(_whole(tmp_path / "a.wav")) <= 1)
