"""What the sound costs while a hold plays. `python tests/benchmarks/bench_processor.py [SECONDS]`.

The deck plays to a real sound server: a cue every four seconds, breath tones without a pause, and a bell; then the same
over music from MP3 files. Printed are the share of one core, the memory, and how long it takes from Start until
something is mixed and until it is heard.
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import psutil
import soundfile

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guide.audio import bells, tones
from guide.audio.clip import SAMPLE_RATE, Clip, frames_of
from guide.audio.deck import Deck
from guide.audio.music.reel import Reel
from guide.audio.music.tape import tape
from guide.audio.outputs.device import DeviceOutput
from guide.audio.score import Placement, Score, Track
from guide.model.breath import Phase
from tests import sound_server
from tests.sound_server import Recording, SoundServer, until

_BREATH_MS = 4_000
_STARTS = 10
_SONG_RATE = 44_100
_SETTLING = 5.0
"""Seconds until music is there and some of it decoded ahead."""
_MEGABYTE = 1 << 20


def hold(seconds: float) -> Iterator[Placement]:
    """A hold with all that may sound in one."""
    rng = np.random.default_rng(1)
    words = Clip((0.2 * rng.standard_normal(frames_of(2_500))).astype(np.float32))
    yield Placement(0, bells.bell("start"), Track.BELLS, 0.7)
    for number in range(round(seconds * 1_000 / _BREATH_MS) + 1):
        tone = tones.tone((Phase.INHALE, Phase.EXHALE)[number % 2], _BREATH_MS)
        if tone is not None:
            yield Placement(frames_of(number * _BREATH_MS), tone, Track.BREATH, 0.4)
        yield Placement(frames_of(number * _BREATH_MS + 500), words, Track.VOICE)


def album(folder: Path) -> Path:
    """Some short songs in the commonest format, at the commonest rate."""
    rng = np.random.default_rng(2)
    for number in range(6):
        sound = 0.1 * rng.standard_normal((20 * _SONG_RATE, 2)).astype(np.float32)
        with soundfile.SoundFile(folder / f"{number}.mp3", "w", _SONG_RATE, 2, "MPEG_LAYER_III", format="MP3") as sink:
            for first in range(0, len(sound), _SONG_RATE):
                sink.write(sound[first : first + _SONG_RATE])
    return folder


def share_of_a_core(seconds: float) -> float:
    """How much of one core this process uses for some seconds from now."""
    process = psutil.Process()
    pause = threading.Event()
    began, spent = time.monotonic(), sum(process.cpu_times()[:2])
    pause.wait(seconds)
    return (sum(process.cpu_times()[:2]) - spent) / (time.monotonic() - began)


def starts(deck: Deck, server: SoundServer) -> tuple[list[float], list[float]]:
    """Seconds from Start until the sound is mixed, and until it is in the recording of the sink."""
    deck.load(Score([Placement(0, Clip(np.full(SAMPLE_RATE, 0.5, np.float32)), Track.VOICE)]))
    mixed, heard = [], []
    for _ in range(_STARTS):
        recording = server.record("near")
        deck.pause()
        deck.seek(0)
        until(partial(_is_quiet, recording))
        pressed = time.monotonic()
        deck.play()
        mixed.append(time.monotonic() - pressed)
        until(partial(_is_loud, recording))
        heard.append(time.monotonic() - pressed)
        recording.stop()
    return mixed, heard


def _is_quiet(recording: Recording) -> bool:
    return recording.samples.size > SAMPLE_RATE and not recording.samples[-SAMPLE_RATE // 2 :].any()


def _is_loud(recording: Recording) -> bool:
    return bool(recording.samples[-SAMPLE_RATE // 10 :].any())


def main() -> None:
    """Print a table."""
    if reason := sound_server.missing():
        sys.exit(f"This benchmark {reason}.")
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    with tempfile.TemporaryDirectory() as folder, SoundServer() as server:
        songs = album(Path(folder))
        for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR"):
            os.environ[name] = server.environment[name]
        deck = Deck(DeviceOutput())
        deck.open()
        until(lambda: not deck.silent)
        deck.load(Score(hold(seconds + _SETTLING)))
        silence = share_of_a_core(seconds)
        deck.play()
        playing = share_of_a_core(seconds)
        memory = psutil.Process().memory_info().rss / _MEGABYTE
        reel = Reel(tape([songs], print))
        reel.start()
        deck.set_music(reel)
        deck.seek(0)
        share_of_a_core(_SETTLING)
        with_music = share_of_a_core(seconds)
        memory_with_music = psutil.Process().memory_info().rss / _MEGABYTE
        deck.set_music(None)
        reel.close()
        mixed, heard = starts(deck, server)
        gaps = deck.underruns
        deck.close()
    print("| what | measured |")
    print("|---|---|")
    print(f"| stream open, paused | {silence:.1%} of a core |")
    print(f"| a hold that plays | {playing:.1%} of a core |")
    print(f"| the same over music | {with_music:.1%} of a core |")
    print(f"| memory of the process | {memory:.0f} MB, with music {memory_with_music:.0f} MB |")
    print(f"| Start until mixed | {statistics.median(mixed) * 1_000:.1f} ms, worst {max(mixed) * 1_000:.1f} ms |")
    print(f"| Start until heard | {statistics.median(heard) * 1_000:.0f} ms, worst {max(heard) * 1_000:.0f} ms |")
    print(f"| gaps | {gaps} |")


if __name__ == "__main__":
    main()
