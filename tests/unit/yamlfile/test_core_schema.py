import math

import pytest

from guide.yamlfile.core_schema import plain_value


@pytest.mark.parametrize(
    "word", ["on", "off", "yes", "no", "y", "n", "On", "NO", "4:30", "1_000", "2026-01-31", "<<", "="]
)
def test_words_of_yaml_1_1_stay_words(word: str) -> None:
    assert plain_value(word) == word


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("12", 12),
        ("-3", -3),
        ("+7", 7),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("1.2.3", "1.2.3"),
        ("+", "+"),
        ("-", "-"),
        ("tRue", "tRue"),
    ],
)
def test_constants_and_numbers_follow_the_core_rules(written: str, value: object) -> None:
    assert plain_value(written) == value
    assert type(plain_value(written)) is type(value)


def test_not_a_number_is_one() -> None:
    value = plain_value(".nan")
    assert isinstance(value, float)
    assert math.isnan(value)


def test_a_number_of_thousands_of_digits_stays_a_word() -> None:
    assert plain_value("9" * 5_000) == "9" * 5_000
