"""The room pictures of sessions: on the library's cards and banner, and on the Prepare page."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from guide.model.drawn import Drawn
from guide.sessionfile.entry import Entry
from guide.ui.figure.picture import Picture, Room
from guide.ui.figure.service import FigureService
from guide.ui.theme import RADIUS_BANNER
from guide.ui.widgets.room import paint_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from guide.ui.figure.requests import Request  # the whole shape comes with them: not before the first paint

_STEP: Final = 32
"""Pictures are drawn in widths that differ by this many pixels: while a window is pulled larger, most still fit."""
_REMEMBERED: Final = 96


class RoomPictures(QObject):
    """Remembers room pictures and asks for those it has not got. `changed` tells that there is one more."""

    changed = Signal()

    def __init__(self, service: FigureService) -> None:
        super().__init__()
        self.service = service
        self._images: OrderedDict[Room, QImage | None] = OrderedDict()
        self._asked: dict[str, Room] = {}
        service.drawn.connect(self._on_drawn)
        service.changed.connect(self.changed)

    def tile(self, card: Entry, size: QSize, ratio: float, *, most: int = 3) -> QPixmap | None:
        """At most so many figures on a transparent ground, `size` in logical pixels; None without a picture yet."""
        return self.room(tuple(map(Drawn, card.poses)), size, ratio, most=most, place=f"{card.id} {most}")

    def room(
        self, figures: tuple[Drawn, ...], size: QSize, ratio: float, *, most: int = 3, place: str
    ) -> QPixmap | None:
        """The same for any figures; of what is asked for one `place` only the newest is drawn."""
        wide, high = round(size.width() * ratio), round(size.height() * ratio)
        request = Room(self.service.dress, figures, wide // _STEP * _STEP, high, most)
        if not figures or request.width <= 0 or high <= 0:
            return None
        if request in self._images:
            self._images.move_to_end(request)
            image = self._images[request]
        else:
            if self._asked.get(place) != request:
                self._asked[place] = request
                self.service.picture(request, place=place)
            image = self._nearest(request)
        return None if image is None else _laid_out(image, QSize(wide, high), ratio)

    def painter(self, figures: Callable[[], Sequence[Drawn]], place: str) -> Callable[[QPainter, QRectF], None]:
        """Paints figures into a room's box, as soon as they are there."""

        def paint(painter: QPainter, box: QRectF) -> None:
            ratio = painter.device().devicePixelRatioF()
            picture = self.room(tuple(figures()), box.size().toSize(), ratio, place=place)
            if picture is not None:
                paint_picture(painter, box, picture, RADIUS_BANNER)

        return paint

    def _nearest(self, wanted: Room) -> "QImage | None":
        """The same room in another size, while the right one is drawn."""
        alike = (
            image
            for request, image in reversed(self._images.items())
            if (request.figures, request.most, request.dress, request.height)
            == (wanted.figures, wanted.most, wanted.dress, wanted.height)
        )
        return next(alike, None)

    def _on_drawn(self, request: "Request", picture: Picture) -> None:
        if isinstance(request, Room):
            self._asked = {place: asked for place, asked in self._asked.items() if asked != request}
            self._images[request] = picture.image
            while len(self._images) > _REMEMBERED:
                self._images.popitem(last=False)
            self.changed.emit()


def _laid_out(image: "QImage", size: QSize, ratio: float) -> QPixmap:
    """A picture in the middle of a wider or narrower one."""
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.drawImage(QPointF((size.width() - image.width()) / 2, size.height() - image.height()), image)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
