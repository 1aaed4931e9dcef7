"""Reading a session: every problem of its file at once, and the session itself when there is no error."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from guide.model.breath import BreathPattern
from guide.model.pose import Catalogue
from guide.model.session import Choice, Flow, Item, Option, Origin, Session, Step
from guide.sessionfile import session_parts as parts
from guide.sessionfile import step_parts
from guide.sessionfile.checking import check
from guide.sessionfile.fields import included_file
from guide.sessionfile.scope import FindSession, Scope
from guide.sessionfile.step_values import StepMaker, breath_pattern
from guide.yamlfile.document import Document
from guide.yamlfile.problem import DocumentPath, Problem
from guide.yamlfile.reading import read

_DEEPEST_INCLUDE = 10
_MOST_ITEMS = 5_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A session, None when its file has an error; all problems; and the other files it depends on."""

    session: Session | None
    problems: tuple[Problem, ...]
    depends_on: tuple[Path, ...] = ()


def read_session(source: Path | bytes, catalogue: Catalogue, find_session: FindSession = lambda _: None) -> Reading:
    """Read and check one session file, or the bytes of one. It never raises for what the file holds.

    `find_session` tells where the session with an id is, for `include:`.
    """
    return _Reader(catalogue, find_session).read(source, ())


@dataclass(slots=True)
class _Reader:
    catalogue: Catalogue
    find_session: FindSession
    readings: dict[Path, Reading] = field(default_factory=dict)

    def read(self, source: Path | bytes, within: tuple[Path, ...]) -> Reading:
        """Read a file that is included by those in `within`; a file that several include is read once."""
        if isinstance(source, bytes):
            return _One(self, read(source), within).reading()
        file = source.resolve()
        if file not in self.readings:
            self.readings[file] = _One(self, read(source), (*within, file)).reading()
        return self.readings[file]


