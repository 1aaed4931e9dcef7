"""What becomes of a bug: a log with everything, and one sentence for the person."""

import sys
from pathlib import Path

from guide import __version__, paths

ISSUES = "the project's issue page"


def report(error: BaseException) -> str:
    """Write a bug's log and return the sentence that names it."""
    import platform  # noqa: PLC0415 (what only a bug needs is not loaded at every start)
    import tempfile  # noqa: PLC0415 (as above)
    import traceback  # noqa: PLC0415 (as above)
    from datetime import datetime  # noqa: PLC0415 (as above)

    text = "\n".join(
        (
            f"Guide {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"called as: {sys.argv}",
            "".join(traceback.format_exception(error)),
        )
    )
    name = f"bug-{datetime.now().astimezone():%Y%m%d-%H%M%S}.log"
    for folder in (paths.log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return f"Something went wrong inside Guide. Please report it on {ISSUES}, with the file {folder / name}."
    return f"Something went wrong inside Guide, and no log could be written: {error!r}. Please report it on {ISSUES}."
