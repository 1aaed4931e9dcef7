"""Which poses a search and its filters find."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from guide.model.pose import Pose
from guide.ui.searching import mentions


class Filter(StrEnum):
    """A filter that can be on or off: what a pose does, and to which part of the body."""

    WORKS = "works"
    STRETCHES = "stretches"
    GLUTES = "glutes"
    HIPS = "hips"
    LEGS = "legs"
    TRUNK = "trunk"
    SHOULDERS = "shoulders"


PARTS: Final[Mapping[Filter, frozenset[str]]] = {
    Filter.GLUTES: frozenset({"gluteus maximus", "gluteus medius"}),
    Filter.HIPS: frozenset({"hip flexors", "deep hip rotators", "adductors"}),
    Filter.LEGS: frozenset({"hamstrings", "quadriceps", "calves"}),
    Filter.TRUNK: frozenset({"back extensors", "obliques", "pelvic floor", "lower belly"}),
    Filter.SHOULDERS: frozenset({"shoulders", "chest"}),
}
"""The parts of the body, each with its muscles by the names of `guide.model.muscle`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: every word must be found, and every filter hold.

    With `WORKS` or `STRETCHES` on, the parts that are looked for must be worked, or stretched; else either will do. A
    muscle that only a variant works is found too: the pose's page offers the variant.
    """

    text: str = ""
    filters: frozenset[Filter] = frozenset()

    def finds(self, pose: Pose) -> bool:
        """Whether a pose is found."""
        done = {Filter.WORKS: frozenset(pose.ever_works), Filter.STRETCHES: frozenset(pose.stretches)}
        ways = [muscles for way, muscles in done.items() if way in self.filters] or [frozenset().union(*done.values())]
        parts = [muscles for part, muscles in PARTS.items() if part in self.filters]
        reached = all(way & part for way in ways for part in parts)
        return reached and (all(ways) or not self.filters) and mentions(_about(pose), self.text)


def _about(pose: Pose) -> tuple[str, ...]:
    variants = (variant.name or variant.id for variant in pose.variants.values())
    return (pose.name, pose.sanskrit or "", pose.id, *variants, *pose.ever_works, *pose.stretches, *pose.props)
