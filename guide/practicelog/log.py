"""The store of practices: one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from guide.model.side import Side
from guide.practicelog.moments import milliseconds_of, moment_of, offset_of
from guide.practicelog.opening import PATIENCE_SECONDS, open_file, open_to_read, unusable
from guide.practicelog.practice import Held, Outcome, Practice, Unit

FILE_NAME = "practices.sqlite"

_PRACTICE = (
    "id, session, title, file, started_ms, updated_ms, offset_minutes, planned_ms, practised_ms, length_ms,"
    " position_ms, step, side, outcome, options"
)
_HELD = "step, pose, name, side, variant, planned_ms, held_ms, to_count, counted, unit"


class Log:
    """The practices in a file. It belongs to one thread; other threads and programs open their own.

    `notices` holds what there is to tell of the file: that a damaged one was set aside. Every method raises
    StorageError where the file cannot be read or written.
    """

    def __init__(self, file: Path, *, to_read: bool = False, patience: float = PATIENCE_SECONDS) -> None:
        """Open a log, or begin one. `to_read` makes no file, and is content with one that may not be written.

        `patience` is how many seconds to wait, at each use, for another program that keeps the file locked.
        """
        self.file = file
        opened = open_to_read if to_read else open_file
        self._connection, self.notices = opened(file, patience=patience)

    def write(self, practice: Practice) -> None:
        """Keep a practice as it is now. A note that was written meanwhile stays."""
        values = _row_of(practice)
        marks = ", ".join("?" * len(values))
        update = ", ".join(f"{name.strip()} = excluded.{name.strip()}" for name in _PRACTICE.split(",")[1:])
        held = [(practice.id, place, *_row_of_held(one)) for place, one in enumerate(practice.poses)]
        with self._transaction() as connection:
            connection.execute(
                f"INSERT INTO practice ({_PRACTICE}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {update}",  # noqa: S608 (names of our own)
                values,
            )
            connection.executemany(
                f"INSERT OR REPLACE INTO held (practice, place, {_HELD}) VALUES (?, ?, {', '.join('?' * 10)})",  # noqa: S608 (as above)
                held,
            )
            # Poses that were planned and no longer are must not stay behind those that are.
            connection.execute("DELETE FROM held WHERE practice = ? AND place >= ?", (practice.id, len(held)))

    def practices(self) -> tuple[Practice, ...]:
        """All practices, the newest first."""
        return self._read("ORDER BY started_ms DESC, rowid DESC")

    def last(self) -> Practice | None:
        """The practice that was begun last."""
        return next(iter(self._read("ORDER BY started_ms DESC, rowid DESC LIMIT 1")), None)

    def practice(self, practice_id: str) -> Practice | None:
        """The practice of an id."""
        return next(iter(self._read("WHERE id = ?", practice_id)), None)

    def set_note(self, practice_id: str, note: str) -> None:
        """Keep a practitioner's own words about a practice."""
        with self._transaction() as connection:
            connection.execute("UPDATE practice SET note = ? WHERE id = ?", (note, practice_id))

    def delete(self, practice_id: str) -> None:
        """Forget a practice; nothing of it stays in the file."""
        with self._transaction() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM practice WHERE id = ?", (practice_id,))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._connection:
                yield self._connection
        except sqlite3.Error as error:
            raise unusable(self.file, error) from error

    def _read(self, which: str, *values: object) -> tuple[Practice, ...]:
        with self._transaction() as connection:
            rows = connection.execute(f"SELECT {_PRACTICE}, note FROM practice {which}", values).fetchall()  # noqa: S608 (as above)
            poses: dict[str, list[Held]] = {row[0]: [] for row in rows}
            one = (rows[0][0],) if len(rows) == 1 else ()
            only = "WHERE practice = ?" if one else ""
            for practice_id, *held in connection.execute(
                f"SELECT practice, {_HELD} FROM held {only} ORDER BY practice, place",  # noqa: S608 (as above)
                one,
            ):
                if practice_id in poses:
                    poses[practice_id].append(_held_of(held))
        return tuple(_practice_of(row, tuple(poses[row[0]])) for row in rows)


def _row_of(practice: Practice) -> tuple[object, ...]:
    return (
        practice.id,
        _storable(practice.session),
        practice.title,
        _storable(practice.file),
        milliseconds_of(practice.started),
        milliseconds_of(practice.updated),
        offset_of(practice.started),
        practice.planned,
        practice.practised,
        practice.length,
        practice.position,
        practice.step,
        practice.side and practice.side.value,
        practice.outcome.value,
        json.dumps(dict(practice.options), sort_keys=True),
    )


def _storable(name: str) -> str:
    """The name of a file, which need not be text: SQLite takes nothing else."""
    return name.encode(errors="replace").decode()


def _row_of_held(held: Held) -> tuple[object, ...]:
    side = held.side and held.side.value
    counts = (held.to_count, held.counted, held.unit.value)
    return (held.step, held.pose, held.name, side, held.variant, held.planned, held.held, *counts)


def _practice_of(row: tuple[Any, ...], poses: tuple[Held, ...]) -> Practice:
    return Practice(
        id=row[0],
        session=row[1],
        title=row[2],
        file=row[3],
        started=moment_of(row[4], row[6]),
        updated=moment_of(row[5], row[6]),
        planned=row[7],
        practised=row[8],
        length=row[9],
        position=row[10],
        step=row[11],
        side=Side(row[12]) if row[12] else None,
        outcome=Outcome(row[13]),
        options=json.loads(row[14]),
        poses=poses,
        note=row[15],
    )


def _held_of(row: list[Any]) -> Held:
    step, pose, name, side, variant, planned, held, to_count, counted, unit = row
    return Held(step, pose, name, Side(side) if side else None, variant, planned, held, to_count, counted, Unit(unit))
