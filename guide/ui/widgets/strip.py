"""The strip: a practice as beads on a thread, with the playhead, to look at, click on and walk along."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from guide.model.units import Ms, clock
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, Timeline
from guide.ui.theme import RADIUS_CONTROL, Theme
from guide.ui.widgets.bubble import Bubble
from guide.ui.widgets.strip_layout import Lanes, Mark, lay_out
from guide.ui.widgets.strip_painter import bead_box, corner, paint_marks, paint_playhead, playhead

_PADDING: Final = 10
"""The room above and below the lanes, for the playhead and the focus."""


class Strip(QAbstractSlider):
    """The plan of a practice and where it has got to.

    To a screen reader it is a slider whose values are the holds; its name says the hold it stands on. `describe`
    gives those words for a segment: name, side, breaths.
    """

    seek_requested = Signal(int)
    """The practitioner asks for a position, in milliseconds."""

    def __init__(self, theme: Theme, describe: Callable[[Segment], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._describe = describe
        self._timeline = Timeline("", "", (), (), Options())
        self._layout = lay_out(self._timeline, 0)
        self._lanes = Lanes()
        self._position: Ms | None = None
        self._pictures: tuple[QPixmap, QPixmap] | None = None
        self._bubble: Bubble | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_walked)
        theme.changed.connect(self._paint_anew)

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another plan, or the same one laid out anew."""
        self._timeline = timeline
        self._lay_out()

    def set_lanes(self, lane: float, gap: float) -> None:
        """Draw in lanes of another height, in logical pixels."""
        self._lanes = Lanes(lane, gap)
        self.updateGeometry()
        self._lay_out()

    def set_position(self, position: Ms | None) -> None:
        """Move the playhead; None takes it away. Paints only where something moved by a pixel."""
        before, self._position = self._position, position
        if before is None or position is None:
            self.update()
        elif round(self._layout.x_at(before)) != round(self._layout.x_at(position)):
            self.update(self._around(before).united(self._around(position)))

    def put_bubble_away(self) -> None:
        """Stop saying what lies under a pointer that rests."""
        if self._bubble is not None:
            self._bubble.hide()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Everything on the thread, for words or pictures set beside it; in pixels of this widget."""
        return self._layout.marks

    def ring(self) -> tuple[QRect, float]:
        """The bead that the keyboard's focus is drawn round, and its corner radius."""
        if not self._layout.beads:
            return self.rect(), RADIUS_CONTROL
        box = bead_box(self._layout.beads[self.value()], self._lanes)
        return box.toAlignedRect(), corner(self._lanes)

    def sizeHint(self) -> QSize:
        """The lanes, and room for the playhead and the focus."""
        return QSize(480, round(self._lanes.height + 2 * _PADDING * self._lanes.scale))

    def minimumSizeHint(self) -> QSize:
        """Narrow strips still show their order."""
        return QSize(160, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to go there."""
        if event.button() is Qt.MouseButton.LeftButton and self._timeline.segments:
            self.seek_requested.emit(self._layout.position_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the name and the time above the pointer."""
        x = event.position().x()
        if self._timeline.segments:
            at = self._layout.position_at(x)
            self._say_above(f"{self._describe(self._timeline.segment_at(at))}  {clock(at)}", x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave out what a slider does here."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Fall silent."""
        self.put_bubble_away()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the beads; Enter asks to go to one."""
        steps = {
            Qt.Key.Key_Left: self.value() - 1,
            Qt.Key.Key_Right: self.value() + 1,
            Qt.Key.Key_Home: self.minimum(),
            Qt.Key.Key_End: self.maximum(),
        }
        key = event.key()
        if not self._layout.beads or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in steps:
            self.setValue(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.seek_requested.emit(self._timeline.segments[self._layout.beads[self.value()].first].start)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin the walk where the practice is."""
        super().focusInEvent(event)
        self.setValue(self._bead_now())
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._on_walked()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the walk."""
        super().focusOutEvent(event)
        self.put_bubble_away()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Fall silent with the page."""
        super().hideEvent(event)
        self.put_bubble_away()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the beads out anew; what the bubble points at has moved."""
        super().resizeEvent(event)
        self.put_bubble_away()
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew for a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._paint_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show what is done up to the playhead, and what is to come after it."""
        if self._pictures is None:
            coming = self._picture()
            self._pictures = self._done(coming), coming
        now = self._layout.x_at(self._position or 0)
        painter = QPainter(self)
        room = QRectF(event.rect())
        for picture, part in zip(
            self._pictures,
            (QRectF(0, 0, now, self.height()), QRectF(now, 0, self.width() - now, self.height())),
            strict=True,
        ):
            painter.setClipRect(part.intersected(room))
            painter.drawPixmap(0, 0, picture)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._position is not None:
            paint_playhead(painter, playhead(now, self._lanes, self.width()), self._theme.colours.ink)

    def _picture(self) -> QPixmap:
        """The whole strip as if all of it were to come; the playhead decides how much is seen of it."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        paint_marks(painter, self._layout.marks, self._lanes, colours.bead_line, colours.bead)
        painter.end()
        return picture

    def _done(self, coming: QPixmap) -> QPixmap:
        """The same as if all of it were done: its shapes in one colour."""
        picture = coming.copy()
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(self.rect(), self._theme.colours.accent)
        painter.end()
        return picture

    def _lay_out(self) -> None:
        self._lanes = Lanes(self._lanes.lane, self._lanes.gap, (self.height() - self._lanes.height) / 2)
        self._layout = lay_out(self._timeline, self.width(), self._lanes.scale)
        self.setRange(0, max(len(self._layout.beads) - 1, 0))
        if not self.hasFocus():  # else somebody walks along it
            self.setValue(self._bead_now())
        self._name_bead()
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._pictures = None
        self.update()

    def _around(self, position: Ms) -> QRect:
        box = playhead(self._layout.x_at(position), self._lanes, self.width())
        return box.toAlignedRect().adjusted(-2, -2, 2, 2)

    def _bead_now(self) -> int:
        """The bead the practice is on or has come from last."""
        now = self._layout.x_at(self._position or 0)
        return max(sum(bead.left <= now for bead in self._layout.beads) - 1, 0)

    def _on_walked(self) -> None:
        self._name_bead()
        if self.hasFocus() and self._layout.beads:
            bead = self._layout.beads[self.value()]
            self._say_above(self._words(bead), bead.centre)
            self.update()

    def _name_bead(self) -> None:
        plan = self.tr("The plan of the practice")
        beads = self._layout.beads
        self.setAccessibleName((self._words(beads[self.value()]) if beads else "") or plan)
        self.setAccessibleDescription(plan)

    def _words(self, mark: Mark) -> str:
        return self._describe(self._timeline.segments[mark.first])

    def _say_above(self, text: str, x: float) -> None:
        if self._bubble is None:
            self._bubble = Bubble(self._theme, self.window())
            self.destroyed.connect(self._bubble.deleteLater)
        top = round(self._lanes.top - _PADDING / 2 * self._lanes.scale)
        self._bubble.show_above(text, self.mapTo(self.window(), QPoint(round(x), top)))
