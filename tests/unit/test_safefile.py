import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.safefile import set_aside, write_atomically


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("old", encoding="utf-8")

    def parts() -> Iterator[bytes]:
        yield b"half of the new"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_atomically(file, parts())
    assert file.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]
    write_atomically(file, [json.dumps({}).encode()])
    assert file.read_text(encoding="utf-8") == "{}"


def test_a_damaged_file_is_kept_under_another_name(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("damaged", encoding="utf-8")
    kept = set_aside(file)
    assert kept == tmp_path / "a.damaged"
    assert kept.read_text(encoding="utf-8") == "damaged"
    assert set_aside(file) is None


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    kept, link = tmp_path / "dotfiles" / "a.json", tmp_path / "a.json"
    kept.parent.mkdir()
    link.symlink_to(kept)
    for content in (b"1", b"2"):
        write_atomically(link, [content])
        assert link.is_symlink()
        assert kept.read_bytes() == content
