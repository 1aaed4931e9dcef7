"""What a change of mind is answered with, on the real player."""

from dataclasses import replace

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Cue
from guide.model.session import Session, Step
from guide.model.units import SECOND
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.changes import Changes
from guide.ui.practice.keys import Wish
from tests.fakes.practising import Practising
from tests.fakes.sketch import CATALOGUE

TIMED = Step("locust", arrive=(Cue("Lie down."),), hold=Amount(Unit.TIME, 20 * SECOND, 20 * SECOND))
COUNTED = Step("locust", arrive=(Cue("Once more."),), hold=Amount(Unit.BREATHS, 3, 3))


def test_a_hold_of_a_length_of_time_is_answered_with_its_length() -> None:
    session = Session("s", "S", (TIMED, COUNTED), breath=BreathPattern(2 * SECOND, 2 * SECOND))
    practice = Practising(session, CATALOGUE)
    practice.player.play()
    practice.seek_to(SegmentKind.HOLD, 2 * SECOND)
    changes = Changes(practice.player)
    assert changes.counted() is None
    asked = (Wish.MORE_BREATHS, Wish.MORE_BREATHS, Wish.FEWER_BREATHS)
    said = [act() for act in map(changes.act, asked) if act is not None]
    assert said == ["Held for 0:24", "Held for 0:28", "Held for 0:24"]
    shorter = [act() for act in [changes.act(Wish.FEWER_BREATHS)] * 8 if act is not None]
    assert shorter[-2:] == ["Held for 0:04: no shorter here."] * 2


def test_breaths_that_have_begun_can_no_longer_be_taken_away() -> None:
    session = Session("s", "S", (replace(COUNTED, hold=Amount(Unit.BREATHS, 2, 6)),))
    practice = Practising(session, CATALOGUE)
    practice.player.play()
    changes, hold = Changes(practice.player), practice.seek_to(SegmentKind.HOLD, SECOND)
    least = []
    for breath in (1, 3):
        practice.player.seek(hold.start + (breath - 1) * session.breath.length + SECOND)
        counted = changes.counted(practice.player.moment().number)
        assert counted is not None
        least.append(counted.least)
    assert least == [1, 3]
