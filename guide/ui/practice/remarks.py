"""What is told beside the practice, in quiet lines: what happened, and in a pause why something was said."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guide.ui.practice.scene import Scene
from guide.ui.theme import NOTE, Theme
from guide.ui.widgets.text import Text, ink_soft


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
    """The line of what is told now; where that is nothing, a pause tells the reason for what was said."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        self._theme = theme
        self.notice = _Line(theme, page)
        self.why = _Line(theme, page)

    def show(self, saying: str, why: str) -> bool:
        """Show what is told, or else the reason; either may be empty. Returns whether it must be placed anew."""
        told = self.notice.show_text(saying)
        return self.why.show_text("" if saying else why) or told

    def dress(self, scene: Scene) -> None:
        """Be as large as the notes of a scene are."""
        for line in (self.notice, self.why):
            line.set_style(NOTE.scaled(scene.layout_now.note_scale))

    def lack(self, beneath: QRect) -> int:
        """How high a room for what is told must be, where `beneath` the caption there is not enough; else 0."""
        told = (line for line in (self.notice, self.why) if line.text())
        needed = max((_fitted(line, beneath).height() for line in told), default=0)
        return needed if needed > beneath.height() else 0

    def lie_over(self, place: QRect) -> bool:
        """Whether what is told covers some of a place on the page."""
        return any(line.text() and line.geometry().intersects(place) for line in (self.notice, self.why))

    def place(self, scene: Scene, beneath: QRect) -> None:
        """Stand in the room `beneath` the caption, or else where the figure stays in sight whole.

        Words that fit nowhere are set smaller, if they are larger than usual. If that is of no use either, they stand
        above the caption, over the mat.
        """
        usual = 1 / self._theme.growth(NOTE)
        for line in (self.notice, self.why):
            for scale in (1.0, (1 + usual) / 2, usual):
                line.set_style(NOTE.scaled(scene.layout_now.note_scale * scale))
                if box := _place(line, scene, beneath):
                    break
            line.setGeometry(box or _over_mat(line, scene))
            line.raise_()


def _place(line: Text, scene: Scene, beneath: QRect) -> QRect | None:
    """Where a line of words is nobody's way; None where it does not fit in."""
    for room in (beneath, scene.below_side(), scene.between_notes()):
        box = _fitted(line, room)
        if box.height() <= room.height():
            if room is not beneath:
                box.moveCenter(room.center())
            return box
    return None


def _over_mat(line: Text, scene: Scene) -> QRect:
    left, top = scene.caption.x(), scene.caption.y()
    box = _fitted(line, QRect(left, top, scene.stage.width(), 0))
    box.moveBottom(top - 1)
    return box


def _fitted(line: Text, room: QRect) -> QRect:
    """The place of a line of words at the top left of a room, as wide as it needs and as high as that makes it."""
    width = min(line.sizeHint().width(), room.width())
    return QRect(room.x(), room.y(), width, line.heightForWidth(width))
