"""The night in which the clocks are put forward or back, while somebody practises."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from guide.model.amount import Amount, Unit
from guide.model.pose import Catalogue
from guide.model.session import Session, Step
from guide.model.units import MINUTE, SECOND
from guide.ui.practice.finish_words import ends_words, parse_finish
from guide.ui.practice.finishing import Finishing
from tests.fakes.practising import Practising

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock's zone cannot be chosen here")

FORWARD = datetime(2026, 3, 29, 1, 40)  # noqa: DTZ001 - the time on the wall, twenty minutes before it becomes 3:00
BACK = datetime(2026, 10, 25, 2, 40)  # noqa: DTZ001 - the time on the wall, twenty minutes before it is 2:00 again


@pytest.fixture(autouse=True)
def _central_europe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("now", "typed", "minutes"), [(FORWARD, "3:10", 30), (BACK, "3:10", 90), (FORWARD, "30", 30), (BACK, "30", 30)]
)
def test_what_is_typed_counts_the_minutes_that_will_pass(now: datetime, typed: str, minutes: int) -> None:
    assert parse_finish(typed, now) == minutes * MINUTE


def test_the_end_is_told_as_the_clock_will_show_it() -> None:
    assert "03:10" in ends_words(FORWARD, 30 * MINUTE)
    assert "02:10" in ends_words(BACK, 30 * MINUTE)


@pytest.mark.parametrize("asked_at", [FORWARD, BACK])
def test_a_practice_keeps_to_its_minutes_while_the_clock_is_put(asked_at: datetime) -> None:
    steps = tuple(Step(arrive=(), hold=Amount(Unit.TIME, MINUTE, 9 * MINUTE)) for _ in range(8))
    practice = Practising(Session("s", "S", steps), Catalogue())
    player = practice.player
    began = asked_at.timestamp() + 18 * 60
    finishing = Finishing(player, lambda: datetime.fromtimestamp(began + player.position / SECOND))  # noqa: DTZ006
    player.play()
    asked = finishing.ask("30")
    assert asked is not None
    assert asked.fits
    planned = player.timeline
    practice.run(3 * MINUTE)
    put_by = abs(finishing.now - asked_at - timedelta(minutes=21))
    assert put_by / timedelta(hours=1) == pytest.approx(1, abs=0.01)
    assert not finishing.has_strayed
    again = finishing.renew()
    assert again is not None
    assert again.fits
    assert player.timeline.duration == planned.duration
