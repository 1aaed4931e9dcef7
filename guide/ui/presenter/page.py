"""The presenter: the page from which a teacher leads a class, while the class looks at the class display."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from guide.model.session import Session
from guide.player.rehearsing import TIMES_AS_FAST
from guide.player.transport import State
from guide.ui.announcing import announce
from guide.ui.practice.awake import Awake
from guide.ui.practice.changes import Changes
from guide.ui.practice.changing import Changing
from guide.ui.practice.finishing import Finishing
from guide.ui.practice.key_words import key_list
from guide.ui.practice.keys import DEFAULTS, JUMPS, WHEN_ENDED, Keys, Wish, wishes_of
from guide.ui.practice.question import Question
from guide.ui.practice.words import described
from guide.ui.presenter.board import Board, Picture
from guide.ui.presenter.jumping import Jumping
from guide.ui.presenter.side import Display
from guide.ui.presenter.words import translate
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player

_FRAME: Final = 33
_CALM: Final = 100
_IDLE: Final = 250
"""Milliseconds between two looks at the player: the class display, which follows it, moves as often."""
_SECOND: Final = 1.0
_REMARK_STAYS: Final = 6.0
_TOP: Final = 24
_REMOTE: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F5)


class PresenterPage(QWidget):
    """Follows a player, and hands it what the teacher's hand, keys and remote ask for.

    `left` says that the class is over, `practice_requested` that one goes on without a class. `display_wished` carries
    a `Display`, `pace_tapped` a `BreathPattern` that is to be kept, `choice_made` the keys of a choice and its option.
    No key of a remote leaves the page.
    """

    left = Signal()
    practice_requested = Signal()
    rehearsal_requested = Signal()
    display_wished = Signal(object)
    full_screen_requested = Signal()
    keys_requested = Signal()
    music_toggled = Signal()
    pace_tapped = Signal(object)
    choice_made = Signal(str, str)

    def __init__(  # noqa: PLR0913 - what is led, and with what; all but the first four have a quiet default
        self,
        theme: Theme,
        player: "Player",
        session: Session,
        picture: Picture,
        *,
        keys: Keys = DEFAULTS,
        awake: Awake | None = None,
        finishing: Finishing | None = None,
        rehearses: bool = False,
        now: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`finishing` holds the end asked for before; `now` counts seconds, `today` is the clock on the wall."""
        super().__init__()
        self._theme, self._player = theme, player
        self._keys, self._wishes = keys, wishes_of(keys, in_class=True)
        self._awake = awake or Awake()
        self._now = now
        self._full_second = self._remark_until = 0.0
        quick = translate("Presenter", "Rehearsal, {n} times as fast, without sound").format(n=TIMES_AS_FAST)
        self._standing_remark = quick if rehearses else ""
        self._shown_state: State | None = None
        self.setAccessibleName(translate("Presenter", "Presenter: {title}").format(title=player.timeline.title))
        self.board = Board(theme, player, session, picture, today, rehearses=rehearses)
        self.board.setParent(self)
        self._changes = Changes(player)
        self._finishing = finishing or Finishing(player, today)
        self.changing = Changing(theme, player, self._changes, self._finishing, keys, now, self)
        self.jumping = Jumping(theme, player, self)
        self._connect()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        theme.changed.connect(self._lay_out)

    @property
    def player(self) -> "Player":
        """The player of the class that is led."""
        return self._player

    @property
    def question(self) -> Question | None:
        """The question that is open over the page."""
        return self.jumping.question

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        return key_list(self._keys, in_class=True)

    def look(self) -> None:
        """Bring the page up to the player's present moment. The timer calls it; nothing else keeps time."""
        player, now = self._player, self._now()
        player.tick()
        if player.state is not self._shown_state:
            self._on_state_changed(player.state)
        moment = player.moment()
        self.board.show_moment(moment, self._changes.counted(moment.number))
        self.changing.look(moment)
        if now >= self._full_second:
            self._full_second = now + _SECOND
            self.board.show_times(moment)
            self.board.show_picture()
        if now >= self._remark_until:
            self.board.remark.setText(self._standing_remark)

    def say(self, sentence: str) -> None:
        """Show a notice in a quiet line, and let a screen reader say it."""
        self.board.remark.setText(sentence)
        self.board.remark.setToolTip(sentence)
        self._remark_until = self._now() + _REMARK_STAYS
        announce(self, sentence)

    def show_display(self, display: Display) -> None:
        """Say what the class display does now."""
        self.board.side.show_display(display)
        self.board.show_picture()

    def wish(self, wish: Wish) -> None:
        """Do what a key or a button asks for."""
        own: dict[Wish, Callable[[], object]] = {
            Wish.TAP_BREATH: self.changing.tap,
            Wish.CHANGE: self.changing.toggle,
            Wish.FINISH_BY: self.changing.open_at_finish,
            Wish.MUSIC: self.music_toggled.emit,
            Wish.CLASS: self.practice_requested.emit,
            Wish.FULL_SCREEN: self.full_screen_requested.emit,
            Wish.KEYS: self.keys_requested.emit,
        }
        if act := self._changes.act(wish):
            if remark := act():
                self.say(remark)
            if wish in JUMPS:
                self.changing.renew_end()
        else:
            own.get(wish, lambda: None)()
            self._lay_out()  # the panel of changes may have come or gone
            for area in self.changing.panel.findChildren(QAbstractScrollArea) if self.changing.panel else ():
                area.installEventFilter(self)
        self.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key asks for something; one that means nothing here is somebody else's. None leaves."""
        wish = self._wishes.get(Qt.Key(event.key()))
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if wish is None or held:
            event.ignore()
        elif not event.isAutoRepeat() and (self._player.state is not State.ENDED or wish in WHEN_ENDED):
            self.wish(wish)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A remote's keys are the class's, also while the panel of changes would scroll by them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _REMOTE:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside everything brings the keys back to the page."""
        self.changing.put_away()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its place."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the player."""
        super().showEvent(event)
        self.setFocus()
        self._full_second = 0.0
        self._shown_state = None  # the screen is to be kept awake anew
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks; the sound goes on by itself."""
        super().hideEvent(event)
        if not self.isVisible() and self.window().isVisible():
            self._timer.stop()
            self._awake.release()

    def _connect(self) -> None:
        board, changing = self.board, self.changing
        board.foot.wished.connect(self._on_pressed)
        board.side.finish_requested.connect(lambda: self.wish(Wish.FINISH_BY))
        board.side.display_wished.connect(self.display_wished)
        board.side.rehearsal_requested.connect(self.rehearsal_requested)
        board.panel.left.connect(self.practice_requested)
        board.panel.keys_requested.connect(self.keys_requested)
        board.panel.plan.jump_requested.connect(self._on_row_requested)
        board.strip.seek_requested.connect(self._on_seek_requested)
        changing.wished.connect(self.wish)
        changing.remarked.connect(self.say)
        changing.closed.connect(self._on_panel_closed)
        changing.pace_tapped.connect(self.pace_tapped)
        changing.choice_made.connect(self.choice_made)
        self.jumping.jumped.connect(self._on_jumped)
        self.jumping.stayed.connect(self.setFocus)

    def _on_panel_closed(self) -> None:
        self._lay_out()
        self.setFocus()

    def _on_pressed(self, wish: Wish) -> None:
        """The large button leaves when the class is over: there is nothing left to pause."""
        if wish is Wish.TOGGLE and self._player.state is State.ENDED:
            self.left.emit()
        else:
            self.wish(wish)

    def _on_state_changed(self, state: State) -> None:
        self._shown_state = state
        moving = _CALM if self._theme.reduce_motion else _FRAME
        self._timer.setInterval(moving if state is State.PLAYING else _IDLE)
        if state is State.PLAYING:
            self._awake.hold()
        else:
            self._awake.release()
        if state is State.ENDED:
            self._finishing.take_back()
            self.changing.put_away()
        self.board.show_state(state)

    def _on_row_requested(self, number: int) -> None:
        row = self.board.row(number)
        self.changing.put_away()
        self.jumping.ask(row.name, row.start)

    def _on_seek_requested(self, position: int) -> None:
        segment = self._player.timeline.segment_at(position)
        self.changing.put_away()
        self.jumping.ask(described(segment, self._player.pose_name(segment)), position)

    def _on_jumped(self) -> None:
        self.setFocus()
        self.changing.renew_end()
        self._full_second = 0.0
        self.look()

    def _lay_out(self) -> None:
        """The words stand beside the panel of changes while it is open, where there is room."""
        board, prompt = self.board, self.board.prompt
        board.setGeometry(self.rect())
        margin = board.lay_out()
        self.changing.place(_TOP, board.strip.y() - 8, margin, board.strip.geometry())
        beside = self.changing.panel.x() - margin - prompt.x() if self.changing.panel else 0
        if beside >= prompt.minimumSizeHint().width():
            prompt.resize(beside, prompt.height())
        self.jumping.place()
