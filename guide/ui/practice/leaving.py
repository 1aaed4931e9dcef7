"""Leaving a practice: asked first where something would be lost."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from guide.model.units import SECOND, clock
from guide.player.transport import State
from guide.ui.practice.question import Question
from guide.ui.practice.words import translate
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player

_WORTH_ASKING: Final = 30 * SECOND
"""Leaving earlier than this loses nothing anybody would miss."""


class Leaving(QObject):
    """Asks over a page whether to leave. `left` says that it is agreed, `stayed` that it is not."""

    left = Signal()
    stayed = Signal()

    def __init__(self, theme: Theme, player: "Player", page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._player = player
        self._page = page
        self.question: Question | None = None

    def ask(self) -> None:
        """Leave at once early and at the end; else pause, and ask."""
        player = self._player
        if self.question is not None:
            return
        if player.state is State.ENDED or player.position < _WORTH_ASKING:
            self.left.emit()
            return
        player.pause()
        self.question = Question(
            self._theme,
            translate("Practice", "Leave the practice?"),
            translate("Practice", "You are {time} into it.").format(time=clock(player.position)),
            (translate("Practice", "Leave"), translate("Practice", "Stay")),
            self._page,
        )
        self.question.agreed.connect(self.left)
        self.question.declined.connect(self._stay)
        self.question.ask()

    def withdraw(self) -> None:
        """Ask no more: somebody has gone on, or the practice is over."""
        if self.question is not None:
            self._stay()

    def place(self) -> None:
        """Keep the question in the middle of the page, over everything."""
        if self.question is not None:
            self.question.place()
            self.question.raise_()

    def _stay(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        self.stayed.emit()
