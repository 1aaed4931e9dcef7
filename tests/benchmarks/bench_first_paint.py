"""How long until the library is painted, against a bare window of PySide6 in the same run.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_first_paint.py

Both are started in turn, each in a process of its own, from the same environment; the time runs from before the
process is made to the end of the first paint. The first start of the app, which reads every session and compiles the
modules, is not counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
MOST = 1.5
ROOT = Path(__file__).resolve().parent.parent.parent

PAINTED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer


class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, done)
        return False


def done():
    print(time.time_ns(), flush=True)
    os._exit(0)
"""

BARE = (
    PAINTED
    + """
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
window = QWidget()
window.resize(1280, 800)
painted = Painted()
window.installEventFilter(painted)
window.show()
application.exec()
"""
)

GUIDE = (
    PAINTED
    + """
from PySide6.QtWidgets import QApplication
from guide.ui.plain_imports import keep_imports_plain

keep_imports_plain()
from guide import app, paths
from guide.settings import Settings
from guide.ui import appearance

application = QApplication(["guide", *appearance.ARGUMENTS])
guide = app.Application(application, Settings.load(paths.config_folder() / "settings.json"))
guide.window.painted.connect(done)
guide.open()
application.exec()
"""
)

FIRST_START = """
from guide import app, paths
from guide.settings import Settings
from guide.ui.library.shelving import Shelving

Shelving(Settings.load(paths.config_folder() / "settings.json")).read()
"""


def run(program: str, environment: dict[str, str]) -> float:
    """Milliseconds from before a program is started to its first paint."""
    started = time.time_ns()
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return (int(done.stdout.split()[-1]) - started) / 1e6


def main() -> None:
    """Print a table and fail when the app is slower than it may be."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "CACHE", "DATA", "STATE")}
        environment = os.environ | folders | {"HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app is compiled
        subprocess.run([sys.executable, "-c", FIRST_START], env=environment, cwd=ROOT, check=True)
        for program in (BARE, GUIDE):
            run(program, environment)
        bare, guide = [], []
        for _ in range(ROUNDS):
            bare.append(run(BARE, environment))
            guide.append(run(GUIDE, environment))
    ratio = statistics.median(guide) / statistics.median(bare)
    print("| window | median | best |")
    print("|---|---|---|")
    for name, times in (("bare PySide6", bare), ("Guide's library", guide)):
        print(f"| {name} | {statistics.median(times):.0f} ms | {min(times):.0f} ms |")
    print(f"\nratio of the medians {ratio:.2f}, of the best {min(guide) / min(bare):.2f}; at most {MOST} is wanted")
    sys.exit(ratio > MOST)


if __name__ == "__main__":
    main()
