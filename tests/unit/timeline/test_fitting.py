"""Meeting a length: exactly, fairly, and fast enough for a slider."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Cue, InBreath, Utterance
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.timeline.compiler import compile_session
from guide.timeline.filling import fill, reachable_costs
from guide.timeline.fitting import MOST_STOPS, reachable_durations
from guide.timeline.options import Options
from guide.timeline.slots import Slot


@st.composite
def slots(draw: st.DrawFn) -> list[Slot]:
    """A few amounts; most cost the same for each step, some do not because words fill their first steps."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        steps = draw(st.integers(1, 4))
        cost = draw(st.sampled_from((8_000, 16_000, 12_500, 7_001)))
        idle = draw(st.sampled_from((0, 0, 0, 1)))
        costs = tuple(max(0, index - idle) * cost for index in range(steps + 1))
        found.append(Slot((str(number), "hold"), tuple(range(3, 4 + steps)), costs))
    return found


def cost_of(slots: list[Slot], chosen: dict[tuple[str, str], int]) -> Ms:
    return sum(slot.costs[slot.values.index(chosen[slot.key])] for slot in slots)


@settings(max_examples=150, deadline=None)
@given(slots(), st.integers(0, 250_000))
def test_filling_is_as_long_as_any_choice_within_the_room(slots: list[Slot], room: Ms) -> None:
    sums = {sum(costs) for costs in product(*(slot.costs for slot in slots))}
    assert cost_of(slots, fill(slots, room)) == max(total for total in sums if total <= room)
    assert reachable_costs(slots) == tuple(sorted(sums))


def even(number: int, steps: int, cost: Ms = 8_000) -> Slot:
    return Slot((str(number), "hold"), tuple(range(steps + 1)), tuple(range(0, cost * steps + 1, cost)))


def test_equal_ranges_get_equal_shares() -> None:
    alike = [even(number, 6) for number in range(4)]
    for room in range(0, 24 * 8_000, 8_000):
        values = list(fill(alike, room).values())
        assert max(values) - min(values) <= 1


def test_wide_ranges_stretch_by_more_than_narrow_ones() -> None:
    assert list(fill([even(1, 2), even(2, 6)], 4 * 8_000).values()) == [1, 3]


def test_both_sides_and_one_side_share_alike() -> None:
    assert list(fill([even(1, 4, 8_000), even(2, 4, 16_000)], 48_000).values()) == [2, 2]


def test_many_slots_of_many_costs_are_filled_to_within_a_breath() -> None:
    many = [even(number, 5, 8_000 + 731 * (number % 9)) for number in range(300)]
    whole = sum(slot.costs[-1] for slot in many)
    room = whole * 2 // 3
    assert 0 <= room - cost_of(many, fill(many, room)) < 8_000


def a_second(_: Utterance) -> Ms:
    return SECOND


def session(*steps: Step) -> Session:
    return Session("s", "S", steps, breath=BreathPattern())


def hold(least: int, most: int, **step: object) -> Step:
    return Step(arrive=(Cue("Sit."),), hold=Amount(Unit.BREATHS, least, most), **step)  # type: ignore[arg-type]


def test_one_more_breath_adds_itself_on_every_side() -> None:
    plan = session(hold(3, 5), hold(3, 4, sides=(Side.RIGHT, Side.LEFT), rest=Amount(Unit.BREATHS, 1, 1)))
    found = reachable_durations(plan, {}, Options(), a_second)
    shortest = compile_session(plan, {}, Options(amounts={"1": 3, "2": 3}), a_second).duration
    assert [duration - shortest for duration in found] == [0, 8_000, 16_000, 24_000, 32_000]


def test_lengths_allow_for_words_that_a_short_hold_waits_for() -> None:
    def twenty_seconds(utterance: Utterance) -> Ms:
        return 20 * SECOND if utterance.text == "Long." else SECOND

    step = Step(arrive=(), hold=Amount(Unit.BREATHS, 1, 4), during=(Cue("Long.", moment=InBreath(1)),))
    found = reachable_durations(session(step), {}, Options(), twenty_seconds)
    for target in found:
        assert compile_session(session(step), {}, Options(target=target), twenty_seconds).duration == target
    assert [duration - found[0] for duration in found] == [0, 24_000 - 21_500, 32_000 - 21_500]


def test_time_stretches_by_tens_of_seconds() -> None:
    step = Step(arrive=(), hold=Amount(Unit.TIME, 60_000, 85_000))
    found = reachable_durations(session(step), {}, Options(), a_second)
    assert [duration - found[0] for duration in found] == [0, 10_000, 20_000, 25_000]


def test_more_lengths_than_a_slider_has_room_for_are_not_offered() -> None:
    steps = [hold(3, 9, breath=BreathPattern(4_000 + 37 * number, 4_000)) for number in range(12)]
    found = reachable_durations(session(*steps), {}, Options(), a_second)
    assert 50 < len(found) <= MOST_STOPS
    assert list(found) == sorted(set(found))
    with_all = {str(number + 1): 9 for number in range(12)}
    assert found[-1] == compile_session(session(*steps), {}, Options(amounts=with_all), a_second).duration
    for target in found[::7]:
        assert compile_session(session(*steps), {}, Options(target=target), a_second).duration == target


def test_a_session_with_nothing_to_stretch_has_one_length() -> None:
    plan = session(hold(3, 3))
    (only,) = reachable_durations(plan, {}, Options(), a_second)
    assert only == compile_session(plan, {}, Options(), a_second).duration
