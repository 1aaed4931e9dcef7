"""A speech worker that misbehaves on demand: run as `speech_worker.py CLIP JOURNAL VOICE FOLDER`.

It speaks the worker's protocol and hands out the clip file CLIP for every script. A word in the script, or in the
voice's id, makes it go wrong. Each start and each script is a line in JOURNAL.
"""

import json
import os
import shutil
import sys
import time


def main() -> None:
    clip, journal, voice, _folder = sys.argv[1:]
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
        die_once(journal)
    elif "dies" in script:
        os._exit(139)
    if "hangs" in script:
        hang()
    if "slowly" in script:
        time.sleep(0.3)  # as a long cue, or any on a busy machine
    if "babble" in script:
        sys.stdout.write("Traceback (most recent call last):\n")


def render(script: str, clip: str, file: str) -> dict[str, object]:
    if "refused" in script:
        return {"fault": "The voice said nothing."}
    if "broken" in script:
        clip = __file__
    shutil.copyfile(clip, file)
    return {"frames": 1}


def say(answer: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def note(journal: str, line: str) -> None:
    with open(journal, "a", encoding="utf-8") as file:  # noqa: PTH123 (nothing more to import)
        file.write(f"{line}\n")


def die_once(journal: str) -> None:
    marker = f"{journal}.died"
    if not os.path.exists(marker):  # noqa: PTH110 (nothing more to import)
        note(marker, "died")
        os._exit(1)


def hang() -> None:
    while True:
        time.sleep(60)  # the parent kills it; nothing waits for this


if __name__ == "__main__":
    main()
