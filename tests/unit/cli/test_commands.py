"""Commands from end to end in this process: the plain voice, the real reader, compiler, mixer and player."""

import json
import threading
import time
from contextlib import closing
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import paths
from guide.audio.outputs.null import NullOutput
from guide.cli import main
from guide.cli.household import Household
from guide.cli.terminal import GO_ON, GOES_ON
from guide.errors import InputError
from guide.model.units import MINUTE
from guide.player.lesson import Lesson
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome
from guide.settings import FILE_NAME as SETTINGS

VOICE = ("--voice", "espeak:en-us")
TINY = """\
format: 1
title: Tiny “one”
breath: {inhale: 1 s, exhale: 1 s}
cautions: []
steps:
  - pose: warrior-1
    sides: [right]
    arrive: [Step your foot forward.]
    enter: {say: Arms up.}
    during: []
    leave: {say: Arms down.}
    hold: 2-3 breaths
"""
WORDY = TINY.replace(
    "during: []",
    "during: [{at: 1, say: Let the head grow heavy and the neck long and the back wide with each breath you take.}]",
)
BROKEN = "format: 1\ntitle: Broken\nsteps:\n  - pose: locst\n    hold: 5 breaths\n"


@pytest.fixture(autouse=True)
def kept_clips(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cache for all calls of this file: each cue is spoken once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "commands-cache"))


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    return written(tmp_path / "tiny.yaml", TINY)


def written(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    return str(file)


def settle(**settings: object) -> None:
    """Write the person's settings."""
    file = paths.config_folder() / SETTINGS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(settings), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main([*words, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_the_settings_hold_where_the_call_does_not_say_otherwise(capsys: pytest.CaptureFixture[str], tiny: str) -> None:
    settle(inhale_seconds=2, exhale_seconds=3, guidance="names")

    def lengths(*words: str) -> set[object]:
        events = told(capsys, "timeline", tiny, *VOICE, *words)["events"]
        assert isinstance(events, list)
        return {event["duration_ms"] for event in events if event["kind"] == "breath"}

    assert lengths() == {2_000, 3_000}
    assert lengths("--pace", "4/5") == {4_000, 5_000}
    options = told(capsys, "timeline", tiny, *VOICE)["options"]
    assert isinstance(options, dict)
    assert options["guidance"] == "names"
    options = told(capsys, "timeline", tiny, *VOICE, "--guidance", "silent")["options"]
    assert isinstance(options, dict)
    assert options["guidance"] == "silent"


def test_quotes_of_a_title_stay_as_they_are_written(capsys: pytest.CaptureFixture[str], tiny: str) -> None:
    assert main(["timeline", tiny, *VOICE, "--json"]) == 0
    assert "“one”" in capsys.readouterr().out
    broken = written(Path(tiny).with_name("broken.yaml"), BROKEN)
    assert main(["check", broken, "--json"]) == 1
    assert "“locst”" in capsys.readouterr().out


def test_one_error_among_warnings_is_a_failure_and_warnings_alone_are_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Household, "narrator", lambda *_: pytest.fail("no voice was asked for"))
    wordy, broken = written(tmp_path / "wordy.yaml", WORDY), written(tmp_path / "broken.yaml", BROKEN)
    assert main(["check", wordy]) == 0
    (warning,) = capsys.readouterr().out.splitlines()
    assert warning.startswith(f"{wordy}:6:5: warning: ")
    assert warning.endswith("(at steps[0].hold)")
    for files in ((wordy, broken), (broken, wordy)):
        assert main(["check", *files, "--json"]) == 1
        told = {problem["file"]: problem for problem in json.loads(capsys.readouterr().out)}
        assert {file: problem["severity"] for file, problem in told.items()} == {wordy: "warning", broken: "error"}
        assert (told[broken]["line"], told[broken]["column"], told[broken]["path"]) == (4, 11, "steps[0].pose")


@pytest.mark.parametrize(("name", "better"), [("tiny.yaml.txt", "tiny.yaml"), ("tiny.txt", "tiny.yaml")])
def test_a_name_that_the_library_passes_over_is_warned_of(
    name: str, better: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["check", written(tmp_path / name, TINY)]) == 0
    (warning,) = capsys.readouterr().out.splitlines()
    assert "warning: " in warning
    assert warning.endswith(f": rename this one to {better}.")


def test_the_voice_measures_what_is_too_long_for_its_hold(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    settle(voice="espeak:en-us")
    wordy = written(tmp_path / "wordy.yaml", WORDY)

    def late() -> str:
        return capsys.readouterr().out.partition("The words are ")[2]

    assert main(["check", wordy]) == 0
    estimated = late()
    assert main(["check", wordy, "--voice"]) == 0
    assert late() not in ("", estimated)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("a.xyz",), "a.xyz must end in one of .wav, .flac, .ogg, .mp3; for captions alone, .vtt or .srt.\n"),
        (("a.srt", "--tracks", "voice"), "a.srt holds captions, and no sound: leave “--tracks” out.\n"),
        (("nowhere/a.srt",), "The folder nowhere does not exist"),
        (("a.wav", "--captions", "a.txt"), "a.txt must end in .vtt or .srt.\n"),
    ],
)
def test_a_format_that_cannot_be_written_is_told_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert main(["export", "nowhere", *words]) == 1
    assert capsys.readouterr().err.startswith(sentence)


