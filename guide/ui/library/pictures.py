"""Where the pictures on the cards come from."""

from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from guide.sessionfile.entry import Entry


class Pictures(Protocol):
    """Draws the room pictures of sessions."""

    def tile(self, card: Entry, size: QSize, ratio: float, *, most: int = 3) -> QPixmap | None:
        """At most so many figures on a transparent ground, `size` in logical pixels; None without a picture yet."""
        ...


class NoPictures:
    """For when nobody draws: the cards show the poses' names."""

    def tile(self, card: Entry, size: QSize, ratio: float, *, most: int = 3) -> QPixmap | None:  # noqa: ARG002 - the protocol
        """No picture."""
        return None
