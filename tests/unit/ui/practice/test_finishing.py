"""A time to finish by, asked for and taken back."""

from datetime import datetime

from guide.model.amount import Amount, Unit
from guide.model.pose import Catalogue
from guide.model.session import Session, Step
from guide.model.units import MINUTE
from guide.ui.practice.finishing import Finishing
from tests.fakes.practising import Practising

FIVE_MINUTES = Amount(Unit.TIME, 5 * MINUTE, 5 * MINUTE)
NOON = datetime(2026, 5, 4, 12, 0)  # noqa: DTZ001 - the time on the wall


def test_a_time_taken_back_brings_back_what_was_left_out_for_it() -> None:
    steps = tuple(Step(arrive=(), hold=FIVE_MINUTES, optional=number == 2) for number in range(4))
    player = Practising(Session("s", "S", steps), Catalogue()).player
    finishing = Finishing(player, lambda: NOON)
    player.play()
    planned = player.timeline
    report = finishing.ask("16")
    assert report is not None
    assert not report.fits
    left_out = finishing.leave_out(report.droppable[0].path)
    assert left_out is not None
    assert left_out.fits
    finishing.take_back()
    assert not finishing.is_asked
    assert player.timeline.segments == planned.segments


def test_what_is_left_counts_from_now_also_while_one_gets_ready() -> None:
    steps = (Step(arrive=(), hold=FIVE_MINUTES),)
    player = Practising(Session("s", "S", steps), Catalogue(), get_ready=MINUTE).player
    player.play()
    report = Finishing(player, lambda: NOON).ask("3")
    assert report is not None
    assert (report.asked, report.left) == (3 * MINUTE, player.timeline.duration + MINUTE)
