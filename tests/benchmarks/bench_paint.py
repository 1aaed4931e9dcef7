"""What a practice costs the processor while a hold plays, with its window open and its sound mixed.

    xvfb-run -a -s "-screen 0 1920x1080x24" python tests/benchmarks/bench_paint.py [SECONDS]

The app is measured in processor time of the whole process, as a share of one core, and beside it what repainting
everything at every picture would cost in the same window. Without a screen it measures with Qt's offscreen one.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
if "DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table

from guide.audio.deck import Deck
from guide.audio.outputs.null import NullOutput
from guide.model.units import SECOND
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.timeline import SegmentKind
from guide.ui.appearance import dress
from guide.ui.figure.service import FigureService
from guide.ui.practice.page import PracticePage
from guide.ui.theme import Theme
from tests.fakes.humming import HummingNarrator

SIZES = ((1280, 720), (1920, 1080))
MOST_SHARE = 0.08
_SETTLED = 4.0
"""Seconds in which all pictures of a held figure have been made."""
SESSION = "strong-glutes-open-hips"


def main(seconds: float) -> int:
    """Measure, print the table, and fail where the page costs more than it may."""
    application = QApplication([])
    theme = Theme("light")
    dress(application, theme)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Settings(Path(folder) / "settings.json"))
        deck = Deck(NullOutput())
        deck.open()
        player = Player(Lesson(shelf.session(SESSION), shelf.catalogue), HummingNarrator(), deck, notify=print)
        settings = Settings(Path(folder) / "settings.json")
    figure = FigureService(theme, settings, lambda: shelf.catalogue.poses)
    figure.start()
    page = PracticePage(theme, player, figure=figure)
    table = Table(
        "window", "hold playing", "reduced motion", "everything repainted", "paused", title=application.platformName()
    )
    worst = 0.0
    for width, height in SIZES:
        page.resize(width, height)
        page.show()
        playing = share(seconds, lambda: in_a_hold(player))
        theme.set_reduce_motion(reduce=True)
        still = share(seconds, lambda: in_a_hold(player))
        theme.set_reduce_motion(reduce=False)
        repaint = QTimer(interval=33)
        repaint.timeout.connect(page.scene.update)
        repaint.start()
        whole = share(seconds, lambda: in_a_hold(player))
        repaint.stop()
        paused = share(seconds, player.pause)
        worst = max(worst, playing)
        table.add_row(f"{width}x{height}", *(f"{value:.1%}" for value in (playing, still, whole, paused)))
    Console().print(table)
    print(f"memory: {psutil.Process().memory_info().rss / 2**20:.0f} MB")
    figure.close()
    player.close()
    deck.close()
    return 0 if worst <= MOST_SHARE else 1


def in_a_hold(player: Player) -> None:
    """Play from the start of a long hold."""
    holds = [one for one in player.timeline.segments if one.kind is SegmentKind.HOLD and one.length > 40 * SECOND]
    player.seek(holds[0].start)
    player.play()


def share(seconds: float, begin: Callable[[], None]) -> float:
    """The share of one core that this process takes after `begin`, once all is set up."""
    begin()
    wait(_SETTLED)
    process = psutil.Process()
    before = process.cpu_times()
    wait(seconds)
    after = process.cpu_times()
    return (after.user + after.system - before.user - before.system) / seconds


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
