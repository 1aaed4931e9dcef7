"""Which files make up somebody's music, in the order of their names."""

import os
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TypeAlias

ENDINGS = (".mp3", ".flac", ".ogg", ".oga", ".wav")
"""What a music file's name ends in."""

_MOST = 5_000

_Key: TypeAlias = tuple[tuple[str | int, ...], ...]


def music_places(chosen: str) -> tuple[Path, ...]:
    """The folders and files that a setting names, one a line."""
    return tuple(Path(line).expanduser() for line in chosen.splitlines() if line.strip())


def music_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """The music files among `places` and in the folders there, at any depth; “2” comes before “10”.

    Of a very large folder some thousands are taken. A place that is not there gives none.
    """
    found: list[Path] = []
    for place in places:
        within = sorted(islice(_walk(place), _MOST), key=_natural) if place.is_dir() else _walk_one(place)
        found.extend(within)
    return tuple(dict.fromkeys(found))


def _walk(folder: Path) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield from _walk_one(Path(parent, name))


def _walk_one(file: Path) -> Iterable[Path]:
    # macOS keeps a hidden “._song.mp3”, which is no sound, beside each file on a stick.
    if file.suffix.lower() in ENDINGS and not file.name.startswith(".") and file.is_file():
        yield file


def _natural(file: Path) -> _Key:
    return tuple(
        tuple(int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", name.casefold()))
        for name in file.parts
    )
