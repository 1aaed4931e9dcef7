"""What the window loads before it is painted for the first time."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from guide import app, paths
from guide.settings import Settings

application = QApplication([])
guide = app.Application(application, Settings.load(paths.config_folder() / "settings.json"))
guide.window.painted.connect(lambda: (print(*sorted(sys.modules)), sys.stdout.flush(), __import__("os")._exit(0)))
guide.window.show()
application.exec()
"""
LATER = {"yaml", "pydantic", "numpy", "soundfile", "miniaudio", "pyttsx3", "guide.model.session", "guide.player.player"}


def test_the_library_is_painted_before_readers_voices_and_sound_are_loaded(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
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
