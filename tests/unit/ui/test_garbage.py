import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from guide.ui.garbage import GarbageCollector


class Knot:
    """Refers to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:  # noqa: ARG001 - timers need the application
    collector = GarbageCollector()
    collector.start()
    yield collector
    collector.stop()
    gc.unfreeze()


def litter() -> weakref.ref[Knot]:
    first = weakref.ref(Knot())
    for _ in range(5000):
        Knot()
    return first


def test_another_thread_collects_nothing(collector: GarbageCollector) -> None:
    left: list[weakref.ref[Knot]] = []
    thread = threading.Thread(target=lambda: left.append(litter()))
    thread.start()
    thread.join()
    assert left[0]() is not None
    collector.collect()
    assert left[0]() is None


def test_what_was_loaded_since_is_not_looked_at_again_either(collector: GarbageCollector) -> None:
    loaded = [Knot() for _ in range(5000)]
    looked_at = len(gc.get_objects())
    collector.start()
    assert len(gc.get_objects()) <= looked_at - len(loaded)


def test_python_collects_again_when_it_stops(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert litter()() is None
