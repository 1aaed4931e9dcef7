import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from guide.ui.practice.kept_on import KeptOn
from guide.ui.theme import Theme

NAMES = ("Soles down", "Heels press", "Feet draw apart", "Legs draw together", "All at once", "Lift")


def ink_rows(picture: QImage, paper: QColor) -> set[int]:
    return {
        y for y in range(picture.height()) for x in range(picture.width()) if picture.pixelColor(x, y) != paper
    }  # fmt: skip


def shown(theme: Theme, qtbot: QtBot, height: int) -> set[int]:
    kept_on = KeptOn(theme)
    qtbot.addWidget(kept_on)
    kept_on.resize(304, height)
    kept_on.set_names(NAMES)
    picture = kept_on.grab().toImage()
    return ink_rows(picture, picture.pixelColor(303, 0))


def test_each_action_has_a_line(theme: Theme, qtbot: QtBot) -> None:
    rows = shown(theme, qtbot, 400)
    assert all(any(y in rows for y in range(32 * line + 4, 32 * line + 28)) for line in range(6))
    assert max(rows) < 6 * 32


def test_all_of_them_fit_where_there_is_little_height(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(200)
    rows = shown(theme, qtbot, 240)
    assert all(any(y in rows for y in range(40 * line + 4, 40 * line + 36)) for line in range(6))
    assert max(rows) < 238


@pytest.mark.parametrize("text", [100, 200])
def test_each_name_is_read_whole_in_the_width_that_it_asks_for(theme: Theme, qtbot: QtBot, text: int) -> None:
    theme.set_text_size(text)
    kept_on = KeptOn(theme)
    qtbot.addWidget(kept_on)
    for name in NAMES:
        assert kept_on.set_names((name,))
        assert not kept_on.set_names((name,))
        kept_on.resize(2 * kept_on.widest, 200)
        roomy = kept_on.grab().toImage()
        kept_on.resize(kept_on.widest, 200)
        fitted = kept_on.grab().toImage()
        assert roomy.copy(fitted.rect()) == fitted
        kept_on.resize(kept_on.widest - 12, 200)
        cut = kept_on.grab().toImage()
        assert roomy.copy(cut.rect()) != cut


def test_a_name_too_long_for_large_text_is_set_smaller_and_read_whole(theme: Theme, qtbot: QtBot) -> None:
    kept_on = KeptOn(theme)
    qtbot.addWidget(kept_on)
    kept_on.set_names(NAMES)
    kept_on.resize(kept_on.widest, 400)
    usual = kept_on.grab().toImage()
    theme.set_text_size(200)
    assert kept_on.widest > 1.5 * kept_on.width()
    assert kept_on.grab().toImage() == usual


def test_a_reader_hears_all_that_is_on(theme: Theme, qtbot: QtBot) -> None:
    kept_on = KeptOn(theme)
    qtbot.addWidget(kept_on)
    kept_on.set_names(NAMES[:2])
    assert kept_on.text() == "Kept on: Soles down, Heels press"
    kept_on.set_names(())
    assert kept_on.text() == ""
