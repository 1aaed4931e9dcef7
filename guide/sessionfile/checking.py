"""From a document to its checked parts, with every fault as a problem in one plain sentence."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.sessionfile.fields import Part
from guide.sessionfile.scope import WARNING, Scope
from guide.sessionfile.sentences import sentence
from guide.yamlfile.document import Document
from guide.yamlfile.problem import DocumentPath, Problem, Severity
from guide.yamlfile.suggest import nearest

AnyPart = TypeVar("AnyPart", bound=Part)


def check(
    document: Document, kind: type[AnyPart], scope: Scope, path: DocumentPath = ()
) -> tuple[AnyPart | None, tuple[Problem, ...]]:
    """Check a document, or the value at a path in it, as one kind of part.

    The part is None when it has errors; warnings come with either.
    """
    value: Any = document.value
    for step in path:
        value = value[step]
    try:
        return kind.model_validate(value, context=scope), ()
    except ValidationError as error:
        found = error.errors(include_url=False)
    warnings = [problem for problem in found if problem["type"] == WARNING]
    part = None
    if warnings:
        # A warning stopped the reading of its value: read anew without, for the value and for errors behind it.
        scope.warns = False
        try:
            part = kind.model_validate(value, context=scope)
            found = warnings
        except ValidationError as error:
            found = warnings + error.errors(include_url=False)
    return part, tuple(_problems(document, kind, found, path))


def _problems(document: Document, kind: type[Part], found: list[ErrorDetails], root: DocumentPath) -> Iterator[Problem]:
    misspelt = set()
    for error in found:
        if error["type"] == "extra_forbidden":
            *around, key = _path(error["loc"])
            misspelt.add((*around, nearest(str(key), _keys(_part_at(kind, error["loc"][:-1])))))
    for error in found:
        path = _path(error["loc"])
        if error["type"] == "missing" and (path in misspelt or document.has((*root, *path))):
            continue  # it is there, and something else is wrong with it
        part = _part_at(kind, error["loc"][:-1])
        message = sentence(error, path, _keys(part))
        severity = Severity.WARNING if error["type"] == WARNING else Severity.ERROR
        yield document.problem((*root, *path), message, severity, of_key=error["type"] == "extra_forbidden")


def _path(location: tuple[int | str, ...]) -> DocumentPath:
    """The path in the document: without the names of the kinds that were tried."""
    return tuple(part for part in location if not (isinstance(part, str) and part.startswith("<")) and part != "[key]")


def _keys(part: type[Part] | None) -> list[str]:
    return [field.alias or name for name, field in part.model_fields.items()] if part else []


def _part_at(kind: type[Part], location: tuple[int | str, ...]) -> type[Part] | None:
    """The kind of part that a location in an error leads to."""
    parts = {"": kind}
    for step in location:
        current = parts.get("")
        if isinstance(step, str) and step in parts:
            parts = {"": parts[step]}
        elif current is not None and (field := _field(current, step)) is not None:
            parts = dict(_parts_of(field))
    return parts.get("")


def _field(part: type[Part], key: str | int) -> Any:  # noqa: ANN401 -- an annotation is anything
    for name, field in part.model_fields.items():
        if key == (field.alias or name):
            return (field.annotation, *field.metadata)
    return None


def _parts_of(annotation: Any, tag: str = "") -> Iterator[tuple[str, type[Part]]]:  # noqa: ANN401 -- as above
    """The kinds of part an annotation leads to, each with the tag it has in a union."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield tag, annotation
        return
    arguments = annotation if isinstance(annotation, tuple) else get_args(annotation)
    own = next((argument.tag for argument in arguments if hasattr(argument, "tag")), tag)
    for argument in arguments:
        yield from _parts_of(argument, own)
