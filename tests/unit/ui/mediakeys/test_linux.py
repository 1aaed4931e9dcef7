"""The session's bus as it comes in and goes away, without a server."""

import socket
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("MPRIS is Linux's", allow_module_level=True)

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call

from guide.ui.mediakeys.linux import SessionBus
from guide.ui.mediakeys.mpris import NAME
from guide.ui.mediakeys.playing import Command, Playing, Status
from tests.private_bus import PATH, PLAYER, PROPERTIES

PLAYING = Playing("Pigeon", "Open hips", Status.PLAYING, 60_000, 90_000)


class Connection:
    """Our end of a bus: a test puts calls in, and reads what is sent."""

    def __init__(self) -> None:
        self.sock, self._other = socket.socketpair()
        self.calls: list[Message] = []
        self.sent: list[Message] = []
        self.fails = False
        self.looks = 0
        self.is_closed = False

    def put(self, *calls: Message) -> None:
        """Let calls come in."""
        for serial, call in enumerate(calls, start=1):
            call.header.serial = serial
        self.calls += calls
        self._other.send(b"!")

    def receive(self, timeout: float) -> Message:
        assert timeout == 0, "the window waits for nobody"
        self.looks += 1
        if self.fails:
            raise ConnectionResetError
        if not self.calls:
            self.sock.recv(1)
            raise TimeoutError
        return self.calls.pop(0)

    def send(self, message: Message) -> None:
        timeout = self.sock.gettimeout()
        assert timeout is not None
        assert 0 < timeout <= 1, "nor for a bus that takes nothing in"
        if self.fails:
            raise BrokenPipeError
        self.sent.append(message)

    def close(self) -> None:
        self.is_closed = True
        self.sock.close()

    def end(self) -> None:
        self.sock.close()
        self._other.close()


@pytest.fixture
def connection() -> Iterator[Connection]:
    connection = Connection()
    yield connection
    connection.end()


@pytest.fixture
def wished() -> list[Command]:
    return []


@pytest.fixture
def bus(qapp: object, connection: Connection, wished: list[Command]) -> SessionBus:  # noqa: ARG001 - its thread's loop
    return SessionBus(connection, wished.append)


def call(method: str, address: DBusAddress = PLAYER, *values: object) -> Message:
    return new_method_call(address, method, "s" * len(values) or None, values)


def test_it_asks_for_its_name_and_goes_without_where_that_is_taken(bus: SessionBus, connection: Connection) -> None:
    (request,) = connection.sent
    assert request.header.fields[HeaderFields.member] == "RequestName"
    assert request.body == (NAME, 4), "it neither waits for the name nor gives it away"
    bus.close()
    assert connection.is_closed


def test_all_that_has_come_is_answered_in_order_and_only_what_is_wished_is_done(
    qtbot: QtBot, bus: SessionBus, connection: Connection, wished: list[Command]
) -> None:
    connection.sent.clear()
    question = call("Get", PROPERTIES, PLAYER.interface, "PlaybackStatus")
    connection.put(call("Pause"), question, call("Next"))
    qtbot.waitUntil(lambda: len(connection.sent) == 3)
    qtbot.waitUntil(lambda: len(wished) == 2)
    assert wished == [Command.PAUSE, Command.NEXT]
    assert [one.header.fields[HeaderFields.reply_serial] for one in connection.sent] == [1, 2, 3]
    assert {one.header.message_type for one in connection.sent} == {MessageType.method_return}
    assert connection.sent[1].body == (("s", "Stopped"),)
    bus.close()


def test_what_is_shown_is_told(bus: SessionBus, connection: Connection) -> None:
    bus.show(PLAYING)
    told = [one.header.fields[HeaderFields.member] for one in connection.sent]
    assert told == ["RequestName", "PropertiesChanged", "Seeked"]
    assert all(one.header.fields[HeaderFields.path] == PATH for one in connection.sent[1:])
    bus.close()


def test_a_bus_that_is_gone_is_looked_at_once_and_told_nothing_more(
    qtbot: QtBot, bus: SessionBus, connection: Connection
) -> None:
    connection.fails = True
    connection.put(call("Pause"))
    qtbot.waitUntil(lambda: connection.looks == 1)
    QCoreApplication.processEvents()
    assert connection.looks == 1, "what is gone would keep the window busy for ever"
    connection.fails = False
    connection.sent.clear()
    bus.show(PLAYING)
    assert connection.sent == []
    bus.close()


def test_a_bus_that_takes_nothing_in_any_more_is_not_asked_again(bus: SessionBus, connection: Connection) -> None:
    connection.fails = True
    bus.show(PLAYING)
    connection.fails = False
    connection.sent.clear()
    bus.show(Playing("Bridge", "Open hips", Status.PAUSED, 0, 90_000))
    connection.put(call("Pause"))
    QCoreApplication.processEvents()
    assert (connection.sent, connection.looks) == ([], 0)
    bus.close()
