"""A picture of the figure, and what the library asks for before anything else is loaded: plain values."""

from typing import TYPE_CHECKING, NamedTuple

from guide.model.drawn import Drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class Dress(NamedTuple):
    """Whose figure it is, and in which colours."""

    body: str
    skin: str
    dark: bool


class Room(NamedTuple):
    """At most so many of a session's figures on one floor at one scale, without mats. Kept on disk."""

    dress: Dress
    figures: tuple[Drawn, ...]
    width: int
    height: int
    most: int = 3


class Picture(NamedTuple):
    """What was drawn. `image` is premultiplied, and None where there is no figure to draw.

    It lies at (`x`, `y`) in the picture it was asked for: a patch is smaller than that.
    """

    image: "QImage | None"
    x: int = 0
    y: int = 0
