import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.ui.classroom.layout import ClassLayout, lay_out
from guide.ui.classroom.scene import SMALLEST
from guide.ui.practice.layout import Box

# Atkinson Hyperlegible's capitals are 668 of 1000 units high.
CAPITALS = 0.668
DISTANCE = 8.0
"""How far away the last row sits, in metres."""


def test_the_drawn_display_comes_out_as_drawn() -> None:
    display = lay_out(1920, 1080)
    assert (display.scale, display.horizon, display.ring_x) == (1, 352, 1480)
    assert (display.ring.least, display.ring.most) == (176, 246)
    assert (display.name.y, display.side.y, display.caption.y, display.next.y) == (48, 640, 768, 972)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1280, 800), (1024, 768), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize(("picture", "share"), [(2.0, 200), (1.5, 250)])
def test_the_smallest_type_can_be_read_from_eight_metres(width: int, height: int, picture: float, share: int) -> None:
    """In a projector's picture of two metres, and on a screen of a metre and a half."""
    capitals = SMALLEST * lay_out(width, height).scale * CAPITALS
    assert capitals * picture / width >= DISTANCE / share


@given(st.integers(320, 7680), st.integers(180, 4320))
def test_nothing_meets_anything_else_or_leaves_the_display(width: int, height: int) -> None:
    display = lay_out(width, height)
    ring = _ring_box(display)
    stack = [ring, display.side, display.caption, display.next]
    assert all(above.bottom <= below.y + 1 for above, below in itertools.pairwise(stack))
    assert ring.y >= -1
    assert ring.right <= width + 1
    assert display.next.bottom <= height
    assert display.stage.bottom <= display.caption.y + 1
    assert max(display.stage.right, display.name.right) <= ring.x + 1
    assert display.stage.y <= display.horizon <= display.stage.bottom


@given(st.integers(320, 3840), st.integers(180, 2160))
def test_twice_the_screen_is_twice_the_size(width: int, height: int) -> None:
    display, large = lay_out(width, height), lay_out(2 * width, 2 * height)
    assert large.scale == pytest.approx(2 * display.scale)
    assert large.ring.most == pytest.approx(2 * display.ring.most)
    assert large.caption.y == pytest.approx(2 * display.caption.y)


def _ring_box(display: ClassLayout) -> Box:
    reach = display.ring.circle_radius(display.ring.most) + display.ring.arc / 2
    return Box(display.ring_x - reach, display.horizon - reach, 2 * reach, 2 * reach)
