import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from guide.cli.keys import keys

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

import pty
import termios


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """A terminal as standard input: its keyboard's end and the program's."""
    keyboard, program = pty.openpty()
    with os.fdopen(program) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield keyboard, program
    os.close(keyboard)


def reads_lines(descriptor: int) -> bool:
    return bool(termios.tcgetattr(descriptor)[3] & termios.ICANON)


def test_keys_pressed_at_once_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as (keyboard, _), keys() as read:
        os.write(keyboard, b"nQ+")
        assert [read(0.5) for _ in range(3)] == ["n", "q", "+"]
        assert read(0) == ""


def test_an_arrow_is_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as (keyboard, _), keys() as read:
        os.write(keyboard, b"\x1b[A\x1bOB\x1b[C\x1bOD\x1b[Zn")
        assert [read(0.5) for _ in range(6)] == ["up", "down", "right", "left", "", "n"]
        os.write(keyboard, b"\x1b")
        assert read(0.5) == "\x1b"


def test_the_terminal_is_as_it_was_afterwards_and_single_keys_come_back_after_a_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with terminal(monkeypatch) as (_, program):
        before = termios.tcgetattr(program)
        with keys():
            assert not reads_lines(program)
            termios.tcsetattr(program, termios.TCSANOW, before)  # a shell does so when its job is stopped
            os.kill(os.getpid(), signal.SIGCONT)
            assert not reads_lines(program)
        assert reads_lines(program)


def test_the_terminal_is_given_back_when_the_system_ends_the_practice(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended() -> None:
        with keys():
            signal.raise_signal(signal.SIGTERM)

    before = signal.getsignal(signal.SIGTERM)
    with terminal(monkeypatch) as (_, program):
        with pytest.raises(SystemExit) as left:
            ended()
        assert left.value.code == 128 + signal.SIGTERM
        assert reads_lines(program)
    assert signal.getsignal(signal.SIGTERM) is before
