"""The log for other programs: every column in its place, and every pose in JSON."""

import csv
import io
import json
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from guide import paths
from guide.cli import main
from guide.errors import StorageError
from guide.model.side import Side
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome, Practice
from guide.practicelog.table import COLUMNS, write_csv
from guide.practicelog.writer import Writer
from tests.unit.practicelog.made import PIGEON, practice

ROW = {
    "id": "a",
    "started": "2026-11-19T00:10:00+05:30",
    "session": "open-hips",
    "title": "Hips, open",
    "outcome": "left",
    "planned_ms": "1200001",
    "practised_ms": "600002",
    "length_ms": "1300003",
    "position_ms": "700004",
    "step": "8.1",
    "side": "left",
    "note": 'Left hip, "tight".\nThen less.',
}


@pytest.fixture
def one() -> Practice:
    return replace(
        practice(),
        session="open-hips",
        title="Hips, open",
        started=datetime(2026, 11, 19, 0, 10, 0, 123_000, timezone(timedelta(hours=5, minutes=30))),
        planned=1_200_001,
        practised=600_002,
        length=1_300_003,
        position=700_004,
        outcome=Outcome.LEFT,
        side=Side.LEFT,
    )


def keep(*practices: Practice) -> None:
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        for each in practices:
            log.write(each)


def test_each_column_of_the_table_has_its_own_value(one: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    keep(one)
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.set_note("a", ROW["note"])
    assert main(["log", "--csv"]) == 0
    table = csv.reader(io.StringIO(capsys.readouterr().out))
    assert list(table) == [list(ROW), list(ROW.values())]


def test_what_a_practice_lacks_is_an_empty_cell_and_null(one: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    keep(replace(one, step="", side=None, outcome=Outcome.UNDER_WAY, poses=()))
    assert main(["log", "--csv"]) == 0
    (cells,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (cells["step"], cells["side"], cells["outcome"], cells["note"]) == ("", "", "under way", "")
    assert main(["log", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["step"], told["side"], told["poses"]) == (None, None, [])


def test_json_has_the_columns_the_choices_and_every_pose(one: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    keep(one)
    assert main(["log", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert list(told) == [*COLUMNS, "options", "poses"]
    assert told["options"] == {"choices": {"legs": "neutral"}, "target_ms": None}
    assert told["poses"][0] == {
        "step": "8.1",
        "pose": "pigeon",
        "variant": "blanket",
        "name": "Pigeon",
        "side": "right",
        "planned_ms": PIGEON.planned,
        "held_ms": PIGEON.held,
        "planned_count": 7,
        "count": 6,
        "unit": "breaths",
    }


def test_the_newest_is_printed_first(one: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    keep(one, replace(one, id="b", title="Later", started=one.started + timedelta(days=1)))
    assert main(["log"]) == 0
    assert [line.rpartition("  ")[2] for line in capsys.readouterr().out.splitlines()] == ["Later", "Hips, open"]
    assert main(["log", "--csv"]) == 0
    assert [row["id"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ["b", "a"]


def test_a_damaged_log_is_told_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    file = paths.data_folder() / FILE_NAME
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a database at all" * 400)
    assert main(["log", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert "damaged" in err


def test_a_pose_that_is_left_out_on_the_way_is_no_longer_in_the_log(one: Practice) -> None:
    first, left_out, last = (replace(PIGEON, step=step, pose=step, held=0) for step in ("1", "2", "3"))
    held = replace(last, held=60_000)
    keep(replace(one, poses=(first, left_out, last)), replace(one, poses=(first, held)))
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        assert log.practices()[0].poses == (first, held)
        log.write(replace(one, poses=()))
        assert log.practices()[0].poses == ()


def test_a_table_on_disk_is_the_one_that_is_printed(
    one: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(one)
    main(["log", "--csv"])
    write_csv([one], tmp_path / "log.csv")
    assert (tmp_path / "log.csv").read_text(encoding="utf-8") == capsys.readouterr().out
    with pytest.raises(StorageError, match="Try another place"):
        write_csv([one], tmp_path / "nowhere" / "log.csv")


def test_what_is_settled_is_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    writer = Writer(file)
    assert writer.settle(0), "there is nothing to wait for"
    for number in range(5):
        writer.put(practice("a", practised=number))
        assert writer.settle()
        with closing(Log(file, to_read=True)) as log:
            assert [one.practised for one in log.practices()] == [number]
    writer.drop("a")
    assert writer.settle()
    with closing(Log(file, to_read=True)) as log:
        assert log.practices() == ()
    writer.close()
