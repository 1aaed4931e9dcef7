"""What the tests of the whole window share: the app in it, and a practice on its page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide import app, paths
from guide.model.units import Ms
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.ui.practice.keys import DEFAULTS, Keys
from guide.ui.theme import Theme
from tests.fakes.practice_page import PracticeOnPage
from tests.fakes.sound import FakeSound

Begin: TypeAlias = Callable[..., PracticeOnPage]
BeginIn: TypeAlias = Callable[..., PracticeOnPage]


@pytest.fixture
def guide(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[app.Application]:
    """The app in its window; only voice and device are fakes. One's own sessions lie in `tmp_path`."""
    settings = Settings.load(paths.config_folder() / "settings.json")
    settings.set("sessions_folder", str(tmp_path))
    guide = app.Application(qapp, settings)
    guide.backstage.__dict__["sound"] = FakeSound()
    qtbot.addWidget(guide.window)
    guide.window.resize(1280, 800)  # more than the screen of these tests has room for
    guide.window.show()
    yield guide
    guide.window.close()
    guide.garbage.deleteLater()


@pytest.fixture
def begin(theme: Theme, shelf: Shelf, qtbot: QtBot) -> Iterator[Begin]:
    """Begins practices on their page."""
    opened: list[PracticeOnPage] = []

    def begin(
        session: str = "pigeon-to-twist", get_ready: Ms = 0, keys: Keys = DEFAULTS, *, has_device: bool = True
    ) -> PracticeOnPage:
        practice = PracticeOnPage(theme, shelf.session(session), shelf, get_ready, keys, has_device=has_device)
        qtbot.addWidget(practice.window)
        practice.start()
        opened.append(practice)
        return practice

    yield begin
    for practice in opened:
        practice.close()


@pytest.fixture
def begin_in(begin: Begin, theme: Theme, qapp: QApplication) -> BeginIn:
    """Begins practices in a window of a size in pixels, with text of a size in percent."""

    def begin_in(size: tuple[int, int], text: int, session: str = "strong-glutes-open-hips") -> PracticeOnPage:
        theme.set_text_size(text)
        practice = begin(session)
        practice.window.resize(*size)
        qapp.processEvents()
        return practice

    return begin_in
