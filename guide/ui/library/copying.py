"""Makes a shipped session one's own."""

import shutil
from itertools import count
from pathlib import Path

from guide.errors import StorageError


def copy_to(folder: Path, file: Path) -> Path:
    """Copy a session file into a folder, which is made if need be, and return the copy. Nothing is overwritten.

    Raises:
        StorageError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            name = file.name if number == 1 else f"{file.stem}-{number}{file.suffix}"
            try:
                with (folder / name).open("xb") as copy, file.open("rb") as original:
                    shutil.copyfileobj(original, copy)
            except FileExistsError:
                continue
            return folder / name
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"The session could not be copied to {folder}: {reason}. Choose another folder.") from error
    raise AssertionError("count never ends")