def test_an_export_is_as_loud_as_the_settings_and_says_what_it_wrote(
    capsys: pytest.CaptureFixture[str], tiny: str, tmp_path: Path
) -> None:
    def export(name: str, *words: str) -> np.ndarray:
        file = tmp_path / name
        assert main(["export", tiny, str(file), *VOICE, *words]) == 0
        assert capsys.readouterr().out == f"{file}: Tiny “one”, {length}\n"
        samples, _ = soundfile.read(file, dtype="float32", always_2d=True)
        return np.asarray(samples)

    duration = told(capsys, "timeline", tiny, *VOICE)["duration_ms"]
    assert isinstance(duration, int)
    length = f"{duration // 60_000}:{duration // 1_000 % 60:02d}"
    whole = export("whole.wav")
    assert whole.shape[0] == duration * 48
    settle(voice_volume=0, bell_volume=0, breath_volume=0)
    assert not export("silent.wav").any()
    settle(voice_volume=0.5, bell_volume=0)
    half = export("half.wav", "--tracks", "voice,bells")
    settle(voice_volume=1.0)
    captions = tmp_path / "voice.vtt"
    voice = export("voice.wav", "--tracks", "voice", "--captions", str(captions))
    first_words = 48 * 500
    assert whole[:first_words].any(), "the bell of the start"
    assert not voice[:first_words].any()
    assert captions.read_text(encoding="utf-8").startswith("WEBVTT")
    assert np.abs(half).max() == pytest.approx(np.abs(voice).max() / 2, rel=0.01)


def test_captions_alone_are_those_that_come_with_the_sound(
    capsys: pytest.CaptureFixture[str], tiny: str, tmp_path: Path
) -> None:
    sound, beside, alone, other = (tmp_path / name for name in ("a.wav", "beside.srt", "alone.SRT", "other.vtt"))
    assert main(["export", tiny, str(sound), "--captions", str(beside), *VOICE]) == 0
    capsys.readouterr()
    assert main(["export", tiny, str(alone), "--captions", str(other), *VOICE]) == 0
    assert capsys.readouterr().out.startswith(f"{alone}: Tiny “one”, ")
    assert alone.read_bytes() == beside.read_bytes() != b""
    assert other.read_text(encoding="utf-8").startswith("WEBVTT")
    assert {file.name for file in tmp_path.iterdir()} == {
        Path(tiny).name,
        "a.wav",
        *(file.name for file in (beside, alone, other)),
    }


def test_a_voice_that_left_words_unsaid_is_told_of_once_it_has_gone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = "Step your foot forward."
    unreadable = written(tmp_path / "odd.yaml", TINY.replace(words, "ॐ ॐ ॐ"))
    assert main(["timeline", unreadable, *VOICE]) == 0
    out, err = capsys.readouterr()
    assert "ॐ" in out
    assert "ॐ" in err
    assert len(err.splitlines()) == len(set(err.splitlines()))


