"""What the window loads before it is painted for the first time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, sys
from guide.cli import main, window

load_app = window.load_app


def watched_app():
    app = load_app()

    class Watched(app.Application):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            self.window.painted.connect(tell)

    app.Application = Watched
    return app


def classes(kind):
    return {kind.__name__}.union(*map(classes, kind.__subclasses__()))


def tell():
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    print(*sys.modules, *classes(QWidget), *classes(QEvent), flush=True)
    os._exit(0)


window.load_app = watched_app
main([])
"""
LOADED_BEHIND = PROGRAM.replace("self.window.painted", "self.conductor.loaded").replace(
    "def classes",
    "from guide.ui.figure.service import FigureService\n\n\nFigureService.start = lambda _self: None\n\n\ndef classes",
)
"""All pictures were kept: the figure's own thread has drawn nothing yet."""
INTERRUPTED = """
import signal
from guide.cli import main
from guide.ui import late_signatures

late_signatures.put_off_signatures = lambda: signal.raise_signal(signal.SIGINT)
raise SystemExit(main([]))
"""
LATER = {
    "PySide6.QtNetwork",
    "QCalendarWidget",  # PySide loads every class of widgets to find out what one is that Qt made
    "QWheelEvent",  # and every class of events, where Python is asked about them
    "argparse",  # PySide6's writer of stub files would load it
    "dataclasses",  # each costs the time of six named tuples
    "guide.model.session",
    "guide.model.shape",
    "guide.player.player",
    "guide.ui.library.broken_card",
    "miniaudio",
    "numpy",
    "pydantic",
    "pyttsx3",
    "soundfile",
    "sqlite3",
    "yaml",
}


def started(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What becomes of a program whose settings, caches and logs go to a folder."""
    folders = {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    environment = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parent.parent.parent
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_library_is_painted_before_readers_voices_and_sound_are_loaded(tmp_path: Path) -> None:
    done = started(PROGRAM, tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert loaded >= {"guide.ui.library.page", "LibraryPage", "QResizeEvent"}
    assert not loaded & LATER


def test_what_a_practice_needs_at_once_is_loaded_behind_the_first_paint(tmp_path: Path) -> None:
    done = started(LOADED_BEHIND, tmp_path)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) >= {"guide.player.sound", "guide.ui.practice.page", "guide.ui.figure.hand"}


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends no program there")
def test_ctrl_c_while_the_window_is_loaded_ends_it_without_a_word(tmp_path: Path) -> None:
    done = started(INTERRUPTED, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")
