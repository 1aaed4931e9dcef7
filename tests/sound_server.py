"""A PulseAudio server of our own on a private socket, with sinks that go nowhere and can be recorded.

For the tests and benchmarks that need real sound: nothing is heard, and the server of the person who runs them, if
there is one, is left alone.
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from guide.audio.clip import SAMPLE_RATE, Samples

SINKS = ("near", "far")
_NEEDED = ("pulseaudio", "pactl", "parec")
_PATIENCE = 10.0


def missing() -> str:
    """Why no server can be started here; empty when one can."""
    absent = [program for program in _NEEDED if shutil.which(program) is None]
    return f"needs {', '.join(absent)} (Debian: pulseaudio and pulseaudio-utils)" if absent else ""


def until(holds: Callable[[], bool], seconds: float = _PATIENCE) -> None:
    """Wait for something that happens in real time. Raises TimeoutError when it does not."""
    pause, end = threading.Event(), time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("it did not happen")
        pause.wait(0.01)


class Recording:
    """What a sink plays, from now on."""

    def __init__(self, sink: str, file: Path, environment: Mapping[str, str]) -> None:
        self._file = file
        form = ("--raw", "--format=float32le", f"--rate={SAMPLE_RATE}", "--channels=1", "--latency-msec=20")
        with file.open("wb") as target:
            self._process = subprocess.Popen(
                ["parec", f"--device={sink}.monitor", *form],  # noqa: S607 - wherever it is installed
                stdout=target,
                env=environment,
            )
        until(lambda: file.stat().st_size > 0)

    @property
    def samples(self) -> Samples:
        """What was recorded so far, one channel; read as it is looked at, since it may be long."""
        whole = self._file.stat().st_size // 4
        return np.memmap(self._file, np.float32, "r", shape=(whole,))

    def stop(self) -> Samples:
        """End the recording and give all of it."""
        self._process.terminate()
        self._process.wait()
        return self.samples


class SoundServer:
    """The server, from entering the context to leaving it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="guide-sound-"))
        self._recordings: list[Recording] = []
        self.environment = {
            **os.environ,
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_SERVER": f"unix:{self._folder}/socket",
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def start(self) -> None:
        """Start the server, also once more after its end."""
        (self._folder / "socket").unlink(missing_ok=True)
        modules = [f"module-null-sink sink_name={sink} rate={SAMPLE_RATE}" for sink in SINKS]
        modules.append(f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/socket")
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--disable-shm=yes",
        ]
        for module in modules:
            command += ["-L", module]
        self._process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until((self._folder / "socket").exists)

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for recording in self._recordings:
            recording.stop()
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def record(self, sink: str) -> Recording:
        """Record a sink from now on."""
        recording = Recording(sink, self._folder / f"{sink}-{len(self._recordings)}.raw", self.environment)
        self._recordings.append(recording)
        return recording

    def remove(self, sink: str) -> None:
        """Unplug a sink: the server moves what plays there to another."""
        self._control("unload-module", str(SINKS.index(sink)))

    def move_to(self, sink: str) -> None:
        """Move every stream to a sink, as a person would in the system's settings."""
        listed = self._control("list", "short", "sink-inputs")
        for line in listed.splitlines():
            self._control("move-sink-input", line.split()[0], sink)

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()

    def kill(self) -> None:
        """End the server without a word, as a crash does."""
        self._process.kill()
        self._process.wait()

    def _control(self, *words: str) -> str:
        command = ["pactl", *words]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout


def onsets(samples: Samples, level: float = 0.2, apart: int = SAMPLE_RATE // 20) -> list[int]:
    """The frames at which something begins after at least `apart` frames of near silence."""
    loud = np.flatnonzero(np.abs(samples) > level)
    if not loud.size:
        return []
    first = np.concatenate([[True], np.diff(loud) > apart])
    return [int(frame) for frame in loud[first]]
