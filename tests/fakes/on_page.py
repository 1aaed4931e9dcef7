"""A page of a practice on the real player and deck; only the device, the clocks and the voice are the test's."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from guide.model.units import Ms
from guide.timeline.timeline import Segment, SegmentKind
from guide.ui.practice.awake import Awake
from guide.ui.practice.player_page import PlayerPage
from tests.fakes.practising import Practising


class FakeAwake(Awake):
    """Remembers whether the screen would be kept awake."""

    def hold(self) -> None:
        """Keep it awake."""
        self.is_held = True

    def release(self) -> None:
        """Let it sleep."""
        self.is_held = False


class OnPage:
    """A window with such a page. Time passes only in `run`."""

    page: PlayerPage

    def __init__(self, practising: Practising, begun: datetime) -> None:
        """The practice begins at this time of day."""
        self.practising, self.player = practising, practising.player
        self.awake = FakeAwake()
        self.window = QWidget()
        self._begun, self._zero = begun, practising.seconds()

    def time_of_day(self) -> datetime:
        """The clock on the wall."""
        return self._begun + timedelta(seconds=self.practising.seconds() - self._zero)

    def start(self) -> None:
        """Play, in a window that has the keyboard."""
        rows = QVBoxLayout(self.window)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.page)
        self.window.resize(1280, 800)
        self.player.play()
        self.window.show()
        assert QTest.qWaitForWindowActive(self.window)
        self.page.setFocus()

    def run(self, length: Ms) -> None:
        """Let time pass; the page looks at the clock twenty times a second."""
        self.practising.run(length, self.page.look)

    def go_to(self, kind: SegmentKind, into: Ms = 0, **wanted: object) -> Segment:
        """Seek into the first stretch of a kind, with these fields."""
        segment = self.practising.seek_to(kind, into, **wanted)
        self.run(200)
        return segment

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key of the page, or of something on it. Not by QTest, which does not know the media keys."""
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget or self.page, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    def close(self) -> None:
        """Let go of the player and the deck."""
        self.player.close()
        self.practising.deck.close()
