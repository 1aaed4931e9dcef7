"""Who stands in a session's room: a few of its figures, chosen so that they tell what the session is about."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from guide.model.drawn import Drawn
from guide.model.pose import Pose

_TELLING: Final = 2
"""A pose that works or stretches fewer muscles is one to rest in or to pass through."""


def cast(figures: Sequence[Drawn], poses: Mapping[str, Pose], most: int) -> tuple[Drawn, ...]:
    """At most so many of a session's figures, one for each pose, in their order and spread over the session.

    Where only one pose tells what the session is about, those that lead to it stand beside it.
    """
    known = {one.pose: one for one in reversed(figures) if one.pose in poses and poses[one.pose].figure is not None}
    ordered = [known[pose] for pose in dict.fromkeys(one.pose for one in figures) if pose in known]
    telling = [one for one in ordered if _muscles(poses[one.pose]) >= _TELLING]
    if len(telling) == 1:
        return tuple(ordered[: ordered.index(telling[0]) + 1][-most:])
    return tuple(_spread(telling or ordered, poses, most))


def _muscles(pose: Pose) -> int:
    return len(pose.works) + len(pose.stretches)


def _spread(figures: Sequence[Drawn], poses: Mapping[str, Pose], most: int) -> Sequence[Drawn]:
    """Of each part of the session the pose that asks for most; of two such, the later, to which the session leads."""
    if len(figures) <= most:
        return figures
    edges = [round(len(figures) * place / most) for place in range(most + 1)]
    parts = [figures[begin:end] for begin, end in pairwise(edges)]
    return [max(reversed(part), key=lambda one: _muscles(poses[one.pose])) for part in parts]
