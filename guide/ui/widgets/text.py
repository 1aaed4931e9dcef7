"""A label set in the app's type, with the drawn line height."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guide.ui.colours import Colours
from guide.ui.theme import SMALL, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.typeset import height_of, natural_width, typeset

Ink = Callable[[Colours], QColor]


def ink(colours: Colours) -> QColor:
    """The colour of main text."""
    return colours.ink


def ink_soft(colours: Colours) -> QColor:
    """The colour of secondary text."""
    return colours.ink_soft


class Text(QLabel):
    """A paragraph that wraps. With `lines` it is cut after so many, and its tooltip says it whole."""

    def __init__(  # noqa: PLR0913 - what a label is: words, style, colour, how far it may grow
        self,
        theme: Theme,
        text: str = "",
        style: TextStyle = SMALL,
        *,
        colour: Ink = ink,
        lines: int = 0,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._colour = colour
        self._lines = lines
        self._tabular = tabular
        self._is_placed = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(lines != 1)
        self.setSizePolicy(policy)
        self.setText(text)
        theme.changed.connect(self._on_theme_changed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show other words."""
        super().setText(text)
        self._say_whole()

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another style."""
        if style != self._style:
            self._style = style
            self._on_theme_changed()

    def hasHeightForWidth(self) -> bool:
        """A paragraph grows downwards."""
        return self._lines != 1

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        theme = self._theme
        font = theme.font(self._style, tabular=self._tabular)
        return ceil(height_of(self.text(), font, theme.line(self._style), max(1, width), self._lines))

    def sizeHint(self) -> QSize:
        """One line as wide as the words."""
        font = self._theme.font(self._style, tabular=self._tabular)
        return QSize(ceil(natural_width(self.text(), font)) + 1, self._theme.line(self._style))

    def minimumSizeHint(self) -> QSize:
        """One line, as narrow as the layout needs it."""
        return QSize(0 if self._lines else 32, self._theme.line(self._style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._is_placed = True
        self._say_whole()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        font = theme.font(self._style, tabular=self._tabular)
        paragraph = typeset(self.text(), font, theme.line(self._style), max(1, self.width()), self._lines)
        left = self.width() - paragraph.width if self.alignment() & Qt.AlignmentFlag.AlignRight else 0
        colours = theme.colours
        colour = self._colour(colours) if self.isEnabled() else colours.disabled_text
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        top = (self.height() - paragraph.height) / 2 if centred else 0
        paragraph.paint(painter, QPointF(left, top), colour)
        painter.end()

    def _say_whole(self) -> None:
        """Say the whole text in the tooltip where it is cut."""
        if self._lines and self._is_placed:
            font = self._theme.font(self._style, tabular=self._tabular)
            line = self._theme.line(self._style)
            cut = typeset(self.text(), font, line, max(1, self.width()), self._lines).cut
            self.setToolTip(self.text() if cut else "")

    def _on_theme_changed(self) -> None:
        self._say_whole()
        self.updateGeometry()
        self.update()
