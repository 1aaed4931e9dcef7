from hypothesis import given
from hypothesis import strategies as st

from guide.ui.widgets.caption_lines import part_at, split

LONG = "Let both hip points face the front of the mat, and let the left leg grow long behind you."


def measure(text: str) -> float:
    return float(len(text))


def test_a_short_caption_is_one_line() -> None:
    assert split("Keep the neck long.", 40, measure) == (("Keep the neck long.",),)


def test_no_words_are_no_parts() -> None:
    assert split("  ", 40, measure) == ()


def test_two_lines_break_at_a_pause() -> None:
    assert split(LONG, 60, measure) == (
        ("Let both hip points face the front of the mat,", "and let the left leg grow long behind you."),
    )


def test_without_a_pause_two_lines_come_out_alike() -> None:
    (lines,) = split("one two three four five six seven eight", 30, measure)
    assert abs(len(lines[0]) - len(lines[1])) <= 5


def test_a_scrap_before_a_comma_is_no_line() -> None:
    (lines,) = split("Now, press both of the heels into the floor below you", 50, measure)
    assert lines[0] != "Now,"


def test_a_long_caption_is_cut_into_parts_at_a_comma() -> None:
    parts = split(LONG, 28, measure)
    assert parts[0] == ("Let both hip points face", "the front of the mat,")
    assert len(parts) == 2


def test_the_part_on_screen_follows_the_voice() -> None:
    parts = split(LONG, 28, measure)
    assert part_at(parts, 0.0) == 0
    assert part_at(parts, 0.4) == 0
    assert part_at(parts, 0.6) == 1
    assert part_at(parts, 1.0) == 1


@given(st.lists(st.text("abcdefgh,.", min_size=1, max_size=12), max_size=60), st.integers(12, 80), st.integers(1, 3))
def test_nothing_is_lost_and_nothing_is_too_wide(words: list[str], width: int, lines: int) -> None:
    parts = split(" ".join(words), width, measure, lines)
    assert " ".join(line for part in parts for line in part).split() == words
    assert all(len(part) <= lines for part in parts)
    assert all(measure(line) <= width for part in parts for line in part)
