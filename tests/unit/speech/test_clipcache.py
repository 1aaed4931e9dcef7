import os
from pathlib import Path

import pytest

from guide.speech import clipfile
from guide.speech.clipcache import ClipCache
from tests.fakes.speech import tone

CONTENT = clipfile.encoded(tone(4_800), "tone")


def files(folder: Path) -> set[str]:
    return {file.stem for file in folder.iterdir()}


def test_a_clip_is_kept_between_runs(tmp_path: Path) -> None:
    ClipCache(tmp_path / "clips").put("one", CONTENT)
    clip = ClipCache(tmp_path / "clips").get("one")
    assert clip is not None
    assert clip.size == 4_800
    assert ClipCache(tmp_path / "clips").get("two") is None


def test_the_least_recently_used_is_forgotten_at_the_limit(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, limit=len(CONTENT) * 4)
    for age, key in enumerate(["d", "c", "b", "a"]):
        cache.put(key, CONTENT)
        os.utime(tmp_path / f"{key}.flac", (age, age))
    assert cache.get("d") is not None
    cache.put("e", CONTENT)
    assert files(tmp_path) == {"d", "a", "e"}


def test_the_limit_counts_what_earlier_runs_left(tmp_path: Path) -> None:
    for key in "abcdef":
        ClipCache(tmp_path, limit=len(CONTENT) * 4).put(key, CONTENT)
    assert len(files(tmp_path)) <= 4


def test_what_a_broken_run_left_half_written_goes_too(tmp_path: Path) -> None:
    half = tmp_path / ".x.part"
    half.write_bytes(CONTENT)
    os.utime(half, (1, 1))
    cache = ClipCache(tmp_path, limit=len(CONTENT) * 2)
    cache.put("a", CONTENT)
    cache.put("b", CONTENT)
    assert not half.exists()


def test_a_damaged_clip_is_forgotten(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.put("a", CONTENT)
    (tmp_path / "a.flac").write_bytes(CONTENT[:-200])
    assert cache.get("a") is None
    assert files(tmp_path) == set()


def test_a_disk_that_fills_up_leaves_no_half_clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        ClipCache(tmp_path).put("a", CONTENT)
    assert files(tmp_path) == set()


def test_a_folder_that_cannot_be_made_finds_nothing_and_says_so_on_writing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    cache = ClipCache(blocked / "clips")
    assert cache.get("a") is None
    with pytest.raises(OSError, match="directory"):
        cache.put("a", CONTENT)
