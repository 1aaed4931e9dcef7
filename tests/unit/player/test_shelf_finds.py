"""Sessions by their id or their file, one's own before those that come with the app."""

from pathlib import Path

import pytest

from guide.errors import InputError
from guide.player.shelf import Shelf
from guide.settings import Settings

OWN = "format: 1\ntitle: My own bridge\nsteps:\n  - pose: bridge\n    hold: 5 breaths\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


@pytest.fixture
def shelf(tmp_path: Path, folder: Path) -> Shelf:
    settings = Settings(tmp_path / "settings.json")
    settings.set("sessions_folder", str(folder))
    return Shelf(settings)


def test_one_s_own_session_comes_before_a_shipped_one_of_the_same_id(shelf: Shelf, folder: Path) -> None:
    assert shelf.session("bridge").title != "My own bridge"
    (folder / "bridge.yaml").write_text(OWN, encoding="utf-8")
    assert shelf.session("bridge").title == "My own bridge"
    assert shelf.find("bridge") == folder / "bridge.yaml"
    assert shelf.files()[0] == folder / "bridge.yaml"
    assert shelf.find("brid") is None


@pytest.mark.parametrize("name", ["one.yaml", "one.yml", "one"])
def test_a_file_is_read_whatever_it_is_called(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).write_text(OWN, encoding="utf-8")
    assert shelf.session(str(tmp_path / name)).title == "My own bridge"
    monkeypatch.chdir(tmp_path)
    assert shelf.session(name).title == "My own bridge"


@pytest.mark.parametrize("name", ["gone.yaml", "gone.yml", "here/gone", "here\\gone"])
def test_a_name_that_looks_like_a_file_is_no_mistyped_id(shelf: Shelf, name: str) -> None:
    with pytest.raises(InputError) as told:
        shelf.session(name)
    assert str(told.value) == f"{Path(name)}: There is no such file."


def test_a_mistyped_id_is_told_with_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(InputError, match=r"There is no session “bridg” — did you mean “bridge”\?"):
        shelf.session("bridg")


def test_only_the_errors_of_a_broken_file_are_told(shelf: Shelf, folder: Path) -> None:
    (folder / "broken.yaml").write_text(OWN.replace("bridge\n", "bridg\n"), encoding="utf-8")
    with pytest.raises(InputError) as told:
        shelf.session("broken")
    assert [line.partition("Unknown pose")[1] for line in str(told.value).splitlines()] == ["Unknown pose"]


def test_the_folders_are_looked_at_once_for_all_that_a_file_includes(
    shelf: Shelf, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "many.yaml"
    file.write_text("format: 1\ntitle: Many\nsteps:\n" + "  - include: bridge\n" * 20, encoding="utf-8")
    files, looks = shelf.files(), []

    def look() -> tuple[Path, ...]:
        looks.append(1)
        return files

    monkeypatch.setattr(shelf, "files", look)
    assert shelf.read(file).session is not None
    assert len(looks) == 1