class _One:
    """The reading of one file."""

    def __init__(self, reader: _Reader, document: Document, within: tuple[Path, ...]) -> None:
        self._reader = reader
        self._document = document
        self._within = within
        self._problems = list(document.problems)
        self._included: list[Session] = []
        self._depends_on: list[Path] = []
        self._scope = Scope(
            catalogue=reader.catalogue,
            folder=document.file.parent if document.file else None,
            find_session=reader.find_session,
            choices=_choices(document.value),
        )

    def reading(self) -> Reading:
        """Check the document and make its session."""
        session = self._session()
        problems = tuple(sorted(set(self._problems), key=lambda problem: (problem.line, problem.column)))
        if any(problem.is_error for problem in problems):
            session = None
        return Reading(session, problems, tuple(self._depends_on))

    def _session(self) -> Session | None:
        value = self._document.value
        if value is None and self._problems:
            return None
        newer = value.get("format") if isinstance(value, dict) else None
        if isinstance(newer, int) and newer > parts.FORMAT:
            message = f"This session is written in format {newer}, and this Guide reads format {parts.FORMAT}: get a newer Guide."
            self._problems.append(self._document.problem(("format",), message))
            return None
        part, problems = check(self._document, parts.SessionFile, self._scope)
        self._problems.extend(problems)
        return None if part is None else self._made(part)

    def _made(self, part: parts.SessionFile) -> Session:
        maker = StepMaker(self._document, part.say_as, self._include)
        items = maker.items(part.steps, ("steps",))
        props = part.props or parts.Props()
        file = self._document.file
        own = Session(
            id=file.stem if file else "session",
            title=part.title,
            steps=items,
            summary=part.summary or "",
            language=part.language,
            level=part.level,
            focus=tuple(part.focus),
            sources=tuple(part.sources),
            props_needed=tuple(props.needed),
            props_optional=tuple(props.optional),
            cautions=tuple(part.cautions),
            breath=breath_pattern(part.breath) if part.breath else BreathPattern(),
            choices=tuple(_choice(key, choice) for key, choice in part.choices.items()),
            file=file,
            origins=self._origins(),
        )
        return self._joined(own)

    def _origins(self) -> dict[str, Origin]:
        value = self._document.value
        keys = value.keys() if isinstance(value, dict) else ()
        return {key: Origin(self._document.file, key, *self._document.place((key,), of_key=True)) for key in keys}

    def _include(self, include: step_parts.Include, path: DocumentPath) -> tuple[Item, ...]:
        path = (*path, "include")
        file = included_file(self._scope, include.include)
        self._depends_on.append(file)
        if file in self._within:
            circle = " → ".join(one.name for one in (*self._within[self._within.index(file) :], file))
            return self._refuse(path, f"This session includes itself: {circle}.")
        if len(self._within) > _DEEPEST_INCLUDE:
            return self._refuse(path, f"Sessions may include one another {_DEEPEST_INCLUDE} deep at most.")
        reading = self._reader.read(file, self._within)
        self._depends_on.extend(reading.depends_on)
        if reading.session is None:
            first = next(problem for problem in reading.problems if problem.is_error)
            return self._refuse(
                path, f"“{file.name}” cannot be included; line {first.line} of it says: {first.message}"
            )
        return self._taken(reading.session, path)

    def _taken(self, session: Session, path: DocumentPath) -> tuple[Item, ...]:
        self._included.append(session)
        if sum(len(one.steps) for one in self._included) > _MOST_ITEMS:
            return self._refuse(path, f"The included sessions have more than {_MOST_ITEMS} steps.")
        if len(path) > len(("steps", 0, "include")):  # within a flow
            return self._fitting_flow(session, path)
        return session.steps

    def _fitting_flow(self, session: Session, path: DocumentPath) -> tuple[Item, ...]:
        if any(isinstance(item, Flow) for item in session.steps):
            return self._refuse(path, "A flow cannot hold another flow, and the included session has one.")
        has_sides = self._document.has((*path[:-3], "sides"))
        if has_sides and any(isinstance(item, Step) and item.sides for item in session.steps):
            return self._refuse(path, "The flow has sides already, and so has a step of the included session.")
        return session.steps

    def _refuse(self, path: DocumentPath, message: str) -> tuple[Item, ...]:
        self._problems.append(self._document.problem(path, message))
        return ()

    def _joined(self, own: Session) -> Session:
        """A session with the sources, props, cautions and choices of those it includes."""
        choices = {choice.key: choice for choice in own.choices}
        for other in self._included:
            for choice in other.choices:
                if choices.setdefault(choice.key, choice) != choice:
                    message = f"The choice “{choice.key}” means something else in the included session “{other.id}”: rename one."
                    path: DocumentPath = (
                        ("choices", choice.key) if self._document.has(("choices", choice.key)) else ("steps",)
                    )
                    self._refuse(path, message)
        everyone = (own, *self._included)
        needed = _united(*(one.props_needed for one in everyone))
        optional = _united(*(one.props_optional for one in everyone))
        return replace(
            own,
            sources=_united(*(one.sources for one in everyone)),
            cautions=_united(*(one.cautions for one in everyone)),
            props_needed=needed,
            props_optional=tuple(prop for prop in optional if prop not in needed),
            choices=tuple(choices.values()),
        )


def _choice(key: str, choice: parts.Choice) -> Choice:
    options = tuple(
        Option(name, option.label, option.why, option.source, tuple(option.props))
        for name, option in choice.options.items()
    )
    return Choice(key, choice.ask, options, choice.default)


def _choices(value: Any) -> dict[str, frozenset[str]]:  # noqa: ANN401 -- whatever the file holds
    """The option keys of each choice, as far as the file is sound enough to tell."""
    choices = value.get("choices") if isinstance(value, dict) else None
    if not isinstance(choices, dict):
        return {}
    options = {key: choice.get("options") if isinstance(choice, dict) else None for key, choice in choices.items()}
    return {key: frozenset(known) if isinstance(known, dict) else frozenset() for key, known in options.items()}


def _united(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for entries in lists for entry in entries))
