"""Keeps the screen awake while a practice plays."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack


class Awake:
    """Holds the screen awake between `hold` and `release`; where the system does not let it, it is merely inactive.

    The system is asked in a thread of its own: a desktop that is slow to answer would hold up every press of Play and
    Pause. Of what is wished while it answers, only the last counts: nothing piles up for the app's end to wait for.
    """

    def __init__(self) -> None:
        self._held = ExitStack()
        self._asking: ThreadPoolExecutor | None = None
        self._has_asked = False
        self.is_held = False

    def hold(self) -> None:
        """Keep the screen on from now on."""
        self._wish(held=True)

    def release(self) -> None:
        """Let the screen sleep again."""
        self._wish(held=False)

    def _wish(self, *, held: bool) -> None:
        if held is not self.is_held:
            self.is_held = held
            if self._asking is None:
                self._asking = ThreadPoolExecutor(1, "awake")
            self._asking.submit(self._ask)

    def _ask(self) -> None:
        """Ask for what is wished by now, in the thread of its own."""
        wished = self.is_held
        if wished is self._has_asked:
            return
        self._has_asked = wished
        if wished:
            from wakepy import keep  # noqa: PLC0415 - a tenth of a second nobody should wait for at the start

            self._held.enter_context(keep.presenting(on_fail="pass"))
        else:
            self._held.close()
