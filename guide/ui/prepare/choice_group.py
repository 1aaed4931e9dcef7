"""A question of a session with its answers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from guide.model.pose import Source
from guide.model.session import Choice
from guide.ui.letters import begun
from guide.ui.theme import MEDIUM, Theme
from guide.ui.widgets.choice import ChoiceOption
from guide.ui.widgets.text import Text

_GAP = 12
_LEAST = 200
"""An answer narrower than this goes to the next row."""
_LEAST_WITH_REASON = 280


class ChoiceGroup(QWidget):
    """The question and one box for each answer, side by side where there is room."""

    chosen = Signal(str, str)
    """The keys of the choice and of the option."""
    source_requested = Signal(str, QWidget)
    """The key of a source, and the box that names it."""

    def __init__(
        self, theme: Theme, choice: Choice, picked: str, sources: dict[str, Source], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_reasons = any(option.why for option in choice.options)
        self._boxes: dict[str, ChoiceOption] = {}
        self._columns = 0
        self.setAccessibleName(choice.ask)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Text(theme, choice.ask, MEDIUM))
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        rows.addLayout(self._grid)
        for option in choice.options:
            source = sources.get(option.source or "")
            author = begun(source.author) if source else ""
            box = ChoiceOption(theme, option.label, option.why or "", author, parent=self)
            box.setChecked(option.key == picked)
            box.clicked.connect(lambda _=False, key=option.key: self.chosen.emit(choice.key, key))
            box.source_requested.connect(lambda key=option.source, box=box: self.source_requested.emit(key or "", box))
            self._boxes[option.key] = box
        self._arrange(1)  # what is narrow can be put anywhere; the room there is decides
        theme.changed.connect(self._fit)

    def choose(self, option: str) -> None:
        """Stand on an answer that was given elsewhere; says nothing."""
        self._boxes[option].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many answers side by side as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = round((_LEAST_WITH_REASON if self._has_reasons else _LEAST) * self._theme.text)
        fits = max(1, (self.width() + _GAP) // (least + _GAP))
        rows = -(-len(self._boxes) // fits)
        self._arrange(-(-len(self._boxes) // rows))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
