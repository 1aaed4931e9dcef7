"""How long until the library is painted, against bare windows of PySide6 in the same run.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_first_paint.py

All are started in turn, each in a process of its own, from the same environment; the time runs from before the
process is made to the end of the first paint. The app is started by its command, as a person does. Its first start,
which reads every session and compiles the modules, is not counted. Each run has a folder of its own for what is kept
only while it runs: they are cut off at their first paint, and what an app that was killed leaves there is first looked
into by the next. Of the bare windows one is empty, and one paints a
line of text: to name an alignment, PySide6 makes all of Qt's enumerations, as it does for any window that shows
something. The app is measured against the first.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
MOST = 1.5
ROOT = Path(__file__).resolve().parent.parent.parent

DONE = """
import os, time


def done():
    print(time.time_ns(), flush=True)
    os._exit(0)
"""

EMPTY = (
    DONE
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, done)


application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
)

ONE_LINE = (
    DONE
    + """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Guide")
        painter.end()
        QTimer.singleShot(0, done)


application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
)

GUIDE = (
    DONE
    + """
from guide.cli import main, window

load_app = window.load_app


def watched_app():
    app = load_app()
    from PySide6.QtCore import QTimer

    class Watched(app.MainWindow):
        def paintEvent(self, event):
            QTimer.singleShot(0, done)  # before the window's own, which loads what can wait
            super().paintEvent(event)

    app.MainWindow = Watched
    return app


window.load_app = watched_app
main([])
"""
)

FIRST_START = """
from guide import app, paths
from guide.settings import Settings
from guide.ui.library.shelving import Shelving

Shelving(Settings.load(paths.config_folder() / "settings.json"), paths.data_folder()).read()
"""


def run(program: str, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds from before a program is started to its first paint, and those that a processor worked for it."""
    with tempfile.TemporaryDirectory() as folder:
        command, environment = [sys.executable, "-c", program], environment | {"TMPDIR": folder}
        worked, started = _worked(), time.time_ns()
        done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
        return (int(done.stdout.split()[-1]) - started) / 1e6, (_worked() - worked) * 1e3


def _worked() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    """Print a table and fail when the app is slower than it may be."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "CACHE", "DATA", "STATE")}
        environment = os.environ | folders | {"HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app is compiled
        subprocess.run([sys.executable, "-c", FIRST_START], env=environment, cwd=ROOT, check=True)
        programs = {"empty PySide6": EMPTY, "one line of text": ONE_LINE, "Guide's library": GUIDE}
        for program in programs.values():
            run(program, environment)
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for _ in range(ROUNDS):
            for name, program in programs.items():
                runs[name].append(run(program, environment))
    print("| window | time: median | best | processor: median | best |")
    print("|---|---|---|---|---|")
    medians = []
    for name, measured in runs.items():
        wall, worked = zip(*measured, strict=True)
        medians.append((statistics.median(wall), statistics.median(worked)))
        row = (medians[-1][0], min(wall), medians[-1][1], min(worked))
        print(f"| {name} | " + " | ".join(f"{milliseconds:.0f} ms" for milliseconds in row) + " |")
    *bare, guide = medians
    for name, (wall_of, worked_by) in zip(programs, bare, strict=False):
        print(f"\nagainst {name}: {guide[0] / wall_of:.2f} of the time, {guide[1] / worked_by:.2f} of the work", end="")
    print(f"; at most {MOST} is wanted")
    sys.exit(guide[0] / bare[0][0] > MOST)


if __name__ == "__main__":
    main()
