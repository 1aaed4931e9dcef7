import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from guide.ui.theme import CAPTION, Theme
from guide.ui.widgets.caption import Caption

LONG = "Let both hip points face the front of the mat, and let the left leg grow long behind you."


@pytest.fixture
def caption(theme: Theme, qtbot: QtBot) -> Caption:
    caption = Caption(theme)
    qtbot.addWidget(caption)
    caption.resize(1184, 96)
    caption.show()
    return caption


def test_two_lines_break_where_the_voice_does(caption: Caption) -> None:
    caption.set_words(LONG)
    assert caption.shown == (
        "Let both hip points face the front of the mat,",
        "and let the left leg grow long behind you.",
    )


def test_large_text_shows_a_long_caption_in_time_with_the_voice(caption: Caption, theme: Theme) -> None:
    theme.set_text_size(200)
    caption.set_words(LONG, 0.1)
    shown = [caption.shown]
    for words, spoken in ((LONG, 0.7), ("Now rest.", 0.0)):
        caption.set_words(words, spoken)
        shown.append(caption.shown)
    assert shown == [
        ("Let both hip points face", "the front of the mat,"),
        ("and let the left leg grow long behind you.",),
        ("Now rest.",),
    ]


def test_a_narrower_page_breaks_the_lines_anew(caption: Caption) -> None:
    caption.set_words(LONG)
    caption.set_style(CAPTION.scaled(0.5))
    assert len(caption.shown) == 1
    caption.resize(caption.width() // 2, caption.height())
    assert len(caption.shown) == 2
    assert caption.widest_line <= caption.width()


def test_text_that_becomes_smaller_while_a_later_part_is_said_is_shown_whole(caption: Caption, theme: Theme) -> None:
    theme.set_text_size(200)
    caption.set_words(LONG, 0.9)
    assert " ".join(caption.shown) != LONG
    theme.set_text_size(100)
    assert " ".join(caption.shown) == LONG


def test_a_screen_reader_hears_the_whole_sentence(caption: Caption, theme: Theme) -> None:
    theme.set_text_size(200)
    interface = QAccessible.queryAccessibleInterface(caption)
    caption.set_words(LONG, 0.7)
    assert interface.text(QAccessible.Text.Name) == LONG
