"""Poses by the time they were held."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from guide.model.units import Ms
from guide.practicelog.statistics import PoseTime
from guide.ui.log.words import length_words
from guide.ui.theme import SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look

Picture: TypeAlias = Callable[[str, QSize, float], QPixmap | None]
"""The figure of a pose by id, in a size in logical pixels at a pixel ratio; None while there is none."""

_MOST: Final = 5
_ROW: Final = 52
_FIGURE: Final = 64
_GAP: Final = 24
_BAR: Final = 14.0
_OUTLINE: Final = 2.0
_LONGEST_NAME: Final = 0.42
_LEAST_BAR: Final = 40.0


class PoseRow(QWidget):
    """A pose, its figure, a bar and its time."""

    def __init__(
        self, theme: Theme, time: PoseTime, longest: Ms, widest: tuple[float, float], picture: Picture | None
    ) -> None:
        """`longest` fills the bar; `widest` are the widths of the widest name, at most, and of the widest time."""
        super().__init__()
        self._theme, self._time, self._longest = theme, time, longest
        self._names, self._times = widest
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{time.name}, {length_words(time.held)}")

    def sizeHint(self) -> QSize:
        """A figure's height, or the text's."""
        return QSize(320, max(_ROW, self._theme.line(SMALL)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint figure, name, bar and time."""
        painter = QPainter(self)
        paint.start(painter)
        theme, colours, height = self._theme, self._theme.colours, self.height()
        font = theme.font(SMALL, tabular=True)
        left = 0.0
        if self._picture is not None:
            left = _FIGURE + _GAP
            picture = self._picture(self._time.pose, QSize(_FIGURE, _ROW - 4), self.devicePixelRatioF())
            if picture is not None:
                painter.drawPixmap(QRectF(0, (height - _ROW) / 2, _FIGURE, _ROW - 4), picture, QRectF(picture.rect()))
        words = length_words(self._time.held)
        right = paint.width_of(words, font)
        name = min(self._names, self.width() * _LONGEST_NAME)
        paint.paint_line(painter, QRectF(left, 0, name, height), self._time.name, theme.font(SMALL), colours.ink)
        box = QRectF(self.width() - right, 0, right, height)
        paint.paint_line(painter, box, words, font, colours.ink)
        start = left + name + _GAP
        room = self.width() - max(self._times, 64) - 20 - start
        if room >= _LEAST_BAR:
            width = max(_BAR, room * self._time.held / self._longest)
            bar = QRectF(start, (height - _BAR) / 2, width, _BAR)
            look = Look(colours.ink, colours.sun, colours.data_line, _OUTLINE)
            paint.paint_box(painter, bar, look, _BAR / 2)
        painter.end()


class Poses(QWidget):
    """The five poses that were held longest."""

    def __init__(self, theme: Theme, picture: Picture | None) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._times: tuple[PoseTime, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        theme.changed.connect(self._draw)  # a method: Qt lets go of it with the widget, as it cannot of a lambda

    def show_times(self, times: Sequence[PoseTime]) -> None:
        """Show the first of these; the longest comes first."""
        self._times = tuple(times[:_MOST])
        self._draw()

    def _draw(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        font = self._theme.font(SMALL)
        tabular = self._theme.font(SMALL, tabular=True)
        names = max((paint.width_of(time.name, font) for time in self._times), default=0) + 1
        times = max((paint.width_of(length_words(time.held), tabular) for time in self._times), default=0)
        for time in self._times:
            self._rows.addWidget(PoseRow(self._theme, time, self._times[0].held, (names, times), self._picture))
