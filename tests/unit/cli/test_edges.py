"""What a script or a slip may hand to a call: empty and endless names, places that are not there, odd outputs."""

import io
import json
from pathlib import Path

import pytest

from guide.cli import main
from guide.cli.answers import print_json
from guide.cli.household import Household

ENDLESS = 300 * "a"
SESSION = "format: 1\ntitle: Tiny\nsteps:\n  - say: Śavāsana.\n"


@pytest.mark.parametrize(
    "words",
    [("",), ("window", ""), ("export", "locust", ""), ("export", "locust", "a.wav", "--captions", ""), ("check", "")],
)
def test_an_empty_name_is_wrong_usage(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main(words)
    assert usage.value.code == 2
    assert "usage: guide" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("timeline", ENDLESS), ("play", ENDLESS, "--no-window")])
def test_a_name_longer_than_any_file_s_is_no_session(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    told = capsys.readouterr().err
    assert told.startswith("There is no session “aaa")
    assert len(told) < 120


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "locust", "{0}/a.wav", "--captions", "{0}/nowhere/a.vtt"), "nowhere does not exist"),
        (("export", "locust", "{0}/a.wav", "--captions", "{0}/folder.vtt"), "folder.vtt is a folder"),
        (("figure", "locust", "{0}/nowhere/a.png"), "nowhere does not exist"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told_before_anything_is_made(
    words: tuple[str, ...],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "folder.vtt").mkdir()
    monkeypatch.setattr(Household, "__init__", lambda _: pytest.fail("something was read"))
    assert main([word.format(tmp_path) for word in words]) == 1
    assert told in capsys.readouterr().err


def test_a_file_that_is_named_twice_is_checked_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(SESSION, encoding="utf-8")
    assert main(["check", str(tmp_path), str(file)]) == 0
    assert capsys.readouterr().out == "No problems in 1 session.\n"


@pytest.mark.parametrize(("encoding", "spelt"), [("utf-8", "Śavāsana"), ("cp1252", r"\u015a"), ("ascii", r"\u015a")])
def test_json_is_json_whatever_the_output_can_spell(encoding: str, spelt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    monkeypatch.setattr("sys.stdout", stream)
    print_json({"say": "“Śavāsana”"})
    stream.flush()
    written = raw.getvalue().decode("utf-8")
    assert json.loads(written) == {"say": "“Śavāsana”"}
    assert spelt in written


def test_a_name_that_is_no_text_keeps_json_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape")
    monkeypatch.setattr("sys.stdout", stream)
    print_json([name := "bad\udcff.yaml"])
    stream.flush()
    assert json.loads(raw.getvalue().decode("utf-8")) == [name]
