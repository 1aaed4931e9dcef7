from collections.abc import Sequence

import numpy as np
import pytest

from guide.figure.body import Material, Part, Vertices
from guide.figure.paint import Surface, before_strip, paint
from guide.figure.palette import LIGHT
from guide.figure.view import Frame

FRAME = Frame(60, 60, 100.0, 10.0, 50.0)
TOWARDS = np.array([[0, 0, 1]] * 4, np.float32)


def sheet(left: float, right: float, far_left: float, far_right: float) -> Vertices:
    """An upright sheet, 40 cm high, so many metres behind the screen at its left and right edges."""
    low, high = 0.0, 0.4
    corners = [[left, low, -far_left], [right, low, -far_right], [right, high, -far_right], [left, high, -far_left]]
    return np.array(corners, np.float32)


def ink_columns(*sheets: Vertices, parts: Sequence[Part] | None = None) -> set[int]:
    """The columns in the middle of the painting's height where ink is; without `parts` all are of the trunk."""
    halves = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    surface = Surface(
        points=np.concatenate(sheets),
        normals=np.concatenate([TOWARDS] * len(sheets)),
        triangles=np.concatenate([halves + 4 * i for i in range(len(sheets))]).astype(np.int32),
        materials=np.full(2 * len(sheets), Material.TOP, np.int32),
        parts=np.repeat(parts or [Part.TRUNK] * len(sheets), 2).astype(np.int8),
    )
    painted = paint(surface, FRAME, LIGHT, 1)
    row = painted.words[painted.words.shape[0] // 2]
    return {int(x) + painted.x for x in np.flatnonzero(np.isin(row, LIGHT.ink_words))}


def test_the_outline_is_inked() -> None:
    assert ink_columns(sheet(0.0, 0.3, 1.0, 1.0)) == {9, 40}


def test_a_jump_in_depth_is_inked_round_what_is_nearer() -> None:
    assert ink_columns(sheet(0.0, 0.15, 1.0, 1.0), sheet(0.1, 0.3, 1.1, 1.1)) == {9, 25, 40}


@pytest.mark.parametrize(
    ("upper", "under", "is_inked"),
    [
        (Part.LEFT_FOREARM, Part.TRUNK, True),
        (Part.LEFT_FOREARM, Part.RIGHT_LEG, True),
        (Part.RIGHT_SHIN, Part.LEFT_SHIN, True),
        (Part.LEFT_ARM, Part.TRUNK, False),
        (Part.LEFT_ARM, Part.LEFT_FOREARM, False),
        (Part.RIGHT_LEG, Part.RIGHT_SHIN, False),
    ],
)
def test_what_lies_on_another_part_is_inked_round_but_no_joint(upper: Part, under: Part, *, is_inked: bool) -> None:
    touching = ink_columns(sheet(0.0, 0.15, 1.0, 1.0), sheet(0.1, 0.3, 1.001, 1.001), parts=[upper, under])
    assert touching == ({9, 25, 40} if is_inked else {9, 40})


def darkness(depth: float, gap: float) -> float:
    """How dark the darkest pixel is in a still picture of two sheets, a gap between them, before another.

    All in metres: how far that lies behind them, and how wide the gap is.
    """
    points = np.concatenate(
        [sheet(0.0, 0.1, 1.0, 1.0), sheet(0.1 + gap, 0.4, 1.0, 1.0), sheet(-0.1, 0.5, 1.0 + depth, 1.0 + depth)]
    )
    halves = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    surface = Surface(
        points=points,
        normals=np.concatenate([TOWARDS] * 3),
        triangles=np.concatenate([halves, halves + 4, halves + 8]),
        materials=np.full(6, Material.TOP, np.int32),
        parts=np.full(6, Part.TRUNK, np.int8),
    )
    painted = paint(surface, Frame(180, 60, 300.0, 40.0, 100.0), LIGHT, 2)
    red = painted.words.view(np.uint8).reshape(*painted.words.shape, 4)[30 - painted.y, :, 0].astype(float)
    begin = 60 - painted.x
    return float(red[begin] - red[begin : begin + 50].min())


def test_a_line_is_the_softer_the_less_it_is_one() -> None:
    shallow, deeper, deep = (darkness(depth, gap=0.1) for depth in (0.027, 0.045, 0.1))
    assert shallow < 20 < deeper < deep - 20


def test_where_a_seam_gapes_no_line_is_drawn() -> None:
    assert darkness(0.045, gap=0.006) == 0


def test_a_steep_side_is_no_line() -> None:
    assert ink_columns(sheet(0.0, 0.3, 1.0, 3.0)) == {9, 40}


def test_a_picture_in_many_strips_is_the_picture_in_one() -> None:
    tall = Frame(800, 2400, 4000.0, 40.0, 2300.0)
    halves = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    points = sheet(0.0, 0.15, 1.0, 1.0)
    surface = Surface(points, TOWARDS, halves, np.full(2, Material.TOP, np.int32), np.full(2, Part.TRUNK, np.int8))
    strips = []
    before = before_strip.set(lambda: strips.append(len(strips)))
    words = paint(surface, tall, LIGHT, 1).words
    before_strip.reset(before)
    assert len(strips) > 1
    inked = np.isin(words, LIGHT.ink_words).sum(axis=0)
    assert sorted(set(inked.tolist())) == [0, 2, 1600]
