"""What a class sees of a practice: the room, the figure, the breath, the words; nothing that is the teacher's alone."""

from math import ceil
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from guide.player.moment import Moment
from guide.player.transport import State
from guide.ui.classroom.layout import ClassLayout, lay_out
from guide.ui.figure.service import FigureService
from guide.ui.practice.face import face_of, stilled
from guide.ui.practice.figure_stage import FigureStage
from guide.ui.practice.next_sign import NextSign
from guide.ui.practice.side_sign import SideSign
from guide.ui.practice.stage_measures import StageMeasures
from guide.ui.practice.telling import Telling, telling
from guide.ui.theme import TextStyle, Theme
from guide.ui.widgets.caption import Caption
from guide.ui.widgets.ring import Ring, RingType
from guide.ui.widgets.text import Text

SMALLEST: Final = 63
"""Pixels of a display 1920 wide: read from eight metres in a picture 1.5 m wide, with capitals of 33 mm there."""
# All type is as large as the screen allows from the start: the text size of the settings is for the laptop.
_COUNT: Final = TextStyle(216, 216, 500, -5, growth=0)
_CAPTION: Final = TextStyle(88, 96, 500, -1, growth=0)
_NAME: Final = TextStyle(88, 96, 600, -1, growth=0)
_PHASE: Final = TextStyle(SMALLEST, 72, 500, growth=0)
_NOTE: Final = TextStyle(SMALLEST, 72, growth=0)
_NOTE_STRONG: Final = TextStyle(SMALLEST, 72, 600, growth=0)
_AT_COUNT: Final = (0.135, 0.03)
"""The room above and below the number in the ring: word, number and “of n” stay within the disc at its smallest."""

_STAGE: Final = StageMeasures(height=720, top=44, lowest=628, bottom=704, most=545)
_NAME_WIDTH: Final = 7.6
"""Where a pose's name wraps, in sizes of its type: beside it the figure has its place."""
_NAME_LINES: Final = 2.1
"""A name of more lines would reach down into the figure. (A little more than two: lines are of whole pixels.)"""
_MOST_LINES: Final = 4
"""More is a session's long title, which leaves the figure its place."""


class ClassScene(QWidget):
    """Shows moments of the session called `title`. It asks nothing and decides nothing."""

    def __init__(self, theme: Theme, figure: FigureService, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._told: Telling | None = None
        self.layout_now: ClassLayout = lay_out(1920, 1080)
        self.stage = FigureStage(theme, figure, self, measures=_STAGE, place="class stage")
        self.ring = Ring(theme, self.layout_now.ring, self)
        self.name = Text(theme, style=_NAME, lines=_MOST_LINES, parent=self)
        self.side = SideSign(theme, self)
        self.caption = Caption(theme, self)
        self.next = NextSign(theme, self, at_left=True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    def set_title(self, title: str) -> None:
        """Show moments of a session of another title."""
        self._title = title

    def show_moment(self, moment: Moment, state: State) -> None:
        """Show an instant of the practice. Only what has changed is painted."""
        face = face_of(moment, state)
        self.ring.set_face(stilled(face, self.ring.face) if self._theme.reduce_motion else face)
        self.stage.show_moment(moment)
        told = telling(moment, state, self._title)
        if told != self._told:
            self._told = told
            self._show_words(told)

    def set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - the value of a setting
        """Show the figure as a mirror would, and so as a teacher who faces the class moves.

        The words stay, and so does the marker: it points to what is right or left for those who look.
        """
        self.stage.is_mirrored = mirrored

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint wall and floor."""
        painter = QPainter(self)
        colours, horizon = self._theme.colours, self.layout_now.horizon
        area = event.rect()
        painter.fillRect(area.intersected(QRect(0, 0, self.width(), horizon)), colours.wall)
        painter.fillRect(area.intersected(QRect(0, horizon, self.width(), self.height() - horizon)), colours.floor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its place for the present size."""
        super().resizeEvent(event)
        places = self.layout_now = lay_out(self.width(), self.height())
        name, note = _NAME.scaled(places.scale), _NOTE.scaled(places.scale)
        ring_type = RingType(_PHASE.scaled(places.scale), _COUNT.scaled(places.scale), note, *_AT_COUNT)
        self.ring.set_measures(places.ring, ring_type)
        reach = ceil(places.ring.extent)
        self.ring.setGeometry(round(places.ring_x) - reach, places.horizon - reach, 2 * reach, 2 * reach)
        self.name.set_style(name)
        self.side.set_style(name)
        self.caption.set_style(_CAPTION.scaled(places.scale))
        self.next.set_styles(note, _NOTE_STRONG.scaled(places.scale))
        self.stage.setGeometry(places.stage.rect)
        self.stage.horizon = places.horizon - self.stage.y()
        self.side.setGeometry(places.side.rect)
        self.caption.setGeometry(places.caption.rect)
        self.next.setGeometry(places.next.rect)
        self._place_name()

    def _show_words(self, told: Telling) -> None:
        if told.name != self.name.text():
            self.name.setText(told.name)
            self._place_name()
        self.side.set_side(told.side)
        self.caption.set_words(told.caption, told.spoken)
        self.next.set_name(told.next)

    def _place_name(self) -> None:
        """A pose's name wraps beside the figure; a session's title runs on to the ring, and the figure stands clear."""
        places = self.layout_now
        posing = self._told is not None and self._told.pose is not None
        room = round(places.name.width)
        beside = min(room, round(_NAME_WIDTH * _NAME.size * places.scale))
        fits = self.name.heightForWidth(beside) <= _NAME_LINES * places.name.height
        is_long = not fits and self.name.sizeHint().width() > room
        width = beside if is_long or (posing and fits) else room
        height = self.name.heightForWidth(width)
        self.name.setGeometry(round(places.name.x), round(places.name.y), width, height)
        written = QRect(self.name.pos() - self.stage.pos(), QSize(min(width, self.name.sizeHint().width()), height))
        self.stage.words = (written,) if is_long or not posing else ()
