from collections.abc import Callable
from pathlib import Path

import pytest

from guide.ui.library import words
from guide.ui.library.card import Card, CardProblem
from guide.ui.library.finding import Filter, Wanted

MakeCard = Callable[..., Card]


@pytest.mark.parametrize(
    "text",
    ["", "  ", "bridge", "BRI", "glutes bridge", "mat", "beginner", "bridge.yaml", "Śavāsana", "savasana", "hip"],
)
def test_a_search_finds_words_anywhere_without_case_or_accents(card: MakeCard, text: str) -> None:
    one = card(poses=("Bridge", "Śavāsana"), summary="For the hips.")
    assert Wanted(text).finds(one)


@pytest.mark.parametrize("text", ["pigeon", "bridge pigeon"])
def test_every_word_must_be_found(card: MakeCard, text: str) -> None:
    assert not Wanted(text).finds(card())


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


def test_a_broken_file_is_found_by_its_title_but_by_no_filter(card: MakeCard) -> None:
    broken = card(duration=None, problems=(CardProblem(1, "No title."),))
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
    problems = tuple(CardProblem(line, "What is this?") for line in (3, 5, 5, 9, 12))
    broken = Card("x", "X", Path("x.yaml"), problems=problems)
    assert words.problems_title(broken) == "Four lines need a second look"
    assert words.shown_problems(broken) == ("Line 3: What is this?", "Line 5: What is this?", "and 3 more")


def test_one_problem_and_very_many() -> None:
    def title(count: int) -> str:
        problems = tuple(CardProblem(line, "Hm.") for line in range(1, count + 1))
        return words.problems_title(Card("x", "X", Path("x.yaml"), problems=problems))

    assert title(1) == "One line needs a second look"
    assert title(9) == "Nine lines need a second look"
    assert title(120) == "120 lines need a second look"
