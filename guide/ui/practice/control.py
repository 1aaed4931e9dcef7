"""One control of the Practice page's top row."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from guide.ui.icons import SIZE, paint_icon
from guide.ui.practice.fading import STEPS
from guide.ui.theme import NOTE, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import Button
from guide.ui.widgets.paint import Look

_ICON_GAP: Final = 10


class Control(Button):
    """An icon, or an icon and a word, in the colour of its present level.

    One that can do nothing now is drawn fainter and says why; it keeps the keyboard, so that nobody loses their place.
    """

    def __init__(
        self, theme: Theme, icon: str, name: str = "", *, word: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, word, icon, style=NOTE, parent=parent)
        self.level = STEPS
        self.is_idle = False
        self.icon_size = float(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the page
        self.set_name(name)

    def set_name(self, name: str, why_idle: str = "") -> None:
        """Say what pressing it does; and where that is nothing now, why."""
        self.is_idle = bool(why_idle)
        self.setAccessibleName(name)
        self.setAccessibleDescription(why_idle)
        self.setToolTip(why_idle or name)
        self.update()

    def set_size(self, icon_size: float, style: TextStyle) -> None:
        """Draw in another size."""
        self.icon_size = icon_size
        self._style = style
        self.update()

    def set_level(self, level: int) -> None:
        """Come or go: 0 is gone."""
        if level != self.level:
            self.level = level
            self.update()

    def look(self) -> Look:
        """One of the colours mixed ahead from wall to ink."""
        colours = self.theme.colours
        hover = self.underMouse() and self.level == STEPS and not self.is_idle
        ink = colours.disabled_text if self.is_idle else colours.ink
        return Look(mixed(colours.wall, ink, self.level / STEPS), colours.floor if hover else None)

    def width_needed(self, height: float) -> float:
        """How wide the icon and the word are, with the room round them that makes it a target."""
        if not self.text():
            return height
        words = paint.width_of(self.text(), self.theme.font(self._style))
        return words + _ICON_GAP + height

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint the icon where a square target has it, and the word after it."""
        if not self.level:
            return
        edge = (self.height() - self.icon_size) / 2
        left = edge if self.text() else (self.width() - self.icon_size) / 2
        paint_icon(painter, self._icon, look.ink, QRectF(left, edge, self.icon_size, self.icon_size))
        if self.text():
            words = QRectF(left + self.icon_size + _ICON_GAP, 0, self.width(), self.height())
            paint.paint_line(painter, words, self.text(), self.theme.font(self._style), look.ink)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two, opaque: 0 is the one, 1 the other."""
    channels = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in channels)
    return QColor(red, green, blue)
