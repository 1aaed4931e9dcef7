"""The foot of the Prepare page, always in sight: the whole plan, Start, and when it ends."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.model.drawn import Drawn
from guide.timeline.timeline import Segment, Timeline
from guide.ui.prepare.bead_figures import BeadFigures
from guide.ui.prepare.parts import Part, placed
from guide.ui.prepare.words import part_words, translate
from guide.ui.theme import CONTENT_WIDTH, SMALL, Theme, page_margin
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import LinkButton, MainButton
from guide.ui.widgets.strip import Strip
from guide.ui.widgets.strip_layout import Mark, Shape
from guide.ui.widgets.text import Text

_WALL, _HEIGHT = 68, 168
_WALL_LOW, _HEIGHT_LOW = 28, 116
_START_WIDTH = 168
_START_HEIGHT = 64
_BESIDE = 48
_LABEL_GAP = 16
_LINK_GAP = 20
_STACKED_FROM = 1.5
"""From this text size on, Start stands beside the time and the strip beneath."""

_HEADROOM = 10
_ON_FLOOR = 8
"""How far below the horizon the figures stand."""

NameParts: TypeAlias = Callable[[Sequence[Mark]], Sequence[Part]]
FigureIn: TypeAlias = Callable[[Segment], Drawn | None]


class Foot(QWidget):
    """The strip with its names on a floor, the main button, and the way to lead a class instead."""

    start_requested = Signal()
    class_requested = Signal()

    def __init__(self, theme: Theme, strip: Strip, figures: BeadFigures | None = None) -> None:
        super().__init__()
        self._figures = figures
        if figures:
            figures.changed.connect(self.update)
        self._theme = theme
        self._name_parts: NameParts = lambda _marks: ()
        self._figure_in: FigureIn | None = None
        self._segments: Sequence[Segment] = ()
        self._is_low = False
        self.strip = strip
        strip.setParent(self)
        self.start = MainButton(theme, translate("Prepare", "Getting ready"), big=True, parent=self)
        self.start.clicked.connect(self.start_requested)
        self.ends = Text(theme, lines=1, tabular=True, parent=self)
        self.teach = LinkButton(theme, translate("Prepare", "Lead a class"), style=SMALL, parent=self)
        self.teach.clicked.connect(self.class_requested)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def set_low(self, *, low: bool) -> None:
        """Take less height, without the names."""
        if low != self._is_low:
            self._is_low = low
            self.updateGeometry()
            self._lay_out()

    def show_ready(self, *, ready: bool) -> None:
        """Offer to start, or say that the voice is not there yet."""
        self.start.setText(translate("Prepare", "Start") if ready else translate("Prepare", "Getting ready"))
        self.start.set_icon("play" if ready else "")
        self.start.setEnabled(ready)
        waiting = translate("Prepare", "The voice is getting ready: it takes a moment.")
        self.start.setToolTip("" if ready else waiting)
        with_display = translate("Prepare", "Start with a display for the class, and a presenter for you")
        self.teach.setEnabled(ready)
        self.teach.setToolTip(with_display if ready else waiting)
        self._lay_out()

    def show_end(self, words: str) -> None:
        """Say when the practice will be over."""
        if words != self.ends.text():
            self.ends.setText(words)
            self._lay_out()

    def show_timeline(self, timeline: Timeline, name_parts: NameParts, figure_in: FigureIn | None = None) -> None:
        """Show a plan.

        `name_parts` tells the names of its parts from the marks of the strip, `figure_in` who stands above a bead.
        """
        self.strip.set_timeline(timeline)
        self._segments, self._figure_in = timeline.segments, figure_in
        self._name_parts = name_parts
        self.update()

    def sizeHint(self) -> QSize:
        """Wall and floor; more for large text."""
        if self._is_stacked:
            strip = self.strip.sizeHint().height()
            return QSize(640, 16 + self.start.sizeHint().height() + 8 + strip + 8)
        line = self._theme.line(SMALL)
        height = (_HEIGHT_LOW if self._is_low else _HEIGHT) + line - SMALL.line
        return QSize(640, round(height + self._start_height - _START_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its place."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint wall and floor, and the names."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        horizon = self._horizon
        painter.fillRect(0, 0, self.width(), horizon, colours.wall)
        painter.fillRect(0, horizon, self.width(), self.height() - horizon, colours.floor)
        if self._is_low or self._is_stacked:
            return
        self._paint_figures(painter)
        font = self._theme.font(SMALL)
        parts = self._name_parts(self.strip.marks)
        names = [part_words(part) for part in parts]
        widths = [paint.width_of(name, font) for name in names]
        labels = [(part.centre, width, part.right - part.left) for part, width in zip(parts, widths, strict=True)]
        left, line = self.strip.x(), self._theme.line(SMALL)
        top = self.strip.geometry().bottom() + 4
        lefts = placed(labels, 0, self.strip.width(), _LABEL_GAP)
        for name, width, at in zip(names, widths, lefts, strict=True):
            if at is not None:
                paint.paint_line(painter, QRectF(left + at, top, width + 1, line), name, font, colours.ink)

    def _paint_figures(self, painter: QPainter) -> None:
        if self._figures is None or self._figure_in is None:
            return
        beads = [mark for mark in self.strip.marks if mark.shape in (Shape.BEAD, Shape.BEADS)]
        figures = [(mark.centre, self._figure_in(self._segments[mark.first])) for mark in beads]
        box = QRectF(self.strip.x(), _HEADROOM, self.strip.width(), self._horizon + _ON_FLOOR - _HEADROOM)
        self._figures.paint(painter, box, [(x, drawn) for x, drawn in figures if drawn is not None])

    @property
    def _is_stacked(self) -> bool:
        return self._theme.text >= _STACKED_FROM

    @property
    def _horizon(self) -> int:
        if self._is_stacked:
            return self.height() // 3
        return _WALL_LOW if self._is_low else _WALL

    @property
    def _start_height(self) -> int:
        return max(_START_HEIGHT, self.start.sizeHint().height())

    def _lay_out(self) -> None:
        margin = max(page_margin(self.width()), (self.width() - CONTENT_WIDTH) // 2)
        inner = self.width() - 2 * margin
        strip_height = self.strip.sizeHint().height()
        start = QSize(max(_START_WIDTH, self.start.sizeHint().width()), self._start_height)
        ends, teach = self.ends.sizeHint(), self.teach.sizeHint()
        if self._is_stacked:
            top = 16
            self.start.setGeometry(self.width() - margin - start.width(), top, start.width(), start.height())
            words_top = top + (start.height() - ends.height()) // 2
            self.ends.setGeometry(margin, words_top, ends.width(), ends.height())
            self.teach.setGeometry(margin + ends.width() + _LINK_GAP, words_top, teach.width(), teach.height())
            self.strip.setGeometry(margin, self.height() - 8 - strip_height, inner, strip_height)
            return
        words = ends.width() + _LINK_GAP + teach.width()
        block = max(start.width(), words)
        left = self.width() - margin - block
        line = self._theme.line(SMALL)
        below = self.height() - (12 if self._is_low else 20) - line
        words_left = left + (block - words) // 2
        self.ends.setGeometry(words_left, below, ends.width(), line)
        self.teach.setGeometry(words_left + ends.width() + _LINK_GAP, below, teach.width(), line)
        top = below - (4 if self._is_low else 8) - start.height()
        self.start.setGeometry(left, top, block, start.height())
        middle = self._horizon + (30 if not self._is_low else (self.height() - self._horizon) // 2)
        self.strip.setGeometry(margin, middle - strip_height // 2, left - _BESIDE - margin, strip_height)
        self.update()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._lay_out()
        self.update()
