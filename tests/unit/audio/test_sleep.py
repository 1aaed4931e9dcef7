from types import SimpleNamespace

import pytest

from guide.audio import sleep
from guide.audio.sleep import SleepWatch, clock_through_sleep
from tests.fakes.output import FakeTime


@pytest.mark.parametrize(("awake", "asleep", "slept"), [(0.05, 0.0, False), (9.0, 1.9, False), (0.05, 3.0, True)])
def test_clocks_that_come_apart_tell_of_sleep(awake: float, asleep: float, slept: bool) -> None:  # noqa: FBT001 - a parameter
    time = FakeTime()

    time.pass_by(awake)
    time.sleep(asleep)

    assert time.watch.slept() is slept
    assert not time.watch.slept()


@pytest.mark.parametrize(("unseen", "slept"), [(1.9, False), (9.0, True)])
def test_where_all_clocks_count_on_a_long_time_unseen_is_sleep(unseen: float, slept: bool) -> None:  # noqa: FBT001 - a parameter
    time = FakeTime()
    watch = SleepWatch(lambda: time.awake)

    time.pass_by(unseen)

    assert watch.slept() is slept


def test_there_time_spent_on_something_slow_is_not_sleep() -> None:
    time = FakeTime()
    watch = SleepWatch(lambda: time.awake)

    time.pass_by(5.0)
    watch.restart()

    assert not watch.slept()


def test_a_machine_that_is_awake_did_not_sleep() -> None:
    watch = SleepWatch(always=clock_through_sleep())

    assert not watch.slept()


def test_the_clock_that_counts_on_in_sleep_is_each_system_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def put(**clocks: int) -> None:
        monkeypatch.setattr(sleep, "time", SimpleNamespace(clock_gettime=lambda which: 100.0 + which, **clocks))

    put(CLOCK_BOOTTIME=7, CLOCK_MONOTONIC=1)
    linux = clock_through_sleep()
    assert linux is not None
    assert linux() == 107.0
    put(CLOCK_MONOTONIC=1)
    macos = clock_through_sleep()
    assert macos is not None
    assert macos() == 101.0
    put()
    assert clock_through_sleep() is None
