"""Keys where there is no POSIX terminal: on Windows, with a stand-in for its console, and where nobody types."""

import sys
from io import StringIO
from types import SimpleNamespace

import pytest

from guide.cli import keys as reading
from guide.cli.keys import keys


class Console:
    """A keyboard on which keys were pressed before they are asked for, and a clock that sleep sets forward."""

    def __init__(self, *pressed: str) -> None:
        self.pressed = list(pressed)
        self.seconds = 100.0
        self.time = SimpleNamespace(monotonic=lambda: self.seconds, sleep=self.sleep)

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def kbhit(self) -> bool:
        return bool(self.pressed)

    def getwch(self) -> str:
        return self.pressed.pop(0)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    console = Console()
    monkeypatch.setattr(reading, "time", console.time)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(kbhit=console.kbhit, getwch=console.getwch))
    return console


def test_windows_gives_letters_and_arrows_one_by_one(console: Console) -> None:
    console.pressed += ["N", " ", "\xe0", "H", "\x00", "P", "\xe0", "M", "\xe0", "K", "\x00", ";", "q"]
    with keys() as read:
        assert [read(0.1) for _ in range(8)] == ["n", " ", "up", "down", "right", "left", "", "q"]


def test_windows_waits_as_long_as_it_was_asked_to_and_no_longer(console: Console) -> None:
    with keys() as read:
        assert read(0.1) == ""
    assert console.seconds == pytest.approx(100.1, abs=0.011)


def test_where_nobody_types_time_passes(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("q"))
    with keys() as read:
        assert read(0.1) == ""
    assert console.seconds == pytest.approx(100.1)
