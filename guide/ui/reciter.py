"""Lets the voice say something while a page is shown, and tells how far it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guide.player.recital import Recital, Said

_LOOK: Final = 50


class Reciter(QObject):
    """One recital at a time. `moved` carries the place of the line that is heard, None before the first word.

    `ended` tells that all is said or that it was stopped.
    """

    moved = Signal(object)
    ended = Signal()

    def __init__(self, recite: "Callable[[Sequence[Said]], Recital]") -> None:
        """`recite` begins a recital; it may raise a GuideError."""
        super().__init__()
        self._recite = recite
        self._recital: Recital | None = None
        self._at: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)

    @property
    def is_saying(self) -> bool:
        """Whether something is being said, or about to be."""
        return self._recital is not None

    def say(self, lines: "Sequence[Said]") -> None:
        """Say these lines; what was being said is cut short."""
        self.stop()
        self._recital = self._recite(lines)
        self._at = None
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Fall silent."""
        if self._recital is not None:
            self._recital.stop()
            self._recital = None
            self._timer.stop()
            self.ended.emit()

    def look(self) -> None:
        """See how far the voice is. The timer calls it."""
        if self._recital is None:
            return
        self._recital.look()
        if self._recital.is_over:
            self.stop()
        elif self._recital.at != self._at:
            self._at = self._recital.at
            self.moved.emit(self._at)
