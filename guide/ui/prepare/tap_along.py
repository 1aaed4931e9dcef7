"""“Tap along”: a button that is pressed at each turn of the breath, until the pace is known."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guide.model.breath import Phase
from guide.model.units import SECOND
from guide.ui.announcing import announce
from guide.ui.prepare.words import translate
from guide.ui.tapping import BREATHS, FORGOTTEN, Tapping
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import OtherButton
from guide.ui.widgets.tap_dots import TapDots
from guide.ui.widgets.text import Text


class TapAlong(QWidget):
    """What to tap next, and four dots that fill. `button` stands where its owner puts it.

    The first press only begins; each one after it is a turn of the breath. `done` carries the `BreathPattern`.
    """

    done = Signal(object)

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.monotonic, *, parent: QWidget | None = None
    ) -> None:
        """`now` tells seconds of a steady clock."""
        super().__init__(parent)
        self._now = now
        self._tapping: Tapping | None = None
        self.button = OtherButton(theme, translate("Prepare", "Tap along"), "tap")
        self.button.setToolTip(translate("Prepare", "Set the pace by your own breath"))
        self.button.pressed.connect(self._on_pressed)
        self._words = Text(theme, "")
        self._dots = TapDots(theme, BREATHS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._dots)
        row.addWidget(self._words, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(FORGOTTEN * SECOND))
        self._patience.timeout.connect(self.stop)
        self.hide()

    @property
    def words(self) -> str:
        """What is to be tapped next; empty while nobody taps."""
        return self._words.text()

    def stop(self) -> None:
        """Forget the taps."""
        self._tapping = None
        self._patience.stop()
        self._words.setText("")
        self.hide()

    def _on_pressed(self) -> None:
        self._tapping = Tapping() if self._tapping is None else self._tapping.tap(self._now())
        if pace := self._tapping.pace:
            self.stop()
            self.done.emit(pace)
            return
        inhale = self._tapping.awaited is Phase.INHALE
        words = (
            translate("Prepare", "Press as you breathe in")
            if inhale
            else translate("Prepare", "Press as you breathe out")
        )
        self._words.setText(words)
        self._dots.show_tapped(self._tapping.breaths)
        self._patience.start()
        self.show()
        announce(self, words)
