"""Files that are never half written, damaged ones that are kept, and places where none can be."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.errors import InputError


def check_place(file: Path) -> None:
    """Say early that a file cannot be written where it is to be.

    Raises:
        InputError: its folder does not exist, or it is a folder itself.
    """
    if not file.parent.is_dir():
        raise InputError(f"The folder {file.parent} does not exist; make it first or choose another.")
    if file.is_dir():
        raise InputError(f"{file} is a folder; give the name of a file.")


@contextmanager
def made_whole(file: Path) -> Iterator[Path]:
    """Where to write a file for somebody to take away: it appears when the block has ended well.

    A fault leaves nothing, and an older file as it was. A link stays one.
    """
    file = Path(os.path.realpath(file))
    partial = file.with_name(f".{file.stem}.partial{file.suffix}")
    try:
        yield partial
        partial.replace(file)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def write_atomically(file: Path, parts: Iterable[bytes]) -> None:
    """Write a file so that it is either the old one or wholly the new one, whatever happens. Raises OSError.

    Where the file is a link, as people who keep their settings elsewhere have it, it stays one.
    """
    import tempfile  # noqa: PLC0415 (loads random numbers and hashes, which the first paint can do without)

    file = Path(os.path.realpath(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def unwritten(lost: str, folder: Path, error: OSError) -> str:
    """The words for what could not be kept in a folder: what is lost, why, and what to do."""
    return f"{lost} in {folder} ({error.strerror or error}). Make room there, or let Guide write to it."


def set_aside(file: Path) -> Path | None:
    """Keep a damaged file under another name, which is returned; None where even that cannot be done."""
    damaged = file.with_suffix(".damaged")
    try:
        return file.replace(damaged)
    except OSError:
        return None
