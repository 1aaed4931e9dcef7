"""Leads a practice by the system's media keys, and tells the system what is practised."""

import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from guide.model.units import SECOND, Ms
from guide.player.player import Player
from guide.ui.mediakeys.playing import Command, Desk, Playing, Wish, obey, playing_of

_LEAP: Ms = 2 * SECOND
"""A position that changes so much between two looks was jumped to."""


class MediaKeys(QObject):
    """Follows one practice at a time. Where the system offers no media controls it is merely inactive.

    `show_requested` asks for the window.
    """

    show_requested = Signal()
    reached = Signal(object, object)
    _wished = Signal(object)

    def __init__(self, reach: Callable[[], Callable[[Wish], Desk] | None] | None = None) -> None:
        """`reach` finds the system's controls, in a thread of its own: that may take a while."""
        super().__init__()
        self._reach = reach or _reach
        self._player: Player | None = None
        self._desk: Desk | None = None
        self._shown: Playing | None = None
        self.reached.connect(self._on_reached)
        self._wished.connect(self._on_wished, Qt.ConnectionType.QueuedConnection)

    def begin(self, player: Player) -> None:
        """Tell of a practice from now on, and let the media keys lead it."""
        self.end()
        self._player = player
        player.follow(self._look)
        Thread(target=self._find, args=(player,), name="media keys", daemon=True).start()

    def end(self) -> None:
        """The practice is over, or another one is told of."""
        if self._player is not None:
            self._player.unfollow(self._look)
        self._player = self._shown = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _find(self, player: Player) -> None:
        make = self._reach()
        with suppress(RuntimeError):  # the app was closed meanwhile
            self.reached.emit(player, make)

    def _on_reached(self, player: Player, make: Callable[[Wish], Desk] | None) -> None:
        if make is None:
            return
        desk = make(self._wished.emit)
        if player is not self._player or self._desk is not None:  # the practice was left, and perhaps begun again
            desk.close()
            return
        self._desk = desk
        self._look()

    def _look(self) -> None:
        if self._desk is None or self._player is None:
            return
        playing, shown = playing_of(self._player), self._shown
        if shown is None or _differs(playing, shown):
            self._desk.show(playing)
        self._shown = playing

    def _on_wished(self, command: Command) -> None:
        if command is Command.SHOW:
            self.show_requested.emit()
        elif self._player is not None:
            obey(self._player, command)
            self._look()


def _differs(playing: Playing, shown: Playing) -> bool:
    """Whether there is more to tell than that time passes."""
    told = (playing.pose, playing.session, playing.status, playing.length)
    leapt = not 0 <= playing.position - shown.position <= _LEAP
    return leapt or told != (shown.pose, shown.session, shown.status, shown.length)


def _reach() -> Callable[[Wish], Desk] | None:
    """The controls of this system."""
    try:
        match sys.platform:
            case "linux":
                from guide.ui.mediakeys import linux  # noqa: PLC0415 (each system has its own)

                return linux.reach()
            case "win32":
                from guide.ui.mediakeys import windows  # noqa: PLC0415 (as above)

                return windows.reach()
            case "darwin":
                from guide.ui.mediakeys import macos  # noqa: PLC0415 (as above)

                return macos.reach()
    except ImportError:
        return None  # a system without the package, such as one that is older than it
    return None
