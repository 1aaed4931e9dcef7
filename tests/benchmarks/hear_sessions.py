"""What a second ear hears of the exported sessions: every cue, in its place, and how much of its words.

    python tests/benchmarks/hear_sessions.py [SESSION ...]

Each session is exported with the voice alone, at full guidance, with the default voice. The sound file is then cut
where the exported captions say a cue is, and a small recogniser that knows the session's words transcribes it.
Sanskrit names are left out: it has no pronunciation of them. Asked for: 80 % of the words of every session.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import soundfile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.fakes.ear import Ear, words_of  # noqa: E402 (the path comes first)

LEAST = 0.8
_BOTH_ENDS = 0.1
"""Seconds of quiet left on both sides of a cue."""


def main(names: list[str]) -> int:
    """Hear sessions, all of them by default; 1 when less than 80 % of the words of one is heard."""
    found = json.loads(_guide("list", "--json"))
    shares = [_hear(name) for name in names or [session["id"] for session in found]]
    return int(min(shares) < LEAST)


def _hear(name: str) -> float:
    told = json.loads(_guide("timeline", name, "--json"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "voice.flac"
        _guide("export", name, str(file), "--tracks", "voice")
        samples, rate = soundfile.read(file, dtype="float32", always_2d=True)
    cues = [event for event in told["events"] if event["kind"] == "speech" and words_of(event["text"])]
    ear = Ear({word for cue in cues for word in words_of(cue["text"])})
    words = heard = 0
    missed = []
    for cue in cues:
        known = [word for word in words_of(cue["text"]) if word in ear.known]
        if not known:
            continue
        begin = round((cue["at_ms"] / 1_000 - _BOTH_ENDS) * rate)
        end = round(((cue["at_ms"] + cue["duration_ms"]) / 1_000 + _BOTH_ENDS) * rate)
        share = ear.share_heard(samples[max(0, begin) : end, 0].copy(), cue["text"])
        words += len(known)
        heard += round(share * len(known))
        if share < LEAST / 2:
            missed.append(f"{share:.0%} of “{cue['text']}”")
    print(f"{name:28} {len(cues):4} cues  {heard / words:6.1%} of {words} words  {'; '.join(missed[:3])}", flush=True)
    return heard / words


def _guide(*words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "guide", *words], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
