import pytest
from PySide6.QtWidgets import QApplication

from guide.ui.appearance import dress
from guide.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("light")
    dress(qapp, theme)
    return theme
