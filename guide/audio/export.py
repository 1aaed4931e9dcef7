"""A practice as a sound file: the same mixer as when it is heard, as fast as it goes."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

import soundfile

from guide.audio.clip import CHANNELS, SAMPLE_RATE, Samples
from guide.audio.mixer import Gains, limit, mix
from guide.audio.score import Score
from guide.errors import InputError, StorageError
from guide.safefile import check_place, made_whole

FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".ogg": ("OGG", "VORBIS"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
"""What libsndfile calls the format and the encoding of a file with this ending."""

_CHUNK = SAMPLE_RATE
"""Frames written at a time. libsndfile's Vorbis encoder crashes on one large write."""


def checked_format(file: Path) -> tuple[str, str]:
    """The format and encoding that a file's ending asks for: ask before something long is done for it.

    Raises:
        InputError: no file of this kind can be written, or its folder does not exist.
    """
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        raise InputError(f"{file.name} must end in one of {', '.join(FORMATS)}.")
    check_place(file)
    return form


def write(
    file: Path,
    score: Score,
    frames: int,
    gains: Gains,
    progress: Callable[[float], None] = lambda _share: None,
) -> None:
    """Write the practice from frame 0 up to `frames`, as loud as it is played; a track at 0 is left out: see `only`.

    `progress` is called with the share done, from 0 to 1, after every second of sound; what it raises ends the
    writing. The file appears when it is whole: a fault leaves nothing, and an older file as it was.

    Raises:
        InputError: no file of this kind can be written, or its folder does not exist.
        StorageError: it cannot be written there, or the disk is full.
    """
    form = checked_format(file)
    try:
        with made_whole(file) as partial, partial.open("w+b") as raw:
            _encode(raw, form, _seconds(score, frames, gains, progress))
    except OSError as error:
        raise StorageError(_sentence(file, error)) from error


def _seconds(score: Score, frames: int, gains: Gains, progress: Callable[[float], None]) -> Iterator[Samples]:
    for first in range(0, frames, _CHUNK):
        count = min(_CHUNK, frames - first)
        yield limit(mix(score, first, count, gains))
        progress((first + count) / frames)


def _encode(raw: IO[bytes], form: tuple[str, str], blocks: Iterable[Samples]) -> None:
    sink = _File(raw)
    kind, encoding = form
    try:
        with soundfile.SoundFile(sink, "w", SAMPLE_RATE, CHANNELS, encoding, format=kind) as encoder:
            for block in blocks:
                encoder.write(block)
                sink.check()
    except Exception:
        sink.check()
        raise
    sink.check()


class _File:
    """A file for libsndfile, which calls it from C, where nothing may be raised: the first fault is kept for later.

    Ctrl-C is such a fault too.
    """

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._fault: BaseException | None = None

    def check(self) -> None:
        """Raise the fault that was kept."""
        if self._fault is not None:
            raise self._fault

    def write(self, data: bytes) -> int:
        try:
            return self._raw.write(data)
        except BaseException as error:  # noqa: BLE001 (`check` raises it)
            self._fault = self._fault or error
            return 0

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        try:
            return self._raw.seek(offset, whence)
        except BaseException as error:  # noqa: BLE001 (`check` raises it)
            self._fault = self._fault or error
            return 0

    def tell(self) -> int:
        return self._raw.tell()

    def read(self, size: int) -> bytes:
        return self._raw.read(size)


def _sentence(file: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: make room, or write {file.name} somewhere else."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{file} may not be written; choose a folder of your own."
    return f"{file} could not be written ({error.strerror}); choose another place."
