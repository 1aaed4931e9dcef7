import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.ui.about import AboutPage
from guide.ui.theme import Theme
from guide.ui.widgets.text import Text


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [640, 1024, 1920])
def test_every_paragraph_has_the_height_of_its_lines(qtbot: QtBot, theme: Theme, width: int, text: int) -> None:
    theme.set_text_size(text)
    page = AboutPage(theme, "1.0", [("An article with a title so long that it takes several lines of the page", "She")])
    qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    QApplication.processEvents()
    paragraphs = page.findChildren(Text)
    assert paragraphs
    assert all(one.height() >= one.heightForWidth(one.width()) for one in paragraphs)
