"""A large figure that is turned with the mouse and the arrow keys."""

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from guide.model.drawn import Drawn
from guide.model.shape import Camera
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Portrait, Request
from guide.ui.figure.service import FigureService
from guide.ui.figure.wishes import Urgency
from guide.ui.poses.words import translate
from guide.ui.theme import RADIUS_BANNER, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.room import HORIZON, paint_names, paint_picture, paint_room

_PLACE: Final = "turntable"
_ROUND: Final = 360
_STEP_ROUND, _STEP_UP = 15, 10
_ROUND_PER_PIXEL, _UP_PER_PIXEL = 0.5, 0.3
_LOWEST, _HIGHEST = 0.0, 70.0
_REST_MS: Final = 120
"""A figure that has not been turned for so long is drawn with smooth edges."""
_MOVING, _STILL = 1, 2
_ABOVE_MAT: Final = 0.04
_MAT_REACH, _FLAT = 0.97, 0.12
"""Metres from a mat's middle to its corners, and half the height of one who lies on it: none is drawn larger."""
_HINT_AT: Final = (20, 14)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figure is turned: its name, and from where it is seen first; without a camera there is no figure."""

    name: str
    drawn: Drawn
    camera: Camera | None


class Turntable(QAbstractSlider):
    """Its value is how far the figure is turned, in degrees. Drag, or press the arrows; Home turns it back.

    Where there is no figure it is a card with the pose's name.
    """

    def __init__(self, theme: Theme, service: FigureService, subject: Subject) -> None:
        super().__init__()
        self._theme = theme
        self._service = service
        self._subject = subject
        self._pitch = subject.camera.pitch if subject.camera else 0.0
        self._muscles = False
        self._wanted: Portrait | None = None
        self._picture: tuple[QPixmap, Camera] | None = None
        self._grabbed: tuple[QPoint, int, float] | None = None
        self._has_been_turned = False
        self.setRange(0, _ROUND - 1)
        self.setSingleStep(_STEP_ROUND)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.valueChanged.connect(self._turned)
        service.drawn.connect(self._on_drawn)
        service.changed.connect(self._ask)  # a method: Qt lets go of it with the widget, as it cannot of a lambda
        theme.changed.connect(self.update)
        self._describe()

    @property
    def camera(self) -> Camera:
        """From where the figure is seen now."""
        start = self._subject.camera or Camera()
        return Camera(start.yaw + self.value(), self._pitch)

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure to turn, drawn already or not."""
        return self._subject.camera is not None

    @property
    def has_picture(self) -> bool:
        """Whether a figure is shown, and not the card with its name."""
        return self._picture is not None

    def show_subject(self, subject: Subject) -> None:
        """Show another shape from the side that is seen now; the first one that has a figure, from its own."""
        if subject.camera is None:
            self._picture = self._wanted = None
            self._show_hand()
            self.update()
        elif not self.has_figure:
            self._pitch = subject.camera.pitch
        self._subject = subject
        self._describe()
        self._ask()

    def show_muscles(self, shown: bool) -> None:  # noqa: FBT001 - a plain setter
        """Colour the muscles, or leave them."""
        self._muscles = shown
        self._ask()

    def ring(self) -> tuple[QRect, float]:
        """Focus is drawn round the room."""
        return self.rect(), RADIUS_BANNER

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(480, 440)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn; what lies to the right in front goes on to the right with the right arrow."""
        match event.key():
            case Qt.Key.Key_Left:
                self._turn(self.value() + _STEP_ROUND, self._pitch)
            case Qt.Key.Key_Right:
                self._turn(self.value() - _STEP_ROUND, self._pitch)
            case Qt.Key.Key_Up:
                self._turn(self.value(), self._pitch - _STEP_UP)
            case Qt.Key.Key_Down:
                self._turn(self.value(), self._pitch + _STEP_UP)
            case Qt.Key.Key_Home if self._subject.camera:
                self._turn(0, self._subject.camera.pitch)
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the figure."""
        if event.button() == Qt.MouseButton.LeftButton and self._subject.camera:
            self._grabbed = (event.position().toPoint(), self.value(), self._pitch)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn it with the hand."""
        if self._grabbed is not None:
            start, value, pitch = self._grabbed
            way = event.position().toPoint() - start
            self._turn(value - round(way.x() * _ROUND_PER_PIXEL), pitch + way.y() * _UP_PER_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Let go."""
        self._grabbed = None
        self._show_hand()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the figure in another size."""
        super().resizeEvent(event)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the room, and the figure or its name."""
        painter = QPainter(self)
        paint.start(painter)
        box = QRectF(self.rect())
        if self._picture is None:
            paint_room(painter, self._theme, box, RADIUS_BANNER)
            paint_names(painter, self._theme, box, (self._subject.name,))
        else:
            picture, camera = self._picture
            paint_room(painter, self._theme, box, RADIUS_BANNER, self._horizon(camera))
            paint_picture(painter, box, picture, RADIUS_BANNER)
            if not self._has_been_turned:
                hint = QRectF(_HINT_AT[0], _HINT_AT[1], box.width() - 2 * _HINT_AT[0], self._theme.line(SMALL))
                words = translate("Poses", "Drag to turn, or use the arrow keys")
                paint.paint_line(painter, hint, words, self._theme.font(SMALL), self._theme.colours.ink_soft)
        painter.end()

    def _horizon(self, camera: Camera) -> float:
        """The floor ends above the far edge of the mat: looking down, more of it is seen."""
        up, level = sin(radians(camera.pitch)), cos(radians(camera.pitch))
        width, height = self.width() / 2 / _MAT_REACH, self.height() / 2 / (_MAT_REACH * up + _FLAT * level)
        mat = 2 * _MAT_REACH * up * min(width, height) / max(1, self.height())
        return max(0.0, min(HORIZON, 1 - (mat + 2 * _ABOVE_MAT)))

    def _turn(self, value: int, pitch: float) -> None:
        self._pitch = min(max(pitch, _LOWEST), _HIGHEST)
        if value % _ROUND == self.value():
            self._turned()
        else:
            self.setValue(value % _ROUND)

    def _turned(self) -> None:
        self._has_been_turned = True
        self._describe()
        self._ask(_MOVING)
        self._rest.start()

    def _ask(self, supersample: int = _STILL) -> None:
        if self._subject.camera is None:
            return
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        self._wanted = Portrait(
            self._service.dress,
            self._subject.drawn,
            size.width(),
            size.height(),
            muscles=self._muscles,
            camera=self.camera,
            supersample=supersample,
        )
        self._service.picture(self._wanted, Urgency.NOW if supersample == _MOVING else Urgency.SOON, place=_PLACE)

    def _on_drawn(self, request: Request, picture: Picture) -> None:
        if not isinstance(request, Portrait) or self._wanted is None or request.camera is None:
            return
        # Of a figure that is being turned every picture is of use, from whatever side it was asked for last.
        if replace(request, camera=None, supersample=0) != replace(self._wanted, camera=None, supersample=0):
            return
        if picture.image is None:
            self._picture = None
        else:
            pixmap = QPixmap.fromImage(picture.image)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture = (pixmap, request.camera)
        self._show_hand()
        self.update()

    def _show_hand(self) -> None:
        if self._grabbed is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._picture else Qt.CursorShape.ArrowCursor)

    def _describe(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.has_figure else Qt.FocusPolicy.NoFocus)
        if self._subject.camera is None:
            self.setAccessibleName(self._subject.name)
            self.setAccessibleDescription("")
            return
        self.setAccessibleName(translate("Poses", "Figure of {pose}").format(pose=self._subject.name))
        turned = translate("Poses", "Turned by {degrees}°. The arrow keys turn it, Home turns it back.")
        self.setAccessibleDescription(turned.format(degrees=self.value()))
