"""From a key to its effect painted, in the first second of a practice that `guide play` has just opened.

    python tests/benchmarks/bench_first_keys.py

The app is started by its command for each press, with a class of 86 minutes, the real voice and what is kept from the
run before; the key is pressed so many milliseconds after the practice's page was painted for the first time. Asked for:
50 ms. A first start, which speaks the cues and draws the pictures, is not counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from rich.console import Console  # noqa: E402 (the environment comes first)
from rich.table import Table  # noqa: E402

DELAYS = (0, 20, 50, 100, 200, 400, 800)
KEYS = ("Key_Plus", "Key_Minus", "Key_S", "Key_M", "Key_Space")
ROUNDS = 2
ASKED = 0.05
LONG_CLASS = (
    """
format: 1
title: A long class
summary: The longest session, four times.
level: beginner
focus: [glutes]
steps:
"""
    + 4 * "  - include: strong-glutes-open-hips\n"
)
_PATIENCE = 60.0


def press(file: str, delay: int, name: str) -> None:
    """In a process of its own: play the class, press the key once and print how long its effect took, in seconds."""
    from PySide6.QtCore import QEvent, Qt, QTimer  # noqa: PLC0415 (after the app's own start)
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from guide.cli.window import load_app  # noqa: PLC0415

    load_app()  # first: what it says to the libraries holds for those loaded later
    from guide import app  # noqa: PLC0415
    from guide.ui.practice.page import PracticePage  # noqa: PLC0415
    from tests.benchmarks.bench_keys import Painted, keys_of  # noqa: PLC0415

    class Watched(app.Application):
        """The app, looked at every few milliseconds."""

        def open(self) -> None:
            """Begin to look, and open."""
            self._first: Painted | None = None
            self._looking = QTimer(self.window, interval=2)
            self._looking.timeout.connect(self._look)
            self._looking.start()
            super().open()

        def _look(self) -> None:
            page = self.window.page
            if not isinstance(page, PracticePage):
                return
            if self._first is None:
                self._first = Painted([page.scene.strip])
                page.scene.strip.update()  # perhaps it was painted before it was looked at
            if self._first.is_done:
                self._looking.stop()
                QTimer.singleShot(delay, lambda: self._press(page))

        def _press(self, page: PracticePage) -> None:
            key = Qt.Key[name]
            painted, start = Painted(keys_of(page)[key][1]()), time.perf_counter()
            QApplication.postEvent(page, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
            while not painted.is_done and time.perf_counter() - start < 1:
                QApplication.processEvents()
            print(f"took {time.perf_counter() - start}", flush=True)
            os._exit(0)

    with patch.object(app, "Application", Watched):
        app.run(file, starts=True)


def took(file: Path, delay: int, name: str) -> float:
    """The seconds one press took."""
    done = subprocess.run(
        [sys.executable, __file__, str(file), str(delay), name],
        capture_output=True,
        text=True,
        check=True,
        timeout=_PATIENCE,
    )
    return float(done.stdout.rpartition("took ")[2])


def main() -> int:
    """Measure, print the table, and fail where a key takes longer than it may."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "CACHE", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        file = Path(folder) / "long.yaml"
        file.write_text(LONG_CLASS)
        took(file, 1_000, "Key_M")
        table = Table("milliseconds after the first paint", "median, ms", "worst, ms", "of key")
        worst = 0.0
        for delay in DELAYS:
            pairs = [(took(file, delay, name), name) for _ in range(ROUNDS) for name in KEYS]
            slowest, key = max(pairs)
            median = statistics.median(seconds for seconds, _ in pairs)
            table.add_row(f"{delay}", f"{median * 1e3:.1f}", f"{slowest * 1e3:.1f}", key.removeprefix("Key_"))
            worst = max(worst, slowest)
    Console().print(table)
    return 0 if worst <= ASKED else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        press(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    raise SystemExit(main())
