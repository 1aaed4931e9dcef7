"""What was practised lately: looked up without opening the log to write."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from guide.practicelog.moments import moment_of


def practised(file: Path) -> dict[str, datetime] | None:
    """When each session was begun last, by its id; None where the log cannot be read now.

    It makes no file, mends none and says nothing: that is for who opens the log itself.
    """
    try:
        if not file.is_file():
            return {}
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT session, MAX(started_ms), offset_minutes FROM practice GROUP BY session")
            return {session: moment_of(milliseconds, offset) for session, milliseconds, offset in rows}
    except (sqlite3.Error, OSError):
        return None
