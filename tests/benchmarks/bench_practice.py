"""The real window with a practice in it: Start until the stream runs, the processor's share, and memory.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_practice.py [SECONDS]

Everything is real but the display; the sound goes to the device there is, or to the clock. Asked for: Start until the
first frame is mixed 0.1 s; a hold that plays, window and figure and sound together, 8 % of one core.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("CONFIG", "CACHE", "DATA", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = f"{tempfile.gettempdir()}/guide-bench-practice/{_name.lower()}"

import psutil  # noqa: E402 (the environment comes first)
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from guide import paths  # noqa: E402
from guide.cli.window import load_app  # noqa: E402

app = load_app()  # as the command does, and first: what it says to the libraries holds for those loaded later

from guide.player.player import Player  # noqa: E402
from guide.player.transport import State  # noqa: E402
from guide.settings import Settings  # noqa: E402
from guide.timeline.timeline import SegmentKind  # noqa: E402
from guide.ui.appearance import ARGUMENTS  # noqa: E402
from guide.ui.practice.page import PracticePage  # noqa: E402
from guide.ui.prepare.page import PreparePage  # noqa: E402

plays = Player.play
SESSION = "strong-glutes-open-hips"
_STARTS = 5
_MOST_SECONDS = 120.0


class Bench:
    """The app, driven as by hand."""

    def __init__(self) -> None:
        self.application = QApplication(["guide", *ARGUMENTS])
        settings = Settings.load(paths.config_folder() / "settings.json")
        settings.set("get_ready_seconds", 0)
        self.guide = app.Application(self.application, settings)
        self.guide.window.resize(1280, 800)
        self.guide.open()
        self.until(lambda: len(self.guide.window.library.cards) > 0)

    def run(self, seconds: float) -> None:
        """Let Qt's own loop run, so that nothing but the app itself costs anything."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1_000), loop.quit)
        loop.exec()

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the app run until something holds."""
        end = time.monotonic() + _MOST_SECONDS
        while not reached():
            if time.monotonic() > end:
                raise SystemExit("the app did not get there")
            self.run(0.05)

    def prepared(self) -> PreparePage:
        """The headline session, ready to start."""
        self.guide.conductor.open(SESSION)
        page = self.guide.window.page
        if not isinstance(page, PreparePage):
            raise SystemExit("the session did not open")
        self.until(lambda: page.preparation.is_exact)
        return page

    def started(self) -> tuple[PracticePage, float]:
        """A practice under way, and the seconds from the press of Start until the first of it is mixed."""
        start = self.prepared().foot.start
        running: list[float] = []

        def play(player: Player) -> None:
            plays(player)
            running.append(time.perf_counter())

        begin = time.perf_counter()
        with patch.object(Player, "play", play):
            start.click()
        took = running[0] - begin
        page = self.guide.window.page
        if not isinstance(page, PracticePage) or page.player.state is not State.PLAYING:
            raise SystemExit("the practice did not start")
        return page, took


def main(seconds: float) -> int:
    """Measure and print the table."""
    bench = Bench()
    starts = []
    for _ in range(_STARTS):
        page, took = bench.started()
        starts.append(took)
        bench.run(1)
        page.left.emit()
    page, _ = bench.started()
    timeline = page.player.timeline
    hold = max(
        (one for one in timeline.segments if one.kind is SegmentKind.HOLD and not one.quiet), key=lambda one: one.length
    )
    page.player.seek(hold.start)
    bench.run(5)
    process = psutil.Process()
    length = min(seconds, hold.length / 1_000 - 6)
    before = sum(process.cpu_times()[:2])
    bench.run(length)
    share = (sum(process.cpu_times()[:2]) - before) / length
    print(
        f"Start until the stream runs      {statistics.median(starts) * 1e3:6.1f} ms, worst {max(starts) * 1e3:.1f} ms"
    )
    print(f"a hold that plays ({hold.title})   {share:6.1%} of a core")
    print(f"memory of the window             {process.memory_info().rss / 2**20:6.0f} MB")
    for child in process.children(recursive=True):
        print(f"memory of the speech worker      {child.memory_info().rss / 2**20:6.0f} MB")
    bench.guide.window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 40.0))
