from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guide.model.session import Session
from guide.model.side import Side
from guide.model.units import SECOND
from guide.player.moment import PoseName
from guide.player.resuming import Unfinished
from guide.practicelog.practice import Practice
from guide.sessionfile.entry import Entry
from guide.timeline.options import Options
from guide.ui.library import going_on
from guide.ui.library.words import last_line, needs, problems_title, shown_problems, when
from guide.yamlfile.problem import Problem, Severity
from tests.fakes.sketch import Sketch

Card = Callable[..., Entry]

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.mark.parametrize(
    ("ago", "words"),
    [(-1, "today"), (0, "today"), (1, "yesterday"), (2, "on Monday"), (6, "on Thursday"), (7, "on 11 November")],
)
def test_a_day_is_called_as_people_call_it(ago: int, words: str) -> None:
    assert when(TODAY - timedelta(days=ago), TODAY) == words


def test_a_card_says_when_it_was_practised_for_a_month(card: Card) -> None:
    assert last_line(card(practised=NOON - timedelta(days=30)), NOON) == "Practised on 19 October. Strength, glutes"
    assert last_line(card(practised=NOON - timedelta(days=31)), NOON) == "Strength, glutes"
    assert last_line(card(practised=NOON, focus=()), NOON) == "Practised today"


@pytest.mark.parametrize(
    ("needed", "optional", "words"),
    [
        (("mat",), (), "Beginner. Mat"),
        (("mat", "block"), ("band", "strap"), "Beginner. Mat, block; band, strap if you like"),
        ((), ("band",), "Beginner. Band if you like"),
        ((), (), "Beginner"),
    ],
)
def test_what_is_needed_and_what_is_optional(
    card: Card, needed: tuple[str, ...], optional: tuple[str, ...], words: str
) -> None:
    assert needs(card(props_needed=needed, props_optional=optional)) == words


def broken(card: Card, lines: int) -> Entry:
    problems = [Problem(Path("a.yaml"), line, 1, "", Severity.ERROR, f"wrong {line}") for line in range(lines)]
    return card(problems=tuple(problems))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (1, "One line needs a second look"),
        (2, "Two lines need a second look"),
        (9, "Nine lines need a second look"),
        (10, "10 lines need a second look"),
    ],
)
def test_a_broken_card_counts_its_lines(card: Card, lines: int, title: str) -> None:
    assert problems_title(broken(card, lines)) == title


def test_a_line_with_two_faults_is_one_line_and_two_faults_are_shown(card: Card) -> None:
    twice = broken(card, 1)
    twice = twice._replace(problems=twice.problems * 2)
    assert problems_title(twice) == "One line needs a second look"
    assert len(shown_problems(twice)) == 2
    assert shown_problems(broken(card, 3)) == ("Line 0: wrong 0", "Line 1: wrong 1", "and 1 more")


def unfinished(length: int, pose: str | None = "pigeon") -> Unfinished:
    timeline = Sketch().words("1", length).timeline()
    practice = Practice("a", "hips", "Hips", NOON, NOON - timedelta(days=1), planned=0, practised=0)
    name = PoseName("Pigeon", side=Side.RIGHT)
    return Unfinished(practice, Session("hips", "Hips", ()), Options(), timeline, 2 * SECOND, name, pose)


def test_the_banner_says_when_it_was_left_how_much_is_to_come_and_where_it_goes_on() -> None:
    assert going_on.lead(unfinished(61), TODAY) == "Paused yesterday, 59 s to go"
    assert going_on.lead(unfinished(62), TODAY) == "Paused yesterday, 1 min 0 s to go"
    assert going_on.place(unfinished(62)) == "Goes on in pigeon, right side"
    assert going_on.place(unfinished(62, None)) == "Goes on where you left it"
    assert going_on.pictured(unfinished(62)).poses == ("pigeon",)
    assert going_on.pictured(unfinished(62, None)).poses == ()
