"""The controls of the Practice page: one row at the top that steps back while nothing moves."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from guide.model.cue import Guidance
from guide.ui.icons import SIZE, paint_icon
from guide.ui.practice.fading import STEPS
from guide.ui.practice.words import translate
from guide.ui.theme import NOTE, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import Button
from guide.ui.widgets.paint import Look

_ICON_GAP: Final = 10


class _Control(Button):
    """An icon, or an icon and a word, in the colour of its present level."""

    def __init__(self, theme: Theme, icon: str, name: str, *, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, word, icon, style=NOTE, parent=parent)
        self.level = STEPS
        self.icon_size = float(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the page
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what pressing it does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_size(self, icon_size: float, style: TextStyle) -> None:
        """Draw in another size."""
        self.icon_size = icon_size
        self._style = style
        self.update()

    def set_level(self, level: int) -> None:
        """Come or go: 0 is gone."""
        if level != self.level:
            self.level = level
            self.update()

    def look(self) -> Look:
        """One of the colours mixed ahead from wall to ink."""
        colours = self.theme.colours
        hover = self.underMouse() and self.level == STEPS
        return Look(mixed(colours.wall, colours.ink, self.level / STEPS), colours.floor if hover else None)

    def width_needed(self, height: float) -> float:
        """How wide the icon and the word are, with the room round them that makes it a target."""
        if not self.text():
            return height
        words = paint.width_of(self.text(), self.theme.font(self._style))
        return words + _ICON_GAP + height

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint the icon where a square target has it, and the word after it."""
        if not self.level:
            return
        edge = (self.height() - self.icon_size) / 2
        left = edge if self.text() else (self.width() - self.icon_size) / 2
        paint_icon(painter, self._icon, look.ink, QRectF(left, edge, self.icon_size, self.icon_size))
        if self.text():
            words = QRectF(left + self.icon_size + _ICON_GAP, 0, self.width(), self.height())
            paint.paint_line(painter, words, self.text(), self.theme.font(self._style), look.ink)


class Controls(QWidget):
    """Leave at the left, the transport in the middle, and at the right the voice and the screen."""

    leave_requested = Signal()
    toggle_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    guidance_requested = Signal()
    mute_requested = Signal()
    keys_requested = Signal()
    full_screen_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = STEPS
        self._margin, self._size = 48.0, 48.0
        leave = translate("Practice", "Leave")
        self._leave = _Control(theme, "back", translate("Practice", "Leave the practice (Esc)"), word=leave)
        self._previous = _Control(theme, "previous", translate("Practice", "To the start of this step (Left)"))
        self._toggle = _Control(theme, "pause", translate("Practice", "Pause (Space)"))
        self._next = _Control(theme, "next", translate("Practice", "Next step (Right)"))
        self._guidance = _Control(theme, "caption", "")
        self._mute = _Control(theme, "voice", "")
        self._keys = _Control(theme, "help", translate("Practice", "The keys (?)"))
        self._full = _Control(theme, "fullscreen", translate("Practice", "Full screen (F)"))
        self._middle = (self._previous, self._toggle, self._next)
        self._right = (self._guidance, self._mute, self._keys, self._full)
        self._all = (self._leave, *self._middle, *self._right)
        signals = (
            self.leave_requested,
            self.previous_requested,
            self.toggle_requested,
            self.next_requested,
            self.guidance_requested,
            self.mute_requested,
            self.keys_requested,
            self.full_screen_requested,
        )
        for control, signal in zip(self._all, signals, strict=True):
            control.setParent(self)
            control.clicked.connect(signal)
        self.show_muted(muted=False)
        self.show_guidance(Guidance.FULL)

    @property
    def level(self) -> int:
        """How far the controls are shown, 0 to 8."""
        return self._level

    def set_level(self, level: int) -> None:
        """Come or go."""
        self._level = level
        for control in self._all:
            control.set_level(level)

    def has_focus(self) -> bool:
        """Whether the keyboard is on one of them."""
        return any(control.hasFocus() for control in self._all)

    def show_playing(self, *, playing: bool) -> None:
        """Offer to pause, or to go on."""
        self._toggle.set_icon("pause" if playing else "play")
        pause, go_on = translate("Practice", "Pause (Space)"), translate("Practice", "Go on (Space)")
        self._toggle.set_name(pause if playing else go_on)

    def show_muted(self, *, muted: bool) -> None:
        """Offer to mute the voice, or to let it speak."""
        self._mute.set_icon("voice-off" if muted else "voice")
        mute, speak = translate("Practice", "Mute the voice (M)"), translate("Practice", "Let the voice speak (M)")
        self._mute.set_name(speak if muted else mute)

    def show_guidance(self, guidance: Guidance) -> None:
        """Say how much the voice says."""
        self._guidance.set_name(
            translate("Practice", "{guidance} (S changes it)").format(guidance=guidance_words(guidance))
        )

    def set_size(self, margin: float, size: float, icon: float, style: TextStyle) -> None:
        """Lay the row out for a page of another size; lengths in logical pixels."""
        self._margin, self._size = margin, max(size, 1.0)
        for control in self._all:
            control.set_size(icon, style)
        self._lay_out(icon)

    def sizeHint(self) -> QSize:
        """As high as one control."""
        return QSize(640, round(self._size))

    def _lay_out(self, icon: float) -> None:
        size = round(self._size)
        overhang = round((self._size - icon) / 2)
        self._leave.setGeometry(round(self._margin) - overhang, 0, round(self._leave.width_needed(size)), size)
        left = self.width() // 2 - size * 3 // 2
        for number, control in enumerate(self._middle):
            control.setGeometry(left + number * size, 0, size, size)
        left = self.width() - round(self._margin) + overhang - size * len(self._right)
        for number, control in enumerate(self._right):
            control.setGeometry(left + number * size, 0, size, size)


def guidance_words(guidance: Guidance) -> str:
    """How much the voice says, in words."""
    match guidance:
        case Guidance.FULL:
            return translate("Practice", "Guidance: full")
        case Guidance.SHORT:
            return translate("Practice", "Guidance: short")
        case Guidance.NAMES:
            return translate("Practice", "Guidance: names and count")
        case Guidance.SILENT:
            return translate("Practice", "Guidance: silent")


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two, opaque: 0 is the one, 1 the other."""
    channels = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in channels)
    return QColor(red, green, blue)
