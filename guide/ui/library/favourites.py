"""A person's favourite sessions, kept in a file."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guide.errors import StorageError
from guide.safefile import set_aside, unwritten, write_atomically


class Favourites(QObject):
    """Favourites by the sessions' ids. `notices` hold what there is to tell of the file; `changed` follows a toggle."""

    changed = Signal()

    def __init__(self, file: Path) -> None:
        """Read the file; one that is damaged is set aside."""
        super().__init__()
        self._file = file
        self.notices: tuple[str, ...] = ()
        self._ids: frozenset[str] = frozenset()
        try:
            self._ids = _ids_in(file)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, RecursionError):
            self.notices = (self._set_aside(),)

    def __contains__(self, session_id: object) -> bool:
        return session_id in self._ids

    def __bool__(self) -> bool:
        return bool(self._ids)

    def toggle(self, session_id: str) -> None:
        """Make a session a favourite, or no longer one. Raises StorageError where that cannot be kept."""
        self._ids = self._ids ^ {session_id}
        self.changed.emit()
        try:
            write_atomically(self._file, [json.dumps(sorted(self._ids), indent=2).encode()])
        except OSError as error:
            raise StorageError(unwritten("Your favourites could not be saved", self._file.parent, error)) from error

    def _set_aside(self) -> str:
        damaged = set_aside(self._file)
        if damaged is None:
            return self.tr("Your favourites in {file} could not be read. Let Guide read and write there.").format(
                file=self._file
            )
        pattern = self.tr("Your favourites could not be read. The list begins anew, and the old one is kept as {name}.")
        return pattern.format(name=damaged.name)


def _ids_in(file: Path) -> frozenset[str]:
    ids = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise ValueError(file)
    return frozenset(ids)
