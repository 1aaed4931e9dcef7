from pathlib import Path

import pytest

from guide.errors import StorageError
from guide.sessionfile.copying import copy_to_own
from guide.sessionfile.session import read_session
from tests.unit.sessionfile.pieces import CATALOGUE

SESSION = """
title: T
steps:
  - say: Hello.
    audio: sound/hello.ogg
  - include: parts/more.yaml
  - include: known
"""


def shipped(folder: Path) -> Path:
    for name, text in {
        "this.yaml": SESSION,
        "known.yaml": "title: T\nsteps: [say: Known.]\n",
        "parts/more.yaml": "title: T\nsteps: [{say: More., audio: more.ogg}]\n",
        "parts/more.ogg": "m",
        "sound/hello.ogg": "h",
        "session.schema.json": "{}",
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder / "this.yaml"


def test_a_session_is_copied_with_the_files_it_names(tmp_path: Path) -> None:
    file = shipped(tmp_path / "shipped")
    own = tmp_path / "own" / "new"
    copy = copy_to_own(file, read_session(file, CATALOGUE).carries, own)
    assert copy == own / "this.yaml"
    there = {str(one.relative_to(own)) for one in own.rglob("*") if one.is_file()}
    assert there == {"this.yaml", "parts/more.yaml", "parts/more.ogg", "sound/hello.ogg", "session.schema.json"}
    again = read_session(copy, CATALOGUE, {"known": tmp_path / "shipped" / "known.yaml"}.get)
    assert again.problems == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = shipped(tmp_path / "shipped")
    own = tmp_path / "own"
    carries = read_session(file, CATALOGUE).carries
    copy_to_own(file, carries, own)
    (own / "this.yaml").write_text("mine")
    (own / "sound" / "hello.ogg").write_text("mine too")
    assert copy_to_own(file, carries, own) == own / "this-2.yaml"
    assert copy_to_own(file, carries, own) == own / "this-3.yaml"
    assert (own / "this.yaml").read_text() == "mine"
    assert (own / "sound" / "hello.ogg").read_text() == "mine too"
    assert (own / "this-2.yaml").read_text() == SESSION


def test_a_session_that_is_gone_leaves_nothing_behind(tmp_path: Path) -> None:
    own = tmp_path / "own"
    with pytest.raises(StorageError, match="could not be copied"):
        copy_to_own(tmp_path / "gone.yaml", (), own)
    assert not list(own.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
def test_a_full_disk_leaves_no_half_of_a_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = shipped(tmp_path / "shipped")
    own = tmp_path / "own"
    opened = Path.open

    def open_on_a_full_disk(path: Path, mode: str = "r") -> object:
        opened(path, mode).close()
        return opened(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", open_on_a_full_disk)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"title: T")
    with pytest.raises(StorageError, match="No space left"):
        copy_to_own(file, (), own)
    assert not list(own.iterdir())


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    file = shipped(tmp_path / "shipped")
    (tmp_path / "own").write_text("a file")
    with pytest.raises(StorageError, match=r"^The session could not be copied to .*: .*\. Choose another folder\.$"):
        copy_to_own(file, (), tmp_path / "own")
