"""What is wrong in a file, and where."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeAlias

DocumentPath: TypeAlias = tuple[str | int, ...]
"""The way from a document's root to a value: keys of mappings and positions in lists, which count from 0."""


class Severity(StrEnum):
    """Whether a file cannot be used because of a problem (`ERROR`), or can (`WARNING`)."""

    ERROR = "error"
    WARNING = "warning"


_ON_ONE_LINE = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}")
# Names and keys come as they are written, and a terminal takes some of their characters for commands.


class Problem(NamedTuple):
    """One problem in one plain sentence. Line and column count from 1; `path` is such as `steps[3].hold`.

    Of a problem of the whole file, such as that it is not there, line and column are 1 and mean nothing.
    """

    file: Path | None
    line: int
    column: int
    path: str
    severity: Severity
    message: str
    is_of_whole_file: bool = False

    def __str__(self) -> str:
        """The problem as one line: `FILE:LINE:COL: sentence (at steps[3].hold)`."""
        where = f" (at {self.path})" if self.path else ""
        return f"{self.file or '-'}:{self.line}:{self.column}: {self.message}{where}".translate(_ON_ONE_LINE)

    @property
    def told(self) -> str:
        """The problem as one line for who has not asked for places: one of the whole file goes without."""
        return f"{self.file}: {self.message}".translate(_ON_ONE_LINE) if self.is_of_whole_file else str(self)

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be used because of it."""
        return self.severity is Severity.ERROR


MOST_TOLD = 200
"""How many problems of one kind are told at once: nobody reads more, and each takes time to place and to word."""


def written(path: DocumentPath) -> str:
    """A path as people read it, such as `steps[3].hold`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")
