"""From a document to its checked parts, with every fault as a problem in one plain sentence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.sessionfile.fields import Part
from guide.sessionfile.locations import document_path, keys_of, part_at
from guide.sessionfile.scope import MISSING, WARNING, Scope
from guide.sessionfile.sentences import sentence
from guide.yamlfile.document import Document
from guide.yamlfile.problem import MOST_TOLD, DocumentPath, Problem, Severity, written
from guide.yamlfile.suggest import nearest, shortened

AnyPart = TypeVar("AnyPart", bound=Part)

_MAY_BE_BLANK = "figure"
"""Under this key, nothing after a key takes back what an earlier shape wrote."""


def check(
    document: Document, kind: type[AnyPart], scope: Scope, key: str | None = None
) -> tuple[AnyPart | None, tuple[Problem, ...]]:
    """Check a document, or what it holds under a key, as one kind of part.

    The part is None when it has errors; warnings come with either.
    """
    root: DocumentPath = () if key is None else (key,)
    value = document.value[key] if key is not None and isinstance(document.value, dict) else document.value
    try:
        part, found = kind.model_validate(value, context=scope), []
    except ValidationError as error:
        part, found = None, error.errors(include_url=False)
    warnings = [one for one in found if one["type"] == WARNING]
    if warnings:
        # A warning stopped the reading of its value: read anew without, for the value and for errors behind it.
        try:
            part, found = kind.model_validate(value, context=replace(scope, warns=False, suggested=0)), warnings
        except ValidationError as error:
            found = error.errors(include_url=False) + warnings
    problems = [*islice(_blanks(document, root), MOST_TOLD), *_problems(document, kind, found[:MOST_TOLD], root)]
    if len(found) > MOST_TOLD:
        problems.append(document.problem(root, "There are more problems than are told here: mend these first."))
    return None if any(problem.is_error for problem in problems) else part, tuple(problems)


def _problems(document: Document, kind: type[Part], found: list[ErrorDetails], root: DocumentPath) -> Iterator[Problem]:
    told = {problem.path for problem in document.problems} | {written(path) for path in document.blanks}
    unknown = {
        error["loc"]: keys_of(part_at(kind, error["loc"][:-1])) for error in found if error["type"] == "extra_forbidden"
    }
    around_unknown = {document_path(location)[:-1] for location in unknown}
    meant = {(*document_path(location)[:-1], nearest(str(location[-1]), keys)) for location, keys in unknown.items()}
    for error in found:
        path = document_path(error["loc"])
        if error["input"] is None and written((*root, *path)) in told:
            continue
        if error["type"] == MISSING and path[:-1] in around_unknown:
            continue
        if error["type"] == "missing" and (path in meant or document.has((*root, *path))):
            continue
        severity = Severity.WARNING if error["type"] == WARNING else Severity.ERROR
        part = part_at(kind, error["loc"])
        example = part.example if part is not None and issubclass(part, Part) else ""
        message = sentence(error, path, unknown.get(error["loc"], ()), example)
        yield document.problem((*root, *path), message, severity, of_key=error["loc"] in unknown)


def _blanks(document: Document, root: DocumentPath) -> Iterator[Problem]:
    for path in document.blanks:
        if path[: len(root)] == root and _MAY_BE_BLANK not in path:
            message = f"There is nothing after “{shortened(str(path[-1]))}”: write a value, or leave the key out."
            yield document.problem(path, message, of_key=True)
