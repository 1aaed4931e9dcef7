"""Keeps the screen awake while a practice plays."""

from contextlib import ExitStack


class Awake:
    """Holds the screen awake between `hold` and `release`; where the system does not let it, it is merely inactive."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self.is_held = False

    def hold(self) -> None:
        """Keep the screen on from now on."""
        if not self.is_held:
            from wakepy import keep  # noqa: PLC0415 - a tenth of a second nobody should wait for at the start

            self._held.enter_context(keep.presenting(on_fail="pass"))
            self.is_held = True

    def release(self) -> None:
        """Let the screen sleep again."""
        self._held.close()
        self.is_held = False
