"""All the sessions there are: one's own and those that came with the app.

What was known when the app last ran is there at once; only files that changed since are read, and only then are the
libraries for YAML and for its checks loaded.
"""

import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from guide.errors import GuideError
from guide.model.units import Ms
from guide.sessionfile import index
from guide.sessionfile.entry import Entry, entry_of
from guide.sessionfile.find import by_id, find_session_files
from guide.sessionfile.index import Known, stamp_of
from guide.yamlfile.problem import Problem, Severity

if TYPE_CHECKING:
    from guide.model.pose import Catalogue
    from guide.model.session import Session
    from guide.sessionfile.session import Reading

Measure: TypeAlias = Callable[["Session", "Catalogue"], Ms]
"""How long a session takes. It may raise GuideError."""
Practised: TypeAlias = Mapping[str, datetime]
"""When a practice of each session was begun last, by the session's id."""


class Places(NamedTuple):
    """Where things are: folders of sessions and of the catalogue, and the file the index is kept in."""

    own: Path
    shipped: Path
    catalogue: Path
    kept: Path


class Library:
    """The library. `entries` never waits for a disk; `refresh` looks at the files, in any thread but one at a time.

    `version` is whatever else an entry rests on: the app's version, and the pace its duration was measured with.
    """

    def __init__(self, places: Places, measure: Measure, version: str) -> None:
        """Take up what was known when the app last ran."""
        self._places, self._measure, self._version = places, measure, version
        self._whole_version = self._with_catalogue()
        self._known = index.load(self._places.kept, self._whole_version)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The sessions as last seen: one's own first, then by title."""
        entries = (one.entry for one in self._known.values())
        return tuple(sorted(entries, key=lambda entry: (not entry.is_own, entry.title.casefold(), str(entry.file))))

    def find(self, session_id: str) -> Path | None:
        """The file of a session as last seen; one's own comes before a shipped one of the same id."""
        return by_id(self._known).get(session_id)

    def refresh(self, practised: Practised | None = None) -> bool:
        """Look at the disk, read what has changed, and keep the index. Whether anything is different now.

        `practised` is what the log tells; without it, what was known stays.
        """
        files = find_session_files([self._places.own, self._places.shipped])
        version = self._with_catalogue()
        are_same = files == tuple(self._known)
        fresh = {
            file
            for file, known in self._known.items()
            # A file that came or went may be, or have been, the one that an include means.
            if version == self._whole_version and known.is_fresh and (are_same or not known.rests_on_others)
        }
        read = self._read([file for file in files if file not in fresh], files)
        known = {file: read[file] if file in read else self._known[file] for file in files}
        if practised is not None:
            known = {file: one.with_practised(practised.get(one.entry.id)) for file, one in known.items()}
        has_changed = known != self._known
        if has_changed or version != self._whole_version:
            self._known, self._whole_version = known, version
            with contextlib.suppress(OSError):  # without an index the next start reads the files
                index.save(self._places.kept, version, known)
        return has_changed

    def _with_catalogue(self) -> str:
        stamps = [stamp_of(file) for file in sorted(self._places.catalogue.rglob("*.yaml"))]
        newest = max((time for time, _ in stamps), default=0)
        return f"{self._version} {len(stamps)}-{newest}-{sum(size for _, size in stamps)}"

    def _read(self, stale: list[Path], files: tuple[Path, ...]) -> dict[Path, Known]:
        if not stale:
            return {}
        from guide.sessionfile.catalogue import read_catalogue  # noqa: PLC0415 -- loads yaml and pydantic: only now
        from guide.sessionfile.session import SessionReader  # noqa: PLC0415 -- as above

        catalogue, _ = read_catalogue(self._places.catalogue)
        reader = SessionReader(catalogue, by_id(files).get)
        found: dict[Path, Known] = {}
        for file in stale:
            stamp = stamp_of(file)  # before it is read: what changes meanwhile is seen next time
            reading = reader.read(file)
            others = ((other, stamp_of(other)) for other in dict.fromkeys(reading.depends_on))
            found[file] = Known(self._entry(file, reading, catalogue), ((file, stamp), *others))
        return found

    def _entry(self, file: Path, reading: "Reading", catalogue: "Catalogue") -> Entry:
        before = self._known.get(file)
        title, is_own = reading.title or file.stem, file.is_relative_to(self._places.own)
        last = before.entry if before else Entry(file.stem, title, file, is_own)
        last = last._replace(problems=reading.problems, duration=None)
        if reading.session is None:
            return last
        try:
            return entry_of(reading.session, catalogue, last, self._measure(reading.session, catalogue))
        except GuideError as error:
            problem = Problem(file, 1, 1, "", Severity.ERROR, str(error))
            return last._replace(problems=(*last.problems, problem))
