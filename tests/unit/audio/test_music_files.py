from pathlib import Path

import pytest

from guide.audio.music.files import music_files, music_places
from guide.audio.music.tape import tape


def _made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def test_a_folder_is_walked_in_the_order_a_person_reads(tmp_path: Path) -> None:
    _made(tmp_path, "10 end.mp3", "2 Middle.FLAC", "1.ogg", "Album 2/B.wav", "Album 2/a.wav", "Album 10/x.oga")
    found = [file.relative_to(tmp_path).as_posix() for file in music_files([tmp_path])]
    assert found == [
        "1.ogg",
        "2 Middle.FLAC",
        "10 end.mp3",
        "Album 2/a.wav",
        "Album 2/B.wav",
        "Album 10/x.oga",
    ]


def test_what_is_no_music_or_hidden_is_left_out(tmp_path: Path) -> None:
    _made(tmp_path, "cover.jpg", "notes.txt", "._1.mp3", ".hidden/2.mp3", "list.m3u", "song.mp3")
    (tmp_path / "folder.mp3").mkdir()
    assert [file.name for file in music_files([tmp_path])] == ["song.mp3"]


def test_files_chosen_by_hand_keep_their_order_and_come_once(tmp_path: Path) -> None:
    _made(tmp_path, "b.mp3", "a.mp3")
    files = [tmp_path / "b.mp3", tmp_path / "a.mp3", tmp_path / "b.mp3", tmp_path / "gone.mp3"]
    assert [file.name for file in music_files(files)] == ["b.mp3", "a.mp3"]


def test_a_place_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert music_files([tmp_path / "gone"]) == ()


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".mp3", "a\0b.mp3"])
def test_a_place_the_system_refuses_to_look_for_holds_nothing(tmp_path: Path, name: str) -> None:
    told: list[str] = []
    assert music_files([tmp_path / name]) == ()
    assert not len(next(tape([tmp_path / name], told.append)))
    assert told == [f"Your music “{name}” is not there: connect its disk, or choose another folder."]


def test_the_setting_names_one_place_a_line() -> None:
    assert music_places("/music/calm\n\n  \n/music/a, b.mp3\n") == (Path("/music/calm"), Path("/music/a, b.mp3"))
    assert music_places("") == ()
    assert music_places("~/Music")[0] == Path.home() / "Music"
    assert music_places("~nobody-of-that-name/Music")[0] == Path("~nobody-of-that-name/Music")
