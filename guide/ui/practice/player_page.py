"""What the pages of a practice have in common, whoever looks at them: following its player, and handing it wishes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QPushButton, QWidget

from guide.player.moment import Moment
from guide.player.notices import NO_LONGER
from guide.player.transport import State
from guide.ui.announcing import announce
from guide.ui.figure.service import FigureService
from guide.ui.practice.awake import Awake
from guide.ui.practice.changes import Changes
from guide.ui.practice.changing import Changing
from guide.ui.practice.finishing import Finishing
from guide.ui.practice.key_words import go_on_words, key_list
from guide.ui.practice.keys import JUMPS, WHEN_ENDED, Keys, Wish, wishes_of
from guide.ui.practice.question import Question
from guide.ui.practice.sayings import Sayings
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player

_FRAME: Final = 40
"""Milliseconds between two looks at the player while it plays: twenty-five pictures a second, as in a film."""
_CALM: Final = 100
"""The same with reduced motion: words and numbers change in time with the voice."""
_IDLE: Final = 250
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class PlayerPage(QWidget):
    """Follows a player while it is shown, and keeps the screen awake while it plays.

    The timer only wakes: the player's clock says where the practice is. `left` says that the practice is over,
    `pace_tapped` carries a `BreathPattern` that is to be kept, `choice_made` the keys of a choice and its option. What
    there is to see is a page's own: it shows a moment, a state and a saying, and gives everything its place.
    """

    left = Signal()
    full_screen_requested = Signal()
    keys_requested = Signal()
    music_toggled = Signal()
    pace_tapped = Signal(object)
    choice_made = Signal(str, str)

    saying_stays: ClassVar[float]
    """Seconds of practice that a notice or an answer stays: time to look up and read it."""

    def __init__(  # noqa: PLR0913 - what a practice is led with
        self,
        theme: Theme,
        player: "Player",
        keys: Keys,
        finishing: Finishing,
        now: Callable[[], float],
        *,
        awake: Awake | None = None,
        figure: FigureService | None = None,
        in_class: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`now` tells seconds of a steady clock; `in_class` says whose keys they are. `figure` gives way to them."""
        super().__init__(parent)
        self._theme, self._player, self._now = theme, player, now
        self._figure = figure
        self._keys, self._in_class = keys, in_class
        self._go_on = go_on_words(keys)
        self._wishes = wishes_of(keys, in_class=in_class)
        self._awake = awake or Awake()
        self._looked = now()
        self._shown_state: State | None = None
        self._sayings = Sayings(self.saying_stays)
        self._changes = Changes(player)
        self.finishing = finishing
        self.changing = Changing(theme, player, self._changes, finishing, keys, now, self)
        self._acts: dict[Wish, Callable[[], object]] = {
            Wish.TAP_BREATH: self.changing.tap,
            Wish.FINISH_BY: self.changing.open_at_finish,
            Wish.CHANGE: self.changing.toggle,
            Wish.MUSIC: self.music_toggled.emit,
            Wish.FULL_SCREEN: self.full_screen_requested.emit,
            Wish.KEYS: self.keys_requested.emit,
        }
        self.changing.wished.connect(self.wish)
        self.changing.remarked.connect(self.answer)
        self.changing.opened.connect(self._lead_by_arrows)
        self.changing.offered.connect(self._lead_by_arrows)
        self.changing.closed.connect(self.setFocus)
        self.changing.pace_tapped.connect(self.pace_tapped)
        self.changing.choice_made.connect(self.choice_made)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)
        theme.changed.connect(self._set_pace)
        # Later: what lies on the page has to measure its own words anew before it is given its place.
        theme.changed.connect(self._lay_out, Qt.ConnectionType.QueuedConnection)

    @property
    def player(self) -> "Player":
        """The player of the practice that is shown."""
        return self._player

    @property
    def question(self) -> Question | None:
        """The question that is open over the page."""
        raise NotImplementedError

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        return key_list(self._keys, in_class=self._in_class)

    def look(self) -> None:
        """Bring the page up to the player's present moment. The timer calls it; nothing else keeps time."""
        player, now = self._player, self._now()
        player.tick()
        if player.state is not self._shown_state:
            self._on_state_changed(player.state)
        self._sayings.pass_time(now - self._looked, playing=player.state is State.PLAYING)
        self._looked = now
        moment = player.moment()
        self._show_moment(moment, now)
        self.changing.look(moment)
        self._show_saying(self._sayings.text)

    def _on_time(self) -> None:
        self.look()
        self._player.look_ahead()

    def say(self, sentence: str) -> None:
        """Show a notice in a quiet line, after those before it, and let a screen reader say it."""
        self.take_back(NO_LONGER.get(sentence, ""))
        self._sayings.notify(sentence)
        self._tell(sentence)

    def take_back(self, sentence: str) -> None:
        """Show a notice no more that is no longer so."""
        self._sayings.take_back(lambda told: told == sentence)
        self._show_saying(self._sayings.text)

    @property
    def untold(self) -> tuple[str, ...]:
        """The notices that nobody has seen yet, and that are so wherever they are read."""
        return tuple(sentence for sentence in self._sayings.untold if not self._asks_to_go_on(sentence))

    def answer(self, sentence: str) -> None:
        """Show at once what a wish has done, in the same line, and let a screen reader say it."""
        self._sayings.answer(sentence)
        self._tell(sentence)

    def wish(self, wish: Wish) -> None:
        """Do what a key or a button asks for."""
        if self._figure is not None:
            self._figure.give_way()
        if act := self._changes.act(wish):
            if remark := act():
                self.answer(remark)
            if wish in JUMPS:
                self.changing.renew_end()
        elif wish in self._acts:
            self._acts[wish]()
        self.look()
        if self._timer.isActive():
            self._timer.start()  # anew: what this has changed is painted before the next look
        if self._figure is not None:
            self._figure.give_way()  # anew: it is painted after this, and on some screens only with their next picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key asks for something; one that means nothing here is somebody else's."""
        wish = self._wishes.get(Qt.Key(event.key()))
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held and event.key() == Qt.Key.Key_Escape:
            return  # it means nothing, but the window would leave the page, and the practice play on without one
        if wish is None or held:
            event.ignore()
        elif not event.isAutoRepeat() and self._can(wish):
            self.wish(wish)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows are the practice's, also while a button has the keyboard: Qt would go to the next one, or scroll."""
        is_press = event.type() is QEvent.Type.KeyPress and isinstance(watched, QAbstractButton | QAbstractScrollArea)
        if is_press and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            event.ignore()  # what they ignore comes to the page
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is the question's while one is open, wherever it comes from."""
        super().focusInEvent(event)
        if self.question is not None:
            self.question.ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside everything puts the panel away and brings the keys back to the page."""
        self.changing.put_away()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out anew, unless there is no room for anything."""
        super().resizeEvent(event)
        if not self.size().isEmpty():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the player."""
        super().showEvent(event)
        if not event.spontaneous():  # a window that comes back has its keyboard where it was: in the panel, or a list
            self.setFocus()
        self._shown_state = None  # the screen is to be kept awake anew
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks; the sound goes on by itself."""
        super().hideEvent(event)
        if not self.isVisible():  # as it still is in a window that lies in the dock
            self._timer.stop()
            self._awake.release()

    def _show_moment(self, moment: Moment, now: float) -> None:
        """Show what there is to see of a moment; `now` is the steady clock's."""
        raise NotImplementedError

    def _show_state(self, state: State) -> None:
        """Offer what can be done while the practice plays, rests or is over."""
        raise NotImplementedError

    def _show_saying(self, sentence: str) -> None:
        """Show a notice or an answer, or an empty line; called at every look."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        """Give everything its place."""
        raise NotImplementedError

    def _can(self, wish: Wish) -> bool:
        """Whether a wish means anything now: most do not once the practice is over."""
        return self._player.state is not State.ENDED or wish in WHEN_ENDED

    def _tell(self, sentence: str) -> None:
        self._show_saying(self._sayings.text)
        announce(self, sentence)

    def _on_state_changed(self, state: State) -> None:
        self._shown_state = state
        self._set_pace()
        if state is State.PLAYING:
            self._awake.hold()
        else:
            self._awake.release()
        if state is not State.PAUSED:
            self._sayings.take_back(self._asks_to_go_on)
        if state is State.ENDED:
            self.finishing.take_back()
            self.changing.put_away()
            self._sayings.answer("")  # what was changed is over as well
        self._show_state(state)

    def _lead_by_arrows(self, panel: QWidget) -> None:
        """Answers of a choice keep their arrows, and the field its own."""
        for widget in (*panel.findChildren(QPushButton), *panel.findChildren(QAbstractScrollArea)):
            widget.installEventFilter(self)

    def _asks_to_go_on(self, sentence: str) -> bool:
        """Whether a notice tells of a pause that nobody asked for: it is over as soon as somebody goes on."""
        return sentence.endswith(self._go_on)

    def _set_pace(self) -> None:
        """Look as often as something can move."""
        moving = _CALM if self._theme.reduce_motion else _FRAME
        self._timer.setInterval(moving if self._shown_state is State.PLAYING else _IDLE)
