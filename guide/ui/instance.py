"""One copy of the app for each person: a second one hands its file to the first and ends."""

from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from guide.ui.reception import Reception

_PATIENCE: Final = 5.0
_PAUSE: Final = 0.05
"""Seconds: a copy that has only just started is not listening yet."""
_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Instance(QObject):
    """The first copy holds a lock; `handed_over` carries another copy's file, or None when it had none, and its wishes.

    The lock is all that a start has to wait for: Qt's network, over which files are handed, is loaded by `listen`.
    """

    handed_over = Signal(object, dict)

    def __init__(self, name: str) -> None:
        """`name` tells apart persons and tests."""
        super().__init__()
        self._name = name
        self._lock = QLockFile(QDir.temp().filePath(f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # however long it runs; a copy that was killed holds nothing
        self._reception: Reception | None = None

    def claim(
        self, file: Path | None = None, wishes: Mapping[str, Any] = _NONE, *, patience: float = _PATIENCE
    ) -> bool:
        """Whether this is the first copy. If not, the first one has come to the front with `file`.

        `wishes` are handed over with it, as values that `json` can write.
        A first copy that does not answer within `patience` seconds is one no longer. Where there can be no lock, as
        on a full disk, there is none to wait for.
        """
        end = monotonic() + patience
        while not self._lock.tryLock(0):
            from guide.ui.reception import hand_over  # noqa: PLC0415 (only a second copy needs it at once)

            if hand_over(self._name, file, wishes):
                return False
            if monotonic() > end or self._lock.error() is not QLockFile.LockError.LockFailedError:
                break
            sleep(_PAUSE)
        return True

    def listen(self) -> None:
        """Take what later copies hand over: call it in the first one, behind its first paint."""
        from guide.ui.reception import Reception  # noqa: PLC0415 (Qt's network: not before the first paint)

        self._reception = Reception(self._name, self)
        self._reception.handed_over.connect(self.handed_over)

    def close(self) -> None:
        """Be a copy no longer."""
        if self._reception is not None:
            self._reception.close()
        self._lock.unlock()
