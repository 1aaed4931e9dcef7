"""What sounds when: clips placed on the frames of a practice."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from guide.audio.clip import Sound


class Track(StrEnum):
    """A kind of sound with a volume of its own."""

    VOICE = "voice"
    BELLS = "bells"
    BREATH = "breath"
    MUSIC = "music"


class Placement(NamedTuple):
    """A clip or a tone that starts at frame `at` of the practice; before the practice begins `at` is negative."""

    at: int
    clip: Sound
    track: Track
    gain: float = 1.0

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.at + self.clip.frames


@dataclass(frozen=True, slots=True)
class _Lane:
    """The placements of one track in order, and the longest of them, which bounds the search for what sounds."""

    placements: tuple[Placement, ...]
    longest: int

    @classmethod
    def of(cls, placements: Collection[Placement]) -> "_Lane":
        return cls(tuple(placements), max((placement.clip.frames for placement in placements), default=0))

    def between(self, start: int, stop: int) -> Iterator[Placement]:
        first = bisect_left(self.placements, start - self.longest, key=lambda placement: placement.at)
        last = bisect_left(self.placements, stop, key=lambda placement: placement.at)
        return (placement for placement in self.placements[first:last] if placement.end > start)


class Score:
    """All placements of a practice, sorted by their start. Immutable: a change is a new score."""

    __slots__ = ("_lanes", "placements")

    placements: tuple[Placement, ...]

    def __init__(self, placements: Iterable[Placement] = ()) -> None:
        self.placements = tuple(sorted(placements, key=attrgetter("at")))
        tracks: dict[Track, list[Placement]] = {track: [] for track in Track}
        for placement in self.placements:
            tracks[placement.track].append(placement)
        self._lanes = tuple(map(_Lane.of, tracks.values()))

    @property
    def end(self) -> int:
        """The frame at which the last sound is over; 0 when there is none."""
        return max((placement.end for placement in self.placements), default=0)

    def sounding(self, start: int, stop: int) -> Iterator[Placement]:
        """The placements that are heard in the frames from `start` up to `stop`, track by track."""
        for lane in self._lanes:
            yield from lane.between(start, stop)
