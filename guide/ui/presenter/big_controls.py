"""Large controls, to be hit without looking twice: an icon above a word, and a number between a minus and a plus."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from guide.ui.icons import SIZE, paint_icon
from guide.ui.presenter.styles import SIDE_STRONG
from guide.ui.theme import BORDER, RADIUS_TILE, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import Button
from guide.ui.widgets.paint import Look

_CONTROL: Final = 80


class BigButton(Button):
    """An icon above a word. `main` is the one solid button of the page; `words` are all that it may come to say."""

    padding = 14
    radius = RADIUS_TILE
    least_height = _CONTROL

    def __init__(  # noqa: PLR0913 - how it looks, and what it says
        self, theme: Theme, text: str, icon: str, name: str, *, main: bool = False, words: Sequence[str] = ()
    ) -> None:
        super().__init__(theme, "", icon, style=SIDE_STRONG)
        self._main = main
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys to the page
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_name(text, name)

    def set_name(self, text: str, name: str) -> None:
        """Say what pressing it does: in a word, and in full."""
        if (text, name) == (self.text(), self.accessibleName()):
            return
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the word, and as any other that it may come to say: nothing moves when it does."""
        font = self.theme.font(SIDE_STRONG)
        width = ceil(max(paint.width_of(word, font) for word in (self.text(), *self._words))) + 2 * self.padding
        return QSize(max(_CONTROL, width), max(_CONTROL, self.theme.line(SIDE_STRONG) + 56))

    def minimumSizeHint(self) -> QSize:
        """The word is never cut."""
        return self.sizeHint()

    def look(self) -> Look:
        """Solid, or with a border on the floor."""
        colours = self.theme.colours
        if self._main:
            pressed = colours.accent_pressed if self.isDown() else colours.accent_hover
            return Look(colours.on_accent, pressed if self.isDown() or self.underMouse() else colours.accent)
        hover = colours.ink if self.underMouse() or self.isDown() else colours.outline
        return Look(colours.ink, colours.bead if self.isDown() else None, hover, BORDER)

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint the icon, and the word below it."""
        font, line = self.theme.font(SIDE_STRONG), self.theme.line(SIDE_STRONG)
        icon = SIZE * self.theme.growth(SIDE_STRONG)
        top = (self.height() - icon - line - 4) / 2
        paint_icon(painter, self._icon, look.ink, QRectF((self.width() - icon) / 2, top, icon, icon))
        width = min(paint.width_of(self.text(), font), self.width() - 8)
        words = QRectF((self.width() - width) / 2, top + icon + 4, width, line)
        paint.paint_line(painter, words, self.text(), font, look.ink)


class _Sign(Button):
    """A minus or a plus. One that can do nothing now is drawn fainter, and keeps the keyboard from its neighbour."""

    padding = 0

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__(theme, "", icon, style=SIDE_STRONG)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = ""
        self._why_idle = ""
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what pressing it does."""
        if name == self._name:
            return
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(self._why_idle or name)

    def set_idle(self, why: str) -> None:
        """Say why pressing it does nothing now; empty where it does what its name says."""
        if why == self._why_idle:
            return
        self._why_idle = why
        self.setAccessibleDescription(why)
        self.setToolTip(why or self._name)
        self.update()

    def sizeHint(self) -> QSize:
        side = 48 * self.theme.growth(SIDE_STRONG)
        return QSize(round(side), max(_CONTROL, self.theme.line(SIDE_STRONG) + 56))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def look(self) -> Look:
        colours = self.theme.colours
        if self._why_idle:
            return Look(colours.disabled_text)
        return Look(colours.ink, colours.bead if self.underMouse() or self.isDown() else None)


class Stepper(QWidget):
    """A number in two lines between a minus and a plus, in one box."""

    stepped = Signal(int)
    """-1 or +1."""

    def __init__(self, theme: Theme, less: str, more: str, longest: str) -> None:
        """`less` and `more` say what the signs do; for the words `longest` there is always room."""
        super().__init__()
        self._theme = theme
        self.less, self.more = _Sign(theme, "minus", less), _Sign(theme, "plus", more)
        self.less.clicked.connect(lambda: self.stepped.emit(-1))
        self.more.clicked.connect(lambda: self.stepped.emit(1))
        self.words = _TwoLines(theme, longest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.less)
        row.addWidget(self.words, 1)
        row.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def name_signs(self, less: str, more: str) -> None:
        """Say what the signs do from now on."""
        self.less.set_name(less)
        self.more.set_name(more)

    def show_number(self, words: str, *, no_less: str = "", no_more: str = "") -> None:
        """Show it, and why it can go no further down or up from here; empty where it can."""
        if words != self.words.text():
            self.words.setText(words)
        self.less.set_idle(no_less)
        self.more.set_idle(no_more)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the box."""
        painter = QPainter(self)
        paint.start(painter)
        box = Look(self._theme.colours.ink, None, self._theme.colours.outline, BORDER)
        paint.paint_box(painter, QRectF(self.rect()), box, RADIUS_TILE)


class _TwoLines(QLabel):
    def __init__(self, theme: Theme, longest: str) -> None:
        super().__init__()
        self._theme = theme
        self._longest = longest

    def sizeHint(self) -> QSize:
        font = self._theme.font(SIDE_STRONG)
        width = max(paint.width_of(line, font) for line in f"{self._longest}\n{self.text()}".splitlines())
        return QSize(ceil(width) + 4, 2 * self._theme.line(SIDE_STRONG))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        paint.start(painter)
        font, line = self._theme.font(SIDE_STRONG), self._theme.line(SIDE_STRONG)
        lines = self.text().splitlines()
        top = (self.height() - len(lines) * line) / 2
        for number, words in enumerate(lines):
            width = paint.width_of(words, font)
            box = QRectF((self.width() - width) / 2, top + number * line, width, line)
            paint.paint_line(painter, box, words, font, self._theme.colours.ink)
