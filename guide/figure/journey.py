"""From pose to pose in one smooth movement, through as many shapes as it needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from guide.figure.body import Body
from guide.figure.mirror import mirrored
from guide.figure.solve import Stance, solve
from guide.figure.stations import on_the_way
from guide.figure.tween import distance, tween
from guide.model.shape import PlacedProp, Shape

_LEAST = 0.05  # metres: the shortest a leg of the journey counts as, so that none takes no time


@dataclass(frozen=True, slots=True)
class Journey:
    """Stances to pass through, and the part of the time (0 to 1) at which each is reached."""

    body: Body
    stances: tuple[Stance, ...]
    times: tuple[float, ...]

    def at(self, t: float) -> Stance:
        """The stance a part `t` (0 to 1) of the time into the journey."""
        for i, (begin, stop) in enumerate(pairwise(self.times)):
            if t <= stop and stop > begin:
                return tween(self.body, self.stances[i], self.stances[i + 1], (t - begin) / (stop - begin))
        return self.stances[-1]


def journey(body: Body, start: Stance, end: Stance) -> Journey:
    """The way between two stances; it passes shapes in between where a straight line would look impossible.

    Shapes in between are seen from the side the figure comes from and goes to, so that the camera never swings out.
    """
    shapes = on_the_way(start.shape, end.shape)
    stances = [start, *(solve(_facing(shape, start.shape, end.shape), body) for shape in shapes), end]
    return _timed(body, stances)


def _facing(shape: Shape, start: Shape, end: Shape) -> Shape:
    """A shape in between, seen from the side of both, with what both have; a pose's own door has its own sides."""
    is_door = any(shape is moment for moment in (*start.moments.values(), *end.moments.values()))
    if not is_door and start.camera.yaw + end.camera.yaw > 0:
        shape = mirrored(shape)
    return replace(shape, mat=start.mat, props=_used(shape, start, end))


def _used(shape: Shape, start: Shape, end: Shape) -> tuple[PlacedProp, ...]:
    """What a shape in between has of its own, if either end has such a thing, and what lies or is worn all the way."""
    kinds = {prop.kind for prop in (*start.props, *end.props)}
    own = tuple(prop for prop in shape.props if prop.kind in kinds)
    return (*own, *(prop for prop in start.props if prop in end.props and prop not in own))


def _timed(body: Body, stances: Sequence[Stance]) -> Journey:
    lengths = [max(_LEAST, distance(body, a, b)) for a, b in pairwise(stances)]
    times, total = [0.0], sum(lengths)
    for length in lengths:
        times.append(min(1.0, times[-1] + length / total))
    times[-1] = 1.0
    return Journey(body, tuple(stances), tuple(times))


def turned(yaws: Sequence[float], alike: Sequence[bool]) -> tuple[bool, ...]:
    """Which of a practice's shapes are best seen in a mirror, so that the camera swings least from one to the next.

    `yaws` are those of their cameras, in degrees. A shape that is alike on both sides (`alike`) may be seen in a
    mirror: the picture is as good, and the figure then faces the way its neighbours do. The choice is the least sum of
    swings, found by dynamic programming.
    """
    if not yaws:
        return ()
    options = [(yaw, -yaw) if same else (yaw,) for yaw, same in zip(yaws, alike, strict=True)]
    costs: list[list[tuple[float, int]]] = [[(float(i) * 1e-3, 0) for i in range(len(options[0]))]]
    for before, now in pairwise(options):
        row = []
        for i, yaw in enumerate(now):
            steps = [(costs[-1][j][0] + _swing(b, yaw) + i * 1e-3, j) for j, b in enumerate(before)]
            row.append(min(steps))
        costs.append(row)
    choice = min(range(len(options[-1])), key=lambda i: costs[-1][i][0])
    chosen = []
    for row in reversed(costs):
        chosen.append(choice == 1)
        choice = row[choice][1]
    return tuple(reversed(chosen))


def _swing(a: float, b: float) -> float:
    """How far the camera swings between two yaws, squared so that one wide swing costs more than two small."""
    degrees = abs((b - a + 180) % 360 - 180)
    return degrees * degrees
