"""Rendered clips kept on disk, so that a session is spoken only once."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from guide.speech import clipfile
from guide.speech.loudness import Samples

LIMIT = 256 * 1024 * 1024
"""Bytes: some fifteen sessions in one voice."""

_LOW_WATER = 0.9  # of the limit, once it was passed: forgetting is done in bunches


def key_of(parts: Mapping[str, object]) -> str:
    """The name of a clip from everything that shapes it."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


class ClipCache:
    """A folder of clips of at most `limit` bytes, which forgets the least recently used.

    Trouble with the disk costs the clip, never the practice: `get` then finds nothing, and `put` raises OSError for
    the caller to say so once.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._size: int | None = None

    def get(self, key: str) -> Samples | None:
        """The clip of a key; None if there is none, or it is damaged (it is then forgotten)."""
        file = self._file(key)
        try:
            clip = clipfile.read(file)
        except OSError:
            return None
        except clipfile.DamagedClipError:
            with suppress(OSError):
                file.unlink()
            return None
        with suppress(OSError):
            os.utime(file)
        return clip

    def put(self, key: str, content: bytes) -> None:
        """Keep a clip: wholly or not at all. Raises OSError."""
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        self._size = self._measured() if self._size is None else self._size + len(content)
        if self._size > self._limit:
            self._forget()

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.flac"

    def _measured(self) -> int:
        return sum(size for _, size, _ in self._entries())

    def _forget(self) -> None:
        """Remove the least recently used, and what broken writes left behind."""
        self._size = self._measured()
        for _, size, file in sorted(self._entries()):
            if self._size <= self._limit * _LOW_WATER:
                return
            with suppress(OSError):
                file.unlink()
                self._size -= size

    def _entries(self) -> list[tuple[float, int, Path]]:
        entries = []
        for file in self._folder.iterdir():
            with suppress(OSError):
                status = file.stat()
                entries.append((status.st_mtime, status.st_size, file))
        return entries
