"""The command line: one module a command; Qt is loaded only when a window is wanted."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from guide import bugs
from guide.errors import GuideError

if TYPE_CHECKING:
    from argparse import Namespace

WINDOW = "window"
COMMANDS = {
    WINDOW: "window",
    "play": "play",
    "check": "check",
    "timeline": "timeline",
    "export": "export",
    "figure": "figure",
    "list": "listing",
    "poses": "listing",
    "voices": "listing",
    "schema": "listing",
    "log": "log",
}
"""The module of each command."""


def main(argv: Sequence[str]) -> int:
    """Run one call. Returns 0 for done and 1 for a problem in the input; wrong usage exits with 2."""
    _print_what_cannot_be_spelt()
    try:
        arguments = _read(argv)
        command = importlib.import_module(f"guide.cli.{COMMANDS[arguments.command]}")
        result = int(command.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk is found out here, not after the last line of defence
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`guide list | head`). Python would complain once more at exit.
        _drop_output()
        return 0
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback reaches a person)
        _drop_output()
        print(_refused(error) if isinstance(error, OSError) and error.errno else bugs.report(error), file=sys.stderr)
        return 1
    return result


def _refused(error: OSError) -> str:
    """What the system would not do. That is no bug: a full disk, a folder that went away, a name that is too long."""
    from guide.yamlfile.suggest import shortened  # noqa: PLC0415 (the window starts without it)

    place = f" ({shortened(str(error.filename))})" if error.filename else ""
    return f"This could not be done: {error.strerror}{place}."


def _print_what_cannot_be_spelt() -> None:
    """Names of files need not be text, and an old terminal has no curly quotes: neither is worth a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if stream.encoding.lower() == "utf-8" else "replace")


def _drop_output() -> None:
    with suppress(OSError, AttributeError):  # it may be none, or no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _read(argv: Sequence[str]) -> "Namespace | SimpleNamespace":
    """What a call asks for. A bare `guide` and `guide FILE` mean the window, and do not wait for the parser."""
    if not argv or (len(argv) == 1 and argv[0] and not _names_a_command(argv[0])):
        return SimpleNamespace(command=WINDOW, file=Path(argv[0]) if argv else None)
    from guide.cli.arguments import parser  # noqa: PLC0415 (as above)

    if not _names_a_command(argv[0]) and not os.path.exists(argv[0]):  # noqa: PTH110 (Path's own raises for some)
        from guide.yamlfile.suggest import did_you_mean  # noqa: PLC0415 (as above)

        parser().error(f"there is no command or file “{argv[0]}”{did_you_mean(argv[0], COMMANDS)}")
    return parser().parse_args(argv if _names_a_command(argv[0]) else [WINDOW, *argv])


def _names_a_command(word: str) -> bool:
    return word in COMMANDS or word.startswith("-")
