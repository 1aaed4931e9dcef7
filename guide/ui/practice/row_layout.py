"""Where the controls of the top row stand: pure geometry, in logical pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_GROUP_GAP: Final = 32 / 48
"""Between the breaths and the transport, as a share of a control."""
_LEAST_GAP: Final = 8.0
"""Between the groups where it is narrow."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is to stand in a row: widths of the groups, and of one `control`.

    `leave` is the way back, `breaths` the breaths with their two signs, `transport` three controls; `right` are as many
    controls as there are in it, of which the first of `spare` go first where there is no room.
    """

    width: float
    margin: float
    control: float
    overhang: float
    """How far a control's room reaches beyond its icon: the icons stand at the margins."""
    leave: float
    breaths: float
    transport: float
    right: int
    spare: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """The left edges of what stands in the row; None for what has no room."""

    leave: float
    breaths: float | None
    transport: float
    right: tuple[float | None, ...]


def places_of(row: Row) -> Places:
    """Lay the row out: the middle is centred while it can be, and moves before anything has to go."""
    left, end = row.margin - row.overhang, row.width - row.margin + row.overhang
    first = left + row.leave + _LEAST_GAP
    gap = row.control * _GROUP_GAP
    whole = row.breaths + gap + row.transport
    gone: set[int] = set()
    for spare in row.spare:
        if first + whole + _LEAST_GAP <= end - row.control * (row.right - len(gone)):
            break
        gone.add(spare)
    right = end - row.control * (row.right - len(gone))
    with_breaths = first + whole + _LEAST_GAP <= right
    middle = whole if with_breaths else row.transport
    at = max(first, min((row.width - middle) / 2, right - _LEAST_GAP - middle))
    places: list[float | None] = []
    for number in range(row.right):
        places.append(None if number in gone else right)
        right += 0 if number in gone else row.control
    return Places(left, at if with_breaths else None, at + (row.breaths + gap if with_breaths else 0), tuple(places))
