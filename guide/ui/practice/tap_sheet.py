"""The small sheet that counts the taps while somebody taps their breath; the practice goes on behind it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from guide.model.breath import Phase
from guide.ui.practice.words import translate
from guide.ui.tapping import BREATHS, Tapping
from guide.ui.theme import RADIUS_TILE, STRONG, Theme
from guide.ui.widgets.sheet import Sheet
from guide.ui.widgets.tap_dots import TapDots
from guide.ui.widgets.text import Text, ink_soft

_EDGE: Final = 24


class TapSheet(Sheet):
    """Says which turn of the breath is tapped next. A press on it is a tap, as the key is; the page keeps the keys.

    `done` carries the `BreathPattern` that was tapped.
    """

    done = Signal(object)

    radius = RADIUS_TILE

    def __init__(self, theme: Theme, key: str, now: Callable[[], float], parent: QWidget) -> None:
        """`key` is the name of the key that taps; `now` tells seconds of a steady clock."""
        super().__init__(theme, parent)
        self._page = parent
        self._key = key
        self._now = now
        self._tapping = Tapping()
        self._over = QRect()
        self._lowest: int | None = None
        self._turn = Text(theme, "", STRONG)
        self._dots = TapDots(theme, BREATHS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 16, 24, 16)
        rows.setSpacing(8)
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(24)
        line.addWidget(self._turn, 1)
        line.addWidget(self._dots)
        rows.addLayout(line)
        rows.addWidget(Text(theme, translate("Practice", "Four breaths, then the pace is yours."), colour=ink_soft))
        self.hide()

    @property
    def tapping(self) -> Tapping:
        """The taps so far."""
        return self._tapping

    @property
    def words(self) -> str:
        """What is to be tapped next."""
        return self._turn.text()

    def tap(self) -> None:
        """Take a tap: the first one opens the sheet and begins an inhale."""
        self._tapping = self._tapping.tap(self._now())
        self._dots.show_tapped(self._tapping.breaths)
        if pace := self._tapping.pace:
            self.put_away()
            self.done.emit(pace)
            return
        self._turn.setText(turn_words(self._tapping.awaited, self._key))
        self.setAccessibleName(self._turn.text())
        self.place(self._over, self._lowest)
        self.show()
        self.raise_()

    def look(self) -> None:
        """Go away when nobody taps any more."""
        if self.isVisible() and self._tapping.is_forgotten(self._now()):
            self.put_away()

    def put_away(self) -> None:
        """Forget the taps."""
        self._tapping = Tapping()
        self.hide()

    def place(self, over: QRect, lowest: int | None = None) -> None:
        """Stand over the middle of a place on the page, as wide as the words need, and no lower than a height.

        In a narrow window the dots stand beneath the words.
        """
        self._over, self._lowest = over, lowest
        room = self._page.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight)
        self._rows.activate()  # the words may have changed just now
        if self._rows.sizeHint().width() + 8 > room.width():
            self._line.setDirection(QBoxLayout.Direction.TopToBottom)
            self._rows.activate()
        width = min(self._rows.sizeHint().width() + 8, room.width())
        height = max(self._rows.totalHeightForWidth(width), self._rows.sizeHint().height())
        box = QRect(0, 0, width, height)
        box.moveCenter(over.center())
        box.moveBottom(min(box.bottom(), room.bottom() if lowest is None else lowest))
        box.moveTop(max(box.top(), room.top()))
        box.moveRight(min(box.right(), room.right()))
        box.moveLeft(max(box.left(), room.left()))
        self.setGeometry(box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press is a tap."""
        event.accept()
        self.tap()


def turn_words(awaited: Phase, key: str) -> str:
    """When to tap next; `key` is the key's name, or empty where a button is pressed."""
    inhale = awaited is Phase.INHALE
    if not key:
        return (
            translate("Practice", "Tap as you breathe in")
            if inhale
            else translate("Practice", "Tap as you breathe out")
        )
    pattern = (
        translate("Practice", "Tap {key} as you breathe in")
        if inhale
        else translate("Practice", "Tap {key} as you breathe out")
    )
    return pattern.format(key=key)
