import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from guide.practicelog.log import Log
from guide.practicelog.recent import practised
from tests.unit.practicelog.made import practice

MONDAY = datetime.fromisoformat("2026-11-16T07:00:00+05:30")


def test_each_session_is_told_with_its_last_practice_while_the_log_is_open(tmp_path: Path) -> None:
    file = tmp_path / "practices.sqlite"
    with closing(Log(file)) as log:
        for days, session in ((0, "bow"), (2, "bow"), (1, "bridge")):
            moment = MONDAY + timedelta(days=days)
            log.write(replace(practice(f"{days}", moment), session=session))
        found = practised(file)
    assert found == {"bow": MONDAY + timedelta(days=2), "bridge": MONDAY + timedelta(days=1)}
    assert found["bow"].utcoffset() == timedelta(hours=5, minutes=30)


def test_without_a_log_nothing_was_practised_and_no_file_is_made(tmp_path: Path) -> None:
    assert practised(tmp_path / "practices.sqlite") == {}
    assert not list(tmp_path.iterdir())


def test_a_log_that_cannot_be_read_is_left_for_others_to_mend(tmp_path: Path) -> None:
    damaged, foreign = tmp_path / "damaged.sqlite", tmp_path / "foreign.sqlite"
    damaged.write_bytes(b"This is no database, whatever its name says." * 40)
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE other (id)")
    assert practised(damaged) is None
    assert practised(foreign) is None
    assert damaged.read_bytes().startswith(b"This is no database")


def test_of_a_log_that_cannot_even_be_looked_for_nothing_is_known() -> None:
    assert practised(Path("/" + 300 * "a") / "log.sqlite") is None
