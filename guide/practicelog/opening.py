"""Opening the log's file: a new one is made, an old one migrated after a backup, a damaged one set aside."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from guide.errors import InUseError, StorageError
from guide.practicelog.migrations import MIGRATIONS

PATIENCE_SECONDS = 5.0
"""How long another program may keep the file locked, for who can wait."""
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NO_FILE = Path(":memory:")  # SQLite's own name for it
_BESIDE = ("", "-wal", "-shm")


def open_file(
    file: Path, migrations: Sequence[str] = MIGRATIONS, *, patience: float = PATIENCE_SECONDS
) -> tuple[Connection, tuple[str, ...]]:
    """Open a log to write, in the newest version, with what there is to tell of it.

    `patience` is how many seconds another program may keep the file locked, now and at each later use.

    Raises:
        StorageError: it cannot be written, or a newer Guide wrote it.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _opened(file, migrations, patience), ()
        except sqlite3.OperationalError:
            raise  # locked, full or not to be written: the file itself may be whole
        except sqlite3.DatabaseError:
            kept = _set_aside(file)
            sentence = f"Your practice log could not be read. A new one is begun, and the old one is kept as {kept}."
            return _opened(file, migrations, patience), (sentence,)
    except (sqlite3.Error, OSError) as error:
        raise unusable(file, error) from error


def open_to_read(file: Path, *, patience: float = PATIENCE_SECONDS) -> tuple[Connection, tuple[str, ...]]:
    """Open a log; one that may not be written is read as it is, and none is made where there is none.

    Raises:
        StorageError: as `open_file` does.
    """
    if _is_not_there(file):
        return _opened(_NO_FILE, MIGRATIONS, patience), ()
    try:
        return open_file(file, patience=patience)
    except StorageError:
        connection = _opened_as_it_is(file)
        if connection is None:
            raise
        return connection, ()


def unusable(file: Path, error: Exception) -> StorageError:
    """What is told when the log can be neither read nor written."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOCKED:  # the rest tells more of the same
        return InUseError(
            f"The practice log in {file.parent} is in use by another program. Try again, or close that program."
        )
    reason = getattr(error, "strerror", None) or str(error)
    return StorageError(
        f"The practice log in {file.parent} cannot be used ({reason}). Make room there, or let Guide write to it."
    )


def _is_not_there(file: Path) -> bool:
    """Whether there is no file yet; one that cannot be looked at may be there."""
    try:
        file.stat()
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False


def _opened(file: Path, migrations: Sequence[str], patience: float) -> Connection:
    connection = sqlite3.connect(file, timeout=patience)
    try:
        _check(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what is written survives a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, file, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened_as_it_is(file: Path) -> Connection | None:
    """A file in the newest version; None where there is none that can be read."""
    if not file.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True)
    except sqlite3.Error:
        return None
    with suppress(sqlite3.Error):
        if connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
            return connection
    connection.close()
    return None


def _check(connection: Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _migrate(connection: Connection, file: Path, migrations: Sequence[str]) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(migrations):
        raise StorageError(f"The practice log {file} was written by a newer Guide. Update Guide to go on with it.")
    if 0 < version < len(migrations):
        _back_up(connection, file.with_suffix(f".before-{len(migrations)}{file.suffix}"))
    for number, script in enumerate(migrations[version:], start=version + 1):
        # One transaction a migration: it is done wholly or not at all.
        try:
            connection.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                raise  # not done by another copy of the app meanwhile


def _back_up(connection: Connection, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(copy)) as backup:
        connection.backup(backup)


def _set_aside(file: Path) -> str:
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    kept = file.with_suffix(f".damaged-{stamp}{file.suffix}")
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{file}{end}").replace(f"{kept}{end}")
    return kept.name
