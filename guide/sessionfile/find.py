"""Finding session files in folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
"""The endings of session files."""


def find_session_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The session files in some folders, to any depth: folder by folder, sorted by path, each once.

    Hidden files and folders are passed over, as are folders that are missing or may not be read. Links are followed,
    but no folder is entered twice, so that a circle of links does no harm.
    """
    entered: set[tuple[int, int]] = set()
    return tuple(dict.fromkeys(file for folder in folders for file in sorted(_files_in(folder, entered))))


def _files_in(top: Path, entered: set[tuple[int, int]]) -> Iterator[Path]:
    for folder, inner, files in os.walk(top, followlinks=True):
        try:
            found = os.stat(folder)  # noqa: PTH116 -- `os.walk` speaks in text
        except OSError:
            inner.clear()
            continue
        if (found.st_dev, found.st_ino) in entered:
            inner.clear()
            continue
        entered.add((found.st_dev, found.st_ino))
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (Path(folder, name) for name in files if name.endswith(SUFFIXES) and not name.startswith("."))
