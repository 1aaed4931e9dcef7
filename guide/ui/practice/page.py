"""The Practice page: a practice under way, led by its player."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from guide.player.moment import Moment
from guide.player.transport import State
from guide.ui.announcing import announce
from guide.ui.figure.service import FigureService
from guide.ui.practice.awake import Awake
from guide.ui.practice.changes import Changes
from guide.ui.practice.changing import Changing
from guide.ui.practice.controls import Controls
from guide.ui.practice.ending import Ending
from guide.ui.practice.fading import Fading
from guide.ui.practice.finishing import Finishing
from guide.ui.practice.key_words import key_list
from guide.ui.practice.keys import DEFAULTS, JUMPS, WHEN_ENDED, Keys, Wish, wishes_of
from guide.ui.practice.leaving import Leaving
from guide.ui.practice.question import Question
from guide.ui.practice.remarks import Remarks
from guide.ui.practice.scene import Scene
from guide.ui.practice.words import described, why_words
from guide.ui.theme import NOTE, Theme
from guide.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from guide.player.player import Player

_FRAME: Final = 33
"""Milliseconds between two looks at the clock while a practice plays: thirty pictures a second."""
_CALM: Final = 100
"""The same with reduced motion: words and numbers change in time with the voice."""
_IDLE: Final = 250


class PracticePage(QWidget):
    """Shows a player's practice and hands it what keys, pointer and buttons ask for.

    The timer only wakes: the player's clock says where the practice is. `left` asks to go back; the page's owner
    closes the player and drops the page. `pace_tapped` carries a `BreathPattern` that is to be kept, `choice_made` the
    keys of a choice of the session and of its option.
    """

    left = Signal()
    full_screen_requested = Signal()
    keys_requested = Signal()
    music_toggled = Signal()
    class_requested = Signal()
    pace_tapped = Signal(object)
    choice_made = Signal(str, str)

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
        super().__init__(parent)
        self._theme = theme
        self._player = player
        self._awake = awake or Awake()
        self._keys = keys
        self._wishes = wishes_of(keys)
        self._now = now
        self._fading = Fading(now())
        self._shown_state: State | None = None
        self._pointer_shown = True
        self._timeline = player.timeline
        self.setAccessibleName(player.timeline.title)
        strip = Strip(theme, lambda segment: described(segment, player.pose_name(segment)))
        strip.set_timeline(player.timeline)
        self.scene = Scene(theme, strip, figure, self)
        self.scene.set_title(player.timeline.title)
        self.controls = Controls(theme, keys, self)
        self.remarks = Remarks(theme, self, now())
        self.ending = Ending(theme, self)
        self.leaving = Leaving(theme, player, self)
        self._changes = Changes(player)
        self.finishing = Finishing(player, time_of_day)
        self.changing = Changing(theme, player, self._changes, self.finishing, keys, now, self)
        self._connect()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        theme.changed.connect(self._lay_out)
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)

    @property
    def player(self) -> "Player":
        """The player of the practice that is shown."""
        return self._player

    @property
    def question(self) -> Question | None:
        """The question that is open over the page."""
        return self.leaving.question

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        return key_list(self._keys)

    def look(self) -> None:
        """Bring the page up to the player's present moment. The timer calls it; nothing else keeps time."""
        player, now = self._player, self._now()
        player.tick()
        if player.timeline is not self._timeline:
            self._timeline = player.timeline
            self.scene.strip.set_timeline(self._timeline)
        if player.state is not self._shown_state:
            self._on_state_changed(player.state)
        moment = player.moment()
        self.scene.show_moment(moment, player.state, waiting=player.is_waiting)
        self._show_count(moment)
        self.changing.look(moment)
        self._show_remarks(moment, now)
        stay = player.state is not State.PLAYING or self.controls.has_focus() or self.changing.is_open
        self.controls.set_level(self._fading.step(now, stay=stay, at_once=self._theme.reduce_motion))
        self._show_pointer(shown=self.controls.level > 0)

    def say(self, sentence: str) -> None:
        """Show a notice in a quiet line, and let a screen reader say it."""
        self.remarks.say(sentence)
        self.remarks.place(self.scene)
        self.changing.raise_above()
        announce(self, sentence)

    def wish(self, wish: Wish) -> None:
        """Do what a key or a button asks for."""
        own: dict[Wish, Callable[[], object]] = {
            Wish.TAP_BREATH: self.changing.tap,
            Wish.FINISH_BY: self.changing.open_at_finish,
            Wish.CHANGE: self.changing.toggle,
            Wish.MUSIC: self.music_toggled.emit,
            Wish.MUSCLES: self._toggle_muscles,
            Wish.CLASS: self.class_requested.emit,
            Wish.FULL_SCREEN: self.full_screen_requested.emit,
            Wish.KEYS: self.keys_requested.emit,
            Wish.BACK: self._go_back,
        }
        if act := self._changes.act(wish):
            if remark := act():
                self.say(remark)
            if wish in JUMPS:
                self.changing.renew_end()
            self._show_switches()
        else:
            own[wish]()
        self.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key asks for something; one that means nothing here is somebody else's."""
        wish = self._wishes.get(Qt.Key(event.key()))
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if wish is None or held or (self._player.state is State.ENDED and wish not in WHEN_ENDED):
            event.ignore()
        elif not event.isAutoRepeat():
            self.wish(wish)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside everything puts the panel away and brings the keys back to the page."""
        self.changing.put_away()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any stir of pointer or keys brings the controls back."""
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}:
            self._fading.stir()
            self._show_pointer(shown=True)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the player."""
        super().showEvent(event)
        self.setFocus()
        self._show_switches()  # a class may have been led meanwhile
        self._shown_state = None  # and the screen is to be kept awake anew
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks; the sound goes on by itself."""
        super().hideEvent(event)
        if not self.isVisible() and self.window().isVisible():
            self._timer.stop()
            self._awake.release()

    def _connect(self) -> None:
        self.controls.wished.connect(self.wish)
        self.changing.wished.connect(self.wish)
        self.changing.remarked.connect(self.say)
        self.changing.closed.connect(self.setFocus)
        self.changing.pace_tapped.connect(self.pace_tapped)
        self.changing.choice_made.connect(self.choice_made)
        self.leaving.left.connect(self.left)
        self.leaving.stayed.connect(self.setFocus)
        self.scene.strip.seek_requested.connect(self._on_seek_requested)
        self.ending.back_requested.connect(self.left)
        self.ending.again_requested.connect(lambda: self.wish(Wish.TOGGLE))
        self._show_switches()

    def _show_switches(self) -> None:
        self.controls.show_guidance(self._player.guidance)
        self.controls.show_muted(muted=self._player.is_muted)

    def _on_seek_requested(self, position: int) -> None:
        self._player.seek(position)
        self.changing.renew_end()
        self.look()

    def _on_state_changed(self, state: State) -> None:
        self._shown_state = state
        playing = state is State.PLAYING
        self.controls.show_playing(playing=playing)
        self._set_pace()
        if playing:
            self._awake.hold()
        else:
            self._awake.release()
        if state is State.ENDED:
            self.finishing.take_back()
            self.changing.put_away()
            self.ending.open()
        elif self.ending.isVisible():
            self.setFocus()  # first: else a control would inherit the keyboard, and Space would press it
            self.ending.hide()

    def _show_count(self, moment: Moment) -> None:
        counted = None if self._player.state is State.ENDED else self._changes.counted(moment.number)
        breaths = self.controls.breaths
        if counted is None and breaths.has_focus():
            self.setFocus()  # as above: what is hidden must not leave the keyboard to its neighbour
        breaths.show_count(counted)

    def _show_remarks(self, moment: Moment, now: float) -> None:
        caption, player = moment.caption, self._player
        why = why_words(caption.why, player.source(caption.source)) if caption else ""
        if self.remarks.pass_time(now, why, playing=player.state is State.PLAYING):
            self.remarks.place(self.scene)

    def _set_pace(self) -> None:
        """Look as often as something can move."""
        moving = _CALM if self._theme.reduce_motion else _FRAME
        self._timer.setInterval(moving if self._shown_state is State.PLAYING else _IDLE)

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
        self._set_pace()
        self.scene.setGeometry(self.rect())
        self.scene.lay_out()
        places = self.scene.layout_now
        size = round(places.control)
        self.controls.setGeometry(0, max(0, round(places.controls - size / 2)), self.width(), size)
        self.controls.set_size(places.margin, size, places.icon, NOTE.scaled(places.note_scale))
        caption = self.scene.caption.geometry()
        line = self._theme.line(NOTE.scaled(places.note_scale))
        top = caption.top() + caption.height() // 2 + line // 4
        self.ending.setGeometry(caption.left(), top, caption.width() // 2, self.ending.sizeHint().height())
        self.ending.adjustSize()
        self.remarks.place(self.scene)
        # Whoever taps follows their own breath: the sheet lies beneath the ring, and leaves body and words in sight.
        top, beside = self.controls.geometry().bottom() + 8, self.scene.side.geometry()
        self.changing.place(top, caption.top() - 8, round(places.margin), beside)
        self.leaving.place()
