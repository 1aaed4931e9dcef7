"""The foot of the presenter: the controls of a class."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guide.model.breath import BreathPattern
from guide.ui.practice.key_words import with_key
from guide.ui.practice.keys import Keys, Wish
from guide.ui.presenter.big_controls import BigButton, Stepper
from guide.ui.presenter.words import breaths_words, pace_words, sign_names, translate
from guide.ui.theme import Theme

_GAPS: Final = (8, 12)
"""The room between two controls where there is little of it, and elsewhere."""
_ROOMY: Final = 24
_WIDE: Final = 2
"""Pause takes this many shares of the width to one of each other control."""
_LONG_PACE: Final = BreathPattern(10_500, 10_500)
"""For the words of such a breath there is always room."""


class Foot(QWidget):
    """Back, Pause, Next, breaths, pace, and the voice. `wished` carries a `Wish`."""

    wished = Signal(object)

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self._around = _ROOMY
        self._pause, self._go_on = translate("Presenter", "Pause"), translate("Presenter", "Go on")
        self._finish = translate("Presenter", "Finish")
        self._voice_on, self._voice_off = translate("Presenter", "Voice on"), translate("Presenter", "Voice off")
        back = translate("Presenter", "To the start of this step; twice: one back")
        forward = translate("Presenter", "Next step")
        self.back = BigButton(theme, translate("Presenter", "Back"), "previous", self._named(back, Wish.PREVIOUS))
        self.toggle = BigButton(theme, "", "pause", "", main=True, words=(self._pause, self._go_on, self._finish))
        self.next = BigButton(theme, translate("Presenter", "Next"), "next", self._named(forward, Wish.NEXT))
        self.breaths = Stepper(theme, *sign_names(rounds=False), longest=breaths_words(0, rounds=False))
        faster, slower = translate("Presenter", "Faster breath"), translate("Presenter", "Slower breath")
        self.pace = Stepper(theme, faster, slower, longest=pace_words(_LONG_PACE))
        self.voice = BigButton(theme, "", "voice", "", words=(self._voice_on, self._voice_off))
        self._row = QHBoxLayout(self)
        for control in (self.back, self.toggle, self.next, self.breaths, self.pace, self.voice):
            self._row.addWidget(control, _WIDE if control is self.toggle else 1)
        self._spare = (self.pace, self.voice, self.breaths)
        self._connect()
        self.show_playing(playing=True)
        self.show_muted(muted=False)
        theme.changed.connect(self.update)

    def set_margins(self, left: int, around: int, right: int) -> None:
        """Stand as far from the edges as the rest of the page; `around` is the room above and below."""
        self._around = around
        self._row.setContentsMargins(left, 0, right, 0)
        self._row.setSpacing(_GAPS[around >= _ROOMY])

    def fit(self) -> None:
        """In a narrow window leave out what is least needed there, until the rest is read whole: its keys stay."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        shown = [self.back, self.toggle, self.next, self.breaths, self.pace, self.voice]
        for control in self._spare:
            if sum(one.sizeHint().width() + self._row.spacing() for one in shown) - self._row.spacing() <= room:
                break
            shown.remove(control)
        for control in self._spare:
            control.setVisible(control in shown)
        self._row.activate()

    def show_playing(self, *, playing: bool) -> None:
        """Offer to pause, or to go on."""
        word = self._pause if playing else self._go_on
        self._show(self.toggle, "pause" if playing else "play", word, self._named(word, Wish.TOGGLE))

    def show_over(self) -> None:
        """Offer to leave: the class is over."""
        self._show(self.toggle, "tick", self._finish, translate("Presenter", "Finish the class"))

    def show_muted(self, *, muted: bool) -> None:
        """Offer to silence the voice, or to let it speak."""
        if muted:
            word, name = self._voice_on, translate("Presenter", "Let the voice speak")
        else:
            word, name = self._voice_off, translate("Presenter", "Silence the voice")
        self._show(self.voice, "voice" if muted else "voice-off", word, self._named(name, Wish.MUTE))

    def sizeHint(self) -> QSize:
        """The controls and the room round them."""
        return QSize(880, self.toggle.sizeHint().height() + 2 * self._around)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the floor."""
        QPainter(self).fillRect(event.rect(), self._theme.colours.floor)

    def _connect(self) -> None:
        for button, wish in (
            (self.back, Wish.PREVIOUS),
            (self.toggle, Wish.TOGGLE),
            (self.next, Wish.NEXT),
            (self.voice, Wish.MUTE),
        ):
            self._connect_button(button, wish)
        self.breaths.stepped.connect(lambda by: self.wished.emit(Wish.MORE_BREATHS if by > 0 else Wish.FEWER_BREATHS))
        self.pace.stepped.connect(lambda by: self.wished.emit(Wish.SLOWER if by > 0 else Wish.FASTER))

    def _connect_button(self, button: BigButton, wish: Wish) -> None:
        button.clicked.connect(lambda: self.wished.emit(wish))

    def _named(self, words: str, wish: Wish) -> str:
        """With every key: those of a presenter's remote are not the first."""
        return with_key(words, wish, self._keys, every=True)

    def _show(self, button: BigButton, icon: str, word: str, name: str) -> None:
        button.set_icon(icon)
        button.set_name(word, name)
