from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication
from pytestqt.qtbot import QtBot

from guide.ui.colours import DARK, LIGHT, Colours
from guide.ui.theme import CAPTION, COUNT, LARGE, SMALL, Theme, page_margin

if TYPE_CHECKING:
    from collections.abc import Callable


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reaches_aaa_and_marks_reach_three_to_one(colours: Colours) -> None:
    for ground in (colours.paper, colours.wall, colours.floor, colours.chosen):
        assert contrast(colours.ink, ground) >= 7
        assert contrast(colours.ink_soft, ground) >= 7
    for fill in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, fill) >= 7
    assert contrast(colours.on_sun, colours.sun) >= 7
    for ground in (colours.paper, colours.wall, colours.floor):
        for mark in (colours.accent, colours.outline, colours.bead_line):
            assert contrast(mark, ground) >= 3


def test_light_and_dark_fill_the_same_roles_differently() -> None:
    assert all(isinstance(one, QColor) for one in DARK)
    assert LIGHT.paper != DARK.paper


def test_the_system_s_colours_are_followed_while_nothing_else_is_chosen(qtbot: QtBot) -> None:
    system = QGuiApplication.styleHints().colorSchemeChanged
    theme = Theme("system")
    for scheme, colours in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        with qtbot.waitSignal(theme.changed):
            system.emit(scheme)
        assert theme.colours is colours
    theme.choose("light")
    with qtbot.assertNotEmitted(theme.changed):
        system.emit(Qt.ColorScheme.Dark)
    assert theme.colours is LIGHT
    theme.choose("system")
    assert theme.colours is DARK


def test_a_change_is_said_once_and_no_change_not_at_all(qtbot: QtBot) -> None:
    theme = Theme("light")
    changes: tuple[Callable[[], None], ...] = (
        lambda: theme.choose("dark"),
        lambda: theme.set_text_size(150),
        lambda: theme.set_reduce_motion(True),
    )
    for change in changes:
        with qtbot.waitSignal(theme.changed):
            change()
        with qtbot.assertNotEmitted(theme.changed):
            change()


def test_small_text_doubles_while_captions_grow_by_half_and_the_count_stays(theme: Theme) -> None:
    theme.set_text_size(200)
    sizes = [theme.font(style).pixelSize() for style in (SMALL, CAPTION, COUNT)]
    assert sizes == [32, 60, 136]
    assert theme.line(SMALL) == 48


def test_a_page_that_scales_as_a_whole_scales_its_text(theme: Theme) -> None:
    assert theme.font(LARGE, 1.5).pixelSize() == 48


def test_tabular_numbers_all_have_one_width(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font(SMALL, tabular=True))
    assert metrics.horizontalAdvance("11:11") == pytest.approx(metrics.horizontalAdvance("08:88"))
    proportional = QFontMetricsF(theme.font(SMALL))
    assert proportional.horizontalAdvance("11111") < proportional.horizontalAdvance("88888")


def test_margins_are_narrower_in_a_narrow_window() -> None:
    assert [page_margin(width) for width in (1024, 1280, 3840)] == [32, 48, 48]
