"""What one sees of a practice: the room, the body's place, the breath, the words and the plan."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from guide.model.drawn import Drawn
from guide.model.units import SECOND
from guide.player.moment import Moment, PoseName
from guide.player.transport import State
from guide.ui.figure.requests import Coloured
from guide.ui.figure.service import FigureService
from guide.ui.practice.behind_view import BehindView
from guide.ui.practice.face import face_of, stilled
from guide.ui.practice.figure_stage import FigureStage
from guide.ui.practice.kept_on import KeptOn
from guide.ui.practice.key_words import go_on_words
from guide.ui.practice.keys import DEFAULTS, Keys
from guide.ui.practice.layout import PracticeLayout, Room, lay_out
from guide.ui.practice.muscle_list import MuscleList
from guide.ui.practice.next_figure import NextFigure
from guide.ui.practice.next_sign import NextSign
from guide.ui.practice.side_sign import SideSign
from guide.ui.practice.stage import Stage
from guide.ui.practice.telling import telling
from guide.ui.practice.words import time_left
from guide.ui.theme import CAPTION, COUNT, NAME, NOTE, NOTE_STRONG, Theme
from guide.ui.widgets.caption import Caption
from guide.ui.widgets.ring import Ring, RingType
from guide.ui.widgets.strip import Strip
from guide.ui.widgets.text import Text, ink_soft

_BESIDE_LARGE = 0.8
"""The size of words beside the figure where all text is large, as a share of it: more would run into the caption."""
_BELOW_VIEW = 0.8
_BEHIND = 0.33
"""The side of the view from behind, as a share of the stage's height."""
_NAME_WIDTH = 304 / 40
"""Where a pose's name wraps, in sizes of its type: beside it the figure has its place."""
_MOST_BESIDE = 0.6
"""How much of the stage's width long names of actions may take: the figure stands clear of them."""
_NAME_LINES = 4
"""More is a session's long title, which leaves the figure its place."""


