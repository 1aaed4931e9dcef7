"""The presenter: the page from which a teacher leads a class, while the class looks at the class display."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from guide.model.session import Session
from guide.model.units import Ms
from guide.player.moment import Moment
from guide.player.prompter import Prompter, row_times
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
from guide.ui.presenter.arrangement import Needed, arrange, has_room_for_preview, margins_of
from guide.ui.presenter.foot import Foot
from guide.ui.presenter.plan_panel import PlanPanel
from guide.ui.presenter.prompt import MOST, PromptView
from guide.ui.presenter.side import WIDTH as SIDE_WIDTH
from guide.ui.presenter.side import Display, Side
from guide.ui.presenter.styles import SIDE_STRONG
from guide.ui.presenter.words import breaths_words, count_parts, pace_words, translate, where_words
from guide.ui.theme import Theme
from guide.ui.widgets.strip import Strip
from guide.ui.widgets.text import Text

if TYPE_CHECKING:
    from guide.player.player import Player

Picture: TypeAlias = Callable[[int, float], QPixmap | None]
"""What the class sees, so many logical pixels wide, for a screen of that density; None while it sees nothing of us."""

_FRAME: Final = 33
_CALM: Final = 100
_IDLE: Final = 250
"""Milliseconds between two looks at the player: the class display, which follows it, moves as often."""
_SECOND: Final = 1.0
_REMARK_STAYS: Final = 6.0


class PresenterPage(QWidget):
    """Follows a player, and hands it what the teacher's hand, keys and remote ask for.

    `left` says that the class is over, `practice_requested` that one goes on without a class. `display_wished` carries
    a `Display`, `pace_tapped` a `BreathPattern` that is to be kept. No key of a remote leaves the page.
    """

    left = Signal()
    practice_requested = Signal()
    rehearsal_requested = Signal()
    display_wished = Signal(object)
    full_screen_requested = Signal()
    keys_requested = Signal()
    music_toggled = Signal()
    pace_tapped = Signal(object)

    def __init__(  # noqa: PLR0913 - what is led, and with what; all but the first four have a quiet default
        self,
        theme: Theme,
        player: "Player",
        session: Session,
        picture: Picture,
        *,
        keys: Keys = DEFAULTS,
        awake: Awake | None = None,
        rehearses: bool = False,
        now: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`now` counts seconds; `today` is the clock on the wall."""
        super().__init__()
        self._theme, self._player, self._session, self._picture = theme, player, session, picture
        self._keys, self._wishes = keys, wishes_of(keys, in_class=True)
        self._awake = awake or Awake()
        self._now, self._today = now, today
        self._times: dict[str, datetime] = {}
        self._timed = -1
        self._full_second = self._remark_until = 0.0
        quick = translate("Presenter", "Rehearsal, {n} times as fast, without sound").format(n=TIMES_AS_FAST)
        self._standing_remark = quick if rehearses else ""
        self._shown_state: State | None = None
        self.question: Question | None = None
        self.setAccessibleName(translate("Presenter", "Presenter: {title}").format(title=player.timeline.title))
        self.panel = PlanPanel(theme, player.timeline.title, rehearses=rehearses)
        self.prompt = PromptView(theme)
        self.side = Side(theme, rehearses=rehearses)
        self.remark = Text(theme, style=SIDE_STRONG, lines=1)
        self.strip = Strip(theme, lambda segment: described(segment, player.pose_name(segment)))
        self.foot = Foot(theme)
        for part in (self.panel, self.prompt, self.side, self.remark, self.strip, self.foot):
            part.setParent(self)
        self._changes = Changes(player)
        self._finishing = Finishing(player, today)
        self.changing = Changing(theme, player, self._changes, self._finishing, keys, now, self)
        self._follow_timeline()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        theme.changed.connect(self._lay_out)

    @property
    def player(self) -> "Player":
        """The player of the class that is led."""
        return self._player

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        return key_list(self._keys, in_class=True)

    def look(self) -> None:
        """Bring the page up to the player's present moment. The timer calls it; nothing else keeps time."""
        player, now = self._player, self._now()
        player.tick()
        if player.timeline is not self._timeline:
            self._follow_timeline()
        if player.state is not self._shown_state:
            self._on_state_changed(player.state)
        moment = player.moment()
        reached = player.timeline.duration - moment.time_left
        self.strip.set_position(reached)
        self._show_prompt(moment, reached)
        self._show_numbers(moment)
        self.changing.look(moment)
        if now >= self._full_second:
            self._full_second = now + _SECOND
            self._show_times(moment, reached)
            self._show_picture()
        if now >= self._remark_until:
            self.remark.setText(self._standing_remark)

    def say(self, sentence: str) -> None:
        """Show a notice in a quiet line, and let a screen reader say it."""
        self.remark.setText(sentence)
        self.remark.setToolTip(sentence)
        self._remark_until = self._now() + _REMARK_STAYS
        announce(self, sentence)

    def show_display(self, display: Display) -> None:
        """Say what the class display does now."""
        self.side.show_display(display)
        self._show_picture()

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
            if wish in JUMPS or (wish is Wish.TOGGLE and self._player.state is State.PLAYING):
                self._finishing.renew()
            self._full_second = 0.0  # the end moves at once
        else:
            own.get(wish, lambda: None)()
            self._lay_out()  # the panel of changes may have come or gone: the words stand beside it
        self.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key asks for something; one that means nothing here is somebody else's. None leaves."""
        wish = self._wishes.get(Qt.Key(event.key()))
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if wish is None or held:
            event.ignore()
        elif not event.isAutoRepeat() and (self._player.state is not State.ENDED or wish in WHEN_ENDED):
            self.wish(wish)

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
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks; the sound goes on by itself."""
        super().hideEvent(event)
        if not self.isVisible() and self.window().isVisible():
            self._timer.stop()
            self._awake.release()

    def _connect(self) -> None:
        self.foot.wished.connect(self._on_pressed)
        self.side.finish_requested.connect(lambda: self.wish(Wish.FINISH_BY))
        self.side.display_wished.connect(self.display_wished)
        self.side.rehearsal_requested.connect(self.rehearsal_requested)
        self.panel.left.connect(self.practice_requested)
        self.panel.keys_requested.connect(self.keys_requested)
        self.panel.plan.jump_requested.connect(self._on_row_requested)
        self.strip.seek_requested.connect(self._on_seek_requested)
        self.changing.wished.connect(self.wish)
        self.changing.remarked.connect(self.say)
        self.changing.closed.connect(self._on_panel_closed)
        self.changing.pace_tapped.connect(self.pace_tapped)

    def _on_panel_closed(self) -> None:
        self._lay_out()
        self.setFocus()

    def _on_pressed(self, wish: Wish) -> None:
        """The large button leaves when the class is over: there is nothing left to pause."""
        if wish is Wish.TOGGLE and self._player.state is State.ENDED:
            self.left.emit()
        else:
            self.wish(wish)

    def _follow_timeline(self) -> None:
        self._timeline = self._player.timeline
        self._prompter = Prompter(self._timeline, self._session, self._player.pose_name)
        self.panel.plan.set_rows(self._prompter.rows)
        self.strip.set_timeline(self._timeline)
        self._full_second = 0.0

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
            self.foot.show_over()
            self.side.finish.setEnabled(False)
        else:
            self.foot.show_playing(playing=state is State.PLAYING)
            self.side.finish.setEnabled(True)

    def _show_prompt(self, moment: Moment, reached: Ms) -> None:
        player, plan = self._player, self.panel.plan
        is_over = player.state is State.ENDED
        title = player.timeline.title
        where = where_words(moment, player.state, title)
        self.prompt.show_place(where, count_parts(moment, player.state, waiting=player.is_waiting))
        prompt = self._prompter.at(moment.position if moment.position < 0 else reached, MOST)
        words = prompt.said.text if prompt.said else ""
        if is_over:
            words = translate("Presenter", "The class is over.")
        self.prompt.show_prompt(words, prompt)
        plan.show_current(self._prompter.row_at(reached), is_over=is_over)

    def _show_numbers(self, moment: Moment) -> None:
        player, foot = self._player, self.foot
        is_over = player.state is State.ENDED
        counted = None if is_over else self._changes.counted(moment.number)
        if counted is None:
            foot.breaths.show_number(translate("Presenter", "no\ncount"), less=False, more=False)
        else:
            words = breaths_words(counted.now, rounds=counted.rounds)
            foot.breaths.show_number(words, less=counted.now > counted.least, more=counted.now < counted.most)
        foot.pace.show_number(pace_words(player.pace), less=not is_over, more=not is_over)
        foot.show_muted(muted=player.is_muted)

    def _show_times(self, moment: Moment, reached: Ms) -> None:
        now, rows, plan = self._today(), self._prompter.rows, self.panel.plan
        ready_in = max(0, -moment.position)
        begun = now + timedelta(milliseconds=ready_in)
        if plan.current < self._timed:  # led back: what follows begins once more
            self._times = {row.key: self._times[row.key] for row in rows[: max(plan.current, 0)]}
        self._timed = plan.current
        self._times = row_times(rows, plan.current, reached, begun, self._times)
        plan.show_times([self._times[row.key] for row in rows])
        duration = self._timeline.duration
        self.side.show_times(reached, duration, begun + timedelta(milliseconds=duration - reached))

    def _show_picture(self) -> None:
        preview = self.side.preview
        if preview.isVisible():
            preview.show_picture(self._picture(SIDE_WIDTH, self.devicePixelRatioF()))

    def _on_row_requested(self, number: int) -> None:
        row = self._prompter.rows[number]
        self._ask_to_go(row.name, row.start)

    def _on_seek_requested(self, position: int) -> None:
        segment = self._timeline.segment_at(position)
        self._ask_to_go(described(segment, self._player.pose_name(segment)), position)

    def _ask_to_go(self, name: str, position: Ms) -> None:
        """Nobody means to lead a whole class elsewhere by a slip of the hand."""
        if self.question is not None:
            return
        self.changing.put_away()
        moment = self._player.moment()
        now = where_words(moment, self._player.state, self._timeline.title)
        self.question = question = Question(
            self._theme,
            translate("Presenter", "Go to “{pose}”?").format(pose=name),
            translate("Presenter", "The class is in “{pose}”.").format(pose=now),
            (translate("Presenter", "Go there"), translate("Presenter", "Stay")),
            self,
        )
        question.agreed.connect(lambda: self._close_question(position))
        question.declined.connect(lambda: self._close_question(None))
        question.ask()

    def _close_question(self, position: Ms | None) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        self.setFocus()
        if position is not None:
            self._player.seek(position)
            self._finishing.renew()
            self._full_second = 0.0
        self.look()

    def _lay_out(self) -> None:
        self.side.show_preview(shown=has_room_for_preview(self.width(), self.height(), self._theme.text))
        margins = margins_of(self.width(), self.height(), self._theme.text)
        self.foot.set_margins(*margins)
        needed = Needed(
            side=self.side.sizeHint().width(),
            foot=self.foot.sizeHint().height(),
            strip=self.strip.sizeHint().height(),
            remark=self._theme.line(SIDE_STRONG),
        )
        places = arrange(self.width(), self.height(), self._theme.text, needed)
        for part, box in (
            (self.panel, places.plan),
            (self.prompt, places.prompt),
            (self.side, places.side),
            (self.remark, places.remark),
            (self.strip, places.strip),
            (self.foot, places.foot),
        ):
            part.setGeometry(*box)
        self.changing.place(24, self.strip.y() - 8, margins[0], self.prompt.geometry())
        if self.changing.panel is not None:
            self.prompt.resize(self.changing.panel.x() - margins[0] - self.prompt.x(), self.prompt.height())
        if self.question is not None:
            self.question.place()
