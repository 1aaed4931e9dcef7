from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event

import pytest
import wakepy

from guide.ui.practice.awake import Awake


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> "Asked":
    asked = Asked()
    monkeypatch.setattr(wakepy.keep, "presenting", asked.presenting)
    return asked


class Asked:
    """A desktop that answers when it is told to."""

    def __init__(self) -> None:
        self.answers = Event()
        self.done: SimpleQueue[str] = SimpleQueue()

    @contextmanager
    def presenting(self, on_fail: str) -> Iterator[None]:
        assert on_fail == "pass"
        self.answers.wait(10)
        self.done.put("awake")
        yield
        self.done.put("may sleep")


def test_the_screen_is_kept_awake_in_between_and_only_then(asked: Asked) -> None:
    asked.answers.set()
    awake = Awake()
    awake.release()
    for _ in range(2):
        awake.hold()
        awake.hold()
        assert asked.done.get(timeout=10) == "awake"
        awake.release()
        awake.release()
        assert asked.done.get(timeout=10) == "may sleep"
    assert asked.done.empty()


def test_nobody_waits_for_a_desktop_that_is_slow_to_answer_and_only_the_last_wish_counts(asked: Asked) -> None:
    awake = Awake()
    awake.hold()
    for _ in range(10):
        awake.release()
        awake.hold()
    assert awake.is_held
    asked.answers.set()
    assert asked.done.get(timeout=10) == "awake"
    with pytest.raises(Empty):
        asked.done.get(timeout=0.2)
    awake.release()
    assert asked.done.get(timeout=10) == "may sleep"
