"""Wishes at any moment of any session: what they promise, whatever was wished before."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.cue import Cue, InBreath, InLastBreath
from guide.model.pose import Catalogue
from guide.model.session import Session, Step
from guide.model.units import SECOND
from guide.player.lesson import Lesson
from guide.timeline.events import SpeechDue
from tests.unit.player.rehearsing import (
    Rehearsal,
    assert_opposites_change_nothing,
    assert_sides_are_equal,
    assert_the_rest_is_as_if_laid_anew,
    assert_wishes_keep_what_was,
    breathing,
    opposites,
    wishes,
)
from tests.unit.timeline.strategies import POSES, plans

Asked = list[tuple[float, str]]


@st.composite
def rehearsals(draw: st.DrawFn) -> Rehearsal:
    session, options, lengths = draw(plans())
    return Rehearsal(Lesson(session, Catalogue(POSES), options), lengths)


@settings(max_examples=60, deadline=None)
@given(rehearsals(), wishes)
def test_the_position_stays_and_nothing_is_lost_or_doubled(rehearsal: Rehearsal, asked: Asked) -> None:
    assert_wishes_keep_what_was(rehearsal, asked)


@settings(max_examples=60, deadline=None)
@given(rehearsals(), wishes)
def test_both_sides_are_equal_unless_one_was_changed_by_hand(rehearsal: Rehearsal, asked: Asked) -> None:
    assert_sides_are_equal(rehearsal, asked)


@settings(max_examples=60, deadline=None)
@given(rehearsals(), wishes, opposites)
def test_a_wish_and_its_opposite_change_nothing(rehearsal: Rehearsal, asked: Asked, name: str) -> None:
    assert_opposites_change_nothing(rehearsal, asked, name)


@settings(max_examples=30, deadline=None)
@given(rehearsals(), wishes)
def test_what_is_to_come_is_what_a_new_plan_would_hold(rehearsal: Rehearsal, asked: Asked) -> None:
    assert_the_rest_is_as_if_laid_anew(rehearsal, asked)


def test_a_detail_without_room_is_not_said_after_a_change_and_its_opposite() -> None:
    cues = (Cue("Soften.", moment=InLastBreath(), is_detail=True), Cue("Reach.", moment=InBreath(3)))
    hold = Step("locust", hold=Amount(Unit.BREATHS, 2, 4), during=cues)
    rehearsal = Rehearsal(Lesson(Session("s", "S", (hold,)), Catalogue(POSES)), lambda _words: SECOND)
    reach = next(event for event in rehearsal.timeline.of(SpeechDue) if event.caption == "Reach.")
    rehearsal.position = reach.at
    before = rehearsal.timeline.events
    assert "Soften." not in [event.caption for event in rehearsal.timeline.of(SpeechDue)]
    rehearsal.wish(breathing(+1))
    assert "Soften." in [event.caption for event in rehearsal.timeline.of(SpeechDue)]
    rehearsal.wish(breathing(-1))
    assert rehearsal.timeline.events == before
