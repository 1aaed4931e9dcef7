from collections.abc import Generator, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from guide.audio.clip import SAMPLE_RATE, Samples
from guide.audio.music.tape import OVERLAP, joined, tape
from tests.unit.audio.music_makers import level, tone, written


def _pieces(level: float, seconds: float, size: int = 24_000) -> Iterator[Samples]:
    """A file that holds one level throughout, piece by piece."""
    frames = round(seconds * SAMPLE_RATE)
    return (np.full((min(size, frames - first), 2), level, np.float32) for first in range(0, frames, size))


def _run(tape: Generator[Samples, None, None], seconds: float) -> Samples:
    """The next seconds of a tape that does not run dry."""
    got = [np.zeros((0, 2), np.float32)]
    while sum(map(len, got)) < seconds * SAMPLE_RATE:
        piece = next(tape)
        assert len(piece)
        got.append(piece)
    return np.concatenate(got)


def test_one_file_glides_into_the_next_and_nothing_is_lost() -> None:
    parts = list(joined([_pieces(0.2, 10), _pieces(0.4, 10)]))
    assert all(part.base is None for part in parts)  # none keeps more alive than itself
    whole = np.concatenate(parts)
    assert len(whole) == 20 * SAMPLE_RATE - OVERLAP - OVERLAP  # the last one's end waits for a file to glide into
    crossing = slice(10 * SAMPLE_RATE - OVERLAP, 10 * SAMPLE_RATE)
    assert np.all(whole[: crossing.start] == np.float32(0.2))
    assert np.all(whole[crossing.stop :] == np.float32(0.4))
    assert np.abs(np.diff(whole[:, 0])).max() < 1e-4
    assert whole[crossing].max() < 0.46  # the root of the sum of their squares: equal power


@pytest.mark.parametrize("seconds", [0.01, 0.4, 2.9, 3.0, 3.1, 5.9, 6.1])
def test_files_of_any_length_join_without_a_step(seconds: float) -> None:
    whole = np.concatenate(list(joined([_pieces(0.3, 8), _pieces(0.1, seconds), _pieces(0.3, 8), _pieces(0.3, 8)])))
    overlap = min(seconds * SAMPLE_RATE, OVERLAP) / 2
    assert np.abs(np.diff(whole[:, 0])).max() < (0.3 + 0.1) * np.pi / 2 / overlap
    assert whole.min() > 0.09


def test_the_end_of_all_files_fades() -> None:
    def files() -> Iterator[Iterator[Samples] | None]:
        yield _pieces(0.5, 5)
        yield None
        yield _pieces(0.2, 5)

    parts = list(joined(files()))
    pause = next(number for number, part in enumerate(parts) if not len(part))
    whole, after = np.concatenate(parts[:pause]), np.concatenate(parts[pause:])
    assert whole[-1, 0] < 1e-3
    assert np.abs(np.diff(whole[:, 0])).max() < 1e-4
    assert np.all(after == np.float32(0.2)), "what has faded is not heard again"


def test_a_folder_plays_in_order_and_begins_again(tmp_path: Path) -> None:
    for name, pitch in (("1.mp3", 300), ("2.flac", 600), ("10.ogg", 1_200)):
        written(tmp_path / name, tone(8, pitch))
    told: list[str] = []
    heard = _run(tape([tmp_path], told.append), 5 * 8)
    pitches = []
    for middle in (2, 8, 13, 17, 22):
        part = heard[middle * SAMPLE_RATE : middle * SAMPLE_RATE + 4_800, 0]
        pitches.append(10 * int(np.abs(np.fft.rfft(part)).argmax()))
    assert pitches == [300, 600, 1_200, 300, 600]
    assert told == []


def test_one_file_alone_goes_round(tmp_path: Path) -> None:
    file = written(tmp_path / "a.wav", tone(5))
    assert level(_run(tape([file], pytest.fail), 30)[SAMPLE_RATE:]) > 0.4


def test_broken_files_are_left_out_and_named_together_and_once(tmp_path: Path) -> None:
    (tmp_path / "1 text.mp3").write_text("no music\n" * 500)
    (tmp_path / "2 empty.ogg").write_bytes(b"")
    written(tmp_path / "3.wav", tone(4))
    (tmp_path / "4 bad.flac").write_bytes(b"fLaC")
    told: list[str] = []
    _run(tape([tmp_path], told.append), 30)
    assert told == [
        "“1 text.mp3” and “2 empty.ogg” cannot be played and are left out of the music.",
        "“4 bad.flac” cannot be played and is left out of the music.",
    ]


def test_of_many_broken_files_a_few_are_named(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.mp3").write_bytes(b"?")
    told: list[str] = []
    assert [len(piece) for piece in islice(tape([tmp_path], told.append), 3)] == [0, 0, 0]
    assert told == ["“0.mp3”, “1.mp3” and 7 more files cannot be played and are left out of the music."]


def test_an_empty_folder_is_said_once_and_music_that_comes_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "Calm"
    folder.mkdir()
    told: list[str] = []
    music = tape([folder], told.append)
    assert [len(piece) for piece in islice(music, 3)] == [0, 0, 0]
    assert len(told) == 1
    assert "no music in “Calm”" in told[0]
    written(folder / "a.wav", tone(5))
    assert len(_run(music, 12))
    assert len(told) == 1


def test_a_list_of_no_places_is_silent_and_nothing_to_tell() -> None:
    told: list[str] = []
    assert [len(piece) for piece in islice(tape([], told.append), 3)] == [0, 0, 0]
    assert told == []


def test_a_folder_that_goes_away_meanwhile_is_said_once_and_is_no_broken_file(tmp_path: Path) -> None:
    folder = tmp_path / "Stick"
    for name in ("1.wav", "2.wav", "3.wav"):
        written(folder / name, tone(5))
    told: list[str] = []
    music = tape([folder], told.append)
    _run(music, 2)
    folder.rename(tmp_path / "elsewhere")
    rest = list(islice(music, 40))
    assert len(rest[-1]) == 0
    assert told == ["Your music “Stick” is not there: connect its disk, or choose another folder."]
    (tmp_path / "elsewhere").rename(folder)
    assert level(_run(music, 8)[SAMPLE_RATE:]) > 0.4
    assert len(told) == 1
    folder.rename(tmp_path / "elsewhere")
    assert len(list(islice(music, 60))[-1]) == 0
    assert len(told) == 2, "it went away once more"
