"""What every test shares: folders of its own, no network, and the theme and sessions for those that want them."""

import logging
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.ui.appearance import dress
from guide.ui.theme import Theme

# Speed is measured in the benchmarks; a busy machine must not fail a test.
settings.register_profile("guide", deadline=None)
settings.load_profile("guide")


class PatientBot(QtBot):
    """Waits as long as a busy machine may take; what never happens fails all the same."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:  # noqa: N802 - pytest-qt's
        """Wait for something that happens in the window."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - it must be there first
    """The clicks, keys and waits of a test."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, caches and logs of a test go to its own folder, never to the person's; nor does it use their bus."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)  # the person's lock screen and media keys
    return tmp_path


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app makes no network connection: a socket to anywhere but this machine's own files fails the test."""
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            pytest.fail(f"a network connection to {address}")
        real_connect(self, address)  # type: ignore[arg-type]  # an address of the family just checked

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *names, **_: pytest.fail(f"a look-up of {names[0]}"))


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that a test did not expect is a fault. A test that expects one clears `caplog`."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]


@pytest.fixture(autouse=True)
def no_button_left_down() -> Iterator[None]:
    """Qt keeps a pressed button for the whole application: the next test's windows would believe in a pointer."""
    yield
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The shipped sessions and poses."""
    return Shelf(Settings(tmp_path_factory.mktemp("config") / "settings.json"))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """A light theme of the test's own, which the application wears."""
    theme = Theme("light")
    dress(qapp, theme)
    return theme
