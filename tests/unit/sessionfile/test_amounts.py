import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.sessionfile import amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3-5 breaths", Amount(Unit.BREATHS, 3, 5)),
        ("3 – 5 breaths", Amount(Unit.BREATHS, 3, 5)),
        ("3 to 5 breaths", Amount(Unit.BREATHS, 3, 5)),
        ("1 breath", Amount(Unit.BREATHS, 1, 1)),
        ("5-10 breaths, usually 6", Amount(Unit.BREATHS, 5, 10, 6)),
        ("5-10 breaths usually 6 breaths", Amount(Unit.BREATHS, 5, 10, 6)),
        ("2-4 min", Amount(Unit.TIME, 120_000, 240_000)),
        ("30 s - 1 min", Amount(Unit.TIME, 30_000, 60_000)),
        ("1 min 30 s", Amount(Unit.TIME, 90_000, 90_000)),
        ("1.5 min", Amount(Unit.TIME, 90_000, 90_000)),
        ("90 seconds", Amount(Unit.TIME, 90_000, 90_000)),
        ("1-2 min, usually 90 s", Amount(Unit.TIME, 60_000, 120_000, 90_000)),
        ("1-2 min 30 s", Amount(Unit.TIME, 60_000, 150_000)),
        ("1 min 30 s - 2 min 30 s, usually 2", Amount(Unit.TIME, 90_000, 150_000, 120_000)),
        ("  4s ", Amount(Unit.TIME, 4_000, 4_000)),
    ],
)
def test_amounts_are_read_as_teachers_write_them(text: str, amount: Amount) -> None:
    assert amounts.amount(text, amounts.HELD) == amount


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("5", "5 of what? Write “5 breaths” or “5 s”."),
        ("1", "1 of what? Write “1 breath” or “1 s”."),
        ("3-5", "3-5 of what? Write “3-5 breaths” or “3-5 s”."),
        ("4:30", "Write “4:30” as “4 min 30 s”."),
        ("5-3 breaths", "“5-3 breaths” runs backwards: put the smaller number first."),
        ("5 breths", "Unknown unit “breths” — did you mean “breaths”?"),
        ("5 Min", "Unknown unit “Min” — did you mean “min”?"),
        ("3 rounds", "This is not counted in rounds: write for example “3-5 breaths” or “30 s”."),
        ("long", "“long” is no length: write for example “3-5 breaths” or “30 s”."),
        ("-3 breaths", "“-3 breaths” is no length: write for example “3-5 breaths” or “30 s”."),
        ("3 breaths 2 s", "“3 breaths 2 s” is no length: write for example “3-5 breaths” or “30 s”."),
        ("30 s - 3 breaths", "“30 s - 3 breaths” mixes time and breaths: write both ends in one unit."),
        ("2.5 breaths", "Only whole breaths can be counted: write a whole number, or a time such as “30 s”."),
        ("0 breaths", "This must be more than nothing: leave it out, or make it longer."),
        ("400 breaths", "This is too much: 300 breaths at most."),
        ("4 breaths, usually 6", "“usually 6” lies outside of “4 breaths”."),
        ("1 min" + " " * 500_000, "“1 min” is no length: write for example “3-5 breaths” or “30 s”."),
    ],
)
def test_other_amounts_get_the_right_spelling(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        amounts.amount(text, amounts.HELD)


def test_what_is_asked_for_depends_on_what_is_counted() -> None:
    with pytest.raises(ValueError, match=re.escape("3 of what? Write “3 rounds”.")):
        amounts.amount("3", amounts.REPEATED)
    with pytest.raises(ValueError, match=re.escape("4 of what? Write “4 s” or “4 min”.")):
        amounts.duration("4")
    with pytest.raises(ValueError, match="one length, not a range"):
        amounts.duration("4-5 s")


def test_a_pause_may_be_nothing() -> None:
    assert amounts.duration("0 s") == 0


numbers = st.integers(1, 300)


@given(numbers, numbers, st.sampled_from(["breath", "breaths", "s", "sec", "second", "seconds"]))
def test_every_range_reads_back(one: int, other: int, unit: str) -> None:
    least, most = sorted((one, other))
    size = 1 if unit.startswith("breath") else 1_000
    found = amounts.amount(f"{least}-{most} {unit}", amounts.HELD)
    assert (found.least, found.most) == (least * size, most * size)
    assert found.least <= found.default <= found.most


@given(
    st.one_of(
        st.from_regex(amounts.pattern(amounts.HELD), fullmatch=True),
        st.text("0123456789.- sminbreathusualy,to", max_size=30),
    )
)
def test_the_schema_knows_every_spelling_that_is_read(text: str) -> None:
    try:
        amounts.amount(text, amounts.HELD)
    except ValueError as error:
        assert str(error).endswith((".", "?"))  # noqa: PT017 -- most texts are refused, each with a sentence
    else:
        assert re.search(amounts.pattern(amounts.HELD), text)