class Terminal(StringIO):
    """A keyboard on which nobody types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "screen"),
    [
        (Terminal(), {"FORCE_COLOR": ""}),
        (StringIO(), {"FORCE_COLOR": "1"}),
        (Terminal(), {"FORCE_COLOR": "1", "TERM": "dumb"}),
    ],
)
def test_a_practice_where_nobody_sits_is_played_to_its_end_in_plain_lines_and_logged(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stdin: StringIO,
    screen: dict[str, str],
) -> None:
    """On a silent device whose seconds pass twelve times as fast.

    Its keyboard or its screen is no terminal's, or a terminal's that cannot take back a line, as within Emacs.
    """
    monkeypatch.setattr("sys.stdin", stdin)
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    short = written(tmp_path / "short.yaml", TINY.replace("2-3 breaths", "1 breath"))
    settle(get_ready_seconds=1)
    silence = NullOutput(lambda: time.monotonic() * 12, times_as_fast=12)
    monkeypatch.setattr("guide.player.sound.DeviceOutput", lambda _name: silence)
    assert main(["play", short, "--no-window", *VOICE]) == 0
    captions = [line.partition("  ")[2] for line in capsys.readouterr().out.splitlines()]
    assert captions[:-1] == ["Step your foot forward.", "Arms up.", "Arms down."]
    with closing(Log(paths.data_folder() / FILE_NAME, to_read=True)) as log:
        (practice,) = log.practices()
    assert (practice.title, practice.outcome, practice.file) == ("Tiny “one”", Outcome.FINISHED, short)
    assert practice.position == practice.planned == practice.length
    assert "null output" not in {thread.name for thread in threading.enumerate()}, "the device is let go"


@pytest.mark.parametrize(
    ("stdin", "colours", "go_on"),
    [(Terminal(), "1", GO_ON), (Terminal(), "", GOES_ON), (StringIO(), "1", GOES_ON)],
)
def test_who_sits_at_a_terminal_is_told_a_key_to_go_on_by(  # noqa: PLR0913, PLR0917 - two cases and their surroundings
    capsys: pytest.CaptureFixture[str],
    tiny: str,
    monkeypatch: pytest.MonkeyPatch,
    stdin: StringIO,
    colours: str,
    go_on: str,
) -> None:
    def begin(*_: object, **wishes: object) -> None:
        begun.update(wishes)
        raise InputError("That is enough.")

    begun: dict[str, object] = {}
    settle(get_ready_seconds=7)
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setenv("FORCE_COLOR", colours)
    monkeypatch.setattr("guide.player.sound.DeviceOutput", lambda _name: NullOutput())
    monkeypatch.setattr("guide.cli.play.Player", begin)
    assert main(["play", tiny, "--no-window", *VOICE]) == 1
    assert capsys.readouterr().err == "That is enough.\n"
    assert (begun["go_on"], begun["get_ready"]) == (go_on, 7_000)


def test_a_length_out_of_reach_is_told_before_a_voice_is_made(
    capsys: pytest.CaptureFixture[str], tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Household, "narrator", lambda *_: pytest.fail("a voice was made"))
    assert main(["play", tiny, "--no-window", "--minutes", "0.05"]) == 1
    assert "takes between" in capsys.readouterr().err


def test_a_length_is_judged_by_the_voice_and_not_by_an_estimate(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Let the head grow heavy and the neck long and the back wide and the breath deep and the belly soft."
    talkative = written(tmp_path / "talkative.yaml", TINY.replace("steps:\n", f"steps:\n  - say: {words}\n"))
    household = Household()
    estimated = Lesson(household.shelf.session(talkative), household.shelf.catalogue).estimate().duration
    settle(rate=1.3)
    quick = told(capsys, "timeline", talkative, *VOICE)["duration_ms"]  # its usual length is its shortest
    assert isinstance(quick, int)
    assert quick < estimated
    assert told(capsys, "timeline", talkative, *VOICE, "--minutes", str(quick / MINUTE))["duration_ms"] == quick
    settle(rate=0.7)
    monkeypatch.setattr("guide.cli.play.Player", lambda *_, **__: pytest.fail("it was played longer than asked for"))
    assert main(["play", talkative, "--no-window", *VOICE, "--minutes", str(estimated / MINUTE)]) == 1
    assert "takes between" in capsys.readouterr().err
