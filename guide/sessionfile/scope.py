"""What a part of a file is checked against: the catalogue, the session's choices, and the step it stands in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, cast

from pydantic import ValidationError, ValidationInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from guide.model.pose import Catalogue

FindSession: TypeAlias = Callable[[str], Path | None]
"""Where the session with an id is."""

Raw: TypeAlias = Mapping[str, Any]
"""A mapping of the file, as it was written."""

FAULT = "guide_fault"
MISSING = "guide_missing"
WARNING = "guide_warning"

_NOTHING: Raw = {}
_MOST_SUGGESTED = 1_000
"""Far more than are told. Each is looked for among all the names there are: for all of a long file it takes seconds."""


@dataclass(slots=True)
class Scope:
    """Where the checks stand while a file is read; a reader makes one for each file.

    `choices` holds the option keys of each choice. `may_name_sides` is for the words of the catalogue, which are
    checked again in each step that uses them. With `warns`, a warning stops the reading of its value as a fault does.
    `named` gathers the files that are named by their path. `step` and `flow` are what is around the value that is
    checked, as it was written. `suggested` counts the misspelt names that a suggestion was looked for.
    """

    catalogue: Catalogue
    folder: Path | None = None
    find_session: FindSession = lambda _: None
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    may_name_sides: bool = False
    warns: bool = True
    named: list[Path] = field(default_factory=list)
    flow: Raw = field(default_factory=dict)
    step: Raw = field(default_factory=dict)
    suggested: int = 0

    @contextmanager
    def in_step(self, step: object) -> Iterator[None]:
        """Stand in a step while its parts are checked."""
        outer, self.step = self.step, step if isinstance(step, dict) else _NOTHING
        try:
            yield
        finally:
            self.step = outer

    @contextmanager
    def in_flow(self, flow: object) -> Iterator[None]:
        """Stand in a flow while its steps are checked."""
        outer, self.flow = self.flow, flow if isinstance(flow, dict) else _NOTHING
        try:
            yield
        finally:
            self.flow = outer

    @property
    def has_sides(self) -> bool:
        """Whether what stands here is done on one side at a time."""
        return self.may_name_sides or "sides" in self.step or "sides" in self.flow

    def may_suggest(self) -> bool:
        """Whether to look what a misspelt name may have meant: not for more of them than could be told."""
        self.suggested += 1
        return self.suggested <= _MOST_SUGGESTED

    def warn(self, sentence: str) -> None:
        """Report something that does not keep the file from being used."""
        if self.warns:
            raise fault(sentence, WARNING)


def scope_of(info: ValidationInfo) -> Scope:
    """The scope of a check."""
    return cast("Scope", info.context)


def fault(sentence: str, kind: str = FAULT) -> PydanticCustomError:
    """A fault in a value, in one plain sentence. `MISSING` is not told where a misspelt key explains it."""
    return PydanticCustomError(kind, "{sentence}", {"sentence": sentence})


def faults(found: Iterable[tuple[tuple[str | int, ...], str]]) -> ValidationError:
    """Several faults at once, each with its path from the value that is checked."""
    details: list[InitErrorDetails] = [
        {"type": fault(sentence), "loc": path, "input": None} for path, sentence in found
    ]
    return ValidationError.from_exception_data("faults", details)
