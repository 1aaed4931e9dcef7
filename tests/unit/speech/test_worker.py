import sys

import pytest

from guide.speech.worker import worker_command


def test_the_worker_is_the_app_itself_with_a_hidden_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command() == [sys.executable, "-P", "-m", "guide", "--speech-worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--speech-worker"]
