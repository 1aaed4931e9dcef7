import pytest

from guide.model.breath import BreathPattern
from guide.model.pose import Caution
from guide.ui.paces import pace_words
from guide.ui.prepare.lengths import Holding
from guide.ui.prepare.words import at_hand, cautions, holdings_words, parse_pace


@pytest.mark.parametrize(
    ("typed", "inhale", "exhale"),
    [
        ("4/6", 4_000, 6_000),
        ("4 6", 4_000, 6_000),
        ("4.5 s in, 6 s out", 4_500, 6_000),
        ("4,5 / 5", 4_500, 5_000),
        ("1/20", 1_000, 20_000),
    ],
)
def test_a_pace_is_understood_however_it_is_typed(typed: str, inhale: int, exhale: int) -> None:
    assert parse_pace(typed) == BreathPattern(inhale, exhale)


@pytest.mark.parametrize("typed", ["", "4", "0/4", "4/21", "4/5/6", "four, six"])
def test_what_is_no_pace_is_none(typed: str) -> None:
    assert parse_pace(typed) is None


def test_a_pace_is_told_with_its_pauses() -> None:
    assert pace_words(BreathPattern()) == "4 s in, 4 s out"
    assert pace_words(BreathPattern(4_000, 6_500, 2_000, 1_000)) == "4 s in, 2 s held, 6.5 s out, 1 s rest"


def test_what_to_have_at_hand_is_a_sentence() -> None:
    assert at_hand(["mat"], ["block", "band"]) == "Mat. Optional: block, band."
    assert at_hand(["mat", "Iyengar bench", "TheraBand"], ()) == "Mat, Iyengar bench, TheraBand."
    assert at_hand([], []) == "Nothing but a place to lie down."


def test_cautions_are_looked_up_and_a_teachers_own_words_kept() -> None:
    known = {"pregnancy": Caution("pregnancy", "Pregnancy", "Leave out locust.")}
    assert cautions(["pregnancy", "a full stomach"], known) == (
        ("Pregnancy:", "Leave out locust."),
        ("A full stomach", ""),
    )


def test_what_a_length_means_is_one_sentence() -> None:
    single, flow = Holding("", 4, 4), Holding("Hip openers", 6, 7)
    assert holdings_words([single, flow]) == "Holds of 4 breaths, hip openers 6 to 7"
    assert holdings_words([flow]) == "Hip openers of 6 to 7 breaths"
    assert holdings_words([]) == ""
