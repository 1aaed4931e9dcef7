"""The presenter: the page from which a teacher leads a class, while the class looks at the class display."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea

from guide.model.session import Session
from guide.player.moment import Moment
from guide.player.rehearsing import TIMES_AS_FAST
from guide.player.transport import State
from guide.ui.figure.service import FigureService
from guide.ui.practice.awake import Awake
from guide.ui.practice.change_panel import ChangePanel
from guide.ui.practice.finishing import Finishing
from guide.ui.practice.keys import DEFAULTS, JUMPS, Keys, Wish
from guide.ui.practice.player_page import PlayerPage
from guide.ui.practice.question import Question
from guide.ui.practice.words import described
from guide.ui.presenter.board import Board, Picture
from guide.ui.presenter.jumping import Jumping
from guide.ui.presenter.side import Display
from guide.ui.presenter.words import translate
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player

_SECOND: Final = 1.0
"""Seconds between two looks at what the clock on the wall changes."""
_WORDS_SHARE: Final = 0.5
"""How much of the width the panel of changes leaves, if its own words can be as narrow as that."""
_REMOTE: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F5)


class PresenterPage(PlayerPage):
    """What a teacher sees who leads a class.

    `left` says that the class is over, `practice_requested` that one goes on without a class. `display_wished` carries
    a `Display`. No key of a remote leaves the page.
    """

    practice_requested = Signal()
    rehearsal_requested = Signal()
    display_wished = Signal(object)

    saying_stays = 6.0

    def __init__(  # noqa: PLR0913 - what is led, and with what; all but the first four have a quiet default
        self,
        theme: Theme,
        player: "Player",
        session: Session,
        picture: Picture,
        *,
        keys: Keys = DEFAULTS,
        figure: FigureService | None = None,
        awake: Awake | None = None,
        finishing: Finishing | None = None,
        rehearses: bool = False,
        now: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`finishing` holds the end asked for before; `now` counts seconds, `today` is the clock on the wall."""
        finishing = finishing or Finishing(player, today)
        super().__init__(theme, player, keys, finishing, now, awake=awake, figure=figure, in_class=True)
        self._full_second = 0.0
        quick = translate("Presenter", "Rehearsal, {n} times as fast, without sound").format(n=TIMES_AS_FAST)
        self._standing_remark = quick if rehearses else ""
        self.setAccessibleName(translate("Presenter", "Presenter: {title}").format(title=player.timeline.title))
        self.board = Board(theme, player, session, picture, today, keys=keys, rehearses=rehearses)
        self.board.setParent(self)
        self.jumping = Jumping(theme, player, self)
        self._acts[Wish.CLASS] = self.practice_requested.emit
        self._connect()

    @property
    def question(self) -> Question | None:
        """The question that is open over the page."""
        return self.jumping.question

    def show_display(self, display: Display) -> None:
        """Say what the class display does now."""
        self.board.side.show_display(display)
        self.board.show_picture()

    def wish(self, wish: Wish) -> None:
        """Do what a key or a button asks for; a jump moves the times at once."""
        if wish in JUMPS:
            self._full_second = 0.0
        super().wish(wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the sheet that counts taps away, as it does with the panel of changes; else it pauses."""
        if event.key() == Qt.Key.Key_Escape and self.changing.tap_sheet.isVisible():
            self.changing.tap_sheet.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A remote's keys are the class's, also while the panel of changes would scroll by them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _REMOTE:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the player."""
        self._full_second = 0.0
        super().showEvent(event)

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
        changing.opened.connect(self._on_panel_opened)
        changing.closed.connect(self._lay_out)
        self.jumping.jumped.connect(self._on_jumped)
        self.jumping.stayed.connect(self.setFocus)
        for button in board.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def _on_panel_opened(self, panel: ChangePanel) -> None:
        self._lay_out()
        for area in panel.findChildren(QAbstractScrollArea):
            area.installEventFilter(self)

    def _on_pressed(self, wish: Wish) -> None:
        """The large button leaves when the class is over: there is nothing left to pause."""
        if wish is Wish.TOGGLE and self._player.state is State.ENDED:
            self.left.emit()
        elif self._can(wish):
            self.wish(wish)

    def _show_state(self, state: State) -> None:
        if state is State.ENDED and self.board.side.finish.hasFocus():
            self.setFocus()  # first: else its neighbour would inherit the keyboard, and Space would press it
        self.board.show_state(state)

    def _show_moment(self, moment: Moment, now: float) -> None:
        self.board.show_moment(moment, self._changes.counted(moment.number))
        if now >= self._full_second:
            self._full_second = now + _SECOND
            self.board.show_times(moment)
            self.board.show_picture()

    def _show_saying(self, sentence: str) -> None:
        words = sentence or self._standing_remark
        if words != self.board.notice and self.board.show_remark(words):
            self._lay_out()

    def _on_row_requested(self, number: int) -> None:
        row = self.board.row(number)
        self.changing.put_away()
        self.jumping.ask(row.name, self.board.found_anew(row.start))

    def _on_seek_requested(self, position: int) -> None:
        segment = self._player.timeline.segment_at(position)
        self.changing.put_away()
        self.jumping.ask(described(segment, self._player.pose_name(segment)), self.board.found_anew(position))

    def _on_jumped(self) -> None:
        self.setFocus()
        self.changing.renew_end()
        self._full_second = 0.0
        self.look()

    def _lay_out(self) -> None:
        """The words stand beside the panel of changes while it is open, and what it answers is read beneath it."""
        board, focused = self.board, self.focusWidget()
        board.setGeometry(self.rect())
        margin = board.lay_out()
        self.changing.place_panel(board.prompt.y(), board.remark.y() - 8, margin, round(_WORDS_SHARE * self.width()))
        self.changing.place_taps(board.beneath_words)
        if self.changing.panel is not None:
            board.stand_between(margin, self.changing.panel.x() - margin)
        self.jumping.place()
        if self.focusWidget() is not focused:
            self.setFocus()  # what has no room any more leaves the keyboard to its neighbour, and Space would press it
