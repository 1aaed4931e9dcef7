"""What becomes of a bug while the window is open: a log, one notice, and the practice goes on."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

Report = Callable[[BaseException], str]
"""Writes a bug's log and returns the sentence that names it."""


class CrashHook(QObject):
    """Catches what nobody caught, in any thread. `happened` carries the sentence, always in the window's thread."""

    happened = Signal(str)

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._before = sys.excepthook
        self._threads_before = threading.excepthook

    def install(self, tell: Callable[[str], None]) -> None:
        """Begin to catch; `tell` shows the sentence."""
        self.happened.connect(tell, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Leave catching to whoever did before."""
        sys.excepthook = self._before
        threading.excepthook = self._threads_before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            self._before(kind, error, trace)
        else:
            self.happened.emit(self._report(error))

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            self.happened.emit(self._report(arguments.exc_value))
