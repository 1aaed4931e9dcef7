"""The Practice page on the real player and deck; only the device, the clocks and the voice are the test's."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from guide.audio.clip import frames_of
from guide.audio.deck import Deck
from guide.model.session import Session
from guide.model.units import Ms
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.shelf import Shelf
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind
from guide.ui.practice.awake import Awake
from guide.ui.practice.keys import DEFAULTS, Keys
from guide.ui.practice.page import PracticePage
from guide.ui.theme import Theme
from tests.fakes.humming import HummingNarrator
from tests.fakes.output import FakeOutput, FakeTime

EVENING = datetime(2026, 3, 1, 18, 40)  # noqa: DTZ001 - the time on the wall
"""When every practice begins."""
_LOOK_EVERY: Ms = 50


class FakeAwake(Awake):
    """Remembers whether the screen would be kept awake."""

    def hold(self) -> None:
        """Keep it awake."""
        self.is_held = True

    def release(self) -> None:
        """Let it sleep."""
        self.is_held = False


class PracticeOnPage:
    """A page with all that stands behind it. Time passes only in `run`."""

    def __init__(  # noqa: PLR0913 - what a practice is begun with; all but the first three have a quiet default
        self,
        theme: Theme,
        session: Session,
        shelf: Shelf,
        get_ready: Ms = 0,
        keys: Keys = DEFAULTS,
        *,
        has_device: bool = True,
    ) -> None:
        self.time = FakeTime()
        self.began = self.time.awake
        self.device = FakeOutput(self.time)
        self.device.present = has_device
        self.deck = Deck(self.device, fallback=FakeOutput(self.time), time=self.time.watch)
        self.deck.open()
        self.awake = FakeAwake()
        lesson = Lesson(session, shelf.catalogue, Options(speak_cautions=False))
        self.player = Player(lesson, HummingNarrator(), self.deck, notify=self._tell, get_ready=get_ready)
        self.window = QWidget()
        rows = QVBoxLayout(self.window)
        rows.setContentsMargins(0, 0, 0, 0)
        self.page = PracticePage(
            theme,
            self.player,
            awake=self.awake,
            keys=keys,
            now=lambda: self.time.awake,
            time_of_day=lambda: EVENING + timedelta(seconds=self.time.awake - self.began),
        )
        rows.addWidget(self.page)
        self.window.resize(1280, 800)

    def start(self) -> None:
        """Play, in a window that has the keyboard."""
        self.player.play()
        self.window.show()
        assert QTest.qWaitForWindowActive(self.window)
        self.page.setFocus()

    def run(self, length: Ms) -> None:
        """Let time pass; the page looks at the clock twenty times a second."""
        for _ in range(length // _LOOK_EVERY):
            self.device.run(frames_of(_LOOK_EVERY))
            self.deck.tend()
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

    def press(self, key: Qt.Key) -> None:
        """Press a key of the page. Not by QTest, which does not know the media keys."""
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(self.page, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    @property
    def remark(self) -> str:
        """The quiet line that is shown."""
        return self.page.remarks.notice.text()

    def named(self, name: str) -> QAbstractButton:
        """The button that a screen reader calls so."""
        return next(button for button in self.page.findChildren(QAbstractButton) if name_of(button) == name)

    def _tell(self, sentence: str) -> None:
        self.page.say(sentence)


def name_of(widget: QWidget) -> str:
    """How a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
