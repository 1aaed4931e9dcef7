from pathlib import Path

import pytest

from guide.errors import StorageError
from guide.ui.library.copying import copy_to


def test_a_copy_takes_the_next_free_name_and_overwrites_nothing(tmp_path: Path) -> None:
    original = tmp_path / "bridge.yaml"
    original.write_text("title: Bridge\n")
    folder = tmp_path / "deep" / "own"
    copies = [copy_to(folder, original) for _ in range(3)]
    assert [copy.name for copy in copies] == ["bridge.yaml", "bridge-2.yaml", "bridge-3.yaml"]
    assert {copy.read_text() for copy in copies} == {"title: Bridge\n"}


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "own"
    in_the_way.write_text("a file")
    original = tmp_path / "bridge.yaml"
    original.write_text("title: Bridge\n")
    with pytest.raises(StorageError, match=r"could not be copied.*Choose another folder"):
        copy_to(in_the_way, original)
