from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guide.audio.clip import frames_of
from guide.model.session import Flow, Session
from guide.model.units import Ms
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind
from guide.ui.practice.awake import Awake
from guide.ui.presenter.page import PresenterPage
from guide.ui.theme import Theme
from tests.fakes.practising import Practising

NOTE = "Offer the rolled towel under the right hip. Ask before touching."
BEGUN = datetime(2026, 3, 1, 18, 30)  # noqa: DTZ001 - the clock on a wall


class FakeAwake(Awake):
    def hold(self) -> None:
        self.is_held = True

    def release(self) -> None:
        self.is_held = False


class Led:
    """A class that is led from the presenter. Time passes only in `run`."""

    def __init__(self, theme: Theme, session: Session, shelf: Shelf, get_ready: Ms = 0) -> None:
        options = Options(speak_cautions=False)
        self.practising = Practising(session, shelf.catalogue, get_ready=get_ready, options=options)
        self.player = self.practising.player
        self.started = self.practising.seconds()
        self.pictures: list[int] = []
        self.wished: list[object] = []
        self.awake = FakeAwake()
        self.window = QWidget()
        rows = QVBoxLayout(self.window)
        rows.setContentsMargins(0, 0, 0, 0)
        self.page = PresenterPage(
            theme,
            self.player,
            session,
            self._picture,
            awake=self.awake,
            now=self.practising.seconds,
            today=lambda: BEGUN + timedelta(seconds=self.practising.seconds() - self.started),
        )
        self.page.display_wished.connect(self.wished.append)
        for name in ("left", "practice_requested", "rehearsal_requested", "keys_requested"):
            getattr(self.page, name).connect(lambda name=name: self.wished.append(name))
        rows.addWidget(self.page)
        self.window.resize(1280, 800)

    def start(self) -> None:
        self.player.play()
        self.window.show()
        assert QTest.qWaitForWindowActive(self.window)
        self.page.setFocus()

    def run(self, length: Ms) -> None:
        """Let time pass; the page looks at the clock twenty times a second."""
        for _ in range(length // 50):
            self.practising.device.run(frames_of(50))
            self.practising.deck.tend()
            self.page.look()

    def idle(self, seconds: float) -> None:
        """Let time pass in one stretch: nothing plays."""
        self.practising.time.pass_by(seconds)
        self.page.look()

    def go_to(self, kind: SegmentKind, into: Ms = 0, **wanted: object) -> Segment:
        """Seek into the first stretch of a kind, with these fields."""
        segment = next(
            one
            for one in self.player.timeline.segments
            if one.kind is kind and all(getattr(one, name) == value for name, value in wanted.items())
        )
        self.player.seek(segment.start + into)
        self.run(200)
        return segment

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        # Not by QTest, which does not know the media keys.
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget or self.page, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    def _picture(self, width: int, ratio: float) -> QPixmap:
        self.pictures.append(width)
        picture = QPixmap(round(width * ratio), round(width * ratio * 9 / 16))
        picture.fill(Qt.GlobalColor.gray)
        return picture


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(Settings(tmp_path_factory.mktemp("config") / "settings.json"))


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
        led.player.close()
        led.practising.deck.close()


@pytest.fixture
def led(begin: Begin) -> Led:
    return begin()
