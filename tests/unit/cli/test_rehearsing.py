"""`guide play --rehearse`: four times as fast, without sound, in the terminal and in the window."""

import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from guide import paths
from guide.cli import main, play, window
from guide.cli.household import Household
from guide.model.breath import BreathPattern
from guide.player.rehearsing import TIMES_AS_FAST
from guide.practicelog.log import FILE_NAME
from guide.timeline.options import Options

SHORT = """\
format: 1
title: Short
breath: {inhale: 1 s, exhale: 1 s}
steps:
  - say: Begin.
  - say: Go on.
"""
PATIENCE = 20.0
SLACK = 1.5


@pytest.fixture
def short(tmp_path: Path) -> str:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT, encoding="utf-8")
    return str(file)


def test_a_rehearsal_in_the_terminal_is_quick_silent_and_not_logged(
    short: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(play, "deck_of", lambda *_: pytest.fail("a sound device was asked for"))
    began = time.monotonic()
    assert main(["play", short, "--no-window", "--rehearse", "--voice", "espeak:en-us"]) == 0
    taken = time.monotonic() - began
    first, *captions, done = capsys.readouterr().out.splitlines()
    assert first == f"A rehearsal, {TIMES_AS_FAST} times as fast, without sound. It is not logged."
    assert [line.partition("  ")[2] for line in captions] == ["Begin.", "Go on."]
    minutes, seconds = map(int, done.removeprefix("Done. ").removesuffix(" in all.").split(":"))
    length = 60 * minutes + seconds
    assert length / TIMES_AS_FAST - SLACK < taken < PATIENCE
    assert not (paths.data_folder() / FILE_NAME).exists()


def test_the_window_is_told_to_rehearse_with_the_options_and_the_voice_of_the_call(
    short: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, object] = {}

    def run(name: str, **wishes: object) -> int:
        told.update(wishes, name=name)
        return 0

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(window, "load_app", lambda: SimpleNamespace(run=run))
    assert main(["play", short, "--rehearse", "--pace", "3/4", "--voice", "espeak:en-gb"]) == 0
    options = told.pop("options")
    assert isinstance(options, Options)
    assert options.pace == BreathPattern(3_000, 4_000)
    assert told == {"name": short, "starts": True, "rehearses": True, "voice": "espeak:en-gb"}
    assert main(["play", short]) == 0
    assert (told["rehearses"], told["voice"]) == (False, None)


def test_a_voice_that_is_not_there_is_told_before_a_window_opens(
    short: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(
        window, "load_app", lambda: SimpleNamespace(run=lambda *_, **__: pytest.fail("a window was opened"))
    )
    assert main(["play", short, "--voice", "espeak:en-uss"]) == 1
    assert "did you mean" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("play", "locust", "--rehearse=4"),
        ("play", "--rehearse"),
        ("timeline", "locust", "--rehearse"),
        ("export", "locust", "a.wav", "--rehearse"),
    ],
)
def test_only_play_rehearses_and_only_a_session(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Household, "lesson", lambda *_: pytest.fail("something was read"))
    with pytest.raises(SystemExit) as usage:
        main(words)
    assert usage.value.code == 2
