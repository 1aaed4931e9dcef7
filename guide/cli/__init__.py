"""The command line: one module a command; Qt is loaded only when a window is wanted."""

import importlib
import os
import sys
from collections.abc import Sequence

from guide import bugs
from guide.cli.arguments import WINDOW, parser
from guide.errors import GuideError

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
}


def main(argv: Sequence[str]) -> int:
    """Run one call. Returns 0 for done and 1 for a problem in the input; wrong usage exits with 2."""
    try:
        arguments = parser().parse_args(_with_command(argv))
        command = importlib.import_module(f"guide.cli.{_MODULES[arguments.command]}")
        return int(command.run(arguments))
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`guide list | head`). Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback reaches a person)
        print(bugs.report(error), file=sys.stderr)
        return 1


def _with_command(argv: Sequence[str]) -> list[str]:
    """A bare `guide` and `guide FILE` mean the window."""
    names_a_command = bool(argv) and (argv[0] in _MODULES or argv[0].startswith("-"))
    return list(argv) if names_a_command else [WINDOW, *argv]
