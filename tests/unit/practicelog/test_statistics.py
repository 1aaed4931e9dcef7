"""The sums of the log, over any practices."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from guide.model.units import MINUTE
from guide.practicelog.practice import Practice
from guide.practicelog.statistics import by_day, by_pose, by_week, monday_of, month_end, months_until, total
from tests.unit.practicelog.made import NOON, PIGEON, PRACTICES, STEPS, practice

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@given(PRACTICES)
def test_days_weeks_and_the_whole_have_the_same_sum(practices: list[Practice]) -> None:
    whole = sum(one.practised for one in practices)
    assert sum(by_day(practices).values()) == whole
    assert sum(week.practised for week in by_week(practices, FIRST, LAST)) == whole
    assert total(practices, FIRST, LAST).practised == whole
    assert total(practices, FIRST, LAST).days == len({one.day for one in practices if one.practised})


@given(PRACTICES, st.randoms(use_true_random=False), DAYS, DAYS)
def test_the_order_of_practices_does_not_matter(
    practices: list[Practice], random: object, one: date, two: date
) -> None:
    first, last = sorted((one, two))
    mixed = list(practices)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis hands a Random
    assert by_week(mixed, first, last) == by_week(practices, first, last)
    held = [(time.pose, time.held) for time in by_pose(practices, first, last)]
    assert sorted((time.pose, time.held) for time in by_pose(mixed, first, last)) == sorted(held)


@given(DAYS, DAYS)
def test_weeks_follow_one_another_and_cover_the_range(one: date, two: date) -> None:
    first, last = sorted((one, two))
    mondays = [week.monday for week in by_week((), first, last)]
    assert mondays[0] == monday_of(first)
    assert mondays[-1] == monday_of(last)
    assert all(after - before == timedelta(days=7) for before, after in itertools.pairwise(mondays))


@given(PRACTICES)
def test_poses_come_longest_first_and_lose_no_time(practices: list[Practice]) -> None:
    times = by_pose(practices, FIRST, LAST)
    assert sum(time.held for time in times) == sum(held.held for one in practices for held in one.poses)
    assert [time.held for time in times] == sorted((time.held for time in times), reverse=True)
    assert all(time.held for time in times)


@given(DAYS, st.integers(1, 40))
def test_months_end_with_this_one_and_leave_none_out(day: date, count: int) -> None:
    months = months_until(day, count)
    assert len(months) == count
    assert months[-1] <= day <= month_end(months[-1])
    for before, after in itertools.pairwise(months):
        assert month_end(before) + timedelta(days=1) == after


def test_both_sides_of_a_pose_are_one_pose() -> None:
    (first, second) = by_pose([practice(), practice("b", NOON + timedelta(days=1))], FIRST, LAST)
    assert (first.pose, first.held) == ("pigeon", 2 * PIGEON.held)
    assert (second.pose, second.held) == ("side-steps", 2 * STEPS.held)


def test_a_practice_past_midnight_belongs_to_the_day_it_began_on() -> None:
    late = practice(started=NOON.replace(hour=23, minute=55))
    assert by_day([late]) == {date(2026, 11, 18): 20 * MINUTE}


def test_of_a_week_only_the_days_asked_for_count() -> None:
    wednesday = NOON.date()
    practices = [practice("a", NOON - timedelta(days=1)), practice("b", NOON), practice("c", NOON + timedelta(days=1))]
    (week,) = by_week(practices, wednesday, wednesday)
    assert (week.monday, week.practised) == (wednesday - timedelta(days=2), 20 * MINUTE)


def test_a_pose_is_called_by_its_own_name_not_by_a_variant_s_and_one_never_held_is_left_out() -> None:
    plain, never = replace(PIGEON, variant=None, name="Pigeon"), replace(STEPS, held=0)
    first = replace(practice("a", NOON), poses=(plain, never))
    second = replace(practice("b", NOON + timedelta(days=1)), poses=(replace(PIGEON, name="Pigeon on a blanket"),))
    (pose,) = by_pose([second, first], NOON.date(), NOON.date() + timedelta(days=1))
    assert (pose.name, pose.held) == ("Pigeon", 2 * PIGEON.held)
