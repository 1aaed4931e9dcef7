"""Where a body comes to that walks to and fro on its mat: its picture holds all of it from the start."""

from collections.abc import Iterator
from typing import Final

from guide.model.drawn import Drawn
from guide.model.shape import Shape

_WALKS: Final = 0.1
"""Metres: one whose movements bring it less far to its side stays where it is."""
_TURNS: Final = 0.5
"""Metres from the mat's middle to where it turns round: its feet still stand on the mat, four steps of its length."""


def walk(drawn: Drawn, shape: Shape | None) -> Iterator[Drawn]:
    """The figure in each movement of its shape where the way there and the way back begin and end; none if it stays."""
    if shape is None:
        return
    stride = max((shape.pelvis.at[0] - one.pelvis.at[0] for one in shape.moments.values()), default=0.0)
    if stride > _WALKS:
        for moment in shape.moments:
            for x in (_TURNS, stride - _TURNS):
                yield drawn._replace(moment=moment, x=x, is_back=False)
                yield drawn._replace(moment=moment, x=-x, is_back=True)
