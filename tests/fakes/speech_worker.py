"""A speech worker that misbehaves on demand: run as `speech_worker.py CLIP JOURNAL VOICE FOLDER`.

It speaks the worker's protocol and hands out the clip file CLIP for every script. A word in the script, or in the
voice's id, makes it go wrong. Each start and each script is a line in JOURNAL.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from threading import Thread


def main() -> None:
    clip, journal, voice, _folder = sys.argv[1:]
    Thread(target=beat, daemon=True).start()
    note(journal, f"start {voice}")
    if "missing" in voice:
        say({"fault": f"The voice “{voice}” is not installed."})
        return
    if "dead" in voice:
        sys.exit("no such library")
    if "stuck" in voice:
        hang()
    say({"ready": True})
    for line in sys.stdin:
        request = json.loads(line)
        note(journal, f"{voice} {request['rate']} {request['script']}")
        misbehave(request["script"], journal)
        say(render(request["script"], clip, request["file"]))


def misbehave(script: str, journal: str) -> None:
    if "dies-once" in script:
        once(journal, lambda: os._exit(1))
    elif "dies" in script:
        os._exit(139)
    if "stops-once" in script:
        once(journal, stop)
    elif "stops" in script:
        stop()
    if "hangs" in script:
        hang()
    if "very slowly" in script:
        time.sleep(1.2)
    elif "slowly" in script:
        time.sleep(0.3)  # as a long cue, or any on a busy machine
    if "babble" in script:
        os.write(1, b"Traceback (most recent call last):\n")


def render(script: str, clip: str, file: str) -> dict[str, object]:
    if "refused" in script:
        return {"fault": "The voice said nothing."}
    if "broken" in script:
        clip = __file__
    shutil.copyfile(clip, file)
    return {"frames": 1}


def say(answer: dict[str, object]) -> None:
    os.write(1, json.dumps(answer).encode() + b"\n")


def beat() -> None:
    while True:
        os.write(1, b"\n")
        time.sleep(0.1)


def note(journal: str, line: str) -> None:
    with open(journal, "a", encoding="utf-8") as file:  # noqa: PTH123 (nothing more to import)
        file.write(f"{line}\n")


def once(journal: str, fault: Callable[[], None]) -> None:
    marker = f"{journal}.once"
    if not os.path.exists(marker):  # noqa: PTH110 (nothing more to import)
        note(marker, "done")
        fault()


def stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def hang() -> None:
    while True:
        time.sleep(60)  # the parent kills it; nothing waits for this


if __name__ == "__main__":
    main()
