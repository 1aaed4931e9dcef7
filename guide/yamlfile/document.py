"""A file that was read: its value, and where each part of it stands."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import yaml

from guide.yamlfile.problem import DocumentPath, Problem, Severity, written

if TYPE_CHECKING:
    from guide.yamlfile.core_schema import Scalar

Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds. `value` is None when it is empty, or when its problems left nothing to look at.

    `blanks` are the paths of keys that have nothing after them; whether that is a fault is for the reader of the
    document to say.
    """

    file: Path | None
    value: Value
    problems: tuple[Problem, ...] = ()
    root: yaml.Node | None = None
    blanks: tuple[DocumentPath, ...] = ()

    def place(self, path: DocumentPath, *, of_key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of a value (or its key); of what is nearest around it, when it is not there."""
        if self.root is None:
            return 1, 1
        node = nearest = self.root
        for part in path:
            found = _child(node, part)
            if found is None:
                break
            key, node = found
            nearest = key if of_key and key is not None else node
        return nearest.start_mark.line + 1, nearest.start_mark.column + 1

    def has(self, path: DocumentPath) -> bool:
        """Whether there is a value at a path."""
        node = self.root
        for part in path:
            found = _child(node, part)
            if found is None:
                return False
            node = found[1]
        return node is not None

    def problem(
        self, path: DocumentPath, message: str, severity: Severity = Severity.ERROR, *, of_key: bool = False
    ) -> Problem:
        """A problem with the value at a path."""
        line, column = self.place(path, of_key=of_key)
        return Problem(self.file, line, column, written(path), severity, message)


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None
