from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guide.ui.practice.row_layout import Places, Row, places_of

SPARE = (5, 4, 3, 6, 1, 2)


def row(width: float, leave: float = 130, breaths: float = 198, right: int = 7) -> Row:
    return Row(width, 48, 48, 12, leave, breaths, 144, right, SPARE)


def edges(row: Row, places: Places) -> list[tuple[float, float]]:
    """Left and right of everything that has room, in order."""
    found = [(places.leave, places.leave + row.leave)]
    if places.breaths is not None:
        found.append((places.breaths, places.breaths + row.breaths))
    found.append((places.transport, places.transport + row.transport))
    return [*found, *((left, left + row.control) for left in places.right if left is not None)]


def test_the_middle_stands_in_the_middle_as_drawn() -> None:
    places = places_of(row(1280, breaths=186))
    assert places.breaths == 459
    assert places.transport + 144 == 821
    assert None not in places.right
    assert places.right[-1] == 1280 - 48 + 12 - 48


def test_in_a_narrow_row_the_middle_moves_before_anything_goes() -> None:
    places = places_of(row(1024, leave=150, breaths=230))
    assert None not in places.right
    assert places.breaths is not None
    assert places.breaths + 230 + 32 + 144 < 512 + 203


@given(st.floats(480, 4000), st.floats(60, 180), st.floats(150, 330))
def test_nothing_overlaps_nor_leaves_the_row(width: float, leave: float, breaths: float) -> None:
    asked = row(width, leave, breaths)
    found = edges(asked, places_of(asked))
    assert all(earlier[1] <= later[0] + 0.01 for earlier, later in pairwise(found))
    assert found[0][0] >= 0
    assert found[-1][1] <= width


def test_what_is_changed_stays_to_the_last() -> None:
    places = places_of(row(480, leave=100))
    assert places.right[0] is not None
    assert sum(left is not None for left in places.right) < 4
