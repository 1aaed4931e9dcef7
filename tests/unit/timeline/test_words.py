"""Words the app says itself, and how long words take before they are rendered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.cue import Utterance
from guide.model.side import Side
from guide.timeline.estimate import estimated_length
from guide.timeline.words import count_text, filled


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Two.", 475),
        ("Exhale.", 800),
        ("Set your feet hip width apart.", 1_825),
        ("Settle in the middle, right and left alike.", 2_630),
        ("Lean on your hands, and tuck your right knee in behind the left.", 3_845),
        ("Recent back or abdominal surgery. Leave out locust, bridge and other backbends.", 6_620),
    ],
)
def test_an_estimate_is_near_what_the_default_voice_needs(text: str, heard: int) -> None:
    """The lengths were measured with the default voice at its natural pace."""
    assert abs(estimated_length(Utterance(text)) - heard) < 150 + heard // 5


@given(st.text(), st.text())
def test_more_words_never_take_less_time(one: str, more: str) -> None:
    assert 0 <= estimated_length(Utterance(one)) <= estimated_length(Utterance(f"{one.rstrip()} {more}".rstrip())) + 1


def test_numbers_are_said_in_words() -> None:
    assert [count_text(number) for number in (1, 12, 24, 108)] == [
        "One.",
        "Twelve.",
        "Twenty-four.",
        "One hundred and eight.",
    ]


def test_sides_are_filled_in() -> None:
    assert filled("<side> foot, <other> hand", Side.LEFT) == "left foot, right hand"
    assert filled("a < b", None) == "a < b"
