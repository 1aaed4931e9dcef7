"""`python -m guide`, and the `guide` command."""

import os
import sys

SPEECH_WORKER = "--speech-worker"
"""Hidden: the app starts itself with this to render speech. In a frozen app there is no other Python to start."""


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    if sys.argv[1:2] == [SPEECH_WORKER]:
        from guide.speech.worker import main as speech_worker  # noqa: PLC0415 (the worker loads nothing of the window)

        return speech_worker(sys.argv[2:])
    sys.unraisablehook = _end_or_tell
    try:
        from guide.cli import main as command_line  # noqa: PLC0415 (and the window nothing of the worker)

        return command_line(sys.argv[1:])
    except KeyboardInterrupt:  # Ctrl-C before or after the command line looks out for it
        return 1


def _end_or_tell(dropped: "sys.UnraisableHookArgs") -> None:
    """End at a Ctrl-C that Python would show and forget: one in a callback of its own, as each import has some."""
    if dropped.exc_type is KeyboardInterrupt:
        os._exit(1)
    sys.__unraisablehook__(dropped)


if __name__ == "__main__":
    raise SystemExit(main())
