"""The connection to the display, made with the application."""

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

_HINT = "To practise in this terminal: guide play SESSION --no-window"


def application_on_display(arguments: Sequence[str]) -> QApplication:
    """Qt's application. Where the display does not answer, say so in one line and end with the exit code 1.

    Qt would abort the process; before it does, it gives its reasons, and that is all there is to catch.
    """
    words: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            words.append(message)
            return
        reason = f" ({words[0].strip().rstrip('.')})" if words else ""
        print(f"No window can be opened{reason}. {_HINT}", file=sys.stderr, flush=True)  # noqa: T201 (nobody is left to show it)
        os._exit(1)

    before = qInstallMessageHandler(listen)
    try:
        application = QApplication(list(arguments))
    finally:
        qInstallMessageHandler(before)
    for message in words:
        qWarning(message)
    return application
