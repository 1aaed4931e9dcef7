"""The process that speaks: scripts in, files of sound out, one voice, one thread at the engine.

It is started as `guide --speech-worker VOICE FOLDER` and talks in JSON, one object a line: at first `{"ready": true}`
or `{"fault": sentence}`, then for each `{"script", "rate", "file"}` on its input, in order, `{"frames": n}` or
`{"fault": sentence}`. An empty line now and then tells that it is slow at most, not stopped. It ends at the end of its
input, also while the engine hangs.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

_FLAG = "--speech-worker"
_LESS_URGENT = 5  # of nice: rendering runs ahead and must never starve the sound
_BEAT = 0.5  # seconds between signs of life
_GRACE = 2.0  # seconds for an engine to come back before the process ends under it


def worker_command() -> list[str]:
    """How to start the worker; the voice's id and a folder for its files are to be appended."""
    if getattr(sys, "frozen", False):
        return [sys.executable, _FLAG]
    return [sys.executable, "-P", "-m", "guide", _FLAG]


def main(argv: list[str]) -> int:
    """Speak what the input asks for with the voice `argv[0]`, working in the folder `argv[1]`; return the exit code."""
    output = _take_over_output()
    Thread(target=_beat, args=(output,), name="beat", daemon=True).start()
    answer = partial(_answer, output)
    scripts = _input_lines()
    voice_id, tempfile.tempdir = argv
    try:
        from guide.speech.speaking import SpeakingVoice  # noqa: PLC0415 (the app's own process never loads an engine)

        voice = SpeakingVoice(voice_id)
    except Exception as error:  # noqa: BLE001 (engines raise what they like, and the app must hear of it)
        answer({"fault": _sentence(error)})
        return 1
    answer({"ready": True})
    with suppress(OSError, AttributeError):
        os.nice(_LESS_URGENT)
    for line in scripts:
        try:
            request = json.loads(line)
            frames = voice.render(request["script"], request["rate"], Path(request["file"]))
        except Exception as error:  # noqa: BLE001 (as above)
            answer({"fault": _sentence(error)})
        else:
            answer({"frames": frames})
    return 0


def _take_over_output() -> int:
    """Keep the output for answers alone: whatever an engine prints goes where faults go."""
    output = os.dup(1)
    os.dup2(2, 1)
    return output


def _answer(output: int, content: dict[str, object]) -> None:
    os.write(output, json.dumps(content).encode() + b"\n")  # whole, for a line is shorter than a pipe is wide


def _beat(output: int) -> None:
    """Give a sign of life, for as long as somebody listens."""
    with suppress(OSError):
        while True:
            os.write(output, b"\n")
            time.sleep(_BEAT)


def _input_lines() -> Iterator[bytes]:
    """The lines of the input as they come, read by a thread that sees its end while an engine loads or is at work."""
    lines: SimpleQueue[bytes | None] = SimpleQueue()

    def read() -> None:
        with os.fdopen(0, "rb", closefd=False) as stream:
            for line in stream:
                lines.put(line)
        lines.put(None)
        time.sleep(_GRACE)
        os._exit(1)

    # Begun here, not at the first line that is asked for: an engine may hang while it loads.
    Thread(target=read, name="input", daemon=True).start()
    return iter(lines.get, None)


def _sentence(error: Exception) -> str:
    return str(error) or type(error).__name__
