from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from guide.settings import Settings
from guide.ui.music_field import MusicField
from guide.ui.theme import Theme

Open = Callable[[], MusicField]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def open_field(qtbot: QtBot, theme: Theme, settings: Settings) -> Open:
    def opened() -> MusicField:
        field = MusicField(theme, settings)
        qtbot.addWidget(field)
        field.show()
        return field

    return opened


def entries(field: MusicField) -> list[str]:
    return [field.itemText(row) for row in range(field.count())]


def pick(field: MusicField, label: str) -> None:
    """Choose an entry as by hand."""
    row = entries(field).index(label)
    field.setCurrentIndex(row)
    field.activated.emit(row)


def kept(settings: Settings) -> tuple[str, bool]:
    again = Settings.load(settings.file)
    return again.text("music_folder"), again.flag("music")


def test_at_first_there_is_none(open_field: Open) -> None:
    field = open_field()
    assert entries(field) == ["No music", "Choose a folder…", "Choose files…"]
    assert field.currentText() == "No music"


def test_a_folder_is_chosen_played_and_put_aside(
    open_field: Open, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Calm piano"
    folder.mkdir()
    field = open_field()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    pick(field, "Choose a folder…")
    assert kept(settings) == (str(folder), True)
    assert field.currentText() == "Calm piano"
    pick(field, "No music")
    assert kept(settings) == (str(folder), False)
    pick(field, "Calm piano")
    assert kept(settings) == (str(folder), True)


def test_files_are_chosen(
    open_field: Open, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(tmp_path / name) for name in ("a.mp3", "b.ogg")]
    field = open_field()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    pick(field, "Choose files…")
    assert kept(settings) == ("\n".join(files), True)
    assert field.currentText() == "Your 2 files"


@pytest.mark.parametrize("label", ["Choose a folder…", "Choose files…"])
def test_a_dialog_that_is_cancelled_changes_nothing(
    open_field: Open, settings: Settings, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    field = open_field()
    pick(field, label)
    assert kept(settings) == ("", False)
    assert field.currentText() == "No music"


def test_music_that_is_not_there_says_so(open_field: Open, settings: Settings, tmp_path: Path) -> None:
    settings.set("music_folder", str(tmp_path / "Stick"))
    assert "Stick (not there now)" in entries(open_field())


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_walking_over_the_closed_list_opens_no_dialog(
    qtbot: QtBot, open_field: Open, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    for dialog in ("getExistingDirectory", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_: pytest.fail("a dialog was opened"))
    field = open_field()
    qtbot.keyClick(field, key)
    assert field.view().isVisible()
    assert field.currentText() == "No music"
    field.hidePopup()


def test_a_change_made_elsewhere_is_shown(open_field: Open, settings: Settings, tmp_path: Path) -> None:
    field = open_field()
    settings.set("music_folder", str(tmp_path))
    settings.set("music", True)
    assert field.currentText() == tmp_path.name


def test_what_cannot_be_kept_is_in_force_and_said(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in the way").write_text("a file, not a folder")
    settings = Settings(tmp_path / "in the way" / "settings.json")
    field = MusicField(theme, settings)
    qtbot.addWidget(field)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(field.failed):
        pick(field, "Choose a folder…")
    assert settings.flag("music")
