"""Sees that a built app runs: `python packaging/self_test.py dist/guide/guide`.

It asks the app for its version, checks the shipped sessions, speaks and exports a short one with the real voice, and
opens the window for a moment. No network, no sound device and no display are needed.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_SESSION = """\
format: 1
title: Self test
breath: {inhale: 1 s, exhale: 1 s}
steps:
  - say: This is a test.
"""
_WINDOW_LIVES_FOR = 5.0


def main(app: str) -> int:
    """Run every check; print one line each. Returns 1 when one fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": name,
            "XDG_CONFIG_HOME": name,
            "XDG_CACHE_HOME": name,
            "XDG_DATA_HOME": name,
        }
        session = folder / "self-test.yaml"
        session.write_text(_SESSION, encoding="utf-8")
        sound = folder / "self-test.flac"

        def call(*words: str) -> str:
            command = [app, *words]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
            if done.returncode:
                raise SystemExit(f"failed: guide {' '.join(words)}\n{done.stderr}")
            print(f"works: guide {words[0]}")
            return done.stdout

        call("--version")
        shelf = json.loads(call("list", "--json"))
        broken = [entry["id"] for entry in shelf if entry["problems"]]
        if not shelf or broken:
            raise SystemExit(f"failed: {len(shelf)} sessions, broken: {broken}")
        call("export", str(session), str(sound))
        if sound.stat().st_size < 10_000:  # noqa: PLR2004 (a spoken sentence is some 40 kB)
            raise SystemExit("failed: the exported sound is empty")
        _see_the_window_live(app, environment)
    return 0


def _see_the_window_live(app: str, environment: dict[str, str]) -> None:
    window = subprocess.Popen([app], env=environment)
    try:
        code = window.wait(_WINDOW_LIVES_FOR)
    except subprocess.TimeoutExpired:
        print("works: the window")
        window.terminate()
        window.wait(10)
    else:
        raise SystemExit(f"failed: the window closed by itself with {code}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
