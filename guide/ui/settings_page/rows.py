"""A setting's row: its name and what it does, and the control beside or beneath them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guide.settings import Setting
from guide.ui.settings_page import words
from guide.ui.theme import COLUMN_GAP, SMALL, STRONG, Theme
from guide.ui.widgets.slider import Slider
from guide.ui.widgets.text import Text, ink_soft

_CONTROL_WIDTH = 440
_WORDS_WIDTH = 300
_ANY_WIDTH = 16_777_215
_SETTLE_MS = 60
"""A slider by keys is at rest after so many milliseconds, and saved then: an app killed within them loses the step."""


class Row(QWidget):
    """A name and perhaps help on the left, a control on the right; one above the other where there is no room."""

    def __init__(self, theme: Theme, name: str, what: str, control: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._control = control
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        words_column.addWidget(Text(theme, name, STRONG))
        if what:
            words_column.addWidget(Text(theme, what, SMALL, colour=ink_soft))
        else:
            words_column.insertStretch(0, 1)
        words_column.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(words_column, 1)
        self._layout.addWidget(control, 0)
        control.setAccessibleDescription(what)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for both beside one another."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= _CONTROL_WIDTH + COLUMN_GAP + _WORDS_WIDTH * self._theme.text
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._layout.setSpacing(COLUMN_GAP if beside else 8)
        if beside:
            self._control.setFixedWidth(_CONTROL_WIDTH)
        else:  # as wide as the row, and narrower with it
            self._control.setMinimumWidth(0)
            self._control.setMaximumWidth(_ANY_WIDTH)


class Beside(QWidget):
    """A control with a button at its right."""

    def __init__(self, control: QWidget, button: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(control, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)  # words may wrap


class Amount(QWidget):
    """A slider with its value in words.

    `changed` waits a moment, so that a pull across saves a few times and not a hundred.
    """

    changed = Signal(float)

    def __init__(self, theme: Theme, setting: Setting, name: str, step: float) -> None:
        super().__init__()
        self._setting = setting
        self._step = step
        least, most = round((setting.least or 0) / step), round((setting.most or 0) / step)
        self.slider = Slider(theme, name, least, most)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(max(1, (most - least) // 5))
        self._said = Text(theme, "", lines=1, tabular=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self._said)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderReleased.connect(self._on_settled)
        theme.changed.connect(self._size_words)
        self._size_words()

    @property
    def value(self) -> float:
        """The value as the setting has it."""
        value = self.slider.value() * self._step
        return round(value) if isinstance(self._setting.default, int) else round(value, 3)

    def show_value(self, value: float) -> None:
        """Show a value; says nothing."""
        before = self.slider.blockSignals(True)
        self.slider.setValue(round(value / self._step))
        self.slider.blockSignals(before)
        self.slider.update()
        self._say()

    def wait_for_release(self) -> None:
        """Say the value only when the slider is let go: for what moves the slider itself."""
        self.slider.setTracking(False)
        self.slider.sliderMoved.connect(lambda place: self._said.setText(self._words(place * self._step)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep where it was left, however soon after the last step."""
        super().hideEvent(event)
        if self._settle.isActive():
            self._on_settled()

    def _on_moved(self) -> None:
        self._say()
        self._settle.start()

    def _on_settled(self) -> None:
        self._settle.stop()
        self.changed.emit(self.value)

    def _say(self) -> None:
        self._said.setText(self._words(self.value))

    def _words(self, value: float) -> str:
        return words.amount(self._setting.name, value)

    def _size_words(self) -> None:
        """The slider keeps its length whatever the value's words are."""
        ends = ((self._setting.least or 0), (self._setting.most or 0))
        self._said.setText(max((self._words(end) for end in ends), key=len))
        self._said.setFixedWidth(self._said.sizeHint().width())
        self._say()
