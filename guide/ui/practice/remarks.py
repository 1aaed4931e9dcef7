"""What is told beside the practice, in quiet lines: what happened, and in a pause why something was said."""

from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guide.ui.practice.scene import Scene
from guide.ui.theme import NOTE, Theme
from guide.ui.widgets.text import Text, ink_soft

STAYS: Final = 12.0
"""Seconds of practice that a notice stays: time to look up and read it."""


class _Line(Text):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, style=NOTE, colour=ink_soft, parent=parent)
        self.hide()

    def show_text(self, text: str) -> bool:
        """Show a text, or nothing; returns whether that is a change."""
        if text == self.text():
            return False
        self.setText(text)
        self.setVisible(bool(text))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint floor beneath the words: they may lie over the mat."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colours.floor)
        painter.end()
        super().paintEvent(event)


class Remarks:
    """A notice goes by itself; a pause gives all the time there is. Without one, a pause tells the reason."""

    def __init__(self, theme: Theme, page: QWidget, now: float) -> None:
        """`now` is that of `pass_time`: a notice may come before time passes."""
        self.notice = _Line(theme, page)
        self.why = _Line(theme, page)
        self._left = 0.0
        self._now = now

    def say(self, sentence: str) -> None:
        """Show a notice; a newer one takes its place."""
        self._left = STAYS
        self.notice.show_text(sentence)
        self.why.show_text("")

    def pass_time(self, now: float, why: str, *, playing: bool) -> bool:
        """Bring the lines up to `now`, in seconds of a steady clock. Returns whether they must be placed anew."""
        passed, self._now = now - self._now, now
        if playing and self._left > 0:
            self._left -= passed
        changed = self._left <= 0 and self.notice.show_text("")
        return self.why.show_text("" if playing or self.notice.text() else why) or changed

    def place(self, scene: Scene) -> None:
        """Stand above the caption and left of the ring, in as many lines as it takes."""
        for line in (self.notice, self.why):
            line.set_style(NOTE.scaled(scene.layout_now.note_scale))
            width = min(line.sizeHint().width(), scene.stage.width())
            height = line.heightForWidth(width)
            line.setGeometry(scene.caption.x(), scene.caption.y() - height, width, height)
            line.raise_()
