"""What sounds when: clips placed on the frames of a practice."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from guide.audio.clip import Clip


class Track(StrEnum):
    """A kind of sound with a volume of its own."""

    VOICE = "voice"
    BELLS = "bells"
    BREATH = "breath"
    MUSIC = "music"


@dataclass(frozen=True, slots=True)
class Placement:
    """A clip that starts at frame `at` of the practice; before the practice begins `at` is negative."""

    at: int
    clip: Clip
    track: Track
    gain: float = 1.0

    @property
    def end(self) -> int:
        """The first frame after the clip."""
        return self.at + self.clip.frames


@dataclass(frozen=True, slots=True)
class _Lane:
    """The placements of one track in order, and the longest of them, which bounds the search for what sounds."""

    placements: tuple[Placement, ...]
    longest: int

    @classmethod
    def of(cls, track: Track, placements: Iterable[Placement]) -> "_Lane":
        mine = tuple(placement for placement in placements if placement.track is track)
        return cls(mine, max((placement.clip.frames for placement in mine), default=0))

    def between(self, start: int, stop: int) -> Iterator[Placement]:
        first = bisect_left(self.placements, start - self.longest, key=lambda placement: placement.at)
        last = bisect_left(self.placements, stop, key=lambda placement: placement.at)
        return (placement for placement in self.placements[first:last] if placement.end > start)


class Score:
    """All placements of a practice, sorted by their start. Immutable: a change is a new score."""

    __slots__ = ("_lanes", "placements")

    placements: tuple[Placement, ...]

    def __init__(self, placements: Iterable[Placement] = ()) -> None:
        self.placements = tuple(sorted(placements, key=lambda placement: placement.at))
        self._lanes = tuple(_Lane.of(track, self.placements) for track in Track)

    @property
    def end(self) -> int:
        """The frame at which the last sound is over; 0 when there is none."""
        return max((placement.end for placement in self.placements), default=0)

    def sounding(self, start: int, stop: int) -> Iterator[Placement]:
        """The placements that are heard in the frames from `start` up to `stop`, track by track."""
        for lane in self._lanes:
            yield from lane.between(start, stop)
