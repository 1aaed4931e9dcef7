"""The caption: the words being said, in large type, two lines at a time."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from guide.ui.theme import CAPTION, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.caption_lines import Part, part_at, split
from guide.ui.widgets.typeset import typeset

_LINES = 2


class Caption(QLabel):
    """Shows a caption; one that needs more than two lines is shown in parts, in time with the voice.

    To a screen reader it is a label with the whole sentence.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = CAPTION
        self._parts: tuple[Part, ...] = ()
        self._part = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._break_lines)

    @property
    def shown(self) -> Part:
        """The lines on screen."""
        return self._parts[self._part] if self._parts else ()

    @property
    def widest_line(self) -> float:
        """How wide the longer line on screen is; 0 where there is none."""
        metrics = QFontMetricsF(self._theme.font(self._style))
        return max(map(metrics.horizontalAdvance, self.shown), default=0.0)

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another style."""
        self._style = style
        self._break_lines()

    def part_at(self, spoken: float) -> int:
        """The part that is being said when the share `spoken` of the caption, 0 to 1, has been."""
        return part_at(self._parts, spoken)

    def set_words(self, text: str, spoken: float = 0.0) -> None:
        """Show the part of `text` that is being said when the share `spoken` of it, 0 to 1, has been."""
        if text != self.text():
            self.setText(text)
            self._break_lines()
        part = self.part_at(spoken)
        if part != self._part:
            self._part = part
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._break_lines()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines on screen."""
        painter = QPainter(self)
        paint.start(painter)
        font, line_height = self._theme.font(self._style), self._theme.line(self._style)
        for number, line in enumerate(self.shown):
            paragraph = typeset(line, font, line_height, max(self.width(), 1), most_lines=1)
            paragraph.paint(painter, QPointF(0, number * line_height), self._theme.colours.ink)

    def _break_lines(self) -> None:
        metrics = QFontMetricsF(self._theme.font(self._style))
        self._parts = split(self.text(), self.width(), metrics.horizontalAdvance, _LINES)
        self._part = min(self._part, max(len(self._parts) - 1, 0))
        self.update()
