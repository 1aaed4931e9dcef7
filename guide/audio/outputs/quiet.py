"""Quiet for the sound libraries: where there is no device they print pages to standard error that nobody can use."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_STDERR = 2


class _Stderr:
    """Descriptor 2, which leads nowhere while anybody wants it so: several threads may look for devices at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wishes = 0
        self._kept: int | None = None

    @contextmanager
    def silenced(self) -> Iterator[None]:
        """Print nothing there inside the block."""
        with self._lock:
            self._wishes += 1
            if self._wishes == 1:
                self._kept = _led_nowhere()
        try:
            yield
        finally:
            with self._lock:
                self._wishes -= 1
                if self._wishes == 0 and self._kept is not None:
                    os.dup2(self._kept, _STDERR)
                    os.close(self._kept)


def _led_nowhere() -> int | None:
    """Lead standard error nowhere; return a descriptor of where it led, or None where there is none."""
    try:
        kept = os.dup(_STDERR)
    except OSError:  # an app without a console on Windows
        return None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)
    return kept


stderr_silenced = _Stderr().silenced
