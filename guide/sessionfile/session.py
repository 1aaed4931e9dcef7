"""Reading a session: every problem of its file at once, and the session itself when there is no error."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from guide.model.breath import BreathPattern
from guide.model.pose import Catalogue
from guide.model.session import Choice, Item, Option, Origin, Session
from guide.sessionfile import flow_parts
from guide.sessionfile import session_parts as parts
from guide.sessionfile.checking import check
from guide.sessionfile.files import included_file
from guide.sessionfile.joining import clashing_choices, items_for_others, joined, laid_ready, misfit_in_flow
from guide.sessionfile.scope import FindSession, Scope
from guide.sessionfile.step_values import StepMaker, breath_pattern
from guide.yamlfile.document import Document, Value
from guide.yamlfile.problem import DocumentPath, Problem
from guide.yamlfile.reading import read
from guide.yamlfile.suggest import shortened

_DEEPEST_INCLUDE = 10
_MOST_ITEMS = 5_000
_DEPTH_IN_FLOW = len(("steps", 0, "steps", 0, "include"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A session, None when its file has an error, and all problems.

    `depends_on` are the other files it was made from; `carries` are those among them that are named by their path from
    the session's file, and so must go with it wherever it is copied. `title` is the file's, also where the rest of it
    cannot be used; empty where it has none that can be read.
    """

    session: Session | None
    problems: tuple[Problem, ...]
    depends_on: tuple[Path, ...] = ()
    carries: tuple[Path, ...] = ()
    title: str = ""


def read_session(source: Path | bytes, catalogue: Catalogue, find_session: FindSession = lambda _: None) -> Reading:
    """Read and check one session file, or the bytes of one. It never raises for what the file holds.

    `find_session` tells where the session with an id is, for `include:`. For many files, see `SessionReader`.
    """
    return SessionReader(catalogue, find_session).read(source)


@dataclass(slots=True)
class SessionReader:
    """Reads many sessions and those they include, each file once; a new reader sees what has changed since."""

    catalogue: Catalogue
    find_session: FindSession = lambda _: None
    _sound: dict[Path, Reading] = field(default_factory=dict)
    _faulty: dict[Path, Reading] = field(default_factory=dict)

    def read(self, source: Path | bytes) -> Reading:
        """Read and check a file, or the bytes of one."""
        self._faulty.clear()  # whether sessions include one another in a circle depends on where one begins
        reading = self.included(source, ())
        if reading.session is None:
            return reading
        return replace(reading, session=laid_ready(reading.session, self.catalogue.poses))

    def included(self, source: Path | bytes, within: tuple[Path, ...]) -> Reading:
        """Read what the files in `within` include, one inside the other; without what the steps ask for."""
        if isinstance(source, bytes):
            return _Assembly(self, read(source), within).reading()
        file = _resolved(source)
        known = self._sound.get(file) or self._faulty.get(file)
        if known is None:
            known = _Assembly(self, read(source), (*within, file)).reading()
            (self._faulty if known.session is None else self._sound)[file] = known
        return known


