"""The controls of the Practice page: one row at the top that steps back while nothing moves."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QWidget

from guide.model.cue import Guidance
from guide.ui.guidance import guidance_words
from guide.ui.practice.breath_count import BreathCount, Counted
from guide.ui.practice.control import Control
from guide.ui.practice.fading import STEPS
from guide.ui.practice.key_words import key_name, with_key
from guide.ui.practice.keys import DEFAULTS, Keys, Wish
from guide.ui.practice.row_layout import Row, places_of
from guide.ui.practice.words import translate
from guide.ui.theme import TextStyle, Theme

_SPARE: Final = (5, 4, 3, 6, 1, 2)
"""Which of the controls at the right go first in a narrow window: their keys stay. Change stays to the last."""


class Controls(QWidget):
    """Leave at the left, breaths and transport in the middle, and at the right what is changed more rarely."""

    wished = Signal(object)
    """The `Wish` that a control stands for."""

    def __init__(self, theme: Theme, keys: Keys = DEFAULTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._level = STEPS
        self._margin, self._size, self._icon = 48.0, 48.0, 24.0
        leave = translate("Practice", "Leave")
        escape = translate("Practice", "Leave the practice (Esc)")
        self._leave = self._control(theme, "back", Wish.BACK, escape, word=leave)
        self.breaths = BreathCount(theme, keys, self)
        self.breaths.wished.connect(self.wished)
        start = self._named(translate("Practice", "To the start of this step"), Wish.PREVIOUS)
        self._previous = self._control(theme, "previous", Wish.PREVIOUS, start)
        self._toggle = self._control(theme, "pause", Wish.TOGGLE)
        self._next = self._control(theme, "next", Wish.NEXT, self._named(translate("Practice", "Next step"), Wish.NEXT))
        change = self._named(translate("Practice", "Change something"), Wish.CHANGE)
        self._change = self._control(theme, "settings", Wish.CHANGE, change)
        self._guidance = self._control(theme, "caption", Wish.GUIDANCE)
        self._mute = self._control(theme, "voice", Wish.MUTE)
        self._music = self._control(theme, "music", Wish.MUSIC)
        lead = self._named(translate("Practice", "Lead a class"), Wish.CLASS)
        self._class = self._control(theme, "screen", Wish.CLASS, lead)
        keys_name = self._named(translate("Practice", "The keys"), Wish.KEYS)
        self._list = self._control(theme, "help", Wish.KEYS, keys_name)
        full = self._named(translate("Practice", "Full screen"), Wish.FULL_SCREEN)
        self._full = self._control(theme, "fullscreen", Wish.FULL_SCREEN, full)
        self._middle = (self._previous, self._toggle, self._next)
        self._right = (self._change, self._guidance, self._mute, self._music, self._class, self._list, self._full)
        self._all = (self._leave, *self._middle, *self._right)
        self.show_playing(playing=True)
        self.show_muted(muted=False)
        self.show_guidance(Guidance.FULL)
        self.show_music(playing=None)

    @property
    def level(self) -> int:
        """How far the controls are shown, 0 to 8."""
        return self._level

    @property
    def change(self) -> Control:
        """What opens the panel of changes."""
        return self._change

    def set_level(self, level: int) -> None:
        """Come or go."""
        if level == self._level:
            return
        self._level = level
        self.breaths.set_level(level)
        for control in self._all:
            control.set_level(level)

    def has_focus(self) -> bool:
        """Whether the keyboard is on one of them."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_playing(self, *, playing: bool) -> None:
        """Offer to pause, or to go on."""
        self._toggle.set_icon("pause" if playing else "play")
        words = translate("Practice", "Pause") if playing else translate("Practice", "Go on")
        self._toggle.set_name(self._named(words, Wish.TOGGLE))

    def show_over(self, *, over: bool) -> None:
        """Say that there is nothing to go on to or to change where the practice is over."""
        why = translate("Practice", "The practice is over.") if over else ""
        for control in (self._next, self._change):
            control.set_name(control.accessibleName(), why)

    def show_muted(self, *, muted: bool) -> None:
        """Offer to mute the voice, or to let it speak."""
        self._mute.set_icon("voice-off" if muted else "voice")
        words = translate("Practice", "Let the voice speak") if muted else translate("Practice", "Mute the voice")
        self._mute.set_name(self._named(words, Wish.MUTE))

    def show_guidance(self, guidance: Guidance) -> None:
        """Say how much the voice says."""
        words, own = guidance_words(guidance), self._keys.get(Wish.GUIDANCE)
        pattern = translate("Practice", "{guidance} ({key} changes it)")
        self._guidance.set_name(pattern.format(guidance=words, key=key_name(own[0])) if own else words)

    def show_music(self, *, playing: bool | None) -> None:
        """Offer to stop the music, or to let it play; `None` where there is none to play."""
        self._music.set_icon("music-off" if playing is False else "music")
        words = translate("Practice", "Stop the music") if playing else translate("Practice", "Let the music play")
        none = translate("Practice", "There is no music: choose a folder of yours in the settings.")
        self._music.set_name(self._named(words, Wish.MUSIC), none if playing is None else "")

    def show_count(self, counted: Counted | None) -> None:
        """Show how many breaths the hold in hand has; its place stays empty where nothing is counted."""
        self.breaths.show_count(counted)

    def set_size(self, margin: float, size: float, icon: float, style: TextStyle) -> None:
        """Lay the row out for a page of another size; lengths in logical pixels."""
        self._margin, self._size, self._icon = margin, max(size, 1.0), icon
        self.breaths.set_size(icon, style)
        for control in self._all:
            control.set_size(icon, style)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as one control."""
        return QSize(640, round(self._size))

    def _lay_out(self) -> None:
        size = round(self._size)
        places = places_of(
            Row(
                width=self.width(),
                margin=round(self._margin),
                control=size,
                overhang=round((self._size - self._icon) / 2),
                leave=round(self._leave.width_needed(size)),
                breaths=round(self.breaths.width_needed(size)),
                transport=len(self._middle) * size,
                right=len(self._right),
                spare=_SPARE,
            )
        )
        self._leave.setGeometry(round(places.leave), 0, round(self._leave.width_needed(size)), size)
        for number, control in enumerate(self._middle):
            control.setGeometry(round(places.transport) + number * size, 0, size, size)
        for control, left in zip(self._right, places.right, strict=True):
            control.setVisible(left is not None)
            control.setGeometry(round(left or 0), 0, size, size)
        self.breaths.set_room(is_there=places.breaths is not None)
        self.breaths.place(round(places.breaths or 0), size)

    def _control(self, theme: Theme, icon: str, wish: Wish, name: str = "", *, word: str = "") -> Control:
        control = Control(theme, icon, name, word=word, parent=self)
        control.clicked.connect(lambda: self.wished.emit(wish))
        return control

    def _named(self, words: str, wish: Wish) -> str:
        return with_key(words, wish, self._keys)
