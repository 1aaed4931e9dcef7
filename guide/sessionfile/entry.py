"""What is known of a session without reading its file again."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from guide.model.units import MINUTE, Ms
from guide.yamlfile.problem import Problem, Severity

if TYPE_CHECKING:
    from guide.model.pose import Catalogue
    from guide.model.session import Session, Step

Json: TypeAlias = dict[str, Any]
_LISTS = ("focus", "props_needed", "props_optional", "poses", "names", "sanskrit")


class Entry(NamedTuple):
    """One session of the library.

    `is_own` is false for what came with the app. `poses` are keys of the catalogue in the order they come, `names`
    what they are called, and `sanskrit` those of their Sanskrit names that there are. `duration` is None where the file
    has an error; title and place in the library are then those it had before. `practised` is when a practice of it was
    begun last, None for none.
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
    names: tuple[str, ...] = ()
    sanskrit: tuple[str, ...] = ()
    duration: Ms | None = None
    problems: tuple[Problem, ...] = ()
    practised: datetime | None = None

    @property
    def is_broken(self) -> bool:
        """Whether the session cannot be played until its file is mended."""
        return self.duration is None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What is to be mended before it can be played."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def minutes(self) -> int:
        """The length in whole minutes, at least 1."""
        return max(1, round((self.duration or 0) / MINUTE))


def entry_of(session: "Session", catalogue: "Catalogue", place: Entry, duration: Ms) -> Entry:
    """The entry of a session that was read; `place` says what its file tells of it: where it is, and what is wrong."""
    poses = tuple(dict.fromkeys(step.pose for step in _steps(session) if step.pose))
    known = [catalogue.poses[pose] for pose in poses]
    return place._replace(
        title=session.title,
        summary=session.summary,
        level=session.level or "",
        focus=session.focus,
        props_needed=session.props_needed,
        props_optional=session.props_optional,
        poses=poses,
        names=tuple(pose.name for pose in known),
        sanskrit=tuple(pose.sanskrit for pose in known if pose.sanskrit),
        duration=duration,
    )


def to_json(entry: Entry) -> Json:
    """An entry as plain values."""
    problems = [[one.line, one.column, one.path, one.severity, one.message] for one in entry.problems]
    practised = entry.practised.isoformat() if entry.practised else None
    return entry._asdict() | {"file": str(entry.file), "problems": problems, "practised": practised}


def from_json(plain: Json) -> Entry:
    """An entry from plain values. Raises KeyError, TypeError or ValueError where they are not an entry's."""
    file = Path(plain["file"])
    problems = tuple(
        Problem(file, int(line), int(column), str(path), Severity(severity), str(message))
        for line, column, path, severity, message in plain["problems"]
    )
    lists = {name: tuple(plain[name]) for name in _LISTS}
    practised = datetime.fromisoformat(plain["practised"]) if plain["practised"] else None
    return Entry(**plain | lists | {"file": file, "problems": problems, "practised": practised})


def _steps(session: "Session") -> tuple["Step", ...]:
    from guide.model.session import Flow  # noqa: PLC0415 (a library that only shows what it knew needs no model)

    return tuple(step for item in session.steps for step in (item.steps if isinstance(item, Flow) else (item,)))
