import itertools

from guide.model.side import Side
from guide.model.units import MINUTE, SECOND
from guide.timeline.timeline import SegmentKind
from guide.ui.prepare.lengths import Holding, holdings, minutes_of, nearest, stops
from guide.ui.prepare.parts import parts, placed
from guide.ui.widgets.strip_layout import lay_out
from tests.fakes.sketch import Sketch, headline


def test_only_minutes_with_a_length_in_them_are_stops() -> None:
    lengths = [17 * MINUTE + 30 * SECOND, 17 * MINUTE + 45 * SECOND, 18 * MINUTE, 20 * MINUTE + SECOND]
    assert stops(lengths) == (18, 21)


def test_a_begun_minute_is_needed_whole() -> None:
    assert minutes_of(20 * MINUTE) == 20
    assert minutes_of(20 * MINUTE + 1) == 21


def test_between_two_stops_the_shorter_one_is_nearest() -> None:
    assert nearest((18, 20, 24), 19) == 0
    assert nearest((18, 20, 24), 23) == 2


def test_what_a_length_means_is_told_by_part_and_leaves_out_what_never_changes() -> None:
    sketch = Sketch()
    sketch.add(SegmentKind.HOLD, "1", 32_000, amount=4, amount_range=(3, 5))
    sketch.add(SegmentKind.HOLD, "2", 16_000, amount=2, amount_range=(2, 2))
    sketch.add(SegmentKind.HOLD, "3.1", 56_000, amount=7, amount_range=(5, 10))
    sketch.add(SegmentKind.HOLD, "3.2", 48_000, amount=6, amount_range=(5, 10))
    assert holdings(sketch.timeline(), {"3": "Hip openers"}) == (Holding("", 4, 4), Holding("Hip openers", 6, 7))


def test_a_step_is_named_once_and_a_flow_once_a_side() -> None:
    timeline = headline()
    found = parts(timeline, lay_out(timeline, 968).marks, {"6": "Hip openers"}, lambda segment: segment.title)
    assert [(part.name, part.side) for part in found] == [
        ("locust", None),
        ("warrior-1", None),
        ("side-steps", None),
        ("bridge", None),
        ("Hip openers", Side.RIGHT),
        ("Hip openers", Side.LEFT),
        ("savasana", None),
    ]
    assert all(before.right <= after.left for before, after in itertools.pairwise(found))


def test_labels_keep_apart_and_the_longest_holds_keep_theirs() -> None:
    lefts = placed([(50, 60, 1), (90, 60, 5), (400, 80, 2)], 0, 420, 16)
    assert lefts == (None, 60, 340)


def test_a_label_at_the_edge_is_moved_in() -> None:
    assert placed([(5, 60, 1)], 0, 400, 16) == (0,)
