"""From a file's bytes to a document."""

import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from itertools import islice
from pathlib import Path

import yaml

from guide.yamlfile import hints, syntax
from guide.yamlfile.building import Builder
from guide.yamlfile.document import Document
from guide.yamlfile.limits import Limits
from guide.yamlfile.loader import TooMuchError, compose
from guide.yamlfile.problem import MOST_TOLD, Problem, Severity

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OF_A_WORD_PROCESSOR = (b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_USUAL = Limits()


def read(source: Path | bytes, limits: Limits = _USUAL) -> Document:
    """Read a file, or its bytes. Never raises for what the file holds: every fault is one of its problems."""
    file = source if isinstance(source, Path) else None
    try:
        data = _content(source, limits) if isinstance(source, Path) else source
        _check_size(len(data), limits)
    except TooMuchError as error:
        return _unreadable(file, str(error))
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        return _unreadable(file, _why_unreadable(error))
    return _parse(file, data.removeprefix(_BYTE_ORDER_MARK), limits)


def _content(file: Path, limits: Limits) -> bytes:
    # Opened without blocking: a pipe in the folder must not hold the reader up.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise IsADirectoryError
        _check_size(found.st_size, limits)
        return stream.read(limits.size + 1)


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.size:
        raise TooMuchError(f"This file is too large: it may hold {limits.size // 1000} kB at most.")


def _why_unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, (FileNotFoundError, ValueError)):
        return "There is no such file."
    if isinstance(error, IsADirectoryError):
        return "This is not a file that can be read."
    if isinstance(error, PermissionError):
        return "This file may not be read: check its permissions."
    return f"This file cannot be read: {error.strerror or error}."


def _unreadable(file: Path | None, message: str) -> Document:
    return Document(file, None, (Problem(file, 1, 1, "", Severity.ERROR, message, is_of_whole_file=True),))


def _why_no_text(data: bytes) -> str | None:
    """What a file is told to be instead of a text in UTF-8, as far as its first bytes and NULs tell."""
    if data.startswith(_OF_A_WORD_PROCESSOR):
        return "This is a document of a word processor: save it as plain text."
    if b"\0" not in data:
        return None
    is_utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return "This is UTF-16 text: save the file with the encoding UTF-8." if is_utf16 else "This is not a text file."


def _parse(file: Path | None, data: bytes, limits: Limits) -> Document:
    if no_text := _why_no_text(data):
        return _unreadable(file, no_text)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "This is not UTF-8 text: save the file with the encoding UTF-8."
        return Document(file, None, (Problem(file, line, column, "", Severity.ERROR, message),))
    builder = Builder(file, text, limits)
    try:
        root = compose(data, limits)
        if root is None:
            return _unreadable(file, "This file is empty.")
        value = builder.build(root)
    except TooMuchError as error:
        return _unreadable(file, str(error))
    except yaml.YAMLError as error:
        return Document(file, None, (syntax.explain(error, file, text),))
    problems = (*builder.problems[:MOST_TOLD], *islice(hints.cut_sentences(file, root, text), MOST_TOLD))
    return Document(file, value, problems, root, tuple(builder.blanks))
