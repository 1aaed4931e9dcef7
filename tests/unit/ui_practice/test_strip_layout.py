import itertools

from hypothesis import given
from hypothesis import strategies as st

from guide.model.side import Side
from guide.timeline.timeline import SegmentKind
from guide.ui.widgets.strip_layout import Lane, Lanes, Shape, lay_out
from tests.fakes.sketch import Sketch, headline

WIDTH = 1184.0


def test_time_runs_evenly_from_left_to_right() -> None:
    layout = lay_out(headline(), WIDTH)
    assert layout.x_at(0) == 0
    assert layout.x_at(layout.duration // 2) == WIDTH / 2
    assert layout.x_at(layout.duration) == WIDTH


def test_a_point_outside_the_strip_means_its_nearer_end() -> None:
    layout = lay_out(headline(), WIDTH)
    assert layout.position_at(-20) == 0
    assert layout.position_at(WIDTH + 20) == layout.duration
    assert layout.x_at(-5_000) == 0


def test_the_right_side_lies_above_the_left_one_and_both_sides_between() -> None:
    beads = lay_out(headline(), WIDTH).beads
    lanes = {bead.lane for bead in beads}
    assert lanes == {Lane.UPPER, Lane.LOWER, Lane.BOTH}
    heights = Lanes(top=10)
    assert heights.middle(Lane.UPPER) < heights.middle(Lane.BOTH) < heights.middle(Lane.LOWER)
    assert heights.bead_height(Lane.BOTH) == 18
    assert heights.bead_height(Lane.UPPER) == 12


def test_each_kind_of_stretch_has_its_shape() -> None:
    sketch = Sketch().words("1", 10).arrive("2", "locust", 10).hold("2", "locust", 4).rest("2", "locust", 2)
    sketch.arrive("3", "side-steps", 10).reps("3", "side-steps", 3, 30)
    shapes = [mark.shape for mark in lay_out(sketch.timeline(), WIDTH).marks]
    assert shapes == [Shape.LINE, Shape.LINE, Shape.BEAD, Shape.DOT, Shape.LINE, Shape.BEADS]


def test_words_of_one_step_are_one_line() -> None:
    sketch = Sketch().arrive("1", "locust", 10)
    sketch.add(SegmentKind.SAY, "1", 5_000)
    marks = lay_out(sketch.timeline(), WIDTH).marks
    assert len(marks) == 1
    assert (marks[0].first, marks[0].last) == (0, 1)


def test_three_rounds_are_six_beads_where_there_is_room_and_fewer_where_there_is_none() -> None:
    timeline = Sketch().reps("1", "side-steps", 3, 30).timeline()
    assert lay_out(timeline, 200).marks[0].parts == 6
    assert lay_out(timeline, 40).marks[0].parts == 3
    assert lay_out(timeline, 12).marks[0].parts == 1


def test_narrow_beads_lie_side_by_side_within_the_stretch() -> None:
    mark = lay_out(Sketch().reps("1", "side-steps", 3, 30).timeline(), 300).marks[0]
    edges = mark.part_edges()
    assert edges[0][0] == mark.left
    assert abs(edges[-1][1] - mark.right) < 1e-6
    assert all(before[1] < after[0] for before, after in itertools.pairwise(edges))


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(1, 12), st.sampled_from([None, *Side])), min_size=1, max_size=40
    ),
    st.floats(160, 4000),
)
def test_every_mark_is_found_again_where_it_lies(steps: list[tuple[int, int, Side | None]], width: float) -> None:
    sketch = Sketch()
    for number, (arriving, breaths, side) in enumerate(steps):
        sketch.arrive(str(number), "pigeon", arriving, side).hold(str(number), "pigeon", breaths, side)
    layout = lay_out(sketch.timeline(), width)
    assert len(layout.beads) == len(steps)
    for bead in layout.beads:
        assert bead.right > bead.left
        segment = sketch.segments[bead.first]
        middle = (segment.start + segment.end) // 2
        assert bead.left <= layout.x_at(middle) <= bead.right
        assert segment.start <= layout.position_at(bead.centre) <= segment.end


def test_a_strip_twice_as_large_is_the_same_strip_enlarged() -> None:
    drawn, large = lay_out(headline(), WIDTH), lay_out(headline(), 2 * WIDTH, 2.0)
    assert [(mark.shape, mark.parts) for mark in large.marks] == [(mark.shape, mark.parts) for mark in drawn.marks]
    assert [mark.left for mark in large.marks] == [2 * mark.left for mark in drawn.marks]
    assert large.position_at(2 * 300) == drawn.position_at(300)


def test_time_too_short_to_be_seen_is_no_speck() -> None:
    sketch = Sketch().hold("1", "locust", 4).rest("1", "locust", 2)
    sketch.add(SegmentKind.LEAVE, "1", 1_000)
    sketch.rest("1", "locust", 2).hold("1", "locust", 60)
    shapes = [mark.shape for mark in lay_out(sketch.timeline(), 600).marks]
    assert shapes == [Shape.BEAD, Shape.DOT, Shape.DOT, Shape.BEAD]
