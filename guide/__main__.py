"""`python -m guide`, and the `guide` command."""

import os
import signal
import sys

SPEECH_WORKER = "--speech-worker"
"""Hidden: the app starts itself with this to render speech. In a frozen app there is no other Python to start."""

_COME_AGAIN = 0.05  # seconds


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
    """Let a Ctrl-C come again that Python would show and forget: one in a callback of its own, as each import has some.

    A practice is then left as by any Ctrl-C: it is written into the log, and the terminal is as before.
    """
    if dropped.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(dropped)
    elif sys.platform == "win32":
        os._exit(1)
    else:  # here and now it would be forgotten in the same way
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, _COME_AGAIN)


if __name__ == "__main__":
    raise SystemExit(main())
