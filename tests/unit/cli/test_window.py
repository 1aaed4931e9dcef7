"""The word after `guide`, where it is neither a command nor a file."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from guide import paths
from guide.cli import main, window
from guide.settings import FILE_NAME, Settings

NO_DISPLAY = "There is no display"


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["fligure"], "There is no command “fligure” — did you mean “figure”?"),
        (["briddge"], "There is no session “briddge” — did you mean “bridge”?"),
        (["nowhere.yaml"], "nowhere.yaml: There is no such file."),
        (["play", "briddge"], "There is no session “briddge” — did you mean “bridge”?"),
        (["bridge"], NO_DISPLAY),
        (["play", "bridge"], NO_DISPLAY),
        ([], NO_DISPLAY),
    ],
)
def test_a_mistyped_word_is_told_before_a_missing_display(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.usefixtures("no_display")
def test_a_file_named_like_a_command_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("figur").touch()
    assert main(["figur"]) == 1
    assert capsys.readouterr().err.startswith(NO_DISPLAY)


def test_a_mistyped_command_opens_no_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(window, "load_app", lambda: pytest.fail("a window was opened"))
    assert main(["voises"]) == 1
    assert "did you mean “voices”?" in capsys.readouterr().err


def test_a_session_that_is_called_nearly_as_a_command_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "voises.yaml").write_text("format: 1\ntitle: Voises\nsteps:\n  - say: Hum.\n", encoding="utf-8")
    Settings.load(paths.config_folder() / FILE_NAME).set("sessions_folder", str(tmp_path))
    opened: list[str | None] = []

    def run(name: str | None) -> int:
        opened.append(name)
        return 0

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(window, "load_app", lambda: SimpleNamespace(run=run))
    assert main(["voises"]) == 0
    assert opened == ["voises"]


def test_a_mistyped_command_with_more_words_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main(["fligure", "bridge", "out.png"])
    assert usage.value.code == 2
    assert "no command or file “fligure” — did you mean “figure”?" in capsys.readouterr().err
