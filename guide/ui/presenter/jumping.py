"""Leading a class to another place of its plan: nobody means that by a slip of the hand, so it is asked first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from guide.model.units import Ms
from guide.ui.practice.question import Question
from guide.ui.presenter.words import translate, where_words
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player


class Jumping(QObject):
    """Asks over a page. `jumped` tells that the player is elsewhere, `stayed` that it is not."""

    jumped = Signal()
    stayed = Signal()

    def __init__(self, theme: Theme, player: "Player", page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._player, self._page = theme, player, page
        self.question: Question | None = None

    def ask(self, name: str, place: Callable[[], Ms | None]) -> None:
        """Ask whether to go to what is called `name`; a question that is open stays.

        `place` tells where that is by the time of the answer: the class may be laid out anew meanwhile.
        """
        if self.question is not None:
            return
        player = self._player
        now = where_words(player.moment(), player.state, player.timeline.title)
        self.question = question = Question(
            self._theme,
            translate("Presenter", "Go to “{pose}”?").format(pose=name),
            translate("Presenter", "The class is in “{pose}”.").format(pose=now),
            (translate("Presenter", "Go there"), translate("Presenter", "Stay")),
            self._page,
        )
        question.agreed.connect(lambda: self._go(place()))
        question.declined.connect(self._stay)
        question.ask()

    def place(self) -> None:
        """Keep the question in the middle of the page, over everything."""
        if self.question is not None:
            self.question.place()
            self.question.raise_()

    def _go(self, position: Ms | None) -> None:
        if position is None:
            self._stay()
            return
        self._close()
        self._player.seek(position)
        self.jumped.emit()

    def _stay(self) -> None:
        self._close()
        self.stayed.emit()

    def _close(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
