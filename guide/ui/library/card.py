"""What the library shows of one session."""

from dataclasses import dataclass
from pathlib import Path

from guide.model.units import MINUTE, Ms


@dataclass(frozen=True, slots=True)
class CardProblem:
    """One problem of a file: its line, counted from 1, and the plain sentence."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Card:
    """A session file as the library shows it. `own` is false for what came with the app.

    `poses` are names to read, and `figures` the same poses by their keys in the catalogue.

    `duration` is in milliseconds at the practitioner's pace; None, with `problems`, where the file cannot be played.
    """

    id: str
    title: str
    file: Path
    own: bool = False
    summary: str = ""
    level: str = ""
    focus: tuple[str, ...] = ()
    props_needed: tuple[str, ...] = ()
    props_optional: tuple[str, ...] = ()
    poses: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    duration: Ms | None = None
    problems: tuple[CardProblem, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the file cannot be played."""
        return self.duration is None

    @property
    def minutes(self) -> int:
        """The length in whole minutes, at least 1."""
        return max(1, round((self.duration or 0) / MINUTE))
