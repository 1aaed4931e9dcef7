"""What comes next, at an end of its line."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from guide.player.moment import PoseName
from guide.ui.practice.words import translate, with_side
from guide.ui.theme import NOTE, NOTE_STRONG, TextStyle, Theme
from guide.ui.widgets import paint

_GAP: Final = 0.5
"""The room between the word and the name, as a share of the type size."""


class NextSign(QLabel):
    """“Next” and the coming pose with its side; the side is dropped before the name is cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, at_left: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._at_left = at_left
        self._name: PoseName | None = None
        self._styles: tuple[TextStyle, TextStyle] = (NOTE, NOTE_STRONG)
        theme.changed.connect(self.update)

    def set_name(self, name: PoseName | None) -> None:
        """Announce a pose, or nothing."""
        if name != self._name:
            self._name = name
            self.setText(translate("Practice", "Next: {pose}").format(pose=with_side(name)) if name else "")

    def set_styles(self, plain: TextStyle, strong: TextStyle) -> None:
        """Set the line in other styles."""
        self._styles = plain, strong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the word softly and the name in bold."""
        if self._name is None:
            return
        painter = QPainter(self)
        paint.start(painter)
        plain, strong = (self._theme.font(style) for style in self._styles)
        colours = self._theme.colours
        word = translate("Practice", "Next")
        before = paint.width_of(word, plain) + _GAP * plain.pixelSize()
        name = with_side(self._name)
        if before + paint.width_of(name, strong) > self.width():
            name = self._name.english
        width = min(paint.width_of(name, strong), self.width() - before)
        left = before if self._at_left else self.width() - width
        paint.paint_line(painter, QRectF(left - before, 0, before, self.height()), word, plain, colours.ink_soft)
        paint.paint_line(painter, QRectF(left, 0, width + 1, self.height()), name, strong, colours.ink)
