from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.units import MINUTE
from guide.player.finishing import Droppable, FinishReport
from guide.ui.practice.finish_words import dropping_words, ends_words, outcome_words, parse_finish, step_words

EVENING = datetime(2026, 3, 1, 18, 40)  # noqa: DTZ001 - the time on the wall


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("18:55", 15),
        ("end at 18:55", 15),
        ("18.55", 15),
        ("18h55", 15),
        ("6:55", 15),
        ("6:55 pm", 15),
        ("7 pm", 20),
        ("19:00", 20),
        ("12 minutes left", 12),
        ("12", 12),
        ("90 min", 90),
        ("1 hour", 60),
        ("2 hours left", 120),
        ("1 h", 60),
        ("1 hr", 60),
        ("1 hour 30 minutes", 90),
        ("1 hour and 5 min", 65),
        ("00:10", 330),
        ("12:10 am", 330),
    ],
)
def test_a_time_of_day_and_minutes_are_both_read(typed: str, minutes: int) -> None:
    assert parse_finish(typed, EVENING) == minutes * MINUTE


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25:00", "18:75", "13 pm", "0", "1234", "15:30", "1.5", "1,5 hours", "1½ hours", "1 ½ h", "90 s"],
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert parse_finish(typed, EVENING) is None


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda one: one.replace(second=0, microsecond=0)),  # noqa: DTZ001 - as above
    st.integers(1, 700),
)
def test_every_time_within_twelve_hours_is_found(now: datetime, minutes: int) -> None:
    end = now + timedelta(minutes=minutes)
    assert parse_finish(end.strftime("%H:%M"), now) in {minutes * MINUTE, (minutes - 720) * MINUTE}
    assert parse_finish(end.strftime("%I:%M %p"), now) == minutes * MINUTE


def test_seconds_of_the_present_minute_count() -> None:
    assert parse_finish("18:55", EVENING.replace(second=30)) == 14.5 * MINUTE


def test_what_came_of_it_is_said_plainly() -> None:
    fits = FinishReport(asked=15 * MINUTE, left=14 * MINUTE + 30_000)
    assert outcome_words(fits, EVENING) == "It ends at 18:54."
    assert dropping_words(fits) == ""
    short = FinishReport(asked=60 * MINUTE, left=30 * MINUTE)
    assert outcome_words(short, EVENING) == "It ends at 19:10: its holds cannot be longer."


@pytest.mark.parametrize(
    ("takes", "together", "words"),
    [
        ((5,), False, "It would fit without one of these:"),
        ((2, 3), True, "It would fit without these:"),
        ((1, 1), True, "Even without all of these it would be longer than that:"),
        ((), False, "Nothing more can be left out."),
    ],
)
def test_what_does_not_fit_comes_with_what_could_be_left_out(
    takes: tuple[int, ...], *, together: bool, words: str
) -> None:
    steps = tuple(Droppable(str(number), "Pigeon", length * MINUTE) for number, length in enumerate(takes))
    report = FinishReport(5 * MINUTE, 10 * MINUTE, steps, together)
    assert outcome_words(report, EVENING) == "It cannot be shorter than 10 min: it ends at 18:50."
    assert dropping_words(report) == words


def test_a_step_is_offered_with_its_length() -> None:
    assert step_words(Droppable("2", "Pigeon", 90_000)) == "Pigeon, 2 min"
    assert step_words(Droppable("2", "Pigeon", 40_000)) == "Pigeon, 40 s"
    assert ends_words(EVENING, 12 * MINUTE) == "Ends at 18:52"
