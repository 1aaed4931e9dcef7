"""Python's garbage is collected in the window's thread only.

A cycle may hold objects of Qt, and those must be destroyed in the thread they belong to. The collector runs in
whichever thread happens to allocate: with voices rendered and files read in threads of their own that is now and
then the wrong one, and the app dies without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class GarbageCollector(QObject):
    """Takes the collector's place while it lives: looks once a second whether a generation is due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Begin, in the thread of the window. What there is by now stays for good and is not looked at again.

        To be called once more when a good deal has been loaded: a collection holds up every thread, the sound's too.
        """
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would have."""
        due = [generation for generation, (count, limit) in enumerate(_counts()) if count > limit]
        if due:
            gc.collect(due[-1])


def _counts() -> list[tuple[int, int]]:
    return list(zip(gc.get_count(), gc.get_threshold(), strict=True))
