"""Where pydantic's errors are: in the document, and among the kinds of part.

A location holds the names of the kinds that were tried in a union too; ours stand in angle brackets.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias, get_args

from pydantic import BaseModel

from guide.sessionfile.fields import Part
from guide.yamlfile.problem import DocumentPath

Location: TypeAlias = tuple[int | str, ...]


def document_path(location: Location) -> DocumentPath:
    """The path in the document that a location stands for."""
    return tuple(step for step in location if not _is_of_pydantic(step))


def keys_of(part: type[BaseModel] | None) -> tuple[str, ...]:
    """The keys that a part may have, and those that may be meant in its place."""
    if part is None:
        return ()
    own = (field.alias or name for name, field in part.model_fields.items())
    return (*own, *(part.also if issubclass(part, Part) else ()))


def part_at(kind: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The kind of part that stands at a location, where it is one."""
    candidates: dict[str, type[BaseModel]] = {"": kind}
    for step in location:
        part = candidates.get("")
        if step in candidates:
            candidates = {"": candidates[str(step)]}
        elif part is not None:
            candidates = dict(_parts_of(_annotation(part, step))) or candidates
    return candidates.get("")


def _is_of_pydantic(step: int | str) -> bool:
    return isinstance(step, str) and (step == "[key]" or (step.startswith("<") and step.endswith(">")))


def _annotation(part: type[BaseModel], key: int | str) -> object:
    found = (field for name, field in part.model_fields.items() if key == (field.alias or name))
    return next(((field.annotation, *field.metadata) for field in found), None)


def _parts_of(annotation: Any, tag: str = "") -> Iterator[tuple[str, type[BaseModel]]]:  # noqa: ANN401 -- whatever an annotation holds
    """The kinds of part an annotation leads to, each with its tag in a union."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield tag, annotation
        return
    arguments = annotation if isinstance(annotation, tuple) else get_args(annotation)
    own_tag = next((argument.tag for argument in arguments if hasattr(argument, "tag")), tag)
    for argument in arguments:
        yield from _parts_of(argument, own_tag)
