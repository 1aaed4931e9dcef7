from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from guide.model.breath import BreathPattern, Phase
from guide.ui.tapping import FORGOTTEN, Tapping


def tapped(times: list[float]) -> Tapping:
    tapping = Tapping()
    for time in times:
        tapping = tapping.tap(time)
    return tapping


def turns(lengths: list[float], start: float = 100.0) -> list[float]:
    return list(accumulate(lengths, initial=start))


def test_four_breaths_are_nine_taps() -> None:
    times = turns([4.0, 6.0] * 4)
    assert tapped(times[:-1]).pace is None
    assert tapped(times).pace == BreathPattern(4_000, 6_000)


def test_it_says_what_is_tapped_next_and_how_far_it_is() -> None:
    tapping = Tapping()
    seen = []
    for time in turns([4.0] * 8):
        seen.append((tapping.awaited, tapping.breaths))
        tapping = tapping.tap(time)
    assert [turn for turn, _ in seen] == [Phase.INHALE, Phase.EXHALE] * 4 + [Phase.INHALE]
    assert [breaths for _, breaths in seen] == [0, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]
    assert tapping.breaths == 4


def test_one_sigh_does_not_change_the_pace() -> None:
    assert tapped(turns([4.0, 4.0, 4.0, 9.0, 4.0, 4.0, 4.0, 4.0])).pace == BreathPattern(4_000, 4_000)


def test_a_trembling_finger_taps_once() -> None:
    times = turns([4.0, 4.0] * 4)
    twice = sorted([*times, *(time + 0.1 for time in times[:-1])])
    assert tapped(twice).pace == BreathPattern(4_000, 4_000)


def test_after_a_long_silence_it_begins_anew() -> None:
    tapping = tapped([0.0, 4.0, 8.0])
    assert not tapping.is_forgotten(8.0 + FORGOTTEN)
    assert tapping.is_forgotten(8.1 + FORGOTTEN)
    assert tapping.tap(60.0) == Tapping((60.0,))


@given(st.lists(st.floats(1.0, 19.0), min_size=8, max_size=8))
def test_the_pace_lies_between_the_shortest_and_the_longest_tapped(lengths: list[float]) -> None:
    pace = tapped(turns(lengths)).pace
    assert pace is not None
    for length, tapped_lengths in ((pace.inhale, lengths[0::2]), (pace.exhale, lengths[1::2])):
        assert min(tapped_lengths) * 1_000 - 51 <= length <= max(tapped_lengths) * 1_000 + 51
        assert length % 100 == 0
