"""A rehearsal on its own silent stream: the clock is the test's, the pulling thread is real."""

import threading
import time
from datetime import datetime, timedelta

from guide.model.amount import Amount, Unit
from guide.model.cue import Cue
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.units import SECOND
from guide.player.lesson import Lesson
from guide.player.rehearsing import TIMES_AS_FAST, Rehearsal
from guide.player.transport import State
from tests.fakes.humming import HummingNarrator

LESSON = Lesson(
    Session("long", "Long", (Step("locust", arrive=(Cue("Lie down."),), hold=Amount(Unit.BREATHS, 20, 20)),)),
    Catalogue({"locust": Pose("locust", "Locust", move=2 * SECOND)}),
)
NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - the clock on a wall
_PATIENCE = 5.0
_A_WHILE = 0.005


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def until(rehearsal: Rehearsal, position: int) -> float:
    """Let the pulling thread come as far as the clock lets it; tells the seconds this took."""
    waiting, begun = threading.Event(), time.monotonic()
    while rehearsal.player.position < position and time.monotonic() < begun + _PATIENCE:
        rehearsal.player.tick()
        waiting.wait(_A_WHILE)
    return time.monotonic() - begun


def test_a_rehearsal_runs_several_times_as_fast() -> None:
    told: list[str] = []
    rehearsal = Rehearsal(LESSON, HummingNarrator(), told.append)
    taken = until(rehearsal, 2 * SECOND)
    position = rehearsal.player.position
    rehearsal.close()
    # A busy machine may hold it up; ahead of its time it never is.
    assert 1.5 * taken < position / SECOND < TIMES_AS_FAST * taken + 0.5
    assert told == []


def test_the_time_of_day_is_told_as_if_the_class_were_led() -> None:
    clock = Clock()
    rehearsal = Rehearsal(LESSON, HummingNarrator(), lambda _sentence: None, clock=clock, today=lambda: NOON)
    clock.seconds += 2
    assert rehearsal.time_of_day() == NOON + timedelta(seconds=2 * TIMES_AS_FAST)
    rehearsal.close()


def test_a_machine_that_stands_still_for_a_while_does_not_pause_a_rehearsal() -> None:
    clock = Clock()
    told: list[str] = []
    rehearsal = Rehearsal(LESSON, HummingNarrator(), told.append, clock=clock)
    clock.seconds += 5
    until(rehearsal, 300)
    assert rehearsal.player.state is State.PLAYING
    assert told == []
    rehearsal.close()


def test_nothing_of_a_rehearsal_runs_on_when_it_is_closed() -> None:
    before = set(threading.enumerate())
    rehearsal = Rehearsal(LESSON, HummingNarrator(), lambda _sentence: None)
    assert set(threading.enumerate()) - before
    rehearsal.close()
    assert set(threading.enumerate()) - before == set()
