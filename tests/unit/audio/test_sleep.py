import pytest

from tests.fakes.output import FakeTime


@pytest.mark.parametrize(
    ("awake", "asleep", "slept"), [(0.05, 0.0, False), (1.9, 0.0, False), (0.05, 3.0, True), (9.0, 0.0, True)]
)
def test_a_long_time_unseen_is_sleep(awake: float, asleep: float, slept: bool) -> None:  # noqa: FBT001 - a parameter
    time = FakeTime()

    time.pass_by(awake)
    time.sleep(asleep)

    assert time.watch.slept() is slept
    assert not time.watch.slept()


def test_time_spent_on_something_slow_is_not_sleep() -> None:
    time = FakeTime()

    time.pass_by(5.0)
    time.watch.restart()

    assert not time.watch.slept()
