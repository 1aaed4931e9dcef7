"""What the window loads before it is painted for the first time."""

import os
import subprocess
import sys
from pathlib import Path

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


def tell():
    print(*sorted(sys.modules), flush=True)
    os._exit(0)


window.load_app = watched_app
main([])
"""
LATER = {
    "PySide6.QtNetwork",
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


def test_the_library_is_painted_before_readers_voices_and_sound_are_loaded(tmp_path: Path) -> None:
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    environment = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(done.stdout.split())
    assert "guide.ui.library.page" in loaded
    assert not loaded & LATER
