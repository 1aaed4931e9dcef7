"""Are sounds heard exactly when they are due? `python tests/benchmarks/bench_onsets.py [MINUTES]`.

Clicks at uneven times go the whole way to a real sound server and are found again in a recording of its sink: once
with the machine idle, once with every core busy and a thread of this process working as a window does.
"""

import contextlib
import multiprocessing
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guide.audio.clip import SAMPLE_RATE, Clip, frames_of
from guide.audio.deck import Deck
from guide.audio.outputs.device import DeviceOutput
from guide.audio.score import Placement, Score, Track
from tests import sound_server
from tests.sound_server import SoundServer, onsets, until

_CLICK = Clip(np.full(frames_of(5), 0.6, np.float32))
_FRAME_SECONDS = 1 / 30
_PAINT_SECONDS = 0.010


@dataclass(frozen=True)
class Result:
    """What one run gave; deviations in milliseconds against the first click."""

    planned: int
    heard: int
    worst: float
    spread: float
    drift: float
    length_error: float
    underruns: int


def measure(minutes: float) -> Result:
    """Play clicks for some minutes and find them again."""
    random_gaps = random.Random(1)  # noqa: S311 - uneven, not secret
    planned = [0]
    while planned[-1] < minutes * 60 * SAMPLE_RATE:
        planned.append(planned[-1] + random_gaps.randrange(SAMPLE_RATE // 2, SAMPLE_RATE * 3 // 2))
    deck = Deck(DeviceOutput())
    with SoundServer() as server:
        for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR"):
            os.environ[name] = server.environment[name]
        deck.open()
        until(lambda: not deck.silent)
        recording = server.record("near")
        deck.load(Score([Placement(at, _CLICK, Track.VOICE) for at in planned]))
        deck.play(-SAMPLE_RATE)
        until(lambda: deck.position > 0)
        started = time.monotonic()
        first_place = deck.position
        until(lambda: deck.position > planned[-1], minutes * 60 + 30)
        took = (time.monotonic() - started) * SAMPLE_RATE
        length_error = took / (deck.position - first_place) - 1
        with contextlib.suppress(TimeoutError):
            until(lambda: len(onsets(recording.samples)) == len(planned), 3)
        heard = np.array(onsets(recording.stop()))
        underruns = deck.underruns
        deck.close()
    if len(heard) != len(planned):
        return Result(len(planned), len(heard), np.nan, np.nan, np.nan, length_error, underruns)
    late = (heard - heard[0] - np.array(planned)) / SAMPLE_RATE * 1_000
    drift = np.polyfit(np.array(planned) / SAMPLE_RATE / 60, late, 1)[0]
    return Result(len(planned), len(heard), np.abs(late).max(), late.std(), drift, length_error, underruns)


@contextlib.contextmanager
def busy() -> Iterator[None]:
    """Every core at full load, and in this process a thread that computes 10 ms for each frame of a window."""
    burners = [multiprocessing.get_context("spawn").Process(target=_burn) for _ in range(os.cpu_count() or 1)]
    ended = threading.Event()
    painter = threading.Thread(target=_paint, args=(ended,))
    for burner in burners:
        burner.start()
    painter.start()
    try:
        yield
    finally:
        ended.set()
        painter.join()
        for burner in burners:
            burner.kill()
            burner.join()


def _burn() -> None:
    while True:
        sum(range(10_000))


def _paint(ended: threading.Event) -> None:
    while not ended.wait(_FRAME_SECONDS):
        end = time.perf_counter() + _PAINT_SECONDS
        while time.perf_counter() < end:
            sum(range(200))


def main() -> None:
    """Print a table."""
    if reason := sound_server.missing():
        sys.exit(f"This benchmark {reason}.")
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    print("| machine | clicks heard | worst deviation | spread | drift | length | gaps |")
    print("|---|---|---|---|---|---|---|")
    for name, load in (("idle", contextlib.nullcontext()), ("all cores busy", busy())):
        with load:
            result = measure(minutes)
        print(
            f"| {name} | {result.heard} of {result.planned} | {result.worst:.3f} ms | {result.spread:.3f} ms "
            f"| {result.drift:+.4f} ms a minute | {result.length_error:+.4%} | {result.underruns} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
