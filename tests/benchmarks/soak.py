"""A whole class at real speed: real windows, real sound, a teacher who changes her mind, and things that break.

    xvfb-run -a -s "-screen 0 1280x800x24" python tests/benchmarks/soak.py [MINUTES] [SEED]

A class of so many minutes (90 unless told) is written, opened and practised to its end, with the class display beside
it. Every few seconds something is changed: breaths, pace, guidance, a side again, a pose left out, voice and muscles,
pause and go on. The sound server is killed a quarter and three quarters of the way, and the second screen pulled out
at half of it, for twenty seconds each. Once a minute memory is noted; ten times a second the place of the practice is
held against the clock.

A place that leaves the clock for good is told with what was seen around it, and is a gap unless that shows that no
sound was lost (`soak_witness.py`).

Asked for: memory grows by less than 5 % from a sixth of the way to the end; no gap outside the outages; every pose
that was held is in the log. The exit code is 1 where one of them fails.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
HOME = Path(tempfile.mkdtemp(prefix="guide-soak-"))
for _name in ("CONFIG", "CACHE", "DATA", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())

import psutil  # noqa: E402 (the environment comes first)
from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402 (as above)
from PySide6.QtTest import QTest  # noqa: E402 (as above)
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 (as above)

from guide import app, paths  # noqa: E402 (as above)
from guide.player.player import Player  # noqa: E402 (as above)
from guide.player.transport import State  # noqa: E402 (as above)
from guide.practicelog.log import FILE_NAME, Log  # noqa: E402 (as above)
from guide.practicelog.practice import Outcome, Practice  # noqa: E402 (as above)
from guide.settings import Settings  # noqa: E402 (as above)
from guide.timeline.options import Options  # noqa: E402 (as above)
from guide.timeline.timeline import SegmentKind  # noqa: E402 (as above)
from guide.ui.appearance import ARGUMENTS  # noqa: E402 (as above)
from guide.ui.classroom.screens import Screens  # noqa: E402 (as above)
from guide.ui.classroom.window import ClassWindow  # noqa: E402 (as above)
from guide.ui.plain_imports import keep_imports_plain  # noqa: E402 (as above)
from tests.benchmarks.soak_notes import MINUTE, Notes  # noqa: E402 (as above)
from tests.benchmarks.soak_witness import Witness  # noqa: E402 (as above)
from tests.sound_server import SoundServer, missing  # noqa: E402 (as above)

_OUTAGE: Final = 20.0
_RECOVERED: Final = 12.0
"""Seconds after an outage in which the device may still be coming back."""
_SETTLED: Final = 2.0
"""Seconds after a pause or a jump in which the place may differ from the clock."""
_ALLOWED_GROWTH: Final = 0.05
_PATIENCE: Final = 1.6
"""How much longer than planned the class may take: sides come again, and pauses count."""

_POSES: Final = (
    ("mountain", False),
    ("chair", False),
    ("warrior-1", True),
    ("forward-bend", False),
    ("down-dog", False),
    ("lunge", True),
    ("pigeon", True),
    ("gomukhasana", True),
    ("half-seated-twist", True),
    ("bridge", False),
    ("locust", False),
    ("childs-pose", False),
)
_PAIRS: Final = (
    (("a breath more", "a breath fewer"), 4),
    (("a breath fewer", "a breath more"), 4),
    (("slower", "faster"), 4),
    (("faster", "slower"), 4),
    (("mute", "mute"), 2),
    (("muscles", "muscles"), 2),
    (("guidance", "guidance"), 2),
    (("pause", "pause"), 2),
    (("this side again",), 1),
    (("this pose left out",), 1),
)
"""What a teacher does in a class, and how often: mostly one thing, and after a while its opposite."""
_KEYS: Final = {
    "mute": Qt.Key.Key_M,
    "muscles": Qt.Key.Key_B,
    "guidance": Qt.Key.Key_S,
    "pause": Qt.Key.Key_Space,
}
_JUMPS: Final = ("pause", "this pose left out")
"""Where the place runs on otherwise than the clock."""


def class_of(minutes: float) -> str:
    """A class about as long as asked, in YAML (of which JSON is a part)."""
    steps: list[dict[str, object]] = []
    for pose, sided in islice(cycle(_POSES), max(2, round(minutes / 1.6))):
        step: dict[str, object] = {"pose": pose, "hold": "2-12 breaths, usually 8"}
        steps.append({**step, "sides": ["right", "left"]} if sided else step)
    steps.append({"pose": "savasana", "rest": "2-12 breaths, usually 6"})
    return json.dumps({"format": 1, "title": "A whole class", "summary": "Many poses in a row.", "steps": steps})


class TwoScreens(Screens):
    """A laptop's screen and a projector that can be pulled out, on a display that has only one."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ("laptop", "projector")

    def names(self) -> tuple[str, ...]:
        """The screens that are there."""
        return self._names

    def of(self, window: QWidget) -> str:  # noqa: ARG002 (the display has one screen, the teacher's)
        """The screen that a window is on."""
        return "laptop"

    def fill(self, window: QWidget, name: str) -> None:  # noqa: ARG002 (as above)
        """Show the class display, as large as it is."""
        window.showNormal()

    def pull(self) -> None:
        """The projector's cable comes out."""
        self._names = ("laptop",)
        self.removed.emit("projector")

    def put_back(self) -> None:
        """It is put in again."""
        self._names = ("laptop", "projector")
        self.added.emit("projector")


