"""Keeps the screen awake while a practice plays."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack


class Awake:
    """Holds the screen awake between `hold` and `release`; where the system does not let it, it is merely inactive.

    The system is asked in a thread of its own, in turn: a desktop that is slow to answer would hold up every press of
    Play and Pause.
    """

    def __init__(self) -> None:
        self._held = ExitStack()
        self._asking: ThreadPoolExecutor | None = None
        self.is_held = False

    def hold(self) -> None:
        """Keep the screen on from now on."""
        if not self.is_held:
            self.is_held = True
            if self._asking is None:
                self._asking = ThreadPoolExecutor(1, "awake")
            self._asking.submit(self._hold)

    def release(self) -> None:
        """Let the screen sleep again."""
        if self.is_held and self._asking is not None:
            self.is_held = False
            self._asking.submit(self._held.close)

    def _hold(self) -> None:
        from wakepy import keep  # noqa: PLC0415 - a tenth of a second nobody should wait for at the start

        self._held.enter_context(keep.presenting(on_fail="pass"))
