"""The index: what the library knew of each file, kept between two starts of the app."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from guide.safefile import write_atomically
from guide.sessionfile.entry import Entry, from_json, to_json

Stamp: TypeAlias = tuple[int, int]
"""When a file was last written, in nanoseconds, and its size in bytes; (0, 0) for none."""


class Known(NamedTuple):
    """An entry, and the stamps of the files it was made from: its own first."""

    entry: Entry
    stamps: tuple[tuple[Path, Stamp], ...]

    def with_practised(self, practised: datetime | None) -> "Known":
        """The same with another time of the last practice."""
        return self._replace(entry=self.entry._replace(practised=practised))

    @property
    def rests_on_others(self) -> bool:
        """Whether it was made from more than its own file."""
        return len(self.stamps) > 1

    @property
    def is_fresh(self) -> bool:
        """Whether none of its files has changed. What is broken may be mended by a file that is not known yet."""
        return not self.entry.is_broken and all(stamp_of(file) == stamp for file, stamp in self.stamps)


def stamp_of(file: Path) -> Stamp:
    """The stamp of a file as it is now."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def load(file: Path, version: str) -> dict[Path, Known]:
    """What was kept by the same version; nothing when there is no index, or it cannot be used."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["version"] != version:
            return {}
        known = (_known(one) for one in stored["sessions"])
        return {one.entry.file: one for one in known}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}  # it can always be made again


def save(file: Path, version: str, known: Mapping[Path, Known]) -> None:
    """Keep what is known. Raises OSError."""
    sessions = [
        {"entry": to_json(one.entry), "stamps": [[str(path), *stamp] for path, stamp in one.stamps]}
        for one in known.values()
    ]
    stored = {"version": version, "sessions": sessions}
    write_atomically(file, [json.dumps(stored).encode()])  # in ASCII, for names of files need not be text


def _known(plain: dict[str, list[list[str | int]]]) -> Known:
    stamps = tuple((Path(str(path)), (int(time), int(size))) for path, time, size in plain["stamps"])
    return Known(from_json(plain["entry"]), stamps)  # type: ignore[arg-type]  # checked by reading it
