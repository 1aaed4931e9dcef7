from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from guide.model.session import Flow, Session
from guide.model.units import Ms
from guide.player.shelf import Shelf
from guide.timeline.options import Options
from guide.ui.presenter.page import PresenterPage
from guide.ui.theme import Theme
from tests.fakes.on_page import OnPage
from tests.fakes.practising import Practising

NOTE = "Offer the rolled towel under the right hip. Ask before touching."
BEGUN = datetime(2026, 3, 1, 18, 30)  # noqa: DTZ001 - the clock on a wall


class Led(OnPage):
    """A class that is led from the presenter."""

    page: PresenterPage

    def __init__(self, theme: Theme, session: Session, shelf: Shelf, get_ready: Ms = 0) -> None:
        options = Options(speak_cautions=False)
        super().__init__(Practising(session, shelf.catalogue, get_ready=get_ready, options=options), BEGUN)
        self.pictures: list[int] = []
        self.wished: list[object] = []
        self.page = PresenterPage(
            theme,
            self.player,
            session,
            self._picture,
            awake=self.awake,
            now=self.practising.seconds,
            today=self.time_of_day,
        )
        self.page.display_wished.connect(self.wished.append)
        for name in ("left", "practice_requested", "rehearsal_requested", "keys_requested"):
            getattr(self.page, name).connect(lambda name=name: self.wished.append(name))

    def idle(self, seconds: float) -> None:
        """Let time pass in one stretch: nothing plays."""
        self.practising.time.pass_by(seconds)
        self.page.look()

    def _picture(self, width: int, ratio: float) -> QPixmap:
        self.pictures.append(width)
        picture = QPixmap(round(width * ratio), round(width * ratio * 9 / 16))
        picture.fill(Qt.GlobalColor.gray)
        return picture


@pytest.fixture(scope="session")
def session(shelf: Shelf) -> Session:
    """The headline session, with a note of the teacher's in pigeon."""
    whole = shelf.session("strong-glutes-open-hips")
    steps = tuple(
        replace(
            item, steps=tuple(replace(step, note=NOTE if step.pose == "pigeon" else step.note) for step in item.steps)
        )
        if isinstance(item, Flow)
        else item
        for item in whole.steps
    )
    return replace(whole, steps=steps)


Begin = Callable[..., Led]


@pytest.fixture
def begin(theme: Theme, session: Session, shelf: Shelf, qtbot: QtBot) -> Iterator[Begin]:
    opened: list[Led] = []

    def begin(theme: Theme = theme, get_ready: Ms = 0) -> Led:
        led = Led(theme, session, shelf, get_ready)
        qtbot.addWidget(led.window)
        led.start()
        opened.append(led)
        return led

    yield begin
    for led in opened:
        led.close()


@pytest.fixture
def led(begin: Begin) -> Led:
    return begin()
