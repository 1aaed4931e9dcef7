import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from guide.ui.theme import Theme
from guide.ui.widgets.ring import Ring, RingFace
from guide.ui.widgets.ring_geometry import RingMeasures, sweep

MEASURES = RingMeasures(128, 168, 10, 10, 3)


@pytest.fixture
def ring(theme: Theme, qtbot: QtBot) -> Ring:
    ring = Ring(theme, MEASURES)
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    ring.show()
    return ring


def test_the_disc_grows_from_its_least_to_its_most() -> None:
    assert MEASURES.radius(0) == 128
    assert MEASURES.radius(1) == 168
    assert MEASURES.scaled(2).radius(1) == 336


def test_the_arc_is_never_too_short_to_be_seen_nor_longer_than_the_ring() -> None:
    assert sweep(0) == 4
    assert sweep(0.5) == 180
    assert sweep(3) == 360


def test_it_stands_on_the_horizon_and_fills_with_the_breath(ring: Ring, theme: Theme) -> None:
    ring.set_face(RingFace(fullness=0))
    middle = ring.height() // 2
    beside = ring.width() // 2 - 140
    empty = ring.grab().toImage()
    assert empty.pixelColor(2, middle - 4) == theme.colours.wall
    assert empty.pixelColor(2, middle + 4) == theme.colours.floor
    assert empty.pixelColor(beside, middle - 4) != theme.colours.sun
    ring.set_face(RingFace(fullness=1))
    assert ring.grab().toImage().pixelColor(beside, middle - 4) == theme.colours.sun


def test_the_arc_begins_at_the_top_and_goes_clockwise(ring: Ring, theme: Theme) -> None:
    ring.set_face(RingFace(share=0.25, fullness=0.5))
    radius = MEASURES.circle_radius(MEASURES.radius(0.5))
    middle, shift = ring.width() // 2, round(radius * 0.7071)
    picture = ring.grab().toImage()
    assert picture.pixelColor(middle + shift, middle - shift) == theme.colours.accent
    assert picture.pixelColor(middle - shift, middle - shift) != theme.colours.accent


def test_a_screen_reader_hears_the_count_change(ring: Ring) -> None:
    interface = QAccessible.queryAccessibleInterface(ring)
    ring.set_face(RingFace("Inhale", "3", "of 7", spoken="Inhale 3 of 7"))
    assert interface.text(QAccessible.Text.Name) == "Inhale 3 of 7"
    ring.set_face(RingFace("Exhale", "3", "of 7", spoken="Exhale 3 of 7"))
    assert interface.text(QAccessible.Text.Name) == "Exhale 3 of 7"


def test_a_word_wider_than_the_disc_is_set_smaller(ring: Ring) -> None:
    def ink_width(word: str) -> int:
        ring.set_face(RingFace(word, "3", "of 7", fullness=0))
        picture = ring.grab().toImage()
        ink = ring._theme.colours.on_sun  # noqa: SLF001 - the colour the test looks for
        rows = range(ring.height() // 2 - 110, ring.height() // 2 - 50)
        columns = [x for x in range(picture.width()) for y in rows if picture.pixelColor(x, y) == ink]
        return max(columns) - min(columns)

    assert ink_width("Ausatmen und loslassen") < 2 * MEASURES.least
