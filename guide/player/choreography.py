"""How the body moves through a practice: where it is at every instant, and what it wears."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.units import Ms
from guide.player.ways import Way, Ways
from guide.player.worn import Worn
from guide.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Going:
    """Where the body is: a part `share` (0 to 1) of the time from one shape to another; at 1 it is there."""

    before: Drawn
    to: Drawn
    share: float


class Choreography:
    """The ways of one timeline. Built once, asked at every picture; what is far from where it is asked can wait.

    `begun` says of the poses that had begun before the timeline became this one which are seen in a mirror.
    """

    def __init__(self, timeline: Timeline, poses: Mapping[str, Pose], begun: Sequence[bool] = ()) -> None:
        self._all = Ways(timeline, poses, begun)
        self._near: dict[int, tuple[Way, ...]] = {}
        self._worn = Worn(timeline, poses)

    def at(self, position: Ms) -> Going | None:
        """Where the body is at a position; before its first pose it rests as that begins. None without any pose."""
        ways = self._ways_near(position)
        if not ways:
            return None
        index = max(0, bisect_right(ways, position, key=lambda way: way.start) - 1)
        way = ways[index]
        before = ways[max(0, index - 1)].to
        share = 1.0 if position >= way.end or not index else (position - way.start) / (way.end - way.start)
        worn = self._worn.at(position)
        if worn:
            before, to = (self._all.wearing(one, worn) for one in (before, way.to))
            return Going(before, to, share)
        return Going(before, way.to, share)

    @property
    def poses(self) -> tuple[Drawn, ...]:
        """The poses that the body goes to, each as it is best known, in order."""
        return tuple(self._all.pose(index) for index in range(self._all.poses))

    def pose_at(self, position: Ms) -> Drawn | None:
        """The pose that the body is in or on its way to, whatever it passes; None before it sets out for the first."""
        index = self._all.index_at(position)
        return self._all.pose(index) if index >= 0 else None

    def mirrored_until(self, position: Ms) -> tuple[bool, ...]:
        """Which of the poses that have begun by a position are seen in a mirror."""
        return self._all.mirrored[: self._all.index_at(position) + 1]

    @property
    def ways(self) -> tuple[Way, ...]:
        """All ways, in order."""
        return self._all.between(0, self._all.poses)

    def _ways_near(self, position: Ms) -> tuple[Way, ...]:
        """From the pose before the last, whose ways a late way out may still wait for, to the one that cuts these."""
        index = max(0, self._all.index_at(position))
        if index not in self._near:
            self._near[index] = self._all.between(max(0, index - 2), index + 2)
        return self._near[index]
