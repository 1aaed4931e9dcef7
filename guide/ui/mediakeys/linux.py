"""Media controls on Linux: MPRIS over the session's D-Bus, by a Unix socket."""

from collections.abc import Callable
from contextlib import suppress

from jeepney import Message, message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

from guide.ui.mediakeys.mpris import NAME, Mpris
from guide.ui.mediakeys.playing import Command, Desk, Playing, Status, Wish

_PATIENCE_SECONDS = 1.0
_NO_QUEUE = 4
"""Where the name is taken, go without it."""


def reach() -> Callable[[Wish], Desk] | None:
    """Connect to the session's bus, in any thread; None without one. What is returned belongs to the window's."""
    try:
        connection = open_dbus_connection(auth_timeout=_PATIENCE_SECONDS)
    except (KeyError, OSError, RuntimeError, StopIteration, ValueError):
        return None  # no address, no server behind it, or one that is not reached by a Unix socket
    return lambda wish: SessionBus(connection, wish)


class SessionBus(QObject):
    """Answers what comes from the bus whenever the window's thread is free."""

    def __init__(self, connection: DBusConnection, wish: Wish) -> None:
        super().__init__()
        self._connection = connection
        self._wish = wish
        self._mpris = Mpris(Playing("", "", Status.STOPPED, 0, 0))
        connection.sock.settimeout(_PATIENCE_SECONDS)
        self._waiting = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._waiting.activated.connect(self._take_in)
        self._send(message_bus.RequestName(NAME, _NO_QUEUE))

    def show(self, playing: Playing) -> None:
        """Tell who listens what has changed."""
        for signal in self._mpris.show(playing):
            self._send(signal)

    def close(self) -> None:
        """Go from the bus; the name goes too."""
        self._waiting.setEnabled(False)
        with suppress(OSError, ValueError):
            self._connection.close()
        self.deleteLater()

    def _take_in(self) -> None:
        wishes: list[Command] = []
        try:
            while True:
                reply, command = self._mpris.answer(self._connection.receive(timeout=0))
                if reply is not None:
                    self._send(reply)
                if command is not None:
                    wishes.append(command)
        except TimeoutError:
            pass  # that was all for now
        except (OSError, ValueError):
            self._waiting.setEnabled(False)  # the bus is gone
        for command in wishes:
            self._wish(command)

    def _send(self, message: Message) -> None:
        if self._waiting.isEnabled():
            try:
                self._connection.send(message)
            except OSError:
                self._waiting.setEnabled(False)
