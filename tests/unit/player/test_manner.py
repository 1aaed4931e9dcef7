"""What was kept of a practice: what is sound of it counts, and what is not costs no more than itself."""

from typing import Any

import pytest

from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.session import Choice, Option, Session
from guide.model.side import Side
from guide.model.units import MINUTE
from guide.player.manner import kept, options_of
from guide.timeline.options import Options

LEGS = Choice("legs", "Legs?", (Option("in", "Parallel"), Option("out", "Turned out")), "in")
SESSION = Session("s", "S", (), choices=(LEGS,))
USUAL = Options()


def found(**values: object) -> Options:
    return options_of(SESSION, values)


def test_it_is_kept_as_plain_values() -> None:
    options = Options(
        {"legs": "out"},
        BreathPattern(4_000, 6_000, 1_000, 500),
        Guidance.SHORT,
        20 * MINUTE,
        (Side.LEFT, Side.RIGHT),
        frozenset({"8.2", "3"}),
        {"2": 7},
        {"8": 1},
        speak_cautions=False,
    )
    values = kept(options)
    assert values == {
        "choices": {"legs": "out"},
        "pace": [4_000, 6_000, 1_000, 500],
        "guidance": "short",
        "target": 1_200_000,
        "sides": ["left", "right"],
        "skipped": ["3", "8.2"],
        "amounts": {"2": 7},
        "repeats": {"8": 1},
        "speak_cautions": False,
    }
    assert options_of(SESSION, values) == options
    assert options_of(SESSION, kept(USUAL)) == USUAL
    assert found() == USUAL


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("choices", {"legs": "out", "arms": "up"}, {"legs": "out"}),
        ("choices", {"legs": "gone"}, {}),
        ("choices", {"legs": 3}, {}),
        ("choices", ["legs"], {}),
        ("guidance", "names", Guidance.NAMES),
        ("guidance", "loud", Guidance.FULL),
        ("guidance", [], Guidance.FULL),
        ("target", 1, 1),
        ("target", 0, None),
        ("target", -5, None),
        ("target", "20", None),
        ("target", 2.5, None),
        ("sides", ["left", "both", 3], (Side.LEFT,)),
        ("sides", "left", ()),
        ("skipped", ["2", 3, None], frozenset({"2"})),
        ("skipped", "2", frozenset()),
        ("amounts", {"2": 7, "3": 0, "4": -1, "5": "many", "6": 1}, {"2": 7, "6": 1}),
        ("amounts", {"2": 4 * 60 * MINUTE, "3": 4 * 60 * MINUTE + 1}, {"2": 4 * 60 * MINUTE}),
        ("amounts", 7, {}),
        ("repeats", {"2": 20, "3": 21, "4": 0}, {"2": 20}),
        ("speak_cautions", False, False),
        ("speak_cautions", "no", True),
    ],
)
def test_each_value_counts_where_it_makes_sense(name: str, value: object, field: Any) -> None:  # noqa: ANN401 - what it has
    options = found(**{name: value})
    assert getattr(options, name) == field
    others = [one for one in kept(USUAL) if one != name]
    assert [getattr(options, one) for one in others] == [getattr(USUAL, one) for one in others]


@pytest.mark.parametrize(
    ("lengths", "pace"),
    [
        ([4_000, 6_000, 0, 0], BreathPattern(4_000, 6_000)),
        ([60_000, 1, 60_000, 60_000], BreathPattern(60_000, 1, 60_000, 60_000)),
        ([60_001, 6_000, 0, 0], None),
        ([4_000, 6_000, -1, 0], None),
        ([0, 6_000, 0, 0], None),
        ([4_000, 0, 0, 0], None),
        ([4_000, 6_000, 0], None),
        ([4_000, 6_000, 0, 0, 0], None),
        ([4_000, 6_000.5, 0, 0], None),
        ("4/6", None),
    ],
)
def test_a_pace_is_one_that_can_be_breathed(lengths: object, pace: BreathPattern | None) -> None:
    assert found(pace=lengths).pace == pace
