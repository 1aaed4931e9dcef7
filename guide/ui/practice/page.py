"""The Practice page: a practice under way, led by its player."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from guide.player.moment import Moment
from guide.player.transport import State
from guide.ui.figure.service import FigureService
from guide.ui.practice.awake import Awake
from guide.ui.practice.controls import Controls
from guide.ui.practice.ending import Ending
from guide.ui.practice.fading import Fading
from guide.ui.practice.finishing import Finishing
from guide.ui.practice.keys import DEFAULTS, Keys, Wish
from guide.ui.practice.layout import Room, lay_out
from guide.ui.practice.leaving import Leaving
from guide.ui.practice.player_page import PlayerPage
from guide.ui.practice.question import Question
from guide.ui.practice.remarks import Remarks
from guide.ui.practice.scene import Scene
from guide.ui.practice.words import described, why_words
from guide.ui.theme import NOTE, Theme
from guide.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from guide.player.player import Player

_LEAST_BESIDE: Final = 360
"""A practice narrower than that shows nothing: the panel of changes lies over it, and only the words are read on."""
_BEFORE_THE_END: Final = frozenset({Wish.NEXT, Wish.CHANGE})
"""Controls that have nothing to do once the practice is over."""
_BESIDE_ENDING: Final = 24
"""The room between the choices at the end and what is told beside them."""
_PRACTICE_SHARE: Final = 0.52
"""How much of the width the panel of changes leaves to the practice, if its words can be as narrow as that."""


class PracticePage(PlayerPage):
    """What one sees who practises.

    `left` asks to go back, `library_requested` to go on to the library; the page's owner closes the player and drops
    the page. `class_requested` asks to go on as a class.
    """

    library_requested = Signal()
    class_requested = Signal()

    saying_stays = 12.0

    def __init__(  # noqa: PLR0913 - what a practice is shown with; all but the first two have a quiet default
        self,
        theme: Theme,
        player: "Player",
        *,
        figure: FigureService | None = None,
        awake: Awake | None = None,
        keys: Keys = DEFAULTS,
        now: Callable[[], float] = time.monotonic,
        time_of_day: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        finishing = Finishing(player, time_of_day)
        super().__init__(theme, player, keys, finishing, now, awake=awake, figure=figure, parent=parent)
        self._fading = Fading(now())
        self._pointer_shown = True
        self._why = ""
        self._placed_by: tuple[int, str] = (0, "")
        self._room = Room()
        self._timeline = player.timeline
        self.setAccessibleName(player.timeline.title)
        strip = Strip(theme, lambda segment: described(segment, player.pose_name(segment)))
        strip.set_timeline(player.timeline)
        self.scene = Scene(theme, strip, figure, self, keys=keys)
        self.scene.set_title(player.timeline.title)
        self.controls = Controls(theme, keys, self)
        self.remarks = Remarks(theme, self)
        self.ending = Ending(theme, self)
        self.leaving = Leaving(theme, player, self)
        self._acts |= {
            Wish.MUSCLES: self._toggle_muscles,
            Wish.CLASS: self.class_requested.emit,
            Wish.BACK: self._go_back,
        }
        self._connect()
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)
            if widget is not self.scene.ring:  # what stirs there comes to the scene; each of its frames is an event too
                widget.installEventFilter(self)

    @property
    def question(self) -> Question | None:
        """The question that is open over the page."""
        return self.leaving.question

    def wish(self, wish: Wish) -> None:
        """Do what a key or a button asks for."""
        super().wish(wish)
        self._show_switches()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any stir of pointer or keys brings the controls back."""
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}:
            self._fading.stir()
            self._show_pointer(shown=True)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the player."""
        self._show_switches()  # a class may have been led meanwhile
        super().showEvent(event)

    def _connect(self) -> None:
        self.controls.wished.connect(self._on_pressed)
        self.changing.opened.connect(self._lay_out)
        self.changing.closed.connect(self._lay_out)
        self.leaving.left.connect(self.left)
        self.leaving.stayed.connect(self.setFocus)
        self.scene.strip.seek_requested.connect(self._on_seek_requested)
        self.ending.back_requested.connect(self.library_requested)
        self.ending.again_requested.connect(lambda: self.wish(Wish.TOGGLE))
        self._show_switches()

    def _on_pressed(self, wish: Wish) -> None:
        """Over the end, what shows that it can do nothing does nothing; the sign to play starts over."""
        if self._player.state is not State.ENDED or wish not in _BEFORE_THE_END:
            self.wish(wish)

    def _show_switches(self) -> None:
        self.controls.show_guidance(self._player.guidance)
        self.controls.show_muted(muted=self._player.is_muted)

    def _on_seek_requested(self, position: int) -> None:
        self._player.seek(position)
        self.changing.renew_end()
        self.look()

    def _show_state(self, state: State) -> None:
        self.controls.show_playing(playing=state is State.PLAYING)
        self.controls.show_over(over=state is State.ENDED)
        if state is not State.PAUSED:
            self.leaving.withdraw()  # a media key passes the question by
        if state is State.ENDED:
            self.ending.open()
        elif self.ending.isVisible():
            self.setFocus()  # first: else a control would inherit the keyboard, and Space would press it
            self.ending.hide()
        self._place_remarks()

    def _show_moment(self, moment: Moment, now: float) -> None:
        player = self._player
        if player.timeline is not self._timeline:
            self._timeline = player.timeline
            self.scene.strip.set_timeline(self._timeline)
        self.scene.show_moment(moment, player.state, waiting=player.is_waiting)
        self._show_count(moment)
        self._why = self._why_of(moment)
        stay = player.state is not State.PLAYING or self.controls.has_focus() or self.changing.is_open
        self.controls.set_level(self._fading.step(now, stay=stay, at_once=self._theme.reduce_motion))
        self._show_pointer(shown=self.controls.level > 0)

    def _show_count(self, moment: Moment) -> None:
        counted = None if self._player.state is State.ENDED else self._changes.counted(moment.number)
        breaths = self.controls.breaths
        if counted is None and breaths.has_focus():
            self.setFocus()  # as above: what is hidden must not leave the keyboard to its neighbour
        breaths.show_count(counted)

    def _why_of(self, moment: Moment) -> str:
        """Why what is told was said, for a pause to read it."""
        caption, player = moment.caption, self._player
        if caption is None or player.state is State.PLAYING:
            return ""
        return why_words(caption.why, player.source(caption.source))

    def _show_saying(self, sentence: str) -> None:
        if self.remarks.show(sentence, self._why) or self._words_round_remarks() != self._placed_by:
            self._place_remarks()

    def _words_round_remarks(self) -> tuple[int, str]:
        """What decides where remarks have room: the lines of the caption, and what is said to come next."""
        return len(self.scene.caption.shown), self.scene.next.text()

    def _place_remarks(self) -> None:
        """They stand beneath the caption. Where it leaves no room, a pause makes some; a practice that plays does not.

        What moves stays where it is looked for: what is told has another place then, for its few seconds.
        """
        scene, remarks = self.scene, self.remarks
        scene.give_way(self._room)
        self._place_ending()
        remarks.dress(scene)
        if self._player.state is State.PAUSED and (needed := remarks.lack(scene.beneath_caption())):
            scene.give_way(replace(self._room, beneath=max(needed, self._room.beneath)))
        self._placed_by = self._words_round_remarks()
        if self.ending.isHidden() or self.ending.y() < scene.caption.y():
            remarks.place(scene, scene.beneath_caption())
        else:
            remarks.place(scene, QRect())
            if remarks.lie_over(self.ending.geometry()):
                remarks.place(scene, self._beside_ending())
        self.changing.raise_above()
        self.leaving.place()

    def _toggle_muscles(self) -> None:
        self.scene.show_muscles(shown=not self.scene.shows_muscles)

    def _go_back(self) -> None:
        """What lies over the practice goes first."""
        if not self.changing.put_away():
            self.leaving.ask()

    def _show_pointer(self, *, shown: bool) -> None:
        if shown is self._pointer_shown:
            return
        self._pointer_shown = shown
        if shown:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.scene.strip.put_bubble_away()

    def _lay_out(self) -> None:
        places = lay_out(self.width(), self.height(), self._theme.text)
        size = round(places.control)
        self.controls.setGeometry(0, max(0, round(places.controls - size / 2)), self.width(), size)
        self.controls.set_size(places.margin, size, places.icon, NOTE.scaled(places.note_scale))
        top, margin = self.controls.geometry().bottom() + 1, round(places.margin)
        left = round(_PRACTICE_SHARE * self.width())
        self.changing.place_panel(top + 8, self.height() - margin, margin, left)
        panel = self.changing.panel
        is_beside = panel is not None and panel.x() >= _LEAST_BESIDE
        self._room = Room(top)
        if panel is not None and is_beside:
            answer = self._theme.line(NOTE.scaled(places.note_scale))  # what is changed there is answered at once
            self._room = Room(top, self.width() - panel.x(), answer)
        self.scene.setGeometry(self.rect())
        self.scene.give_way(self._room)
        self.scene.lay_out()
        # Whoever taps follows their own breath: the sheet lies beneath the ring, and leaves body and words in sight.
        self.changing.place_taps(self.scene.side.geometry(), self.scene.caption.y() - 1)
        self._place_remarks()
        if not is_beside:
            self.changing.place_panel(top + 8, self.scene.caption.y() - 8, margin)

    def _beside_ending(self) -> QRect:
        """What is free right of the choices at the end: there are no notes beneath the caption then."""
        room, ending = self.scene.beneath_caption(), self.ending.geometry()
        room.setLeft(min(ending.right() + _BESIDE_ENDING, room.right()))
        room.setBottom(ending.bottom())
        return room

    def _place_ending(self) -> None:
        """The choices at the end stand beneath the caption's first line, or above it where that is too low."""
        caption, ending = self.scene.caption.geometry(), self.ending
        line = self._theme.line(NOTE.scaled(self.scene.layout_now.note_scale))
        ending.fit(caption.width())
        ending.move(caption.left(), caption.top() + caption.height() // 2 + line // 4)
        if ending.geometry().bottom() >= self.scene.layout_now.strip.rect.top():
            ending.move(caption.left(), caption.top() - ending.height() - line // 4)
