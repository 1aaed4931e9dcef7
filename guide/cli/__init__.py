"""The command line: one module a command; Qt is loaded only when a window is wanted."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from guide import bugs
from guide.cli.arguments import WINDOW, parser
from guide.errors import GuideError
from guide.yamlfile.suggest import shortened

_MODULES = {
    "window": "window",
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


def main(argv: Sequence[str]) -> int:
    """Run one call. Returns 0 for done and 1 for a problem in the input; wrong usage exits with 2."""
    _print_what_cannot_be_spelt()
    try:
        arguments = parser().parse_args(_with_command(argv))
        command = importlib.import_module(f"guide.cli.{_MODULES[arguments.command]}")
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
    except OSError as error:
        # The machine's fault and not the app's: a full disk, a folder that went away, a name that is too long.
        _drop_output()
        place = f" ({shortened(str(error.filename))})" if error.filename else ""
        print(f"This could not be done: {error.strerror or error}{place}.", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback reaches a person)
        print(bugs.report(error), file=sys.stderr)
        return 1
    return result


def _print_what_cannot_be_spelt() -> None:
    """Names of files need not be text, and an old terminal has no curly quotes: neither is worth a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if stream.encoding.lower() == "utf-8" else "replace")


def _drop_output() -> None:
    with suppress(OSError, AttributeError):  # it may be none, or no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _with_command(argv: Sequence[str]) -> list[str]:
    """A bare `guide` and `guide FILE` mean the window."""
    names_a_command = bool(argv) and (argv[0] in _MODULES or argv[0].startswith("-"))
    return list(argv) if names_a_command else [WINDOW, *argv]
