"""Single keys from a terminal, without waiting for Enter."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

ReadKey: TypeAlias = Callable[[float], str]
"""Waits at most so many seconds and returns the key pressed, in lower case; empty when there was none.

The arrows are `up`, `down`, `right` and `left`.
"""

_ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left"}
"""How the code of an arrow ends, after Esc and a bracket (or, in some terminals, an O)."""
_WINDOWS_ARROWS = {"H": "up", "P": "down", "M": "right", "K": "left"}
_FUNCTION_KEYS = ("\x00", "\xe0")


@contextmanager
def keys() -> Iterator[ReadKey]:
    """Read single keys inside the block. Without a terminal on standard input there are none, and time passes."""
    if not sys.stdin.isatty():
        yield _no_key
    elif sys.platform == "win32":
        yield _windows_key
    else:
        with _posix_keys() as read:
            yield read


def _no_key(seconds: float) -> str:
    time.sleep(seconds)
    return ""


@contextmanager
def _posix_keys() -> Iterator[ReadKey]:
    import select  # noqa: PLC0415 (these exist only where they are used)
    import termios  # noqa: PLC0415
    import tty  # noqa: PLC0415

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)

    def byte(seconds: float) -> str:
        ready, _, _ = select.select([descriptor], [], [], seconds)
        # Not sys.stdin.read: what that reads ahead, `select` no longer sees.
        return os.read(descriptor, 1).decode(errors="ignore") if ready else ""

    def read(seconds: float) -> str:
        key = byte(seconds)
        if key != "\x1b":
            return key.lower()
        # A key with a code sends all of it at once; Esc comes alone.
        return _ARROWS.get(byte(0), "") if byte(0) in {"[", "O"} else key

    def begin(*_: object) -> None:
        tty.setcbreak(descriptor)

    def end(*_: object) -> None:
        sys.exit(128 + signal.SIGTERM)

    resumed = signal.signal(signal.SIGCONT, begin)  # after Ctrl-Z and `fg` the terminal is back at whole lines
    ended = signal.signal(signal.SIGTERM, end)  # at once it would leave a terminal that shows nothing of what is typed
    try:
        begin()
        yield read
    finally:
        signal.signal(signal.SIGCONT, resumed)
        signal.signal(signal.SIGTERM, ended)
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _windows_key(seconds: float) -> str:
    import msvcrt  # noqa: PLC0415 (exists only on Windows)

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if msvcrt.kbhit():  # type: ignore[attr-defined]  # checked on Linux, where msvcrt is empty
            key = str(msvcrt.getwch())  # type: ignore[attr-defined]  # as above
            if key in _FUNCTION_KEYS:
                return _WINDOWS_ARROWS.get(str(msvcrt.getwch()), "")  # type: ignore[attr-defined]  # as above
            return key.lower()
        time.sleep(0.01)
    return ""
