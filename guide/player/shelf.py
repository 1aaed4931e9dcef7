"""The catalogue and the sessions there are to practise, found by id or by path."""

import os.path
from functools import cache, cached_property
from pathlib import Path

from guide import resources
from guide.errors import InputError
from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.find import SUFFIXES, by_id, find_session_files
from guide.sessionfile.session import Reading, read_session
from guide.settings import Settings
from guide.yamlfile.suggest import did_you_mean, shortened


class Shelf:
    """Sessions of one's own come before shipped ones of the same id."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def catalogue(self) -> Catalogue:
        """The poses, sources and cautions that come with the app.

        Raises:
            InputError: one of their files has a problem; whoever writes a pose meets it first.
        """
        catalogue, problems = read_catalogue(resources.asset())
        if problems:
            raise InputError("\n".join(str(problem) for problem in problems))
        return catalogue

    def files(self) -> tuple[Path, ...]:
        """Every session file, one's own first."""
        return tuple(find_session_files([self._settings.sessions_folder, resources.shipped_sessions()]))

    def find(self, session_id: str) -> Path | None:
        """The file of a session."""
        return by_id(self.files()).get(session_id)

    def read(self, file: Path) -> Reading:
        """A session file with all its problems."""
        files = cache(lambda: by_id(self.files()))  # a file may name many sessions, and a look at all takes time
        return read_session(file, self.catalogue, lambda session_id: files().get(session_id))

    def session(self, name: str) -> Session:
        """The session of an id, or in a file.

        Raises:
            InputError: there is none, or its file has errors; all of them are in the sentence.
        """
        file = Path(name) if _looks_like_a_path(name) else self.find(name)
        if file is None:
            known = [one.stem for one in self.files()]
            raise InputError(
                f"There is no session “{shortened(name)}”{did_you_mean(name, known)} `guide list` shows them all."
            )
        reading = self.read(file)
        if reading.session is None:
            raise InputError("\n".join(problem.told for problem in reading.problems if problem.is_error))
        return reading.session


def _looks_like_a_path(name: str) -> bool:
    is_file = os.path.isfile(name)  # noqa: PTH113 -- Path.is_file raises for names the system refuses
    return is_file or name.endswith(SUFFIXES) or "/" in name or "\\" in name
