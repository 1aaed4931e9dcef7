"""The parts of the panel of changes: the pose in hand, and the breath."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guide.model.breath import BreathPattern
from guide.ui.practice.key_words import with_key
from guide.ui.practice.keys import Keys, Wish
from guide.ui.practice.words import short_pace_words, translate
from guide.ui.theme import STRONG, Theme
from guide.ui.widgets.buttons import IconButton, OtherButton
from guide.ui.widgets.flow import Flow
from guide.ui.widgets.text import Text


class Part(QWidget):
    """A heading with what belongs to it."""

    wished = Signal(object)

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self._theme = theme
        self._heading = Text(theme, heading, STRONG)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self._heading)

    def _wishing(self, text: str, wish: Wish, keys: Keys, icon: str = "") -> OtherButton:
        button = OtherButton(self._theme, "", icon)
        _name(button, text, with_key(text, wish, keys))
        button.clicked.connect(lambda: self.wished.emit(wish))
        return button


class PosePart(Part):
    """Repeat this side, or leave this pose out."""

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__(theme, translate("Practice", "This pose"))
        self._keys = keys
        self.repeat = self._wishing(translate("Practice", "Repeat this side"), Wish.REPEAT_SIDE, keys)
        self.skip = self._wishing(translate("Practice", "Skip this pose"), Wish.SKIP_POSE, keys)
        row = Flow()
        for button in (self.repeat, self.skip):
            row.addWidget(button)
        self._rows.addLayout(row)

    def show_pose(self, name: str, *, has_side: bool, repeats: bool) -> None:
        """Name what is in hand; a pose without sides is repeated as a whole, and words without a pose are not."""
        self._heading.setText(name)
        self.repeat.setEnabled(repeats)
        words = translate("Practice", "Repeat this side") if has_side else translate("Practice", "Repeat this pose")
        if words != self.repeat.text():
            _name(self.repeat, words, with_key(words, Wish.REPEAT_SIDE, self._keys))


class BreathPart(Part):
    """The pace, slower and faster, and a way to tap it."""

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__(theme, translate("Practice", "Your breath"))
        self.pace = Text(theme, "", lines=1, tabular=True)
        self.pace.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.tap = self._wishing(translate("Practice", "Tap your breath"), Wish.TAP_BREATH, keys, "tap")
        self.faster = self._sign("minus", translate("Practice", "Faster breath"), Wish.FASTER, keys)
        self.slower = self._sign("plus", translate("Practice", "Slower breath"), Wish.SLOWER, keys)
        steps = QWidget()
        line = QHBoxLayout(steps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for widget in (self.faster, self.pace, self.slower):
            line.addWidget(widget)
        row = Flow()
        row.addWidget(steps)
        row.addWidget(self.tap)
        self._rows.addLayout(row)

    def show_pace(self, pace: BreathPattern) -> None:
        """Show the pace in force."""
        words = short_pace_words(pace)
        if words != self.pace.text():
            self.pace.setText(words)
            self.pace.updateGeometry()

    def _sign(self, icon: str, name: str, wish: Wish, keys: Keys) -> IconButton:
        sign = IconButton(self._theme, icon, with_key(name, wish, keys))
        sign.clicked.connect(lambda: self.wished.emit(wish))
        return sign


def _name(button: OtherButton, text: str, name: str) -> None:
    """Say what pressing a button does: on it, and in full."""
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.updateGeometry()
