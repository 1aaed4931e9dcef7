"""Which figure is meant, by the names of the catalogue: a value to ask for pictures with, and to keep them by."""

from typing import TYPE_CHECKING, NamedTuple

from guide.model.side import Side

if TYPE_CHECKING:  # shapes are not there yet at the first paint
    from guide.model.shape import PlacedProp


class Drawn(NamedTuple):
    """A pose's figure, or that of one of its variants, on a side.

    `moment` is one of the shape's moments, empty for the shape itself. With `is_turned` it is seen in a mirror. With
    `is_back` the body has left and right exchanged, and is seen from the same place: the way back of a side step. It
    stands `x` metres to its left and `z` to its front on a mat that stays where it is. `props` are there instead of its
    own, in the room.
    """

    pose: str
    variant: str | None = None
    side: Side | None = None
    moment: str = ""
    is_turned: bool = False
    is_back: bool = False
    x: float = 0.0
    z: float = 0.0
    props: "tuple[PlacedProp, ...] | None" = None
