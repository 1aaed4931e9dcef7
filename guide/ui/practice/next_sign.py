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

    @property
    def written(self) -> float:
        """How much of its width is written on, in pixels."""
        return sum(self._fitted(self._name)[1:]) if self._name else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the word softly and the name in bold."""
        if self._name is None:
            return
        painter = QPainter(self)
        paint.start(painter)
        plain, strong = (self._theme.font(style) for style in self._styles)
        colours = self._theme.colours
        name, before, width = self._fitted(self._name)
        left = before if self._at_left else self.width() - width
        word = QRectF(left - before, 0, before, self.height())
        paint.paint_line(painter, word, translate("Practice", "Next"), plain, colours.ink_soft)
        paint.paint_line(painter, QRectF(left, 0, width + 1, self.height()), name, strong, colours.ink)

    def _fitted(self, pose: PoseName) -> tuple[str, float, float]:
        """A pose's name as there is room for it, how wide the word before it is with its gap, and the name."""
        plain, strong = (self._theme.font(style) for style in self._styles)
        before = paint.width_of(translate("Practice", "Next"), plain) + _GAP * plain.pixelSize()
        name = with_side(pose)
        if before + paint.width_of(name, strong) > self.width():
            name = pose.english
        return name, before, min(paint.width_of(name, strong), self.width() - before)
