"""The figure of the coming pose, above its name at the foot of the page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guide.model.drawn import Drawn
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Figurine, Request
from guide.ui.figure.service import FigureService

_WIDE = 1.7
"""How wide it may be, for its height."""


class NextFigure(QWidget):
    """Shows one small figure at its right edge, or nothing."""

    def __init__(self, service: FigureService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._drawn: Drawn | None = None
        self._asked: Figurine | None = None
        self._image: QImage | None = None
        service.drawn.connect(self._on_drawn)
        service.changed.connect(self._ask)

    def show_figure(self, drawn: Drawn | None) -> None:
        """Show another figure."""
        if drawn != self._drawn:
            self._drawn = drawn
            self._ask()

    def place(self, right: int, bottom: int, height: int) -> None:
        """Stand with the right foot in this corner, in the coordinates of the page."""
        width = round(height * _WIDE)
        self.setGeometry(right - width, bottom - height, width, height)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the figure."""
        if self._image is not None:
            width = self._image.width() * self.height() / self._image.height()  # also on a screen of another density
            painter = QPainter(self)
            painter.drawImage(QRectF(self.width() - width, 0, width, self.height()), self._image)

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        asked = Figurine(self._service.dress, self._drawn, width, height) if self._drawn else None
        if asked == self._asked:
            return
        self._asked, self._image = asked, None
        if asked is not None:
            self._service.picture(asked, place="next")
        self.update()

    def _on_drawn(self, request: Request, picture: Picture) -> None:
        if request == self._asked:
            self._image = picture.image
            self.update()
