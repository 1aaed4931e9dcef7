"""A D-Bus session of our own, and a client that calls over it."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from pytestqt.qtbot import QtBot

from guide.ui.mediakeys.mpris import NAME

PATH = "/org/mpris/MediaPlayer2"
ROOT = DBusAddress(PATH, NAME, "org.mpris.MediaPlayer2")
PLAYER = DBusAddress(PATH, NAME, "org.mpris.MediaPlayer2.Player")
PROPERTIES = DBusAddress(PATH, NAME, "org.freedesktop.DBus.Properties")


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Run a bus; gives its address. Skips the test where there is no program for it."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    address = f"unix:path={folder}/bus"
    command = [daemon, "--session", "--nofork", f"--address={address}", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline()  # it listens by now
            yield address
        finally:
            process.terminate()


class Client:
    """Another program on the bus, such as the desktop's lock screen. `signals` are what it has heard."""

    def __init__(self, qtbot: QtBot, address: str) -> None:
        self._qtbot = qtbot
        self._connection: DBusConnection = open_dbus_connection(address)
        self._asking: DBusConnection = open_dbus_connection(address)  # while it waits it drops what else it hears
        self._connection.bus_proxy.AddMatch(f"type='signal',path='{PATH}'")
        self.signals: list[Message] = []
        self._replies: dict[int, Message] = {}

    def has_owner(self) -> bool:
        """Whether Guide is on the bus."""
        return bool(self._asking.bus_proxy.NameHasOwner(NAME)[0])

    def call(self, address: DBusAddress, method: str, signature: str = "", *values: object) -> Message:
        """Call, and let the window's thread answer."""
        serial = next(self._connection.outgoing_serial)
        call = new_method_call(address, method, signature or None, values)
        self._connection.send(call, serial=serial)
        self._qtbot.waitUntil(lambda: self._hears(serial))
        return self._replies[serial]

    def properties(self, address: DBusAddress = PLAYER) -> dict[str, object]:
        """All properties of an interface, without their types."""
        ((found,),) = (self.call(PROPERTIES, "GetAll", "s", address.interface).body,)
        return {name: value for name, (_, value) in found.items()}

    def heard(self, member: str) -> list[Message]:
        """The signals of a name so far."""
        self._take_in()
        return [one for one in self.signals if one.header.fields[HeaderFields.member] == member]

    def close(self) -> None:
        """Go from the bus."""
        self._connection.close()
        self._asking.close()

    def _hears(self, serial: int) -> bool:
        self._take_in()
        return serial in self._replies

    def _take_in(self) -> None:
        try:
            while True:
                message = self._connection.receive(timeout=0)
                if message.header.message_type is MessageType.signal:
                    self.signals.append(message)
                else:
                    self._replies[message.header.fields[HeaderFields.reply_serial]] = message
        except TimeoutError:
            pass
