"""A small view from behind, where what works is hidden from the front."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from guide.model.drawn import Drawn
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import UNCOLOURED, Coloured, FromBehind, Request
from guide.ui.figure.service import FigureService
from guide.ui.practice.words import translate
from guide.ui.theme import NOTE, TextStyle, Theme
from guide.ui.widgets import paint


class BehindView(QWidget):
    """Shows the figure from behind with its name for it beneath; empty where the front shows enough."""

    def __init__(self, theme: Theme, service: FigureService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._service = theme, service
        self._style: TextStyle = NOTE
        self._drawn: Drawn | None = None
        self._muscles = UNCOLOURED
        self._asked: FromBehind | None = None
        self._image: QImage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        service.drawn.connect(self._on_drawn)
        service.changed.connect(self._ask)

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another style."""
        self._style = style
        self._ask()

    def show_figure(self, drawn: Drawn | None, muscles: Coloured) -> None:
        """Show another figure, or none, and other muscles of it."""
        if (drawn, muscles) != (self._drawn, self._muscles):
            self._drawn, self._muscles = drawn, muscles
            self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the figure and the words."""
        if self._image is None:
            return
        painter = QPainter(self)
        paint.start(painter)
        line = self._theme.line(self._style)
        painter.drawImage(QRectF(0, 0, self.width(), self.height() - line), self._image)
        words, font = translate("Practice", "From behind"), self._theme.font(self._style)
        left = (self.width() - paint.width_of(words, font)) / 2
        box = QRectF(left, self.height() - line, self.width() - left, line)
        paint.paint_line(painter, box, words, font, self._theme.colours.ink_soft)

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        height = self.height() - self._theme.line(self._style)
        asked = None
        if self._drawn is not None:
            width, height = round(self.width() * ratio), round(height * ratio)
            asked = FromBehind(self._service.dress, self._drawn, width, height, self._muscles)
        if asked == self._asked:
            return
        self._asked, self._image = asked, None
        self.setAccessibleName("")
        if asked is not None:
            self._service.picture(asked, place="behind")
        self.update()

    def _on_drawn(self, request: Request, picture: Picture) -> None:
        if request == self._asked:
            self._image = picture.image
            self.setAccessibleName(translate("Practice", "From behind") if picture.image else "")
            self.update()
