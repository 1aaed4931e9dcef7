"""Loudness, polishing, clip files and recordings."""

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
import soxr
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.errors import SpeechError
from guide.speech import clipfile, recording
from guide.speech.loudness import Samples, loudness, true_peaks
from guide.speech.polish import SAMPLE_RATE, TARGET, gain_for, polish
from tests.fakes.speech import tone


def speechlike(seconds: float, rate: int, level: float = 0.1, seed: int = 1) -> Samples:
    """Noise that comes in syllables, between half a second of silence at each end."""
    count = int(seconds * rate)
    noise = np.random.default_rng(seed).standard_normal(count) * level
    syllables = np.clip(np.sin(2 * np.pi * 4 * np.arange(count) / rate), 0.05, 1)
    silence = np.zeros(rate // 2)
    return np.concatenate([silence, noise * syllables, silence]).astype(np.float32)


@pytest.mark.parametrize("rate", [22_050, 24_000, 48_000])
def test_loudness_is_what_the_reference_meter_reads(rate: int) -> None:
    samples = speechlike(4, rate)
    assert loudness(samples, rate) == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(samples), abs=0.1)


def test_silence_has_no_loudness() -> None:
    assert loudness(np.zeros(48_000, np.float32), 48_000) == -np.inf
    assert gain_for(np.zeros(48_000, np.float32), 48_000) == 1.0


def test_a_peak_between_the_samples_is_seen() -> None:
    quarter = np.sin(2 * np.pi * 12_000 * np.arange(4_800) / 48_000 + np.pi / 4).astype(np.float32)
    assert np.abs(quarter).max() == pytest.approx(0.707, abs=0.001)
    assert true_peaks(quarter, 48_000, 480)[3:-3].max() == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("level", [0.02, 0.3])
def test_a_voice_comes_to_the_target_loudness_whatever_it_was(level: float) -> None:
    samples = speechlike(6, 24_000, level)
    clip = polish(samples, 24_000, gain_for(samples, 24_000))
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(clip) == pytest.approx(TARGET, abs=0.5)


def test_silence_is_cut_from_both_ends_and_kept_inside() -> None:
    samples = speechlike(1, 24_000)
    samples[24_000 - 3_000 : 24_000 + 3_000] = 0
    clip = polish(samples, 24_000, 1.0)
    assert clip.size / SAMPLE_RATE == pytest.approx(1.0, abs=0.06)
    assert polish(np.zeros(24_000, np.float32), 24_000, 1.0).size == 0


def test_a_clip_begins_and_ends_without_a_click() -> None:
    clip = polish(tone(24_000, level=0.5, rate=24_000), 24_000, 1.0)
    assert abs(clip[0]) < 1e-4
    assert abs(clip[-1]) < 1e-4
    assert np.abs(np.diff(clip[:480])).max() < np.abs(np.diff(clip[1_000:2_000])).max() * 1.05


@settings(deadline=None, max_examples=25)
@given(gain=st.floats(0.5, 30), seed=st.integers(0, 100))
def test_no_peak_passes_the_ceiling(gain: float, seed: int) -> None:
    clip = polish(speechlike(0.7, 24_000, seed=seed), 24_000, gain)
    finer = soxr.resample(clip, SAMPLE_RATE, SAMPLE_RATE * 8, quality="VHQ")
    assert 20 * np.log10(np.abs(finer).max()) < -1.0


def test_easing_a_peak_leaves_the_rest_as_it_was() -> None:
    quiet = tone(48_000, level=0.1)
    loud = quiet.copy()
    loud[24_000:24_010] += 2.0
    before, after = polish(quiet, 48_000, 1.0), polish(loud, 48_000, 1.0)
    assert np.abs(after - before)[:20_000].max() < 0.002
    assert np.abs(after - before)[-20_000:].max() < 0.002


def test_a_clip_file_gives_back_the_clip() -> None:
    clip = tone(4_800)
    assert clipfile.decoded(clipfile.encoded(clip, "Lift.")) == pytest.approx(clip, abs=1 / 32_000)


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:0], lambda b: b[: len(b) // 2], lambda b: b"RIFF" + b, lambda b: b[:-9] + bytes(9)]
)
def test_a_damaged_clip_file_is_refused(spoil: "type[bytes]") -> None:
    with pytest.raises(clipfile.DamagedClipError):
        clipfile.decoded(spoil(clipfile.encoded(tone(48_000), "Lift.")))


@example(place=22, bit=2)  # in the length that the head claims
@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_one_wrong_bit_never_makes_another_sound(place: int, bit: int) -> None:
    clip = tone(2_400)
    content = bytearray(clipfile.encoded(clip, "Lift."))
    content[place % len(content)] ^= 1 << bit
    try:
        heard = clipfile.decoded(bytes(content))
    except clipfile.DamagedClipError:
        return
    assert heard == pytest.approx(clip, abs=1 / 32_000)


def test_a_recording_is_made_as_loud_as_the_voice(tmp_path: Path) -> None:
    file = tmp_path / "welcome.flac"
    soundfile.write(file, np.stack([speechlike(5, 44_100, 0.02)] * 2, axis=1), 44_100)
    clip = recording.read(file)
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(clip) == pytest.approx(TARGET, abs=0.5)
    assert clip.size / SAMPLE_RATE == pytest.approx(5, abs=0.1)


def test_a_recording_of_floats_that_are_no_numbers_is_heard_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "welcome.wav"
    samples = speechlike(5, 44_100, 0.02)
    samples[[1_000, 2_000, 3_000]] = np.nan, np.inf, -np.inf
    soundfile.write(file, samples, 44_100, subtype="FLOAT")
    clip = recording.read(file)
    assert np.isfinite(clip).all()
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(clip) == pytest.approx(TARGET, abs=0.5)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "missing"), (b"text", "cannot be read"), (np.zeros(48_000), "silent"), (np.zeros(8_000 * 901), "longer")],
)
def test_a_recording_that_cannot_be_heard_says_why(tmp_path: Path, content: object, reason: str) -> None:
    file = tmp_path / "welcome.wav"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif isinstance(content, np.ndarray):
        soundfile.write(file, content, 8_000)
    with pytest.raises(SpeechError, match=f"welcome.wav.*{reason}"):
        recording.read(file)