class Soak:
    """The class under way."""

    def __init__(self, minutes: float, chance: random.Random, server: SoundServer) -> None:
        self._minutes, self._chance, self._server = minutes, chance, server
        self._process = psutil.Process()
        settings = Settings.load(paths.config_folder() / "settings.json")
        settings.set("get_ready_seconds", 0)
        self.guide = app.Application(QApplication(["guide", *ARGUMENTS]), settings)
        self.guide.window.resize(1280, 800)
        self.guide.open()
        self.run(4)
        self.player = self._started()
        self.witness = Witness(self.guide.backstage.sound.deck, server)
        self.notes = Notes()
        self.notes.leave_alone(_RECOVERED)
        self._screens = TwoScreens()
        self.display = ClassWindow(
            self.guide.theme,
            self.player,
            self.guide.figure,
            settings,
            teacher=self.guide.window,
            screens=self._screens,
        )
        self.display.resize(960, 540)
        self.display.open()
        self._timers = [self._every(0.1, self._look), self._every(MINUTE, self._note_memory)]

    def run(self, seconds: float) -> None:
        """Let the app run."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def practise(self) -> bool:
        """Let the class come to its end. Returns whether it did in time."""
        outages = [self._kill_the_sound, self._pull_the_cable, self._kill_the_sound]
        shares = [0.25, 0.5, 0.75]
        latest = time.monotonic() + self._minutes * MINUTE * _PATIENCE
        while self.player.state is not State.ENDED and time.monotonic() < latest:
            self.run(self._chance.uniform(5, 25))
            if shares and self.player.position > shares[0] * self.player.timeline.duration:
                shares.pop(0)
                outages.pop(0)()
            elif time.monotonic() > self.notes.quiet_until:
                self._change()
        self._note_memory()
        return self.player.state is State.ENDED

    def finish(self) -> Practice:
        """Close the windows, and read what the log has of the class."""
        self.display.close()
        self.guide.window.close()
        log = Log(paths.data_folder() / FILE_NAME, to_read=True)
        practice = log.practices()[0]
        log.close()
        return practice

    def _started(self) -> Player:
        file = HOME / "class.yaml"
        file.write_text(class_of(self._minutes), encoding="utf-8")
        wanted = Options(target=round(self._minutes * 60_000))
        self.guide.conductor.open(file, starts=True, options=wanted)
        patience = time.monotonic() + 120
        while time.monotonic() < patience:
            self.run(0.1)
            if (player := self.guide.conductor.practising.player) is not None:
                print(f"planned: {player.timeline.duration / 60_000:.1f} minutes", flush=True)
                return player
        raise SystemExit("the class did not start")

    def _change(self) -> None:
        """Do what a teacher does, and after a while undo it, so that the class stays about as long as planned."""
        acts: dict[str, Callable[[], object]] = {
            "a breath more": partial(self.player.change_breaths, 1),
            "a breath fewer": partial(self.player.change_breaths, -1),
            "slower": partial(self.player.change_pace, 1),
            "faster": partial(self.player.change_pace, -1),
            "this side again": self.player.repeat_side,
            "this pose left out": self.player.skip_pose,
            **{name: partial(QTest.keyClick, self.guide.window.page, key) for name, key in _KEYS.items()},
        }
        (pair,) = self._chance.choices([pair for pair, _ in _PAIRS], [weight for _, weight in _PAIRS])
        for number, name in enumerate(pair):
            if number:
                self.run(self._chance.uniform(1, 4))
            if self.player.state is State.ENDED:
                return
            if name in _JUMPS:
                self.notes.leave_alone(_SETTLED)
            acts[name]()
            self.notes.done[name] += 1
            self.notes.last = name

    def _look(self) -> None:
        player = self.player
        playing = player.state is State.PLAYING
        if look := self.witness.look(lambda: player.position / 1000):
            self.notes.compare(*look, self.witness, playing=playing)
        segment = player.timeline.segment_at(max(0, player.position))
        if playing and segment.pose and segment.kind in (SegmentKind.HOLD, SegmentKind.REPS):
            self.notes.held.add((segment.step, segment.side.value if segment.side else ""))

    def _note_memory(self) -> None:
        own = self._process.memory_info().rss / 2**20
        others = sum(child.memory_info().rss for child in self._process.children(recursive=True)) / 2**20
        self.notes.memory.append((self.notes.minutes, own))
        place = f"{self.player.position / 60_000:5.1f} of {self.player.timeline.duration / 60_000:.1f} min"
        self._tell(f"at {place}  {own:6.1f} + {others:.1f} MB  gaps {len(self.notes.gaps)}")

    def _kill_the_sound(self) -> None:
        self.notes.leave_alone(_OUTAGE + _RECOVERED)
        self._tell("the sound server is killed")
        self._server.kill()
        QTimer.singleShot(round((_OUTAGE + _RECOVERED) * 1000), self.witness.forget)
        QTimer.singleShot(round(_OUTAGE * 1000), self._server.start)

    def _pull_the_cable(self) -> None:
        self._tell("the second screen is pulled out")
        self._screens.pull()
        QTimer.singleShot(round(_OUTAGE * 1000), self._screens.put_back)

    def _tell(self, what: str) -> None:
        print(f"{self.notes.minutes:5.1f} min  {what}", flush=True)

    def _every(self, seconds: float, act: Callable[[], None]) -> QTimer:
        timer = QTimer(interval=round(seconds * 1000))
        timer.timeout.connect(act)
        timer.start()
        return timer


def main(minutes: float, seed: int) -> int:
    """Practise the class and print what was noted."""
    if reason := missing():
        print(f"The soak {reason}.")
        return 1
    with SoundServer() as server:
        os.environ.update({name: server.environment[name] for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR")})
        keep_imports_plain()
        soak = Soak(minutes, random.Random(seed), server)  # noqa: S311 (what is changed next is no secret)
        ended = soak.practise()
        seen_again, underruns = soak.display.isVisible(), soak.guide.backstage.sound.deck.underruns
        practice = soak.finish()
    notes = soak.notes
    written = {(held.step, held.side.value if held.side else "") for held in practice.poses if held.held > 0}
    lost = sorted(notes.held - written)
    growth = notes.growth(minutes)
    print(f"ended by itself: {ended}; logged as {practice.outcome.value}, {len(written)} poses and sides, lost: {lost}")
    print(f"done: {dict(notes.done)}; the class display came back: {seen_again}")
    print(f"gaps outside the outages: {len(notes.gaps)} {notes.gaps[:10]}")
    print(
        f"underruns: {underruns}; times the place strayed and came back: {notes.strays - len(notes.gaps)}; "
        f"looks thrown away: {soak.witness.thrown_away}"
    )
    print(
        f"memory of the window: {notes.memory[0][1]:.1f} MB, at the end {notes.memory[-1][1]:.1f}, growth {growth:+.1%}"
    )
    kept = ended and practice.outcome is Outcome.FINISHED and not lost
    return 0 if kept and seen_again and not notes.gaps and growth < _ALLOWED_GROWTH else 1


if __name__ == "__main__":
    _minutes, _seed = (*sys.argv[1:], *("90", "1")[len(sys.argv) - 1 :])
    raise SystemExit(main(float(_minutes), int(_seed)))
