"""A call from its words to its exit code, in this process."""

import argparse
import errno
import gc
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from guide import __version__
from guide.cli import listing, main, window
from guide.cli.household import Household
from guide.timeline.options import Options

Run = Callable[[argparse.Namespace], int]


class Opened(NamedTuple):
    """A session that the window was opened on."""

    name: str | None
    options: Options | None = None
    starts: bool = False


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """What the window was opened with; none is opened."""
    opened: list[Opened] = []

    def run(name: str | None, options: Options | None = None, *, starts: bool = False, **_: object) -> int:
        opened.append(Opened(name, options, starts))
        return 0

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(window, "load_app", lambda: SimpleNamespace(run=run))
    return opened


def failing(error: BaseException) -> Run:
    def run(_arguments: argparse.Namespace) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ([], None),
        (["bridge"], "bridge"),
        (["window", "bridge"], "bridge"),
        (["window"], None),
        (["nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_a_bare_call_opens_the_window_on_what_it_names(
    opened: list[Opened], words: list[str], file: str | None
) -> None:
    assert main(words) == 0
    assert opened == [Opened(file)]


def test_play_starts_in_the_window_with_the_options_of_the_call(opened: list[Opened]) -> None:
    assert main(["play", "bridge", "--minutes", "5", "--choose", "legs=neutral"]) == 0
    ((name, options, starts),) = opened
    assert (name, starts) == ("bridge", True)
    assert options is not None
    assert (options.target, options.choices) == (300_000, {"legs": "neutral"})


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(
    opened: list[Opened], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", platform)
    assert main([]) == 0
    assert opened


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_display_will_do(opened: list[Opened], monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "something" if name == display else "")
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 0
    assert opened


def test_a_file_that_is_there_needs_no_reading_before_the_window(
    opened: list[Opened], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.touch()
    monkeypatch.setattr("guide.cli.household.Household", lambda: pytest.fail("the library would have to wait"))
    assert main([str(file)]) == 0
    assert opened == [Opened(str(file))]


def test_the_app_is_loaded_without_a_look_for_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setattr("guide.ui.plain_imports.keep_imports_plain", lambda: None)
    try:
        assert callable(window.load_app().run)
        assert not gc.isenabled()
    finally:
        gc.enable()
        signal.signal(signal.SIGINT, signal.default_int_handler)


def test_the_version_and_the_help_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    for word, told in (("--version", f"guide {__version__}\n"), ("-h", "usage: guide [-h]")):
        with pytest.raises(SystemExit) as usage:
            main([word])
        assert not usage.value.code
        assert capsys.readouterr().out.startswith(told)


@pytest.mark.parametrize("words", [["--"], ["--json"], ["log", "--json", "--csv"], ["figure"], ["check"], ["play"]])
def test_a_call_that_asks_for_nothing_or_for_too_much_is_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as usage:
        main(words)
    assert usage.value.code == 2
    assert "usage: guide" in capsys.readouterr().err


def test_a_file_with_more_words_is_still_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.touch()
    with pytest.raises(SystemExit):
        main([str(file), "--fast"])
    assert "unrecognized arguments: --fast" in capsys.readouterr().err


def test_the_exit_code_is_the_command_s(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in (0, 1):
        monkeypatch.setattr(listing, "run", lambda _, code=code: code)
        assert main(["poses"]) == code


def test_a_call_that_is_interrupted_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(listing, "run", failing(KeyboardInterrupt()))
    assert main(["list"]) == 1
    assert capsys.readouterr() == ("", "")


DROPPED = """
import weakref
from threading import Event
from guide import __main__
from guide.cli import listing

class Module:
    pass

def interrupted(_gone):
    raise KeyboardInterrupt

def listed(_arguments):
    module = Module()
    watched = weakref.ref(module, interrupted)
    del module
    try:
        Event().wait(20)
        print("It went on.")
    finally:
        print("It was tidied up.")
    return 0

listing.run = listed
raise SystemExit(__main__.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it ends at once there")
def test_an_interrupt_that_python_would_forget_ends_a_call_in_good_order_too() -> None:
    command = [sys.executable, "-c", DROPPED, "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "It was tidied up.\n", "")


def test_a_reader_that_has_read_enough_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(listing, "run", failing(BrokenPipeError(errno.EPIPE, "Broken pipe")))
    assert main(["list"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "This could not be done: No space left on device.\n"),
        (
            PermissionError(errno.EACCES, "Permission denied", "/music/a.wav"),
            "This could not be done: Permission denied (/music/a.wav).\n",
        ),
    ],
)
def test_what_the_system_refuses_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, sentence: str
) -> None:
    monkeypatch.setattr(listing, "run", failing(error))
    assert main(["list"]) == 1
    assert capsys.readouterr() == ("", sentence)


@pytest.mark.parametrize("error", [ZeroDivisionError("division by zero"), OSError("a stream was closed twice")])
def test_a_bug_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_folders: Path, error: Exception
) -> None:
    monkeypatch.setattr(listing, "run", failing(error))
    assert main(["list"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Please report it" in err
    (log,) = own_folders.glob("state/**/*.log")
    assert str(log) in err
    assert f"{error!s}" in log.read_text(encoding="utf-8")


class FullDisk(StringIO):
    """An output that takes words in and fails when they are to be written."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_is_full_is_found_before_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert main(["log"]) == 1
    assert capsys.readouterr().err == "This could not be done: No space left on device.\n"


def test_an_app_without_a_console_has_no_output_to_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["log"]) == 0


@pytest.mark.parametrize(("encoding", "spelt"), [("ascii", b"?"), ("utf-8", b"caf\xe9".removeprefix(b"caf"))])
def test_a_letter_that_the_terminal_does_not_have_is_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, encoding: str, spelt: bytes
) -> None:
    file = tmp_path / "out"
    with file.open("wb") as raw:
        stdout = TextIOWrapper(raw, encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stdout)
        assert main(["check", str(tmp_path / b"caf\xe9.yaml".decode(errors="surrogateescape"))]) == 1
        stdout.flush()
        stdout.detach()
    assert b"caf" + spelt in file.read_bytes()


def test_damaged_settings_are_told_beside_the_answer(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Household().settings.file
    assert settings.is_relative_to(own_folders)
    settings.parent.mkdir(parents=True)
    settings.write_text('{"rate": "fast"}', encoding="utf-8")
    Household()
    assert capsys.readouterr() == ("", "The setting “rate” could not be read and is back at its default.\n")
