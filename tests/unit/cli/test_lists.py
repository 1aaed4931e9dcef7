"""The lists, as a person reads them."""

import json
from pathlib import Path

import pytest

from guide import paths
from guide.cli import main
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue
from guide.settings import FILE_NAME
from guide.speech import voices
from guide.speech.voice import Voice

OWN = "format: 1\ntitle: My own bridge\nsteps:\n  - pose: bridge\n    hold: 5 breaths\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One's own sessions: one that is sound, one that is not, and one that says not even what it is called."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.yaml").write_text(OWN, encoding="utf-8")
    (folder / "broken.yaml").write_text(OWN.replace("5 breaths", "many").replace("My own", "Half a"), encoding="utf-8")
    (folder / "nameless.yaml").write_text("format: 1\n", encoding="utf-8")
    settings = paths.config_folder() / FILE_NAME
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"sessions_folder": str(folder)}), encoding="utf-8")
    return folder


def test_sessions_have_their_length_and_their_file_and_a_broken_one_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert [rows[name]["title"] for name in ("mine", "broken", "nameless")] == [
        "My own bridge",
        "Half a bridge",
        "nameless",
    ]
    assert rows["mine"]["duration_ms"] > 30_000
    assert (rows["mine"]["problems"], rows["broken"]["duration_ms"]) == ([], None)
    assert rows["broken"]["problems"][0]["file"] == str(folder / "broken.yaml")
    assert main(["list"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert set(lines) == set(rows)
    seconds = rows["mine"]["duration_ms"] // 1_000
    assert f"  {seconds // 60}:{seconds % 60:02d}  " in lines["mine"]
    assert "  Half a bridge " in lines["broken"]
    assert "needs a second look: guide check" in lines["broken"]
    starts = {line.index(rows[name]["file"]) for name, line in lines.items()}
    assert len(starts) == 1, "the columns stand under one another"
    assert all(line.endswith(".yaml") for line in lines.values())


def test_poses_have_their_names_and_what_the_catalogue_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["poses"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split() == ["locust", "Locust", "Salabhasana"] for line in lines)
    assert main(["poses", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert len(rows) == len(lines)
    assert list(rows["pigeon"]) == [
        "id", "name", "sanskrit", "pronounce", "variants", "works", "stretches", "cautions", "props",
    ]  # fmt: skip
    assert "folded" in rows["pigeon"]["variants"]
    catalogue, _ = read_catalogue(asset())
    for pose in catalogue.poses.values():
        row, known = rows[pose.id], (pose.works, pose.stretches, pose.cautions, pose.props)
        assert tuple(tuple(row[name]) for name in ("works", "stretches", "cautions", "props")) == known


def test_sessions_are_as_long_as_they_are_at_one_s_own_breath(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def length() -> int:
        assert main(["list", "--json"]) == 0
        return next(int(row["duration_ms"]) for row in json.loads(capsys.readouterr().out) if row["id"] == "mine")

    usual = length()
    slow = {"sessions_folder": str(folder), "inhale_seconds": 9, "exhale_seconds": 9}
    (paths.config_folder() / FILE_NAME).write_text(json.dumps(slow), encoding="utf-8")
    assert length() > usual


def test_a_voice_that_is_not_there_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Voice("good:one", "One", "en-US", "female")
    gone = Voice("good:gone", "Gone", "de", None, installed=False, hint="Install it")
    monkeypatch.setattr(voices, "available", lambda: (there, gone))
    monkeypatch.setattr(voices, "more", lambda: ("More voices in town.",))
    assert main(["voices"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "good:one   One   en-US",
        "good:gone  Gone  de     not installed: Install it",
        "",
        "More voices in town.",
    ]
    assert main(["voices", "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        "id": "good:one", "name": "One", "language": "en-US", "gender": "female", "installed": True, "hint": "",
    }  # fmt: skip
    assert (second["installed"], second["gender"], second["hint"]) == (False, None, "Install it")