class Scene(QWidget):
    """Shows moments. It asks nothing and decides nothing."""

    def __init__(
        self,
        theme: Theme,
        strip: Strip,
        figure: FigureService | None = None,
        parent: QWidget | None = None,
        *,
        keys: Keys = DEFAULTS,
    ) -> None:
        """Without a `figure` the mat stays empty."""
        super().__init__(parent)
        self._theme = theme
        self.shows_muscles = False
        self._title = ""
        self._go_on = go_on_words(keys)
        self.layout_now: PracticeLayout = lay_out(1280, 800)
        self._room = Room()
        self.stage = FigureStage(theme, figure, self) if figure else Stage(theme, self)
        self.strip = strip
        self.ring = Ring(theme, self.layout_now.ring, self)
        self.name = Text(theme, style=NAME, lines=_NAME_LINES, parent=self)
        self.sanskrit = Text(theme, style=NOTE, colour=ink_soft, lines=1, parent=self)
        self.kept_on = KeptOn(theme, self)
        self.side = SideSign(theme, self)
        self.caption = Caption(theme, self)
        self.time_left = Text(theme, style=NOTE, colour=ink_soft, lines=1, tabular=True, parent=self)
        self.next = NextSign(theme, self)
        self.muscles = MuscleList(theme, self)
        self.muscles.hide()
        self.next_figure = NextFigure(figure, self) if figure else None
        self.behind = BehindView(theme, figure, self) if figure else None
        self.stage.lower()
        strip.setParent(self)
        self._told: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_title(self, title: str) -> None:
        """The session's title, shown while nobody is in a pose."""
        self._title = title

    def show_moment(self, moment: Moment, state: State, *, waiting: bool = False) -> None:
        """Show an instant of the practice; `waiting` for a key to go on. Only what has changed is painted."""
        face = face_of(moment, state, waiting=waiting)
        self.ring.set_face(stilled(face, self.ring.face) if self._theme.reduce_motion else face)
        getting_ready = moment.position < 0  # for where the practice begins, which may be a later step
        self.strip.set_position(moment.segment.start if getting_ready else moment.position)
        self._show_muscles_of(moment)
        part = self.caption.part_at(moment.caption.spoken) if moment.caption else 0
        told = _told(moment, state, part, waiting=waiting)
        if told != self._told:
            self._told = told
            self._show_words(moment, state, waiting=waiting)
        self.stage.show_moment(moment)

    def _show_words(self, moment: Moment, state: State, *, waiting: bool) -> None:
        words = telling(moment, state, self._title, waiting=self._go_on if waiting else "")
        self._set(self.name, words.name)
        self._set(self.sanskrit, _sanskrit(words.pose) if words.pose else "")
        if self.kept_on.set_names(words.kept_on):
            self._place_names()
        self.side.set_side(words.side)
        self._set(self.time_left, "" if state is State.ENDED else time_left(moment.time_left))
        self.next.set_name(words.next)
        self.caption.set_words(words.caption, words.spoken)
        self._show_next(moment, words.next)
        self._keep_clear()

    def show_muscles(self, *, shown: bool) -> None:
        """Show which muscles work and which are stretched: in the figure, by name, and from behind where need be."""
        self.shows_muscles = shown
        self.muscles.setVisible(shown)
        if isinstance(self.stage, FigureStage):
            self.stage.show_muscles(shown=shown)
        self._place_names()

    def _show_muscles_of(self, moment: Moment) -> None:
        going = moment.going if self.shows_muscles and moment.pose_id else None
        if self.shows_muscles:
            before = self.muscles.text()
            self.muscles.set_muscles(moment.works if going else (), moment.stretches if going else ())
            if before != self.muscles.text():
                self._place_names()
        if self.behind is not None:
            held = going.to if going and going.share >= 1 and not moment.move else None
            self.behind.show_figure(held, Coloured(moment.works, moment.stretches))

    def _show_next(self, moment: Moment, coming: PoseName | None) -> None:
        """The coming figure, unless words run into its place."""
        if self.next_figure is None:
            return
        free = self.caption.x() + self.caption.widest_line < self.next_figure.x()
        drawn = None
        if coming and moment.next_id and self.layout_now.next_figure and free:
            drawn = Drawn(moment.next_id, moment.next_variant, coming.side)
        self.next_figure.show_figure(drawn)

    def _set(self, label: QLabel, text: str) -> None:
        if text != label.text():
            label.setText(text)
            if label is self.name:
                self._place_names()

    def beneath_caption(self) -> QRect:
        """What is free between the caption's first line and the notes; nothing where the caption has two lines."""
        caption, notes = self.caption.geometry(), self.layout_now.notes.rect
        top = caption.y() + max(len(self.caption.shown), 1) * caption.height() // 2
        right = self.next_figure.x() if self.next_figure and self.layout_now.next_figure else notes.right()
        return QRect(caption.x(), top, right - caption.x(), notes.top() - top)

    def below_side(self) -> QRect:
        """What is free right of the figure, between the side in hand and the caption."""
        side, top = self.side.geometry(), self.side.geometry().bottom() + 1
        half = min(side.center().x() - self.stage.geometry().right(), side.width() // 2)
        return QRect(side.center().x() - half, top, 2 * half, self.caption.y() - top)

    def between_notes(self) -> QRect:
        """What is free between the time that is left and what comes next."""
        notes, written = self.time_left.geometry(), self.time_left.sizeHint()
        gap = written.height()
        left = notes.x() + written.width() + gap
        right = self.next.geometry().right() - ceil(self.next.written) - gap
        top = min(notes.y(), self.layout_now.strip.rect.y() - written.height())
        return QRect(left, top, max(right - left, 1), written.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint wall and floor."""
        painter = QPainter(self)
        colours, horizon = self._theme.colours, round(self.layout_now.horizon)
        area = event.rect()
        painter.fillRect(area.intersected(QRect(0, 0, self.width(), horizon)), colours.wall)
        painter.fillRect(area.intersected(QRect(0, horizon, self.width(), self.height() - horizon)), colours.floor)

    def give_way(self, room: Room) -> None:
        """Leave some of the page to what comes beside, and stand whole in the rest of it."""
        if room != self._room:
            self._room = room
            self.lay_out()

    def lay_out(self) -> None:
        """Give everything its place for the present size and text."""
        self._told = ()
        places = self.layout_now = lay_out(self.width(), self.height(), self._theme.text, self._room)
        note, strong = NOTE.scaled(places.note_scale), NOTE_STRONG.scaled(places.note_scale)
        name, caption = NAME.scaled(places.caption_scale), CAPTION.scaled(places.caption_scale)
        self.ring.set_measures(places.ring, RingType(caption, COUNT.scaled(places.count_scale), note))
        reach = ceil(places.ring.extent)
        self.ring.setGeometry(round(places.ring_x) - reach, round(places.horizon) - reach, 2 * reach, 2 * reach)
        self.name.set_style(name)
        self.side.set_style(name)
        self.caption.set_style(caption)
        for label in (self.sanskrit, self.time_left):
            label.set_style(note)
        self.kept_on.set_styles(note, strong)
        self.next.set_styles(note, strong)
        self.stage.setGeometry(places.stage.rect)
        self.stage.horizon = round(places.horizon) - self.stage.y()
        beside = note if places.spare else note.scaled(_BESIDE_LARGE)
        self.muscles.set_style(beside)
        if self.behind is not None:
            side = round(_BEHIND * places.stage.height) if places.spare else 0  # large words take its place
            stage = self.stage.geometry()
            right = (stage.right() + self.ring.x() + side // 4) // 2  # clear of the arms, and of the ring's round
            self.behind.setGeometry(right - side, stage.top(), side, side + self._theme.line(beside))
            self.behind.set_style(beside.scaled(_BELOW_VIEW))
        self.side.setGeometry(places.side.rect)
        self.caption.setGeometry(places.caption.rect)
        notes = places.notes.rect
        third = notes.width() // 3
        self.time_left.setGeometry(notes.adjusted(0, 0, third - notes.width(), 0))
        self.next.setGeometry(notes.adjusted(third, 0, 0, 0))
        if self.next_figure is not None:
            self.next_figure.place(notes.right() + 1, notes.top() - notes.height() // 4, round(places.next_figure))
        strip = places.strip.rect
        self.strip.set_lanes(places.lane, places.lane_gap)
        room = (self.strip.sizeHint().height() - strip.height()) // 2
        self.strip.setGeometry(strip.adjusted(0, -room, 0, room))
        self._place_names()
        self.update()

    def _place_names(self) -> None:
        """The pose's name wraps beside the figure; the Sanskrit name and the actions follow beneath."""
        places = self.layout_now
        left, top = round(places.name.x), round(places.name.y)
        style = NAME.scaled(places.caption_scale)
        width = round(_NAME_WIDTH * self._theme.font(style).pixelSize())
        height = self.name.heightForWidth(width)
        self.name.setGeometry(left, top, width, height)
        self.sanskrit.setVisible(places.spare)
        line = round(places.sanskrit.height)
        self.sanskrit.setGeometry(left, top + height, round(places.sanskrit.width), line)
        below = top + height + (line if places.spare else 0) + line // 2
        most = max(width, round(_MOST_BESIDE * places.stage.width))
        actions = min(max(width, self.kept_on.widest), most)
        self.kept_on.setGeometry(left, below, actions, max(round(places.caption.y) - below, 1))
        below += self.kept_on.heightForWidth(width)
        self.muscles.setGeometry(left, below, width, self.muscles.heightForWidth(width))
        self._keep_clear()

    def _keep_clear(self) -> None:
        """Tell the figure where the words beside it are."""
        if isinstance(self.stage, FigureStage):
            beside = (self.name, self.sanskrit, self.kept_on, self.muscles)
            shown = [label for label in beside if label.text() and not label.isHidden()]
            self.stage.words = tuple(_written(label).translated(-self.stage.pos()) for label in shown)


def _written(label: QLabel) -> QRect:
    """Where a label's words are: they may take less than its place."""
    box = label.geometry()
    width, height = min(box.width(), label.sizeHint().width()), min(box.height(), label.heightForWidth(box.width()))
    return QRect(box.topLeft(), QSize(width, height))


def _sanskrit(name: PoseName) -> str:
    """The Sanskrit name, where it is not the one the pose goes by."""
    return name.sanskrit if name.sanskrit and name.sanskrit != name.english else ""


def _told(moment: Moment, state: State, part: int, *, waiting: bool) -> tuple[object, ...]:
    """All that the words rest on: they are looked at when it changes, not at each of twenty-five pictures a second.

    `part` is the part of the caption that is being said.
    """
    words = moment.caption and (moment.caption.text, part)
    ready = moment.position >= 0
    return state, waiting, ready, moment.segment, moment.pose, moment.next, words, moment.time_left // SECOND
