"""Right and left."""

from enum import StrEnum


class Side(StrEnum):
    """The side a pose is practised on."""

    RIGHT = "right"
    LEFT = "left"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT
