"""`guide log`, as scripts call it."""

import csv
import io
import json
from contextlib import closing
from datetime import timedelta

import pytest

from guide import paths
from guide.cli import main
from guide.model.units import MINUTE, SECOND
from guide.practicelog.log import FILE_NAME, Log
from tests.unit.practicelog.made import NOON, practice


@pytest.fixture
def _written() -> None:
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(practice())
        log.set_note("a", "Left hip, “tight”.")


@pytest.mark.usefixtures("_written")
def test_the_log_is_printed_for_people_and_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log"]) == 0
    assert "2026-11-18 12:00  20:00 of 20:00  Strong glutes, open hips  “Left hip, “tight”.”" in capsys.readouterr().out
    assert main(["log", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["practised_ms"], row["outcome"], row["side"]) == ("a", 1_200_000, "finished", "right")
    assert (row["step"], row["note"]) == ("8.1", "Left hip, “tight”.")
    assert [(one["pose"], one["side"], one["count"], one["unit"]) for one in row["poses"]] == [
        ("pigeon", "right", 6, "breaths"),
        ("side-steps", None, 5, "rounds"),
    ]
    assert main(["log", "--csv"]) == 0
    (cells,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (cells["started"], cells["note"]) == ("2026-11-18T12:00:00+00:00", "Left hip, “tight”.")


def test_a_note_of_several_lines_is_one_line_for_people_and_whole_for_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(practice())
        log.set_note("a", "Tight.\n\nThen less.")
    assert main(["log"]) == 0
    assert capsys.readouterr().out.endswith("  “Tight. Then less.”\n")
    assert main(["log", "--csv"]) == 0
    (cells,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert cells["note"] == "Tight.\n\nThen less."


def test_the_newest_comes_first_with_what_was_practised_of_what_was_planned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(practice(practised=9 * MINUTE + 59 * SECOND))
        log.write(practice("b", NOON + timedelta(days=1)))
    assert main(["log"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-19 12:00  20:00 of 20:00  Strong glutes, open hips",
        "2026-11-18 12:00   9:59 of 20:00  Strong glutes, open hips",
    ]


def test_an_empty_log_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_look_at_a_log_that_is_not_there_yet_says_so_and_makes_none(capsys: pytest.CaptureFixture[str]) -> None:
    for way in ([], ["--csv"], ["--json"]):
        assert main(["log", *way]) == 0
    assert capsys.readouterr().out.startswith("Nothing has been practised yet.\n")
    assert not paths.data_folder().exists()


def test_a_damaged_log_is_told_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / FILE_NAME).write_bytes(b"no log at all" * 1_000)
    assert main(["log", "--json"]) == 0
    out, told = capsys.readouterr()
    assert json.loads(out) == []
    assert "practice log" in told


def test_a_log_that_cannot_be_opened_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    paths.data_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().write_text("a file where the folder should be")
    assert main(["log"]) == 1
    assert "cannot be used" in capsys.readouterr().err
