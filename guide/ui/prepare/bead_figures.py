"""The figures above the beads of the plan."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from guide.model.drawn import Drawn
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Figurine, Request
from guide.ui.figure.service import FigureService

_WIDE: Final = 1.16
"""How wide a figure may be, for its height."""
_OVERLAP: Final = 0.25
"""How much of its width a figure may share with its neighbour; one that is nearer is left out."""


class BeadFigures(QObject):
    """Paints a row of small figures on one line. `changed` tells that there is one more."""

    changed = Signal()

    def __init__(self, service: FigureService) -> None:
        super().__init__()
        self._service = service
        self._images: dict[Figurine, QImage | None] = {}
        self._asked: set[Figurine] = set()
        service.drawn.connect(self._on_drawn)
        service.changed.connect(self._on_changed)

    def paint(self, painter: QPainter, box: QRectF, figures: Sequence[tuple[float, Drawn]]) -> None:
        """Paint figures on the lower edge of a box, each round its x from the box's left edge."""
        ratio = painter.device().devicePixelRatioF()
        size = round(box.height() * _WIDE * ratio), round(box.height() * ratio)
        free = -box.width()
        for x, drawn in figures:
            image = self._image(Figurine(self._service.dress, drawn, *size))
            if image is None:
                continue
            width = image.width() / ratio
            if x - width / 2 >= free - _OVERLAP * width:
                painter.drawImage(QRectF(box.left() + x - width / 2, box.top(), width, box.height()), image)
                free = x + width / 2

    def _image(self, request: Figurine) -> QImage | None:
        if request not in self._images and request not in self._asked:
            self._asked.add(request)
            self._service.picture(request)
        return self._images.get(request)

    def _on_drawn(self, request: Request, picture: Picture) -> None:
        if isinstance(request, Figurine) and request in self._asked:
            self._asked.discard(request)
            self._images[request] = picture.image
            self.changed.emit()

    def _on_changed(self) -> None:
        self._images.clear()
        self.changed.emit()
