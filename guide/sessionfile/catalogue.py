"""Reading the catalogue: poses, sources and cautions."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from guide.model.pose import Catalogue, Caution, Pose, Source, Variant
from guide.model.side import Side
from guide.sessionfile import pose_parts as parts
from guide.sessionfile.checking import check
from guide.sessionfile.cue_values import cue, line
from guide.sessionfile.fields import Part
from guide.sessionfile.scope import Scope
from guide.yamlfile.problem import Problem
from guide.yamlfile.reading import read

_Part = TypeVar("_Part", bound=Part)
_Value = TypeVar("_Value")


def read_catalogue(folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read `poses/*.yaml`, `sources.yaml` and `cautions.yaml` of a folder, with all their problems.

    An entry with an error is left out; the others are there.
    """
    problems: list[Problem] = []
    sources = _entries(folder / "sources.yaml", parts.Source, _source, problems)
    cautions = _entries(folder / "cautions.yaml", parts.Caution, _caution, problems)
    scope = Scope(Catalogue({}, sources, cautions), may_name_sides=True)
    poses: dict[str, Pose] = {}
    for file in sorted((folder / "poses").glob("*.yaml")):
        pose = _read_pose(file, scope, problems)
        if pose is not None:
            poses[pose.id] = pose
    return Catalogue(poses, sources, cautions), tuple(problems)


def _read_pose(file: Path, scope: Scope, problems: list[Problem]) -> Pose | None:
    document = read(file)
    problems.extend(document.problems)
    if document.value is None:
        return None
    scope.warns = True
    part, found = check(document, parts.PoseFile, scope)
    problems.extend(found)
    if part is not None and part.id != file.stem:
        problems.append(document.problem(("id",), f"The file is called “{file.stem}”, so its id must be the same."))
        return None
    return None if part is None or any(problem.is_error for problem in document.problems) else _pose(part)


def _entries(
    file: Path, kind: type[_Part], made: Callable[[str, _Part], _Value], problems: list[Problem]
) -> Mapping[str, _Value]:
    document = read(file)
    problems.extend(document.problems)
    if not isinstance(document.value, dict):
        if document.value is not None:
            problems.append(document.problem((), "This file needs keys with values."))
        return {}
    entries: dict[str, _Value] = {}
    for key in document.value:
        part, found = check(document, kind, Scope(Catalogue()), (key,))
        problems.extend(found)
        if part is not None:
            entries[key] = made(key, part)
    return entries


def _source(key: str, part: parts.Source) -> Source:
    return Source(key, part.title, part.author, part.published or "")


def _caution(key: str, part: parts.Caution) -> Caution:
    return Caution(key, part.name, part.advice)


def _pose(part: parts.PoseFile) -> Pose:
    return Pose(
        id=part.id,
        name=part.name,
        sanskrit=part.sanskrit,
        pronounce=part.pronounce,
        variants={key: _variant(key, variant) for key, variant in part.variants.items()},
        works=tuple(part.works),
        stretches=tuple(part.stretches),
        cautions=tuple(part.cautions),
        props=tuple(part.props),
        arrive=tuple(line(words, {}) for words in part.arrive or ()),
        enter=None if part.enter is None else cue(part.enter, {}),
        during=tuple(cue(words, {}) for words in part.during or ()),
        leave=None if part.leave is None else cue(part.leave, {}),
        move=part.move,
        drawn_side=None if part.drawn == "both" else Side(part.drawn),
        rests_in=part.rests_in,
    )


def _variant(key: str, part: parts.Variant) -> Variant:
    return Variant(
        id=key,
        name=part.name,
        props=tuple(part.props),
        arrive=None if part.arrive is None else tuple(line(words, {}) for words in part.arrive),
        enter=None if part.enter is None else cue(part.enter, {}),
        during=None if part.during is None else tuple(cue(words, {}) for words in part.during),
        leave=None if part.leave is None else cue(part.leave, {}),
    )
