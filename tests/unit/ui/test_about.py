import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.ui.about import AboutPage
from guide.ui.theme import Theme
from guide.ui.widgets.text import Text
from tests.fakes.looking import button, said


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


def test_it_tells_the_version_what_to_mind_what_it_rests_on_and_every_licence(qtbot: QtBot, theme: Theme) -> None:
    page = AboutPage(theme, "1.2.3", [("On hips", "A physiotherapist")])
    qtbot.addWidget(page)
    page.show()
    lines = said(page).splitlines()
    assert lines[0] == "Guide 1.2.3"
    assert "Guide never connects to the network." in lines[1]
    assert lines[2] == "This is guidance, not medical advice. Stop at pain."
    assert lines[3:6] == ["What the sessions rest on", "On hips", "A physiotherapist"]
    assert lines[6] == "What Guide is made of"
    licences = dict(zip(lines[7::2], lines[8::2], strict=True))
    assert licences["Guide"] == "GNU General Public License, version 3 or later"
    assert all("licen" in licence.casefold() for licence in licences.values())
    with qtbot.waitSignal(page.left):
        qtbot.mouseClick(button(page, "Back"), Qt.MouseButton.LeftButton)
