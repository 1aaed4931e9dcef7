"""Takes the pictures of docs/images from the real app: `python packaging/make_screenshots.py [FOLDER]`.

The app runs without a display, with folders of its own; the voice is real, and a device is not needed.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
SESSION = "strong-glutes-open-hips"
SIZES = {"": (1280, 800), "-small": (1024, 640), "-large": (1920, 1080)}

_home = tempfile.mkdtemp(prefix="guide-screenshots-")
os.environ.update(QT_QPA_PLATFORM="offscreen", HOME=_home)
for _name in ("CONFIG", "CACHE", "DATA", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = f"{_home}/{_name.lower()}"
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 (as below)
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 (the environment comes first)

from guide import app, paths  # noqa: E402
from guide.model.units import MINUTE  # noqa: E402
from guide.practicelog.log import FILE_NAME, Log  # noqa: E402
from guide.practicelog.practice import Held, Outcome, Practice  # noqa: E402
from guide.settings import Settings  # noqa: E402
from guide.timeline.events import SpeechDue, SpeechKind  # noqa: E402
from guide.timeline.timeline import Segment  # noqa: E402
from guide.ui.appearance import ARGUMENTS  # noqa: E402
from guide.ui.plain_imports import keep_imports_plain  # noqa: E402
from guide.ui.practice.page import PracticePage  # noqa: E402
from guide.ui.prepare.page import PreparePage  # noqa: E402

Page = TypeVar("Page", bound=QWidget)

_PATIENCE = 60.0
_SETTLE = 1.5
_STEP = 0.05
_MOST_DRAWING = 6.0
_INTO_HOLD = 9_000
_COLOURS = 200
_SEED, _PRACTISED, _WHOLE = 4, 0.4, 0.85
_DONE = (
    ("strong-glutes-open-hips", "Strong glutes, open hips", 20),
    ("bridge-in-six-steps", "Bridge in six steps", 9),
    ("pigeon-to-twist", "Pigeon to twist", 12),
)
_HELD = (
    ("pigeon", "Pigeon", 6),
    ("bridge", "Bridge", 9),
    ("half-seated-twist", "Half-seated twist", 8),
    ("warrior-1", "Warrior 1", 10),
    ("locust", "Locust", 12),
)
"""Poses and which part of a practice each took."""


def fill_log() -> None:
    """Write half a year of practices that nobody did: the log's picture is of what it is for."""
    log = Log(paths.data_folder() / FILE_NAME)
    chance = random.Random(_SEED)  # noqa: S311 (a picture, no secret)
    today = datetime.now().astimezone().replace(hour=18, minute=30)
    for ago in range(1, 180):
        if chance.random() < _PRACTISED:
            session, title, minutes = chance.choice(_DONE)
            done = minutes if chance.random() < _WHOLE else chance.randint(3, minutes)
            log.write(
                Practice(
                    id=f"picture-{ago}",
                    session=session,
                    title=title,
                    started=today - timedelta(days=ago),
                    updated=today - timedelta(days=ago),
                    planned=minutes * MINUTE,
                    practised=done * MINUTE,
                    length=minutes * MINUTE,
                    position=done * MINUTE,
                    outcome=Outcome.FINISHED if done == minutes else Outcome.LEFT,
                    poses=tuple(
                        Held(str(at), pose, name, held=done * MINUTE // share, planned=minutes * MINUTE // share)
                        for at, (pose, name, share) in enumerate(chance.sample(_HELD, 4))
                    ),
                )
            )
    log.close()


class Photographer:
    """Drives the window and keeps what it shows."""

    def __init__(self, folder: Path) -> None:
        keep_imports_plain()
        self.folder = folder
        self.application = QApplication(["guide", *ARGUMENTS])
        self.settings = Settings.load(paths.config_folder() / "settings.json")
        self.settings.set("get_ready_seconds", 0)
        self.guide = app.Application(self.application, self.settings)
        self._drawn_at = 0.0
        self.guide.figure.drawn.connect(self._on_drawn)
        self.guide.open()
        self.wait(lambda: len(self.guide.window.library.cards) > 0)

    def wait(self, reached: Callable[[], bool]) -> None:
        """Let the app run until something holds, and a little longer."""
        until = time.monotonic() + _PATIENCE
        while not reached():
            if time.monotonic() > until:
                raise SystemExit("the app did not get there")
            self._run(_STEP)
        self._run(_SETTLE)

    def take(self, name: str) -> None:
        """Keep what the window shows, in every size."""
        for ending, (width, height) in SIZES.items():
            self.guide.window.resize(width, height)
            self._run(_SETTLE)
            self._keep(self.guide.window, f"{name}{ending}")
        self.guide.window.resize(*SIZES[""])

    def pages(self, theme: str) -> None:
        """Library, Prepare and Practice, one after another."""
        self.settings.set("theme", theme)
        window = self.guide.window
        self._run(_SETTLE)
        self.take(f"library-{theme}")
        self.guide.conductor.open(SESSION)
        page = self._page(PreparePage)
        self.wait(page.foot.start.isEnabled)
        self.take(f"prepare-{theme}")
        page.foot.start.click()
        practice = self._page(PracticePage)
        self._run(_SETTLE)
        pigeon = next(
            segment
            for segment in practice.player.timeline.segments
            if segment.pose == "pigeon" and segment.kind == "hold"
        )
        self.wait(lambda: not practice.remarks.notice.text())  # there may be no sound where pictures are taken
        practice.player.seek(pigeon.start + 2 * 8_000 + 3_000)
        self._run(2 * _SETTLE)
        self.take(f"practice-{theme}")
        self.take_class(practice, pigeon, theme)
        window.go_home()
        practice.left.emit()
        self._run(_SETTLE)
        self.guide.conductor.open_settings()
        self._run(_SETTLE)
        self._keep(window, f"settings-{theme}")
        window.go_home()
        self.guide.conductor.log.open()
        self._run(2 * _SETTLE)
        self._keep(window, f"log-{theme}")
        window.go_home()

    def take_class(self, practice: PracticePage, hold: Segment, theme: str) -> None:
        """Keep what a class sees of a hold, while something is said, and what its teacher sees of one with a note."""
        player = practice.player
        player.pause()
        practice.class_requested.emit()
        teaching = self.guide.conductor.practising.teaching
        if teaching is None or teaching.display is None:
            raise SystemExit("the class display did not open")
        teaching.display.resize(*SIZES["-large"])
        self._run(2 * _SETTLE)
        events = player.timeline.events_between(hold.start, hold.end)
        player.seek(next(one.at for one in events if isinstance(one, SpeechDue) and one.kind is SpeechKind.CUE))
        player.play()
        self._run(_SETTLE)
        self._keep(teaching.display, f"class-{theme}")
        noted = next(one for one in player.timeline.segments if one.note and one.kind == "hold")
        player.seek(noted.start + _INTO_HOLD)
        self._run(_SETTLE)
        self.take(f"presenter-{theme}")
        teaching.close()

    def _keep(self, widget: QWidget, name: str) -> None:
        """Wait for figures that are drawn. Few colours are enough for flat pictures, and a fraction of the size."""
        most = time.monotonic() + _MOST_DRAWING
        while time.monotonic() < min(most, self._drawn_at + _SETTLE):
            self._run(_STEP)
        file = self.folder / f"{name}.png"
        widget.grab().save(str(file))
        Image.open(file).convert("RGB").quantize(_COLOURS).save(file, optimize=True)

    def _on_drawn(self) -> None:
        self._drawn_at = time.monotonic()

    def _page(self, kind: type[Page]) -> Page:
        self.wait(lambda: isinstance(self.guide.window.page, kind))
        page = self.guide.window.page
        if not isinstance(page, kind):
            raise SystemExit("another page came between")
        return page

    def _run(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.application.processEvents()
            time.sleep(0.005)


def main() -> int:
    """Take all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    fill_log()
    photographer = Photographer(folder)
    for theme in ("light", "dark"):
        photographer.pages(theme)
    photographer.guide.window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
