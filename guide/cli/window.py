"""`guide [FILE]`, and `guide play SESSION`: the window."""

import argparse
import os
import sys

from guide.cli.household import Household
from guide.errors import InputError


def run(arguments: argparse.Namespace) -> int:
    """Open the window; return when it is closed.

    Raises:
        InputError: there is no display.
    """
    if not _has_display():
        raise InputError(
            "There is no display to open a window on. To practise in this terminal: guide play SESSION --no-window"
        )
    from guide import app  # noqa: PLC0415 (Qt is loaded only for a window)

    if arguments.command == "play":
        return app.run(arguments.session, Household().lesson(arguments).options, starts=True)
    return app.run(str(arguments.file) if arguments.file else None)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
