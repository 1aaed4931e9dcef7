"""Do whole sessions play to their end, each sound when it is due?

    python tests/benchmarks/bench_sessions.py [--at-once N] [SESSION ...] [--guidance=names ...]

Every session, or those named, is played by `guide play SESSION --no-window`: the app's own process, voice and speed,
at a sound server of its own. What its sink plays is recorded and laid on what `guide export` writes, at the onset of
every event of `guide timeline` that sounds. Asked for: every event, at most 1 ms of deviation, no gap, a length within
0.1 %, and an end by itself. All of them, three at once, take half an hour. Other options are those of `guide play`.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from guide.audio.clip import SAMPLE_RATE, frames_of  # noqa: E402 (the path comes first)
from guide.model.units import clock  # noqa: E402
from tests import sound_server  # noqa: E402
from tests.benchmarks.laying import Laid, lay  # noqa: E402
from tests.sound_server import SoundServer, until  # noqa: E402

MOST_MS = 1.0
MOST_LENGTH = 0.001
_SOUNDING = ("speech", "count", "bell", "breath")
_BELL_MS = 1_000
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Result:
    """How a session went; `laid` is None when its beginning was not heard."""

    session: str
    planned_ms: int
    laid: Laid | None
    ending: str

    @property
    def heard_ms(self) -> float:
        """How long it was heard to take."""
        return self.planned_ms + self.laid.longer / SAMPLE_RATE * 1_000 if self.laid else math.nan

    @property
    def worst_ms(self) -> float:
        """How far from its time the event was heard that strayed most."""
        return max(map(abs, self.laid.late)) / SAMPLE_RATE * 1_000 if self.laid else math.nan

    @property
    def is_met(self) -> bool:
        """Whether it is what is asked for."""
        if self.laid is None or self.laid.missed or self.laid.strays or self.ending:
            return False
        return self.worst_ms <= MOST_MS and abs(self.heard_ms / self.planned_ms - 1) <= MOST_LENGTH

    @property
    def row(self) -> tuple[str, ...]:
        """What the table shows."""
        planned, ended = clock(self.planned_ms), self.ending or "yes"
        if self.laid is None:
            return self.session, planned, "not heard", "", "", "", "", ended
        found = len(self.laid.late)
        length = "cut short" if math.isnan(self.heard_ms) else clock(round(self.heard_ms))
        return (
            self.session,
            planned,
            f"{length} ({self.heard_ms / self.planned_ms - 1:+.4%})",
            f"{found} of {found + self.laid.missed}",
            f"{self.worst_ms:.3f}",
            f"{self.laid.residual:.1f}",
            f"{self.laid.strays}",
            ended,
        )


class Stage:
    """A temporary folder with a home for each session; the voice's clips are kept for all of them.

    `options` go to every command.
    """

    def __init__(self, folder: Path, options: Sequence[str]) -> None:
        self._folder = folder
        self._options = options

    def export(self, session: str) -> dict[str, Any]:
        """Write what should be heard, and give the timeline."""
        environment = self._at_home(session, os.environ)
        _guide(environment, "export", session, str(self._sound(session)), *self._options)
        told: dict[str, Any] = json.loads(_guide(environment, "timeline", session, "--json", *self._options))
        return told

    def play(self, told: dict[str, Any]) -> Result:
        """Play a session to its end, and lay what was heard on what should be."""
        session, planned = told["session"], told["duration_ms"]
        events = [
            (frames_of(event["at_ms"]), frames_of(event["duration_ms"] or _BELL_MS))
            for event in told["events"]
            if event["kind"] in _SOUNDING
        ]
        with SoundServer() as server:
            recording = server.record("near")
            ending = _played(
                self._at_home(session, server.environment), (session, *self._options), planned / 1_000 + _PATIENCE
            )
            heard = recording.samples.size
            until(lambda: recording.samples.size > heard + SAMPLE_RATE)  # what was still on its way
            try:
                laid = lay(recording.stop(), self._sound(session), events)
            except LookupError:
                laid = None
        return Result(session, planned, laid, ending)

    def _sound(self, session: str) -> Path:
        return self._folder / f"{session}.wav"

    def _at_home(self, session: str, environment: Mapping[str, str]) -> Mapping[str, str]:
        home = self._folder / session
        folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
        # The path is the speaking process's: it looks nowhere else, and the app that is installed may be another one.
        return {**environment, **folders, "XDG_CACHE_HOME": str(self._folder / "cache"), "PYTHONPATH": str(ROOT)}


def _played(environment: Mapping[str, str], what: Sequence[str], seconds: float) -> str:
    """What was amiss with its end; empty when it ended by itself."""
    command = [sys.executable, "-m", "guide", "play", "--no-window", *what]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "no, it went on and on"
    said = (done.stdout + done.stderr).strip().splitlines() or [""]
    return "" if done.returncode == 0 and said[-1].startswith("Done.") else f"exit {done.returncode}: {said[-1]}"


def _guide(environment: Mapping[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "guide", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr.strip())
    return done.stdout


def main() -> int:
    """Play sessions and print a table; 1 when one of them is not as asked."""
    parser = argparse.ArgumentParser(description="Play whole sessions and compare what is heard with the timeline.")
    parser.add_argument("session", nargs="*")
    parser.add_argument("--at-once", type=int, default=3, metavar="N")
    arguments, options = parser.parse_known_args()
    if reason := sound_server.missing():
        sys.exit(f"This benchmark {reason}.")
    with tempfile.TemporaryDirectory(prefix="guide-sessions-") as folder:
        stage = Stage(Path(folder), options)
        found = json.loads(_guide(os.environ, "list", "--json"))
        told = [stage.export(session) for session in arguments.session or [session["id"] for session in found]]
        told.sort(key=lambda session: -session["duration_ms"])  # so that no long one is left for the end
        with ThreadPoolExecutor(arguments.at_once) as pool:
            results = list(pool.map(stage.play, told))
    table = Table(title=f"{arguments.at_once} at once; load {os.getloadavg()[2]:.1f} on {os.cpu_count()} cores")
    for column in ("session", "planned", "heard", "events", "worst ms", "residual dB", "gaps", "ended by itself"):
        table.add_column(column, justify="left" if column == "session" else "right")
    for result in results:
        table.add_row(*result.row)
    Console(width=120).print(table)
    return int(not all(result.is_met for result in results))


if __name__ == "__main__":
    raise SystemExit(main())
