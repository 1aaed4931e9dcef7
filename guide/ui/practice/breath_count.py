"""How many breaths the hold in hand has, between the two signs that change it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guide.ui.practice.control import Control, mixed
from guide.ui.practice.fading import STEPS
from guide.ui.practice.key_words import with_key
from guide.ui.practice.keys import Keys, Wish
from guide.ui.practice.words import count_words, least_words, most_words, translate
from guide.ui.theme import NOTE, TextStyle, Theme
from guide.ui.widgets import paint


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: so many breaths (or rounds) now, and the fewest and the most there may be."""

    now: int
    least: int
    most: int
    rounds: bool = False


class BreathCount(QWidget):
    """“− 7 breaths +”. The signs keep their room when a number grows by a digit."""

    wished = Signal(object)

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self._style: TextStyle = NOTE
        self._counted: Counted | None = None
        self._has_room = True
        self._level = STEPS
        self.fewer, self.more = Control(theme, "minus", parent=self), Control(theme, "plus", parent=self)
        self.fewer.clicked.connect(lambda: self.wished.emit(Wish.FEWER_BREATHS))
        self.more.clicked.connect(lambda: self.wished.emit(Wish.MORE_BREATHS))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def counted(self) -> Counted | None:
        """What is shown; None while nothing is counted, and the widget is hidden."""
        return self._counted

    @property
    def words(self) -> str:
        """What stands between the signs."""
        return count_words(self._counted.now, rounds=self._counted.rounds) if self._counted else ""

    def show_count(self, counted: Counted | None) -> None:
        """Show a number of breaths; hide where nothing is counted."""
        if counted == self._counted:
            return
        self._counted = counted
        self._come_or_go()
        if counted is None:
            return
        rounds = counted.rounds
        fewer = translate("Practice", "One round fewer") if rounds else translate("Practice", "One breath fewer")
        more = translate("Practice", "One round more") if rounds else translate("Practice", "One breath more")
        at_least, at_most = counted.now <= counted.least, counted.now >= counted.most
        why_not_fewer = least_words(counted.least, rounds=rounds) if at_least else ""
        why_not_more = most_words(counted.most, rounds=rounds) if at_most else ""
        self.fewer.set_name(with_key(fewer, Wish.FEWER_BREATHS, self._keys), why_not_fewer)
        self.more.set_name(with_key(more, Wish.MORE_BREATHS, self._keys), why_not_more)
        self.setAccessibleName(self.words)
        self.update()

    def has_focus(self) -> bool:
        """Whether the keyboard is on one of the signs."""
        return self.fewer.hasFocus() or self.more.hasFocus()

    def set_room(self, *, is_there: bool) -> None:
        """Say whether the row has room for it."""
        self._has_room = is_there
        self._come_or_go()

    def set_level(self, level: int) -> None:
        """Come or go."""
        if level != self._level:
            self._level = level
            self.update()
        for control in (self.fewer, self.more):
            control.set_level(level)

    def set_size(self, icon: float, style: TextStyle) -> None:
        """Draw in another size."""
        self._style = style
        for control in (self.fewer, self.more):
            control.set_size(icon, style)

    def width_needed(self, height: float) -> float:
        """Room for the signs and for a number of two digits."""
        return 2 * height + self._words_width()

    def place(self, left: int, height: int) -> None:
        """Stand at a left edge, as high as the row."""
        words = round(self._words_width())
        self.setGeometry(left, 0, 2 * height + words, height)
        self.fewer.setGeometry(0, 0, height, height)
        self.more.setGeometry(height + words, 0, height, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the words, centred."""
        if not self._level:
            return
        painter = QPainter(self)
        paint.start(painter)
        font = self._theme.font(self._style, tabular=True)
        width = paint.width_of(self.words, font)
        colours = self._theme.colours
        colour = mixed(colours.wall, colours.ink, self._level / STEPS)
        paint.paint_line(painter, QRectF((self.width() - width) / 2, 0, width, self.height()), self.words, font, colour)
        painter.end()

    def _come_or_go(self) -> None:
        self.setVisible(self._has_room and self._counted is not None)

    def _words_width(self) -> float:
        font = self._theme.font(self._style, tabular=True)
        return max(paint.width_of(count_words(10, rounds=rounds), font) for rounds in (False, True))
