from pytestqt.qtbot import QtBot

from guide.ui.theme import Theme
from guide.ui.widgets.text import Text

LONG = "An unhurried evening for everybody who has been sitting at a desk all day"


def test_the_tooltip_says_the_present_words_whole_where_they_are_cut(qtbot: QtBot, theme: Theme) -> None:
    text = Text(theme, LONG, lines=1)
    qtbot.addWidget(text)
    text.resize(200, 24)
    text.show()
    assert text.toolTip() == LONG
    text.setText("Pigeon")
    assert text.toolTip() == ""
    text.setText(LONG)
    assert text.toolTip() == LONG
    text.resize(1000, 24)
    assert text.toolTip() == ""


def test_words_that_are_cut_because_they_grow_are_said_whole(qtbot: QtBot, theme: Theme) -> None:
    text = Text(theme, "Half-seated twist, right side", lines=1)
    qtbot.addWidget(text)
    text.resize(text.sizeHint())
    text.show()
    assert text.toolTip() == ""
    theme.set_text_size(200)
    assert text.toolTip() == text.text()
