"""The store: what is written is read back, whatever happens to the file meanwhile."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from guide.errors import StorageError
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.migrations import MIGRATIONS
from guide.practicelog.opening import open_file
from guide.practicelog.practice import Outcome
from guide.practicelog.writer import Writer
from tests.unit.practicelog.made import NOON, PIGEON, STEPS, practice


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE_NAME


def test_what_is_written_is_read_back_whole(file: Path) -> None:
    there = timezone(timedelta(hours=5, minutes=30))
    late = replace(practice(), started=datetime(2026, 11, 19, 0, 10, 0, 123_000, there), updated=NOON.astimezone(there))
    with closing(Log(file)) as log:
        log.write(late)
    with closing(Log(file)) as log:
        assert log.practices() == (late,)
        assert log.practices()[0].day == late.started.date()
        assert log.notices == ()
    assert [one.name for one in file.parent.iterdir()] == [FILE_NAME]


def test_a_practice_is_updated_in_place_and_keeps_its_note(file: Path) -> None:
    with closing(Log(file)) as log:
        log.write(replace(practice(), practised=1, outcome=Outcome.UNDER_WAY))
        log.set_note("a", "Left hip is the tight one.")
        more = replace(PIGEON, held=60_000)
        log.write(replace(practice(), poses=(more,)))
        (kept,) = log.practices()
    assert kept.note == "Left hip is the tight one."
    assert kept.outcome is Outcome.FINISHED
    assert kept.poses[0] == more


def test_the_newest_comes_first_and_the_last_is_known(file: Path) -> None:
    with closing(Log(file)) as log:
        assert log.last() is None
        for number in (2, 3, 1):
            log.write(practice(str(number), NOON + timedelta(days=number)))
        log.write(replace(practice("1", NOON + timedelta(days=1)), updated=NOON + timedelta(days=9)))
        assert [one.id for one in log.practices()] == ["3", "2", "1"]
        assert [one.poses for one in log.practices()] == [(PIGEON, STEPS)] * 3
        last = log.last()
        assert last is not None
        assert last == log.practice("3") == practice("3", NOON + timedelta(days=3))


def test_what_is_deleted_is_gone_with_its_poses_and_its_words(file: Path) -> None:
    with closing(Log(file)) as log:
        log.write(practice("a"))
        log.write(practice("b"))
        log.set_note("a", "a private word")
        log.delete("a")
        assert [one.id for one in log.practices()] == ["b"]
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT DISTINCT practice FROM held").fetchall() == [("b",)]
    assert b"a private word" not in file.read_bytes()


@pytest.mark.parametrize("damage", ["not a database at all" * 400, ""])
def test_a_damaged_file_is_set_aside_a_new_one_begun_and_said(file: Path, damage: str) -> None:
    with closing(Log(file)) as log:
        for number in range(50):
            log.write(practice(str(number), NOON + timedelta(days=number)))
    whole = file.read_bytes()
    file.write_bytes(damage.encode() or whole[:4096] + b"\xff" * (len(whole) - 4096))
    with closing(Log(file)) as log:
        assert log.practices() == ()
        log.write(practice())
        assert len(log.practices()) == 1
        (sentence,) = log.notices
    (kept,) = file.parent.glob("practices.damaged-*.sqlite")
    assert kept.name in sentence


def test_a_migration_comes_after_a_backup_and_loses_nothing(file: Path) -> None:
    with closing(Log(file)) as log:
        log.write(practice())
    with closing(open_file(file, [*MIGRATIONS, "ALTER TABLE practice ADD COLUMN mood TEXT"])[0]) as newer:
        assert newer.execute("SELECT id, mood FROM practice").fetchall() == [("a", None)]
    backup = file.with_name(f"practices.before-{len(MIGRATIONS) + 1}.sqlite")
    with closing(Log(backup)) as log:
        assert log.practices() == (practice(),)


def test_a_migration_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    with closing(Log(file)) as log:
        log.write(practice())
    with pytest.raises(StorageError):
        open_file(file, [*MIGRATIONS, "CREATE TABLE mood (id TEXT); CREATE TABLE practice (id TEXT)"])
    with closing(Log(file)) as log:
        assert log.practices() == (practice(),)


def test_a_file_of_a_newer_guide_is_left_alone(file: Path) -> None:
    with closing(Log(file)):
        pass
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(StorageError, match="newer Guide"):
        Log(file)
    assert not list(file.parent.glob("*damaged*"))


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="cannot be used"):
        Log(tmp_path / "data" / FILE_NAME)


def test_a_log_that_may_only_be_read_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Log(file)) as log:
        log.write(practice())

    def refuse(*_: object, patience: float) -> None:  # noqa: ARG001 (the name is the caller's)
        raise StorageError("The disk is read-only.")

    monkeypatch.setattr("guide.practicelog.opening.open_file", refuse)
    with closing(Log(file, to_read=True)) as log:
        assert log.practices() == (practice(),)
        with pytest.raises(StorageError):
            log.delete("a")


def test_a_damaged_log_that_may_not_be_written_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, patience: float) -> None:  # noqa: ARG001 (the name is the caller's)
        raise StorageError("The disk is read-only.")

    monkeypatch.setattr("guide.practicelog.opening.open_file", refuse)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"no practices at all" * 300)
    with pytest.raises(StorageError, match="read-only"):
        Log(file, to_read=True)


def test_the_writer_writes_the_newest_state_aside(file: Path) -> None:
    writer = Writer(file)
    for practised in range(100):
        writer.put(replace(practice(), practised=practised))
    writer.put(practice("b", NOON + timedelta(days=1)))
    writer.drop("b")
    writer.close()
    with closing(Log(file)) as log:
        assert [(one.id, one.practised) for one in log.practices()] == [("a", 99)]
    assert writer.notices() == []


def test_the_writer_tells_that_a_damaged_log_was_set_aside(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"not a database at all" * 400)
    writer = Writer(file)
    writer.put(practice())
    assert writer.close()
    (sentence,) = writer.notices()
    assert "could not be read. A new one is begun" in sentence


def test_a_failing_disk_is_told_once_and_made_up_for_later(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file where the folder should be")
    writer = Writer(folder / FILE_NAME)
    told: list[str] = []
    for practised in range(3):
        writer.put(replace(practice(), practised=practised))
        assert writer.settle()
        told += writer.notices()
    assert len(told) == 1
    folder.unlink()
    writer.put(practice())
    writer.close()
    with closing(Log(folder / FILE_NAME)) as log:
        assert log.practices() == (practice(),)


def test_what_a_failing_disk_kept_from_the_log_is_written_with_the_next_practice(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with closing(Log(folder / FILE_NAME)) as log:
        log.write(practice("forgotten"))
    folder.rename(tmp_path / "away")
    folder.write_text("a file where the folder should be")
    writer = Writer(folder / FILE_NAME)
    writer.put(practice("a"))
    writer.drop("forgotten")
    assert writer.settle()
    folder.unlink()
    (tmp_path / "away").rename(folder)
    writer.put(practice("b", NOON + timedelta(days=1)))
    writer.close()
    with closing(Log(folder / FILE_NAME)) as log:
        assert [one.id for one in log.practices()] == ["b", "a"]


def test_a_practice_of_a_file_whose_name_is_no_text_is_written(file: Path) -> None:
    name = b"caf\xe9".decode(errors="surrogateescape")
    with closing(Log(file)) as log:
        log.write(replace(practice(), session=name, file=f"/sessions/{name}.yaml"))
        assert log.practices() == (replace(practice(), session="caf?", file="/sessions/caf?.yaml"),)


def test_a_locked_file_does_not_hold_up_who_writes(file: Path) -> None:
    with closing(Log(file)):
        pass
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        writer = Writer(file)
        writer.put(practice())
        assert not writer.settle(0.05)
        other.execute("COMMIT")
    writer.close()
    with closing(Log(file)) as log:
        assert log.practices() == (practice(),)


def test_a_practice_that_ends_while_the_file_is_long_locked_is_written_when_it_is_free(file: Path) -> None:
    with closing(Log(file)):
        pass
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        writer = Writer(file, patience=0)
        writer.put(practice())
        assert writer.settle()
        assert not writer.close(0)
        assert "in use by another program" in " ".join(writer.notices())
        other.execute("COMMIT")
    assert writer.close()
    with closing(Log(file)) as log:
        assert log.practices() == (practice(),)


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_who_cannot_wait_is_told_of_a_locked_file_at_once(file: Path, mode: str) -> None:
    with closing(Log(file)) as log:
        log.write(practice())
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        with pytest.raises(StorageError, match="in use by another program"), closing(Log(file, patience=0)) as log:
            log.set_note("a", "Left hip.")
        assert time.monotonic() - started < 2, "not the five seconds of who can wait"


def test_times_are_kept_to_the_millisecond(file: Path) -> None:
    exact = datetime(2026, 11, 18, 6, 30, 15, 678_000, UTC)
    with closing(Log(file)) as log:
        log.write(practice(started=exact))
        assert log.practices()[0].started == exact
