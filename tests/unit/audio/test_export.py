import errno
import io
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide.audio import export
from guide.audio.clip import SAMPLE_RATE
from guide.audio.mixer import limit, mix, only
from guide.audio.score import Placement, Score, Track
from guide.errors import InputError, StorageError
from tests.unit.audio.pieces import hum

_FRAMES = 3 * SAMPLE_RATE + 1_234
_SCORE = Score([Placement(-500, hum(SAMPLE_RATE), Track.VOICE), Placement(SAMPLE_RATE, hum(_FRAMES, 0.9), Track.BELLS)])


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_a_file_holds_what_is_heard(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"practice{suffix}"

    export.write(file, _SCORE, _FRAMES, {})

    samples, rate = soundfile.read(file, dtype="float32")
    heard = limit(mix(_SCORE, 0, _FRAMES, {}))
    assert rate == SAMPLE_RATE
    assert samples.shape == heard.shape
    if suffix in (".wav", ".flac"):
        assert np.abs(samples - heard).max() < 1 / 32_000
    else:
        assert np.sqrt(np.mean((samples - heard) ** 2)) < 0.01


def test_tracks_can_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "PRACTICE.WAV"

    export.write(file, _SCORE, _FRAMES, only({Track.VOICE}, {Track.VOICE: 0.5}))

    samples, _ = soundfile.read(file, dtype="float32")
    assert np.abs(samples).max() == pytest.approx(0.15, abs=0.001)
    assert not samples[SAMPLE_RATE:].any()


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    shares: list[float] = []

    export.write(tmp_path / "a.wav", _SCORE, _FRAMES, {}, shares.append)

    assert shares == sorted(shares)
    assert len(shares) == 4
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("a.aac", "must end in one of .wav, .flac, .ogg, .mp3"), ("no/a.wav", "does not exist"), ("a", "end in")],
)
def test_a_place_or_kind_it_cannot_write_is_said(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        export.write(tmp_path / name, _SCORE, _FRAMES, {})


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.wav").mkdir()

    with pytest.raises(InputError, match="is a folder"):
        export.write(tmp_path / "a.wav", _SCORE, _FRAMES, {})


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not be written"), (errno.EIO, "could not be written")],
)
def test_a_fault_while_writing_leaves_nothing_and_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    file = tmp_path / "a.flac"
    file.write_bytes(b"the one before")

    class Faulty(io.BytesIO):
        def write(self, _data: object) -> int:
            raise OSError(number, "a fault")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda _file, _mode: Faulty())
        with pytest.raises(StorageError, match=sentence):
            export.write(file, _SCORE, _FRAMES, {})
    assert file.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [file]


def test_stopping_half_way_leaves_nothing(tmp_path: Path) -> None:
    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export.write(tmp_path / "a.mp3", _SCORE, _FRAMES, {}, stop)
    assert list(tmp_path.iterdir()) == []


def test_stopping_in_the_middle_of_a_write_leaves_nothing_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Stopped(io.BytesIO):
        def write(self, _data: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "open", lambda _file, _mode: Stopped())
    with pytest.raises(KeyboardInterrupt):
        export.write(tmp_path / "a.wav", _SCORE, _FRAMES, {})
    assert list(tmp_path.iterdir()) == []
    assert not capfd.readouterr().err
