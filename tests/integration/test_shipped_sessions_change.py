"""Changing one's mind at any moment of the shipped sessions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.units import MINUTE
from guide.player.lesson import Lesson
from guide.timeline.options import Options
from tests.integration.test_shipped_sessions_compile import FILES, catalogue, session_of, unrendered
from tests.unit.player.rehearsing import (
    Rehearsal,
    assert_opposites_change_nothing,
    assert_sides_are_equal,
    assert_the_rest_is_as_if_laid_anew,
    assert_wishes_keep_what_was,
    opposites,
    part_way,
    wishes,
)

Asked = list[tuple[float, str]]


@st.composite
def rehearsals(draw: st.DrawFn) -> Rehearsal:
    lesson = Lesson(session_of(draw(st.sampled_from(FILES))), catalogue())
    if draw(st.booleans()):
        usual = lesson.estimate().duration
        lesson = lesson.with_options(Options(target=usual + draw(st.integers(0, 30)) * MINUTE // 60))
    return Rehearsal(lesson, unrendered)


@settings(max_examples=25, deadline=None)
@given(rehearsals(), wishes)
def test_the_position_stays_and_nothing_is_lost_or_doubled(rehearsal: Rehearsal, asked: Asked) -> None:
    assert_wishes_keep_what_was(rehearsal, asked)


@settings(max_examples=25, deadline=None)
@given(rehearsals(), wishes)
def test_both_sides_are_equal_unless_one_was_changed_by_hand(rehearsal: Rehearsal, asked: Asked) -> None:
    assert_sides_are_equal(rehearsal, asked)


@settings(max_examples=25, deadline=None)
@given(rehearsals(), wishes, opposites)
def test_a_wish_and_its_opposite_change_nothing(rehearsal: Rehearsal, asked: Asked, name: str) -> None:
    assert_opposites_change_nothing(rehearsal, asked, name)


@settings(max_examples=25, deadline=None)
@given(rehearsals(), wishes)
def test_what_is_to_come_is_what_a_new_plan_would_hold(rehearsal: Rehearsal, asked: Asked) -> None:
    assert_the_rest_is_as_if_laid_anew(rehearsal, asked)


@settings(max_examples=25, deadline=None)
@given(rehearsals(), part_way)
def test_no_wish_changes_nothing(rehearsal: Rehearsal, part: float) -> None:
    before = rehearsal.timeline
    rehearsal.go_on(part)
    rehearsal.wish(lambda place: place.options)
    assert (rehearsal.timeline.segments, rehearsal.timeline.events) == (before.segments, before.events)


def test_a_change_among_the_cautions_leaves_their_advice() -> None:
    for file in FILES:
        rehearsal = Rehearsal(Lesson(session_of(file), catalogue()), unrendered)
        before = rehearsal.timeline
        rehearsal.position = 1
        rehearsal.wish(lambda place: place.options)
        assert rehearsal.timeline.events == before.events
