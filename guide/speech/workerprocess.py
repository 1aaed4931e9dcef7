"""The app's side of the worker process: start it, ask it, and see when it dies or hangs."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from guide.errors import SpeechError

_GLANCE = 0.1  # seconds between looks at whether the voice was dropped meanwhile
_LONGEST_GLANCE = 1.0  # seconds that one counts for at most: while this process itself was stopped, nobody waited
_BUSY_LOADING = 3  # times as long without a sign of life: what an engine loads may hold up its whole process
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows opens one, and has the flag


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for a voice to load, for a cue, and for each of its letters on top.

    A process that gives no sign of life for `silence` is not slow but stopped. After `idle` without work it is let go:
    a voice can take 200 MB.
    """

    loading: float = 30.0
    cue: float = 8.0
    letter: float = 0.1
    silence: float = 3.0
    idle: float = 90.0

    def for_script(self, script: str) -> float:
        """The longest a script may take."""
        return self.cue + self.letter * len(script)


class WorkerLostError(Exception):
    """The process does not start, died or was stopped; a new one may do better."""


class WorkerSlowError(WorkerLostError):
    """The process was at it for as long as it may; a new one would take as long."""


class WorkerDroppedError(Exception):
    """Nobody waits for the process any more: another voice or pace is wanted, or none. That is no fault of its own."""


class Worker:
    """One running process with one voice, for one thread. It gives up soon once `is_dropped`.

    `folder` is the process's own and goes with it.

    Raises:
        SpeechError: the voice says that it cannot speak.
        WorkerLostError: the process does not start, dies, is stopped or, as WorkerSlowError, takes too long.
        WorkerDroppedError: it was dropped meanwhile; it is closed then.
    """

    def __init__(
        self, command: list[str], voice_id: str, folder: Path, patience: Patience, is_dropped: Callable[[], bool]
    ) -> None:
        self._patience = patience
        self._is_dropped = is_dropped
        self._folder = folder
        self._file = folder / "clip"
        self._log = folder / "log"
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        try:
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(  # noqa: S603 (our own program)
                    [*command, voice_id, str(folder)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    creationflags=_NO_WINDOW,
                )
        except OSError as error:
            raise WorkerLostError(str(error)) from error
        assert self._process.stdout is not None  # noqa: S101 (for the type checker: it is a pipe)
        self._listener = Thread(target=self._listen, args=(self._process.stdout,), name="speech answers", daemon=True)
        self._listener.start()
        try:
            self._answer(patience.loading, patience.silence * _BUSY_LOADING)
        except SpeechError:
            self.close()
            raise

    def render(self, script: str, rate: float) -> bytes:
        """The finished clip of a script, as the bytes of a clip file. Raises as the class does."""
        request = {"script": script, "rate": rate, "file": str(self._file)}
        assert self._process.stdin is not None  # noqa: S101 (for the type checker: it is a pipe)
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            self.close()
            raise WorkerLostError(str(error)) from error
        self._answer(self._patience.for_script(script), self._patience.silence)
        try:
            return self._file.read_bytes()
        except OSError as error:
            raise SpeechError(f"The spoken clip could not be read: {error.strerror}.") from error

    def close(self) -> None:
        """End the process, now, and remove its folder."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            self._answers.put(line)
        self._answers.put(b"")

    def _answer(self, patience: float, silence: float) -> None:
        """Wait for one answer. Raises as the class does."""
        try:
            answer = json.loads(self._line_within(patience, silence))
        except ValueError:
            last_words = self._last_words()
            self.close()
            raise WorkerLostError(f"it died{last_words}") from None
        except (WorkerLostError, WorkerDroppedError):
            self.close()
            raise
        if "fault" in answer:
            raise SpeechError(answer["fault"])

    def _line_within(self, patience: float, silence: float) -> bytes:
        """The next answer; empty at the end of the output. Raises as the class does."""
        waited = still = 0.0
        while waited < patience:
            began = time.monotonic()
            line = None
            with suppress(Empty):
                line = self._answers.get(timeout=_GLANCE)
            if line is not None and not line.isspace():
                return line
            if self._is_dropped():
                raise WorkerDroppedError
            passed = min(time.monotonic() - began, _LONGEST_GLANCE)
            waited += passed
            still = 0.0 if line else still + passed
            if still >= silence:
                raise WorkerLostError(f"it stopped{self._last_words()}")
        raise WorkerSlowError(f"it takes too long{self._last_words()}")

    def _last_words(self) -> str:
        """What the process last printed, for the log."""
        with suppress(OSError):
            lines = self._log.read_text(encoding="utf-8", errors="replace").split("\n")
            return next((f": {line.strip()}" for line in reversed(lines) if line.strip()), "")
        return ""
