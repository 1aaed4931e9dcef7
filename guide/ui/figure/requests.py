"""What pictures of the figure can be asked for: plain values, equal when their pictures are.

Nothing here loads the figure: whoever asks need not have it.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from guide.model.drawn import Drawn
from guide.model.shape import Camera
from guide.ui.figure.picture import Dress, Room


@dataclass(frozen=True, slots=True)
class Words:
    """Where words stand over the left of a stage, in its pixels: from its left edge to `right`, `top` to `bottom`."""

    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stage in pixels, as `guide.figure.framing.Stage` has it.

    A body that would meet `words` stands a little further right, and becomes smaller only where that is not enough.
    With `is_mirrored` the whole picture is seen in a mirror; there are no words beside it then.
    """

    width: int
    height: int
    top: float
    lowest: float
    horizon: float
    bottom: float
    most: float
    words: tuple[Words, ...] = ()
    is_mirrored: bool = False


class Coloured(NamedTuple):
    """The muscles that are coloured in a picture, by the names of `guide.model.muscle`."""

    works: tuple[str, ...] = ()
    stretches: tuple[str, ...] = ()


UNCOLOURED: Final = Coloured()


@dataclass(frozen=True, slots=True)
class OnStage:
    """The figure on its mat on a stage, still. `breath` is 0 empty to 1 full."""

    dress: Dress
    drawn: Drawn
    place: Place
    muscles: Coloured = UNCOLOURED
    breath: float = 0.5


@dataclass(frozen=True, slots=True)
class Breathing:
    """What another breath changes in a still picture: a patch of it, and where in it that lies."""

    still: OnStage
    breath: float


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """The figure on a stage, a part `share` (0 to 1) of the time from one shape to another.

    Drawn quickly while it moves; well where it `rests` there.
    """

    dress: Dress
    before: Drawn
    to: Drawn
    share: float
    place: Place
    muscles: Coloured = UNCOLOURED
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Portrait:
    """One figure on a transparent ground, as large as it fits.

    With `muscles` those of its pose are coloured. `camera` None is the shape's own; from any camera that is given the
    figure has the same size and place.
    """

    dress: Dress
    drawn: Drawn
    width: int
    height: int
    muscles: bool = False
    camera: Camera | None = None
    supersample: int = 2


@dataclass(frozen=True, slots=True)
class FromBehind:
    """A small portrait from behind with its muscles; nothing where the stage shows them well enough."""

    dress: Dress
    drawn: Drawn
    width: int
    height: int
    muscles: Coloured


@dataclass(frozen=True, slots=True)
class Figurine:
    """A small figure without a mat, standing on the lower edge; its picture is as wide as it is. Kept on disk."""

    dress: Dress
    drawn: Drawn
    width: int
    height: int


Request: TypeAlias = OnStage | Breathing | OnTheWay | Portrait | FromBehind | Figurine | Room
