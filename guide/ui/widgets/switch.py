"""A switch: on or off."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from guide.ui.icons import paint_icon
from guide.ui.theme import BORDER, CONTROL_HEIGHT, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look


class Switch(QCheckBox):
    """On or off: the knob's place and a tick say it, not only the colour."""

    _WIDTH, _HEIGHT = 56, 32

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        width, height = round(self._WIDTH * self._growth), round(self._HEIGHT * self._growth)
        return QRect(0, (self.height() - height) // 2, width, height), height / 2

    def sizeHint(self) -> QSize:
        """A finger's target in height; it grows with the text beside it."""
        return QSize(round(self._WIDTH * self._growth), max(CONTROL_HEIGHT, round(self._HEIGHT * self._growth)))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the track and the knob."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self.theme.colours
        shape, radius = self.ring()
        on, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        if on:
            fill = (colours.accent_hover if hover else colours.accent) if self.isEnabled() else colours.disabled_fill
            look = Look(colours.on_accent, fill)
        else:
            border = (colours.ink if hover else colours.outline) if self.isEnabled() else colours.line
            look = Look(border, colours.wall if hover else colours.paper, border, BORDER)
        paint.paint_box(painter, QRectF(shape), look, radius)
        track = QRectF(shape)
        centre = QPointF(track.right() - radius if on else track.left() + radius, track.center().y())
        knob = (10 if on else 8) * self._growth
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink)
        painter.drawEllipse(centre, knob, knob)
        if on:
            tick = 8 * self._growth
            box = QRectF(centre.x() - tick, centre.y() - tick, 2 * tick, 2 * tick)
            paint_icon(painter, "tick", look.fill or look.ink, box)
        painter.end()

    @property
    def _growth(self) -> float:
        return self.theme.growth(STRONG)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
