"""How fast the voices are, and what they weigh: `python tests/benchmarks/bench_speech.py`.

Cues are timed against one plain run of the interpreter with numpy, so that the ratios hold on any machine.
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from guide.model.cue import Utterance
from guide.speech import voices
from guide.speech.clipcache import ClipCache
from guide.speech.renderer import Renderer

_BODY = ("foot", "knee", "hip", "shoulder", "arm", "heel", "thigh", "hand", "elbow", "palm")
_ACTS = (
    "Press the {} down, slowly, and breathe all the way out.",
    "Let the {} grow heavy, and lengthen the spine.",
    "Draw the {} back, in line with the other one.",
    "Lift the {} a little, and keep the neck long.",
    "Turn the {} out, about forty-five degrees.",
    "Soften around the {} with every breath.",
    "Bring the right {} over the left, and rest there.",
    "Notice the {}, and do nothing else for now.",
    "Move the {} only as far as it goes with ease.",
    "Lower the {}, and rest for two breaths.",
    "Keep the {} where it is while you lift.",
    "Once more the {}, as gently as before.",
)
CUES = [Utterance(act.format(part)) for act in _ACTS for part in _BODY]


class Stopwatch:
    """Notes when the first clip is there."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.first = 0.0

    def speech_ready(self, _utterance: Utterance) -> None:
        self.first = self.first or time.perf_counter() - self.began

    def speech_failed(self, utterance: Utterance, reason: str) -> None:
        raise AssertionError(f"{utterance.text}: {reason}")

    def speech_notice(self, sentence: str) -> None:
        raise AssertionError(sentence)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds to the first clip and to all, seconds of speech; the worker's processor seconds and megabytes."""

    first: float
    took: float
    spoken: float
    processor: float
    memory: float


def measure(voice_id: str, folder: Path) -> Measured:
    """Render all cues with a voice, keeping the clips in a folder. Where all was kept, there is no worker."""
    stopwatch = Stopwatch()
    renderer = Renderer(voices.find(voice_id), cache=ClipCache(folder), listener=stopwatch)
    renderer.want(CUES)
    renderer.wait_all()
    took = time.perf_counter() - stopwatch.began
    spoken = sum(renderer.length(cue) or 0 for cue in CUES) / 1_000
    workers = psutil.Process().children()
    memory = sum(worker.memory_info().rss for worker in workers) / 1e6
    processor = sum(sum(worker.cpu_times()[:2]) for worker in workers)
    renderer.close()
    return Measured(stopwatch.first, took, spoken, processor, memory)


def bare_start() -> float:
    """Seconds that an interpreter takes to start and import numpy."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    bare = min(bare_start() for _ in range(3))
    table = Table(title=f"{len(CUES)} cues; a bare interpreter with numpy starts in {bare:.2f} s")
    for column in ("voice", "first cue", "of a bare start", "all cues", "of real time", "worker: processor", "memory"):
        table.add_column(column, justify="left" if column == "voice" else "right")
    for voice_id in ("hibari:heart", "espeak:en-us"):
        with tempfile.TemporaryDirectory() as folder:
            for state in ("cold", "kept"):
                measured = measure(voice_id, Path(folder))
                table.add_row(
                    f"{voice_id}, {state}",
                    f"{measured.first:.2f} s",
                    f"{measured.first / bare:.1f}x",
                    f"{measured.took:.1f} s",
                    f"1/{measured.spoken / measured.took:.0f}",
                    f"{measured.processor:.1f} s" if measured.memory else "-",
                    f"{measured.memory:.0f} MB" if measured.memory else "-",
                )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
