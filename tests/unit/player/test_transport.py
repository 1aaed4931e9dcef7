from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from guide.model.side import Side
from guide.player.transport import next_step, next_stop, previous_step, step_starts
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind, Timeline


def timeline_of(*passes: tuple[str, Side | None, list[int]], waits: frozenset[int] = frozenset()) -> Timeline:
    """A timeline of passes, each with the lengths of its segments; `waits` holds positions in the whole list."""
    rows = [(step, side, length) for step, side, lengths in passes for length in lengths]
    ends = list(accumulate(length for _, _, length in rows))
    segments = tuple(
        Segment(end - length, end, SegmentKind.HOLD, step, step, side=side, waits=index in waits)
        for index, ((step, side, length), end) in enumerate(zip(rows, ends, strict=True))
    )
    return Timeline("test", "Test", segments, (), Options())


LEFT_RIGHT = timeline_of(("1", None, [5_000]), ("2", Side.RIGHT, [9_000, 30_000]), ("2", Side.LEFT, [9_000, 30_000]))

timelines = st.lists(st.lists(st.integers(4_000, 90_000), min_size=1, max_size=4), min_size=1, max_size=8).map(
    lambda lengths: timeline_of(*((str(number), None, one) for number, one in enumerate(lengths)))
)


def test_each_side_of_a_step_is_a_place_to_go_to() -> None:
    assert step_starts(LEFT_RIGHT) == (0, 5_000, 44_000)


def test_next_goes_to_the_other_side_and_after_the_last_step_to_the_end() -> None:
    assert next_step(LEFT_RIGHT, 20_000) == 44_000
    assert next_step(LEFT_RIGHT, 44_000) == LEFT_RIGHT.duration


def test_next_while_getting_ready_begins_the_practice() -> None:
    assert next_step(LEFT_RIGHT, -8_000) == 0


def test_previous_goes_to_the_start_of_this_step_and_twice_to_the_one_before() -> None:
    once = previous_step(LEFT_RIGHT, 60_000)
    assert once == 44_000
    assert previous_step(LEFT_RIGHT, once) == 5_000


def test_previous_at_the_beginning_stays_there() -> None:
    assert previous_step(LEFT_RIGHT, 0) == 0
    assert previous_step(LEFT_RIGHT, -3_000) == 0


def test_a_step_that_waits_stops_once() -> None:
    waiting = timeline_of(("1", None, [5_000, 6_000]), ("2", None, [7_000]), waits=frozenset({1}))
    assert next_stop(waiting, 0) == 11_000
    assert next_stop(waiting, 11_000) is None


@given(timelines, st.data())
def test_next_always_moves_on_and_previous_never_does(timeline: Timeline, data: st.DataObject) -> None:
    position = data.draw(st.integers(-10_000, timeline.duration - 1))
    assert next_step(timeline, position) > position
    assert previous_step(timeline, position) <= max(position, 0)


@given(timelines)
def test_pressing_next_visits_every_step_in_order_and_ends(timeline: Timeline) -> None:
    visited = [0]
    while visited[-1] < timeline.duration:
        visited.append(next_step(timeline, visited[-1]))
    assert tuple(visited[:-1]) == step_starts(timeline)
    assert all(before < after for before, after in pairwise(visited))
