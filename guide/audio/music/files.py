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
    """The folders and files that a setting names, one a line; `~` is one's home."""
    # Path.expanduser raises where there is no such home.
    return tuple(Path(os.path.expanduser(line)) for line in chosen.splitlines() if line.strip())  # noqa: PTH111


def music_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """The music files among `places` and in the folders there, at any depth; “2” comes before “10”.

    Of a very large folder some thousands are taken. A place that is not there, or may not be looked into, gives none.
    """
    found: list[Path] = []
    for place in places:
        is_folder = os.path.isdir(place)  # noqa: PTH112 -- Path.is_dir raises where one may not look
        found.extend(sorted(islice(_walk(place), _MOST), key=_natural) if is_folder else _walk_one(place))
    return tuple(dict.fromkeys(found))


def _walk(folder: Path) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield from _walk_one(Path(parent, name))


def _walk_one(file: Path) -> Iterable[Path]:
    # macOS keeps a hidden “._song.mp3”, which is no sound, beside each file on a stick.
    may_be_music = file.suffix.lower() in ENDINGS and not file.name.startswith(".")
    if may_be_music and os.path.isfile(file):  # noqa: PTH113 -- as above
        yield file


def _natural(file: Path) -> _Key:
    return tuple(
        tuple(int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", name.casefold()))
        for name in file.parts
    )
