"""Reading the catalogue: poses, sources and cautions."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeVar

from guide.model import cue as model
from guide.model.cue import Line
from guide.model.pose import USUAL_MOVE, Catalogue, Caution, Pose, Source, Variant
from guide.model.side import Side
from guide.sessionfile import pose_parts as parts
from guide.sessionfile.checking import check
from guide.sessionfile.cue_parts import Cue, CueDuring, CueOnBreath, Pause
from guide.sessionfile.cue_values import cue, line
from guide.sessionfile.fields import Part
from guide.sessionfile.figure_values import shape_of
from guide.sessionfile.scope import Scope
from guide.yamlfile.problem import Problem
from guide.yamlfile.reading import read
from guide.yamlfile.suggest import did_you_mean

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
    files = {file.stem: file for file in sorted((folder / "poses").glob("*.yaml"))}
    poses: dict[str, Pose] = {}
    for file in files.values():
        pose = _read_pose(file, scope, files, problems)
        if pose is not None:
            poses[pose.id] = pose
    return Catalogue(poses, sources, cautions), tuple(problems)


def _read_pose(file: Path, scope: Scope, keys: Collection[str], problems: list[Problem]) -> Pose | None:
    document = read(file)
    part, found = (None, ()) if document.value is None else check(document, parts.PoseFile, scope)
    of_this = [*document.problems, *found]
    if part is not None and part.id != file.stem:
        of_this.append(document.problem(("id",), f"The file is called “{file.stem}”, so its id must be the same."))
    if part is not None and part.rests_in is not None and part.rests_in not in keys:
        message = f"Unknown pose “{part.rests_in}”{did_you_mean(part.rests_in, keys)}"
        of_this.append(document.problem(("rests-in",), message))
    problems.extend(of_this)
    return None if part is None or any(problem.is_error for problem in of_this) else _pose(part)


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
        part, found = check(document, kind, Scope(Catalogue()), key)
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
        variants={key: _variant(key, variant, part) for key, variant in (part.variants or {}).items()},
        works=tuple(part.works or ()),
        stretches=tuple(part.stretches or ()),
        cautions=tuple(part.cautions or ()),
        props=tuple(part.props or ()),
        arrive=_lines(part.arrive) or (),
        enter=_cue(part.enter),
        during=_cues(part.during) or (),
        leave=_cue(part.leave),
        move=USUAL_MOVE if part.move is None else part.move,
        drawn_side=None if part.drawn == "both" else Side(part.drawn),
        rests_in=part.rests_in,
        figure=None if part.figure is None else shape_of(part.figure),
    )


def _variant(key: str, part: parts.Variant, pose: parts.PoseFile) -> Variant:
    shapes = [shape for shape in (pose.figure, part.figure) if shape is not None]
    return Variant(
        id=key,
        name=part.name,
        works=None if part.works is None else tuple(part.works),
        props=tuple(part.props or ()),
        arrive=_lines(part.arrive),
        enter=_cue(part.enter),
        during=_cues(part.during),
        leave=_cue(part.leave),
        figure=None if part.figure is None else shape_of(*shapes),
    )


def _lines(words: list[str | Pause | Cue] | None) -> tuple[Line, ...] | None:
    return None if words is None else tuple(line(one, {}) for one in words)


def _cues(words: list[CueDuring] | None) -> tuple[model.Cue, ...] | None:
    return None if words is None else tuple(cue(one, {}) for one in words)


def _cue(words: str | CueOnBreath | None) -> model.Cue | None:
    return None if words is None else cue(words, {})
