"""Making a session one's own."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from guide.errors import StorageError

_EDITOR_HELP = "session.schema.json"
"""What an editor completes and checks sessions by; it lies beside the shipped sessions, which name it."""


def copy_to_own(file: Path, carries: Sequence[Path], folder: Path) -> Path:
    """Copy a session into a folder, which is made if need be, and return the copy. Nothing is overwritten.

    The files it `carries` (see `Reading`) go with it, to the same place beside the copy, unless there is one of that
    name already.

    Raises:
        StorageError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = _copy_anew(file, folder)
        home = file.resolve().parent
        for other in (*carries, home / _EDITOR_HELP):
            if other.is_relative_to(home) and other.is_file():
                _copy_once(other, folder / other.relative_to(home))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"The session could not be copied to {folder}: {reason}. Choose another folder.") from error
    return copy


def _copy_anew(file: Path, folder: Path) -> Path:
    for number in count(1):
        copy = folder / (file.name if number == 1 else f"{file.stem}-{number}{file.suffix}")
        if _copy_once(file, copy):
            break
    return copy


def _copy_once(file: Path, copy: Path) -> bool:
    """Copy a file to a place, wholly or not at all; false when there is something already."""
    content = file.read_bytes()
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        with copy.open("xb") as written:
            written.write(content)
    except FileExistsError:
        return False
    except OSError:
        with suppress(OSError):
            copy.unlink()
        raise
    return True
