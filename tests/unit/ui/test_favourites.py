from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guide.errors import StorageError
from guide.ui.library.favourites import Favourites


def test_favourites_are_kept_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "data" / "favourites.json"
    favourites = Favourites(file)
    assert not favourites
    with qtbot.waitSignal(favourites.changed):
        favourites.toggle("brücke")
    favourites.toggle("bow")
    favourites.toggle("bow")
    again = Favourites(file)
    assert "brücke" in again
    assert "bow" not in again
    assert again.notices == ()


@pytest.mark.parametrize("damage", [b"", b"{", b"{}", b"[1]", b"\xff", b"[" * 100_000])
def test_a_damaged_list_is_set_aside_and_said(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "favourites.json"
    file.write_bytes(damage)
    favourites = Favourites(file)
    assert not favourites
    (said,) = favourites.notices
    assert "favourites.damaged" in said
    assert (tmp_path / "favourites.damaged").read_bytes() == damage


def test_a_disk_that_cannot_be_written_is_said_and_the_heart_stays_for_now(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    favourites = Favourites(tmp_path / "file" / "favourites.json")
    with pytest.raises(StorageError, match=r"could not be saved in .*\. Make room there, or let Guide write to it"):
        favourites.toggle("bow")
    assert "bow" in favourites
