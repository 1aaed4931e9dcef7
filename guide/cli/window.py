"""`guide [FILE]`, and `guide play SESSION`: the window."""

import gc
import os
import signal
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from guide.cli import COMMANDS, WINDOW
from guide.errors import InputError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Open the window; return when it is closed.

    Raises:
        InputError: there is no display; or, said first, what was to be opened is nothing that could be.
    """
    has_display = _has_display()
    _check_word(arguments, shows_it=has_display)
    if not has_display:
        raise InputError(
            "There is no display to open a window on. To practise in this terminal: guide play SESSION --no-window"
        )
    app = load_app()
    if arguments.command == "play":
        return int(app.run(arguments.session, **_wishes(arguments)))
    return int(app.run(str(arguments.file) if arguments.file else None))


def _wishes(arguments: "Namespace") -> dict[str, Any]:
    """How `app.run` is to play a session. Raises GuideError where there is no such session or voice."""
    from guide.cli.household import Household  # noqa: PLC0415 (readers and sound: not before the library is painted)
    from guide.speech import voices  # noqa: PLC0415 (as above)

    options = Household().lesson(arguments).options
    voice = voices.find(arguments.voice).id if arguments.voice else None
    return {"options": options, "starts": True, "rehearses": arguments.rehearse, "voice": voice}


def load_app() -> ModuleType:
    """The module of the window's app; Qt is loaded only here, and other libraries are told how they are used.

    What is loaded stays, so looking for garbage meanwhile only costs time: the window does it from its first paint on.
    The figure's matrices are small: a second thread for them would only wait, and busily. Ctrl-C ends the window at
    once and in silence; in the middle of loading Qt, Python's own answer to it would be a crash, or none.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from guide.ui.late_signatures import put_off_signatures  # noqa: PLC0415 (only for a window)

    put_off_signatures()
    from guide.ui.plain_imports import keep_imports_plain  # noqa: PLC0415 (it loads Qt, as that just made easier)

    keep_imports_plain()
    from guide import app  # noqa: PLC0415 (now that it is loaded quickly)

    return app


def _check_word(arguments: "Namespace", *, shows_it: bool) -> None:
    """A word that names no file may be a mistyped command; the window tells of any other, where it `shows_it`.

    Raises:
        InputError: the word names nothing that could be opened.
    """
    word = str(getattr(arguments, "session", None) or getattr(arguments, "file", None) or "")
    if not word or os.path.exists(word):  # noqa: PTH110 (Path.exists raises for names the system refuses)
        return
    from guide.yamlfile.suggest import nearest  # noqa: PLC0415 (a bare start does without it)

    command = nearest(word, COMMANDS) if arguments.command == WINDOW else None
    if shows_it and command is None:
        return
    from guide.cli.household import Household  # noqa: PLC0415 (readers: not before the library is painted)

    shelf = Household().shelf
    if command is not None and shelf.find(word) is None:
        raise InputError(f"There is no command “{word}” — did you mean “{command}”? guide --help lists them all.")
    shelf.session(word)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
