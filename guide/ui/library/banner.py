"""The banner over the library: one session, with Start one press away."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.sessionfile.entry import Entry
from guide.ui.library import words
from guide.ui.library.pictures import Pictures
from guide.ui.theme import COLUMN_GAP, LARGE, RADIUS_BANNER, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import MainButton, PlainButton
from guide.ui.widgets.room import paint_picture, paint_room
from guide.ui.widgets.text import Text, ink_soft

_PADDING = 12
_FLOOR = 64
_EDGE = 32
_BUTTON_GAP = 8
_LEAST_PICTURE = 240
_LEAST_DETAILS = 320
_SUN = 72

if TYPE_CHECKING:
    from guide.player.resuming import Unfinished
    from guide.ui.widgets.strip import Strip


class _Plan(NamedTuple):
    """How the banner is laid out at a width: where the words begin and how wide they are, wall, floor, buttons."""

    left: int
    room: int
    wall: int
    floor: int
    stacked: bool
    in_a_row: bool

    @property
    def height(self) -> int:
        """Of the whole banner."""
        return self.wall + self.floor


class Banner(QWidget):
    """Shows the session to begin with. Narrow windows and large text drop the picture, then use one column."""

    start_requested = Signal(object)
    go_on_requested = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = pictures
        self._card: Entry | None = None
        self._reading = False
        self._words_from = 0
        self._plans: dict[int, _Plan] = {}
        self._lead = Text(theme, self.tr("A good place to begin"), SMALL, colour=ink_soft, lines=1, parent=self)
        self._title = Text(theme, "", LARGE, lines=2, parent=self)
        self._details = Text(theme, "", SMALL, lines=2, parent=self)
        self._look = PlainButton(theme, self.tr("See the plan"), on_room=True, parent=self)
        self._start = MainButton(theme, self.tr("Start"), "play", big=True, parent=self)
        self._start.clicked.connect(self._on_start)
        self._look.clicked.connect(self._on_look)
        self._unfinished: Unfinished | None = None
        self._strip: Strip | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        theme.changed.connect(self._lay_out)

    def show_card(self, card: Entry | None, *, reading: bool = False) -> None:
        """Show a session; without one there is no banner, unless the first is still being read."""
        self._card = card
        self._reading = reading and card is None
        self._show()

    def offer_to_go_on(self, unfinished: "Unfinished | None") -> None:
        """Show a practice to go on with; without one, the session to begin with."""
        self._unfinished = unfinished
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        if unfinished is not None:
            from guide.ui.library import going_on  # noqa: PLC0415 - the strip: not before the first paint

            self._strip = going_on.strip_of(self._theme, unfinished, self)
            self._strip.show()
        self._show()

    def _show(self) -> None:
        card, unfinished = self._card, self._unfinished
        self.setVisible(card is not None or unfinished is not None or self._reading)
        for button in (self._start, self._look):
            button.setVisible(card is not None or unfinished is not None)
        if unfinished is not None:
            from guide.ui.library import going_on  # noqa: PLC0415 - as above

            self._say(going_on.lead(unfinished), unfinished.session.title, going_on.place(unfinished))
            self._start.setText(self.tr("Continue"))
            self._look.setText(self.tr("Start over"))
        elif card is not None:
            details = ". ".join(part for part in (words.minutes(card), words.needs(card)) if part)
            self._say(self.tr("A good place to begin"), card.title, details)
            self._start.setText(self.tr("Start"))
            self._look.setText(self.tr("See the plan"))
        else:
            self._say(self.tr("Welcome"), self.tr("Reading your sessions…"), self.tr("This takes a moment"))
        self._lay_out()

    def _say(self, lead: str, title: str, details: str) -> None:
        self._lead.setText(lead)
        self._title.setText(title)
        self._details.setText(details)
        for button in (self._start, self._look):
            button.setAccessibleDescription(title)

    def _on_start(self) -> None:
        if self._unfinished is not None:
            self.go_on_requested.emit(self._unfinished, False)
        else:
            self.start_requested.emit(self._card)

    def _on_look(self) -> None:
        if self._unfinished is not None:
            self.go_on_requested.emit(self._unfinished, True)
        else:
            self.opened.emit(self._card)

    def align_words(self, x: int) -> None:
        """Where the words begin when there is room for a picture: the left edge of the second column."""
        if x != self._words_from:
            before = self._plans.get(self.width())
            self._words_from = x
            self._plans.clear()
            self._arrange()
            if before is not None and before.height != self._plan(self.width()).height:
                self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """One column is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The wall for the words, and the floor."""
        return self._plan(width).height

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(640, self.heightForWidth(640))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place words and buttons anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the room and who practises in it."""
        painter = QPainter(self)
        paint.start(painter)
        box = QRectF(self.rect())
        plan = self._plan(self.width())
        paint_room(painter, self._theme, box, RADIUS_BANNER, plan.wall / self.height())
        card = self._pictured()
        if plan.left > _EDGE:
            place = QRectF(0, 0, plan.left - COLUMN_GAP, self.height())
            ratio = self.devicePixelRatioF()
            picture = self._pictures.tile(card, place.size().toSize(), ratio, most=1) if card else None
            if picture:
                paint_picture(painter, place, picture, RADIUS_BANNER)
            else:
                self._paint_sun(painter, place, plan.wall)
        painter.end()

    def _paint_sun(self, painter: QPainter, place: QRectF, horizon: int) -> None:
        """Where there is no picture: the sun of the app's mark on the horizon."""
        colours = self._theme.colours
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width(), horizon))
        radius = _SUN
        circle = QRectF(place.center().x() - radius, horizon - radius, 2 * radius, 2 * radius)
        paint.paint_box(painter, circle, paint.Look(colours.ink, colours.sun), radius)
        painter.restore()

    def _pictured(self) -> Entry | None:
        if self._unfinished is None:
            return self._card
        from guide.ui.library import going_on  # noqa: PLC0415 - as above

        return going_on.pictured(self._unfinished)

    def _plan(self, width: int) -> _Plan:
        """It is asked for often, so it is kept."""
        if width not in self._plans:
            self._plans[width] = self._planned(width)
        return self._plans[width]

    def _planned(self, width: int) -> _Plan:
        """First the picture goes, then the buttons stand on the floor, and last one beneath the other."""
        start, look = self._start.sizeHint(), self._look.sizeHint()
        buttons = start.width() + _BUTTON_GAP + look.width()
        words_width = max(self._title.sizeHint().width(), min(self._details.sizeHint().width(), _LEAST_DETAILS))
        beside = buttons + COLUMN_GAP + _EDGE
        left, floor = _EDGE, _FLOOR
        stacked = _EDGE + words_width + beside > width
        in_a_row = not stacked or _EDGE + buttons + _EDGE <= width
        if stacked:
            floor = 2 * _PADDING + start.height() + (0 if in_a_row else look.height())
        else:
            fitting = (self._words_from, width - words_width - beside)
            left = next((x for x in fitting if x >= _LEAST_PICTURE and x + words_width + beside <= width), _EDGE)
        room = width - left - (_EDGE if stacked else beside)
        words_height = sum(text.heightForWidth(room) for text in (self._lead, self._title, self._details))
        return _Plan(left, room, 2 * _PADDING + words_height, floor, stacked=stacked, in_a_row=in_a_row)

    def _arrange(self) -> None:
        width = self.width()
        plan = self._plan(width)
        start, look = self._start.sizeHint(), self._look.sizeHint()
        if plan.stacked:
            start_x, middle = plan.left, plan.wall + _PADDING + start.height() // 2
            look_x = plan.left + (start.width() + _BUTTON_GAP if plan.in_a_row else 0)
        else:
            start_x, middle = width - _EDGE - start.width(), plan.wall // 2
            look_x = start_x - _BUTTON_GAP - look.width()
        look_y = middle - look.height() // 2 if plan.in_a_row else middle + start.height() // 2
        self._start.setGeometry(start_x, middle - start.height() // 2, start.width(), start.height())
        self._look.setGeometry(look_x, look_y, look.width(), look.height())
        top = _PADDING
        for text in (self._lead, self._title, self._details):
            height = text.heightForWidth(plan.room)
            text.setGeometry(plan.left, top, plan.room, height)
            top += height
        if self._strip is not None:
            height = self._strip.sizeHint().height()
            room = width - _EDGE - plan.left
            self._strip.setVisible(not plan.stacked)
            self._strip.setGeometry(plan.left, plan.wall + (plan.floor - height) // 2, room, height)

    def _lay_out(self) -> None:
        self._plans.clear()
        self.updateGeometry()
        self._arrange()
        self.update()
