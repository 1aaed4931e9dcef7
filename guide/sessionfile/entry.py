"""What is known of a session without reading its file again."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from guide.model.units import Ms
from guide.yamlfile.problem import Problem, Severity

if TYPE_CHECKING:
    from guide.model.session import Session, Step

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One session of the library.

    `is_own` is false for what came with the app. `poses` are keys of the catalogue in the order they come.
    `duration` is None where the file has an error; title and place in the library are then those it had before.
    """

    id: str
    title: str
    file: Path
    is_own: bool = False
    summary: str = ""
    level: str = ""
    focus: tuple[str, ...] = ()
    props_needed: tuple[str, ...] = ()
    props_optional: tuple[str, ...] = ()
    poses: tuple[str, ...] = ()
    duration: Ms | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether the session cannot be played until its file is mended."""
        return any(problem.is_error for problem in self.problems)


def entry_of(file: Path, session: "Session", duration: Ms, problems: tuple[Problem, ...], *, is_own: bool) -> Entry:
    """The entry of a session that was read."""
    return Entry(
        id=file.stem,
        title=session.title,
        file=file,
        is_own=is_own,
        summary=session.summary,
        level=session.level or "",
        focus=session.focus,
        props_needed=session.props_needed,
        props_optional=session.props_optional,
        poses=tuple(dict.fromkeys(step.pose for step in _steps(session) if step.pose)),
        duration=duration,
        problems=problems,
    )


def to_json(entry: Entry) -> Json:
    """An entry as plain values."""
    plain = {field.name: getattr(entry, field.name) for field in fields(entry)}
    problems = [[one.line, one.column, one.path, one.severity, one.message] for one in entry.problems]
    return plain | {"file": str(entry.file), "problems": problems}


def from_json(plain: Json) -> Entry:
    """An entry from plain values. Raises KeyError, TypeError or ValueError where they are not an entry's."""
    file = Path(plain["file"])
    problems = tuple(
        Problem(file, int(line), int(column), str(path), Severity(severity), str(message))
        for line, column, path, severity, message in plain["problems"]
    )
    lists = {name: tuple(plain[name]) for name in ("focus", "props_needed", "props_optional", "poses")}
    return Entry(**plain | lists | {"file": file, "problems": problems})


def _steps(session: "Session") -> tuple["Step", ...]:
    from guide.model.session import Flow  # noqa: PLC0415 (a library that only shows what it knew needs no model)

    return tuple(step for item in session.steps for step in (item.steps if isinstance(item, Flow) else (item,)))
