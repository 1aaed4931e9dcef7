import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.figure.raster import rasterise

SQUARE = np.array([[2, 2, 0], [2, 8, 0], [8, 8, 0], [8, 2, 0]], np.float32)
HALVES = np.array([[0, 1, 2], [0, 2, 3]], np.int32)


def test_a_square_covers_its_pixels_once() -> None:
    seen = rasterise(SQUARE, HALVES, (10, 10))
    rows, columns = np.divmod(np.unique(seen.pixels), 10)
    assert len(seen.pixels) >= 36
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (2, 7, 2, 7)
    assert len(np.unique(seen.pixels)) == 36


def test_triangles_seen_from_behind_are_left_out() -> None:
    assert len(rasterise(SQUARE, HALVES[:, ::-1].copy(), (10, 10)).pixels) == 0


def test_the_nearer_of_two_squares_is_seen() -> None:
    points = np.concatenate([SQUARE, SQUARE + np.array([0, 0, 5], np.float32)])
    for order in (1, -1):
        seen = rasterise(points, np.concatenate([HALVES, HALVES + 4])[::order].copy(), (10, 10))
        front = {2, 3} if order == 1 else {0, 1}
        assert set(seen.triangles.tolist()) == front
        assert np.allclose(seen.depth[3:7, 3:7], 5)


def test_squares_that_pass_through_one_another_are_parted_where_they_cross() -> None:
    tilted = SQUARE.copy()
    tilted[:, 2] = tilted[:, 0] - 5
    seen = rasterise(np.concatenate([SQUARE, tilted]), np.concatenate([HALVES, HALVES + 4]), (10, 10))
    columns = seen.pixels % 10
    assert set((seen.triangles[columns <= 3] // 2).tolist()) == {0}
    assert set((seen.triangles[columns >= 6] // 2).tolist()) == {1}


def test_values_are_spread_evenly() -> None:
    seen = rasterise(SQUARE, HALVES, (10, 10), [SQUARE[:, 0]])
    assert np.allclose(seen.values[0], seen.pixels % 10 + 0.5, atol=1e-3)


def test_what_lies_outside_is_cut_off() -> None:
    seen = rasterise(SQUARE * 100 - 300, HALVES, (10, 10))
    assert len(np.unique(seen.pixels)) == 100
    assert len(rasterise(SQUARE + 50, HALVES, (10, 10)).pixels) == 0


def test_a_picture_of_no_size_is_empty() -> None:
    for size in ((0, 10), (10, 0), (0, 0)):
        seen = rasterise(SQUARE, HALVES, size, [SQUARE[:, 0]])
        assert len(seen.pixels) == 0
        assert len(seen.values) == 1


@given(st.lists(st.tuples(*[st.floats(-30, 30, width=32)] * 3), min_size=9, max_size=30))
def test_no_scene_breaks_it(corners: list[tuple[float, float, float]]) -> None:
    points = np.array(corners, np.float32)
    triangles = np.arange(len(points) // 3 * 3, dtype=np.int32).reshape(-1, 3)
    seen = rasterise(points, triangles, (12, 9))
    assert ((seen.pixels >= 0) & (seen.pixels < 12 * 9)).all()
    assert (seen.depth.ravel()[seen.pixels] > -1e8).all()
