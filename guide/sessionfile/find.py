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


def by_id(files: Iterable[Path]) -> dict[str, Path]:
    """Session files by the ids of their sessions; the first of an id counts."""
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(file.stem, file)
    return found


def _files_in(top: Path, entered: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [str(top)]  # and no function that calls itself, nor `os.walk`: folders may be a thousand deep
    while waiting:
        folder = waiting.pop()
        try:
            place = os.stat(folder)  # noqa: PTH116 -- `os.scandir` speaks in text
            with os.scandir(folder) as found:
                shown = [entry for entry in found if not entry.name.startswith(".")]
        except (OSError, ValueError):  # it may not be read, or that is no name of a folder
            continue
        if (place.st_dev, place.st_ino) in entered:
            continue
        entered.add((place.st_dev, place.st_ino))
        for entry in shown:
            if _is_folder(entry):
                waiting.append(entry.path)
            elif entry.name.endswith(SUFFIXES):
                yield Path(entry.path)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a circle of links
        return False
