import subprocess
import sys
from pathlib import Path

import pytest

from guide.speech.worker import worker_command


def test_the_worker_is_the_app_itself_with_a_hidden_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command() == [sys.executable, "-P", "-m", "guide", "--speech-worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--speech-worker"]


HANGS_WHILE_LOADING = """
import sys, threading, types
from guide.speech import worker
speaking = types.ModuleType("guide.speech.speaking")
speaking.SpeakingVoice = lambda _voice: threading.Event().wait()
sys.modules["guide.speech.speaking"] = speaking
worker._GRACE = 0.1
worker.main(["hangs:voice", sys.argv[1]])
"""


def test_a_worker_whose_app_is_gone_ends_also_while_its_engine_hangs_as_it_loads(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HANGS_WHILE_LOADING, str(tmp_path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stdout.strip()) == (1, b"")


LOADS_SLOWLY = """
import sys, time, types
from guide.speech import worker
speaking = types.ModuleType("guide.speech.speaking")
speaking.SpeakingVoice = lambda _voice: time.sleep(0.5)
sys.modules["guide.speech.speaking"] = speaking
worker._BEAT = 0.1
worker.main(["slow:voice", sys.argv[1]])
"""


def test_a_worker_gives_signs_of_life_while_its_engine_loads(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOADS_SLOWLY, str(tmp_path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=True)
    before, ready, _ = done.stdout.partition(b'{"ready": true}\n')
    assert ready
    assert len(before) >= 3
    assert not before.strip()
