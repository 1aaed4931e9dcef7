import itertools

import pytest

from guide.ui.practice.layout import Box, PracticeLayout, Room, lay_out

SIZES = [(1024, 640), (1100, 900), (1280, 800), (1366, 768), (1920, 1080), (2560, 1080), (3840, 2160), (1200, 1920)]


def test_the_drawn_page_comes_out_as_drawn() -> None:
    page = lay_out(1280, 800)
    assert page.scale == 1
    assert page.horizon == 280
    assert page.ring_x == 1008
    assert (page.ring.least, page.ring.most) == (128, 168)
    assert page.name == Box(48, 72, 696, 48)
    assert (page.side.y, page.caption.y, page.notes.y, page.strip.y) == (488, 592, 704, 744)
    assert page.strip.width == 1184


def test_the_small_page_comes_out_as_drawn() -> None:
    page = lay_out(1024, 640)
    assert (page.horizon, page.ring_x, page.margin) == (216, 820, 32)
    assert page.caption.y == 460


def test_large_text_comes_out_as_drawn() -> None:
    page = lay_out(1280, 800, 2.0)
    assert (page.horizon, page.ring.least, page.ring.most) == (248, 150, 170)
    assert page.caption.height == 144
    assert not page.spare


def test_a_large_screen_is_the_drawn_page_enlarged() -> None:
    page, large = lay_out(1280, 800), lay_out(3840, 2400)
    assert large.scale == 3
    assert large.ring_x == 3 * page.ring_x
    assert large.caption == Box(*(3 * value for value in (48, 592, 1184, 96)))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("text", [1.0, 1.25, 1.5, 2.0])
def test_nothing_meets_anything_else_or_leaves_the_page(width: int, height: int, text: float) -> None:
    page = lay_out(width, height, text)
    ring = _ring_box(page)
    stack = [ring, page.side, page.caption, page.notes, page.strip]
    assert all(above.bottom <= below.y + 0.5 for above, below in itertools.pairwise(stack))
    assert page.controls + page.icon / 2 <= ring.y + 0.5
    assert page.strip.bottom <= height
    assert ring.right <= width
    assert page.stage.right <= ring.x
    assert page.control >= 48


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("text", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize(("right", "beneath"), [(0.48, 0), (0, 120), (0.48, 120)])
def test_what_is_in_the_way_has_its_room_and_the_practice_stands_whole_in_the_rest(
    width: int, height: int, text: float, right: float, beneath: float
) -> None:
    room = Room(top=60, right=right * width, beneath=beneath)
    page = lay_out(width, height, text, room)
    ring = _ring_box(page)
    stack = [ring, page.side, page.caption, page.notes, page.strip]
    assert all(above.bottom <= below.y + 0.5 for above, below in itertools.pairwise(stack))
    assert min(page.name.y, ring.y) >= room.top - 1
    assert page.notes.y - page.caption.bottom >= beneath
    assert page.strip.bottom <= height + 1
    assert max(ring.right, page.side.right, page.caption.right) <= width - room.right
    assert page.stage.right <= ring.x


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_beside_the_panel_the_words_are_still_read(text: float) -> None:
    page = lay_out(1024, 640, text, Room(top=60, right=460))
    assert 40 * page.caption_scale * (1 + (text - 1) / 2) >= 24
    assert 136 * page.count_scale >= 48
    assert 22 * page.note_scale * text >= 14


def _ring_box(page: PracticeLayout) -> Box:
    reach = page.ring.circle_radius(page.ring.most) + page.ring.arc / 2
    return Box(page.ring_x - reach, page.horizon - reach, 2 * reach, 2 * reach)
