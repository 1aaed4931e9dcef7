from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guide.sessionfile.entry import Entry
from guide.ui.library import words
from guide.ui.library.finding import Filter, Wanted
from guide.ui.library.order import in_order
from guide.yamlfile.problem import Problem, Severity

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
MakeCard = Callable[..., Entry]


@pytest.mark.parametrize(
    "text",
    ["", "  ", "bridge", "BRI", "glutes mat", "beginner", "bridge.yaml", "Śavāsana", "savasana", "hip", "FUSS"],
)
def test_a_search_finds_words_anywhere_without_case_or_accents(card: MakeCard, text: str) -> None:
    one = card(names=("Bridge", "Śavāsana", "Fuß"), summary="For the hips.")
    assert Wanted(text).finds(one)


@pytest.mark.parametrize("text", ["pigeon", "bridge pigeon", "gematte"])
def test_every_word_must_be_found_and_in_one_place(card: MakeCard, text: str) -> None:
    assert not Wanted(text).finds(card(names=("Bridge", "Matte")))


@pytest.mark.parametrize(
    ("one", "fits", "does_not"),
    [
        (Filter.SHORT, {"duration": 10 * 60_000 + 20_000}, {"duration": 11 * 60_000}),
        (Filter.BEGINNER, {}, {"level": "intermediate"}),
        (Filter.NO_PROPS, {"props_optional": ("block",)}, {"props_needed": ("mat", "belt")}),
        (Filter.STRENGTH, {"focus": ("strength",)}, {"focus": ("stretch",)}),
        (Filter.STRETCH, {"focus": ("stretch",)}, {"focus": ("strength",)}),
    ],
)
def test_each_filter(card: MakeCard, one: Filter, fits: dict[str, object], does_not: dict[str, object]) -> None:
    wanted = Wanted(filters=frozenset({one}))
    assert wanted.finds(card(**fits))
    assert not wanted.finds(card(**does_not))


def test_a_session_is_found_by_the_sanskrit_name_of_a_pose(card: MakeCard) -> None:
    assert Wanted("kapota").finds(card(names=("Pigeon",), sanskrit=("Eka pāda rājakapotāsana",)))


def test_favourites_are_found_by_their_filter(card: MakeCard) -> None:
    wanted = Wanted(filters=frozenset({Filter.FAVOURITE}), favourites={"bridge"})
    assert wanted.finds(card())
    assert not wanted.finds(card(id="bow"))


def test_favourites_come_first_then_what_was_practised_lately_then_the_rest(card: MakeCard) -> None:
    def ago(days: int) -> datetime:
        return NOW - timedelta(days=days)

    cards = (
        card(id="rest"),
        card(id="long ago", practised=ago(31)),
        card(id="last week", practised=ago(7)),
        card(id="loved"),
        card(id="yesterday", practised=ago(1)),
        card(id="loved and practised", practised=ago(2)),
    )
    order = [one.id for one in in_order(cards, {"loved", "loved and practised"}, NOW)]
    assert order == ["loved", "loved and practised", "yesterday", "last week", "rest", "long ago"]


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (0, "Practised today. Strength, glutes"),
        (1, "Practised yesterday. Strength, glutes"),
        (6, "Practised on Monday. Strength, glutes"),
        (7, "Practised on 15 November. Strength, glutes"),
        (31, "Strength, glutes"),
    ],
)
def test_a_card_says_when_it_was_practised_lately(card: MakeCard, days: int, line: str) -> None:
    assert words.last_line(card(practised=NOW - timedelta(days=days)), NOW) == line


def test_a_broken_file_is_found_by_its_title_but_by_no_filter(card: MakeCard) -> None:
    broken = card(duration=None, problems=(Problem(None, 1, 1, "", Severity.ERROR, "No title."),))
    assert Wanted("bridge").finds(broken)
    assert not Wanted(filters=frozenset({Filter.BEGINNER})).finds(broken)


def test_the_lines_of_a_card_read_like_sentences(card: MakeCard) -> None:
    one = card(props_optional=("block", "band"), duration=20 * 60_000 + 29_999, focus=("glutes", "low back"))
    assert words.minutes(one) == "20 min"
    assert words.needs(one) == "Beginner. Mat; block, band if you like"
    assert words.focus(one) == "Glutes, low back"
    assert words.spoken(one) == "Bridge. 20 min. Beginner. Mat; block, band if you like. Glutes, low back"


def test_nothing_is_said_of_what_is_not_known(card: MakeCard) -> None:
    bare = card(level="", props_needed=(), focus=(), duration=5_000)
    assert (words.needs(bare), words.focus(bare), words.minutes(bare)) == ("", "", "1 min")


def test_at_most_two_problems_are_shown_and_the_rest_counted() -> None:
    problems = tuple(Problem(None, line, 1, "", Severity.ERROR, "What is this?") for line in (3, 5, 5, 9, 12))
    broken = Entry("x", "X", Path("x.yaml"), problems=problems)
    assert words.problems_title(broken) == "Four lines need a second look"
    assert words.shown_problems(broken) == ("Line 3: What is this?", "Line 5: What is this?", "and 3 more")


def test_one_problem_and_very_many() -> None:
    def title(count: int) -> str:
        problems = tuple(Problem(None, line, 1, "", Severity.ERROR, "Hm.") for line in range(1, count + 1))
        return words.problems_title(Entry("x", "X", Path("x.yaml"), problems=problems))

    assert title(1) == "One line needs a second look"
    assert title(9) == "Nine lines need a second look"
    assert title(120) == "120 lines need a second look"
