"""The practitioner's own breath: a pace from a list, tapped, or typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guide.model.breath import BreathPattern
from guide.ui.paces import OFFERED, pace_words
from guide.ui.prepare.tap_along import TapAlong
from guide.ui.prepare.words import parse_pace, translate
from guide.ui.theme import Theme
from guide.ui.widgets.select import Select
from guide.ui.widgets.text import Text, ink_soft
from guide.ui.widgets.text_field import TextField

_OWN: Final = "session"
_TYPED: Final = "typed"


class PaceField(QWidget):
    """The session's own pace, some others, “Another pace” with a field to type in, and “Tap along”."""

    chosen = Signal(object)
    """A `BreathPattern`, or None for the session's own."""

    def __init__(
        self, theme: Theme, own: BreathPattern, pace: BreathPattern | None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._own = own
        self._patterns: dict[str, BreathPattern | None] = {_OWN: None}
        self._select = Select(theme, translate("Prepare", "Your breath"))
        self._select.add(_OWN, pace_words(own))
        for pattern in _with(pace, own):
            self._patterns[pace_words(pattern)] = pattern
            self._select.add(pace_words(pattern), pace_words(pattern))
        self._select.add(_TYPED, translate("Prepare", "Another pace"))
        self._select.choose(_OWN if pace is None or pace == own else pace_words(pace))
        hint = translate("Prepare", "In / out, such as 4 / 6")
        self._field = TextField(theme, translate("Prepare", "Seconds in and out"), hint)
        self._wrong = Text(theme, translate("Prepare", "Two numbers from 1 to 20, such as 4 / 6."), colour=ink_soft)
        self._field.hide()
        self._wrong.hide()
        self._tap_along = TapAlong(theme)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._select, 1)
        row.addWidget(self._tap_along.button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(row)
        rows.addWidget(self._field)
        rows.addWidget(self._wrong)
        rows.addWidget(self._tap_along)
        self._tap_along.done.connect(self._on_tapped)
        self._select.activated.connect(self._on_activated)
        self._field.textChanged.connect(self._on_typed)  # Esc and the clearing button are no typing to Qt

    @property
    def select(self) -> Select:
        """The list."""
        return self._select

    @property
    def field(self) -> TextField:
        """Where a pace is typed; hidden until it is asked for."""
        return self._field

    @property
    def tap_along(self) -> TapAlong:
        """The button to tap along with, and what it says meanwhile."""
        return self._tap_along

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed is no pace."""
        return not self._wrong.isHidden()

    def show_pace(self, pace: BreathPattern | None) -> None:
        """Stand on a pace that was found elsewhere, None for the session's own; says nothing."""
        words = pace_words(pace or self._own)
        if self._select.findText(words) < 0:
            self._patterns[words] = pace
            self._select.add(words, words)
        self._select.setCurrentIndex(self._select.findText(words))
        self._field.hide()
        self._wrong.hide()

    def _on_activated(self) -> None:
        typing = self._select.value == _TYPED
        self._field.setVisible(typing)
        self._wrong.hide()
        if typing:
            self._field.setFocus()
        else:
            self.chosen.emit(self._patterns[self._select.value])

    def _on_tapped(self, pace: BreathPattern) -> None:
        self.show_pace(pace)
        self._on_activated()

    def _on_typed(self, text: str) -> None:
        pace = parse_pace(text)
        self._wrong.setVisible(pace is None and bool(text))
        if pace is not None:
            self.chosen.emit(pace)


def _with(pace: BreathPattern | None, own: BreathPattern) -> Sequence[BreathPattern]:
    """The paces on offer, with the one in force where it is none of them, without the session's own."""
    more = () if pace is None or pace in OFFERED else (pace,)
    return [pattern for pattern in (*OFFERED, *more) if pattern != own]
