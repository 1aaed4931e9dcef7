"""The actions of a build that are on, added up."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from guide.ui.icons import paint_icon
from guide.ui.practice.words import translate
from guide.ui.theme import NOTE, NOTE_STRONG, TextStyle, Theme
from guide.ui.widgets import paint

_TICK: Final = 0.7
"""The tick's size as a share of the line."""
_WORDS_AFTER: Final = 1.4
"""Where the words begin, in ticks."""


class KeptOn(QLabel):
    """One line for each action with a tick before it; the newest is bold."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._styles: tuple[TextStyle, TextStyle] = (NOTE, NOTE_STRONG)
        theme.changed.connect(self.update)

    def set_names(self, names: Sequence[str]) -> bool:
        """Show the actions that are on, the newest last; returns whether they are others than before."""
        if tuple(names) == self._names:
            return False
        self._names = tuple(names)
        self.setText(translate("Practice", "Kept on: {actions}").format(actions=", ".join(names)) if names else "")
        return True

    def set_styles(self, plain: TextStyle, strong: TextStyle) -> None:
        """Set the lines in other styles."""
        self._styles = plain, strong
        self.update()

    @property
    def widest(self) -> int:
        """How wide the longest line is in its full size: each may be the newest."""
        plain, strong = self._styles
        names = (paint.width_of(name, self._theme.font(strong)) for name in self._names)
        return ceil(max(names, default=0) + _WORDS_AFTER * _TICK * self._theme.line(plain))

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - Qt's signature
        """The height of all lines, in their full size, and room before what follows."""
        return round(self._theme.line(self._styles[0]) * (len(self._names) + 0.5)) if self._names else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines, smaller where there is not the height for all of them.

        Large text is set smaller for a long name too, until it is as large as usual.
        """
        painter = QPainter(self)
        paint.start(painter)
        colours, full = self._theme.colours, self._theme.line(self._styles[0])
        usual, fitted = 1 / self._theme.growth(self._styles[0]), self.width() / self.widest
        line = min(full, self.height() / max(len(self._names), 1), full * max(usual, fitted))
        tick = _TICK * line
        for number, name in enumerate(self._names):
            newest = number == len(self._names) - 1
            style, ink = (self._styles[1], colours.ink) if newest else (self._styles[0], colours.ink_soft)
            top = number * line
            paint_icon(painter, "tick", colours.accent, QRectF(0, top + (line - tick) / 2, tick, tick))
            words = QRectF(_WORDS_AFTER * tick, top, self.width() - _WORDS_AFTER * tick, line)
            paint.paint_line(painter, words, name, self._theme.font(style.scaled(line / full)), ink)
