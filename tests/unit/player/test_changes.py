"""Wishes at any moment of any session: what they promise, whatever was wished before."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.pose import Catalogue
from guide.player.lesson import Lesson
from tests.unit.player.rehearsing import (
    Rehearsal,
    assert_opposites_change_nothing,
    assert_sides_are_equal,
    assert_the_rest_is_as_if_laid_anew,
    assert_wishes_keep_what_was,
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
