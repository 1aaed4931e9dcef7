"""A slider that stops only at lengths a session can take."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from guide.ui.theme import SMALL, STRONG, Theme
from guide.ui.widgets import paint

_KNOB: Final = 16
_EDGE: Final = 24
_STOP: Final = 6
_TRACK: Final = 4
_DONE: Final = 6
_LABEL_GAP: Final = 12


class LengthSlider(QSlider):
    """Minutes on a line, spaced as they are; the value is the index of the stop."""

    chosen = Signal(int)
    """The practitioner moved to a stop; its minutes."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._minutes: tuple[int, ...] = (0,)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(1)
        self.valueChanged.connect(self._on_value_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def minutes(self) -> int:
        """The minutes of the stop it is on."""
        return self._minutes[self.value()]

    def set_stops(self, minutes: Sequence[int], index: int) -> None:
        """Offer other stops, ascending, and stand on one of them; says nothing."""
        self._minutes = tuple(minutes)
        self.blockSignals(True)
        self.setRange(0, len(self._minutes) - 1)
        self.setValue(index)
        self.blockSignals(False)
        self._describe()
        self.update()

    def ring(self) -> tuple[QRect, float]:
        """Focus is drawn round the knob."""
        centre = self._point(self.value())
        return QRect(round(centre.x()) - _KNOB, round(centre.y()) - _KNOB, 2 * _KNOB, 2 * _KNOB), _KNOB

    def sizeHint(self) -> QSize:
        """The knob, and the minutes beneath."""
        return QSize(320, 2 * _KNOB + self._theme.line(SMALL))

    def minimumSizeHint(self) -> QSize:
        """Room for the first and the last stop."""
        return QSize(160, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the stop nearest to the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setValue(self._stop_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Snap from stop to stop."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setValue(self._stop_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave out what a common slider does here."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from stop to stop; Enter is the page's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line, its stops, the knob and the minutes."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        knob, last = self._point(self.value()), len(self._minutes) - 1
        for colour, width, start, end in (
            (colours.thread, _TRACK, self._point(0), self._point(last)),
            (colours.accent, _DONE, self._point(0), knob),
        ):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(last + 1):
            painter.setBrush(colours.accent if index <= self.value() else colours.thread)
            painter.drawEllipse(self._point(index), _STOP, _STOP)
        painter.setPen(QPen(colours.accent, 3))
        painter.setBrush(colours.wall if self.underMouse() else colours.paper)
        painter.drawEllipse(knob, _KNOB - 1.5, _KNOB - 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawEllipse(knob, 10, 10)
        self._paint_minutes(painter)

    def _paint_minutes(self, painter: QPainter) -> None:
        """Paint the chosen minutes, the first and the last, and of the others those that there is room for."""
        last = len(self._minutes) - 1
        wanted = [self.value(), last, 0, *range(1, last)]
        taken: list[QRectF] = []
        for index in dict.fromkeys(wanted):
            box = self._label_box(index)
            if any(box.adjusted(-_LABEL_GAP, 0, _LABEL_GAP, 0).intersects(other) for other in taken):
                continue
            taken.append(box)
            chosen = index == self.value()
            font = self._theme.font(STRONG if chosen else SMALL, tabular=True)
            colours = self._theme.colours
            paint.paint_line(painter, box, str(self._minutes[index]), font, colours.ink if chosen else colours.ink_soft)

    def _label_box(self, index: int) -> QRectF:
        width = ceil(paint.width_of(str(self._minutes[index]), self._theme.font(STRONG, tabular=True)))
        left = self._point(index).x() - width / 2
        return QRectF(left, 2 * _KNOB, width, self._theme.line(SMALL))

    def _point(self, index: int) -> QPointF:
        least, most = self._minutes[0], self._minutes[-1]
        share = (self._minutes[index] - least) / (most - least) if most > least else 0.0
        return QPointF(_EDGE + share * (self.width() - 2 * _EDGE), _KNOB)

    def _stop_at(self, x: float) -> int:
        return min(range(len(self._minutes)), key=lambda index: abs(self._point(index).x() - x))

    def _on_value_changed(self) -> None:
        self._describe()
        self.update()
        self.chosen.emit(self.minutes)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.tr("{minutes} minutes").format(minutes=self.minutes))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