class _Assembly:
    """The making of one session from its document and from the sessions it includes."""

    def __init__(self, reader: SessionReader, document: Document, within: tuple[Path, ...]) -> None:
        self._reader = reader
        self._document = document
        self._within = within
        self._problems = list(document.problems)
        self._included: list[Session] = []
        self._depends_on: dict[Path, None] = {}  # in order, each once: sessions may include one another many times
        self._carries: dict[Path, None] = {}
        self._scope = Scope(
            catalogue=reader.catalogue,
            folder=document.file.parent if document.file else None,
            find_session=reader.find_session,
            choices=_option_keys(document.value),
        )

    def reading(self) -> Reading:
        """Check the document and make its session."""
        session = self._session()
        problems = tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))
        has_error = any(problem.is_error for problem in problems)
        carries = dict.fromkeys(self._scope.named) | self._carries
        depends_on = carries | self._depends_on
        return Reading(None if has_error else session, problems, tuple(depends_on), tuple(carries), self._title())

    def _title(self) -> str:
        value = self._document.value
        title = value.get("title") if isinstance(value, dict) else None
        return shortened(title) if isinstance(title, str) else ""

    def _session(self) -> Session | None:
        value = self._document.value
        if value is None and self._problems:
            return None
        version = value.get("format") if isinstance(value, dict) else None
        if isinstance(version, int) and version > parts.FORMAT:
            known = f"this Guide reads format {parts.FORMAT}"
            self._add(("format",), f"This session is written in format {version}, and {known}: get a newer Guide.")
            return None
        part, problems = check(self._document, parts.SessionFile, self._scope)
        self._problems.extend(problems)
        return None if part is None else self._joined(self._made(part))

    def _made(self, part: parts.SessionFile) -> Session:
        file = self._document.file
        props = part.props or parts.Props()
        return Session(
            id=file.stem if file else "session",
            title=part.title,
            steps=StepMaker(self._document, part.say_as or {}, self._include).items(part.steps, ("steps",)),
            summary=part.summary or "",
            language=part.language,
            level=part.level,
            focus=tuple(part.focus or ()),
            sources=tuple(part.sources or ()),
            props_needed=tuple(props.needed or ()),
            props_optional=tuple(props.optional or ()),
            cautions=tuple(part.cautions or ()),
            breath=breath_pattern(part.breath) if part.breath else BreathPattern(),
            choices=tuple(_choice(key, choice) for key, choice in (part.choices or {}).items()),
            file=file,
            origins={
                key: Origin(file, key, *self._document.place((key,), of_key=True))
                for key in _mapping(self._document.value)
            },
        )

    def _include(self, include: flow_parts.Include, path: DocumentPath) -> tuple[Item, ...]:
        path = (*path, "include")
        file = included_file(self._scope, include.include)
        self._depends_on[file] = None
        if file in self._within:
            circle = " → ".join(one.name for one in (*self._within[self._within.index(file) :], file))
            return self._add(path, f"This session includes itself: {circle}.")
        if len(self._within) > _DEEPEST_INCLUDE:
            return self._add(path, f"Sessions may include one another {_DEEPEST_INCLUDE} deep at most.")
        reading = self._reader.included(file, self._within)
        self._depends_on |= dict.fromkeys(reading.depends_on)
        if file in self._scope.named:
            self._carries |= dict.fromkeys(reading.carries)
        if reading.session is None:
            first = next(problem for problem in reading.problems if problem.is_error)
            return self._add(path, f"“{file.name}” cannot be included; its line {first.line} says: {first.message}")
        return self._taken(reading.session, path)

    def _taken(self, session: Session, path: DocumentPath) -> tuple[Item, ...]:
        self._included.append(session)
        if sum(len(one.steps) for one in self._included) > _MOST_ITEMS:
            return self._add(path, f"The included sessions have more than {_MOST_ITEMS} steps.")
        if len(path) >= _DEPTH_IN_FLOW:
            misfit = misfit_in_flow(session, has_sides=self._document.has((*path[:2], "sides")))
            if misfit:
                return self._add(path, misfit)
        return items_for_others(session)

    def _joined(self, own: Session) -> Session:
        for key, other in clashing_choices(own, self._included).items():
            path: DocumentPath = ("choices", key) if self._document.has(("choices", key)) else ("steps",)
            self._add(path, f"The choice “{key}” is another one in the included session “{other}”: rename one of them.")
        return joined(own, self._included)

    def _add(self, path: DocumentPath, message: str) -> tuple[()]:
        self._problems.append(self._document.problem(path, message))
        return ()


def _resolved(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError, ValueError):  # a circle of links, or no name of a file: reading will tell
        return file.absolute()


def _choice(key: str, choice: parts.Choice) -> Choice:
    options = tuple(
        Option(name, option.label, option.why, option.source, tuple(option.props or ()))
        for name, option in choice.options.items()
    )
    return Choice(key, choice.ask, options, choice.default)


def _option_keys(value: Value) -> dict[str, frozenset[str]]:
    """The keys of each choice's options, as far as the file is sound enough to tell."""
    choices = _mapping(_mapping(value).get("choices"))
    return {key: frozenset(_mapping(_mapping(choice).get("options"))) for key, choice in choices.items()}


def _mapping(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}
