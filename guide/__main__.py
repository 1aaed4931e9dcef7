"""`python -m guide`, and the `guide` command."""

import sys

SPEECH_WORKER = "--speech-worker"
"""Hidden: the app starts itself with this to render speech. In a frozen app there is no other Python to start."""


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    if sys.argv[1:2] == [SPEECH_WORKER]:
        from guide.speech.worker import main as speech_worker  # noqa: PLC0415 (the worker loads nothing of the window)

        return speech_worker(sys.argv[2:])
    try:
        from guide.cli import main as command_line  # noqa: PLC0415 (and the window nothing of the worker)

        return command_line(sys.argv[1:])
    except KeyboardInterrupt:  # Ctrl-C before or after the command line looks out for it
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
