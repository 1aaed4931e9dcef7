"""A quiet line that says what happened, and goes by itself."""

from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guide.ui.theme import NOTE, Theme
from guide.ui.widgets.text import Text, ink_soft

STAYS: Final = 12.0
"""Seconds a notice stays: time to look up and read it."""


class NoticeLine(Text):
    """Shows one sentence; a newer one takes its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, style=NOTE, colour=ink_soft, parent=parent)
        self._left = 0.0
        self._now = 0.0
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self.setText(sentence)
        self._left = STAYS
        self.show()
        self.raise_()

    def pass_time(self, now: float, *, playing: bool) -> None:
        """Take the sentence away when it has been there long enough; a pause gives all the time there is."""
        passed, self._now = now - self._now, now
        if playing and self._left > 0:
            self._left -= passed
            if self._left <= 0:
                self.hide()
                self.setText("")

    def show_while(self, sentence: str) -> None:
        """Show a sentence for as long as it is asked for; an empty one is none."""
        if sentence != self.text():
            self.setText(sentence)
            self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint floor beneath the words: they may lie over the mat."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colours.floor)
        painter.end()
        super().paintEvent(event)
