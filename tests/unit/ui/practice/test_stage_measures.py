from dataclasses import astuple

from PySide6.QtCore import QRect

from guide.ui.practice.stage_measures import StageMeasures

MEASURES = StageMeasures(height=520, top=36, lowest=464, bottom=516, most=404)


def test_on_a_screen_of_two_pixels_for_one_everything_is_twice_as_large() -> None:
    one, two = (MEASURES.place(QRect(0, 0, 300, 260), 104, (QRect(0, 10, 90, 40),), ratio) for ratio in (1.0, 2.0))
    assert [number * 2 for number in astuple(one)[:7]] == list(astuple(two)[:7])
    assert [number * 2 for number in astuple(one.words[0])] == list(astuple(two.words[0]))
