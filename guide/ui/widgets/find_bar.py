"""Search and filters over tiles."""

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from guide.ui.theme import COLUMN_GAP, Theme
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.flow import Flow
from guide.ui.widgets.text import Text, ink_soft
from guide.ui.widgets.text_field import TextField

_FILTER_GAP = 12
Filter = TypeVar("Filter", bound=Hashable)


class FindBar(QWidget, Generic[Filter]):
    """Says what is looked for as it is typed, and how much is found."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, hint: str, filters: Mapping[Filter, Chip]) -> None:
        """`name` says what is searched, `hint` what can be typed; each filter has a chip."""
        super().__init__()
        self._field = TextField(theme, name, hint, "search")
        self._count = Text(theme, "", colour=ink_soft, lines=1)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._chips = dict(filters)
        chips = QWidget()
        flow = Flow(_FILTER_GAP)
        for chip in self._chips.values():
            flow.addWidget(chip)
            chip.toggled.connect(self.changed)
        chips.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        search = QHBoxLayout()
        search.addWidget(self._field)
        self._count_beside_search = Text(theme, "", colour=ink_soft, lines=1)
        search.addWidget(self._count_beside_search)
        search.setSpacing(COLUMN_GAP)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(search)
        self._layout.addWidget(chips, 1)
        self._layout.addWidget(self._count)
        self._field.textChanged.connect(self.changed)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.text()

    @property
    def filters(self) -> frozenset[Filter]:
        """Which filters are on."""
        return frozenset(one for one, chip in self._chips.items() if chip.isChecked())

    def say_count(self, text: str) -> None:
        """Say how many are found."""
        for label in (self._count, self._count_beside_search):
            label.setText(text)

    def clear(self) -> None:
        """Look for everything again."""
        self._field.clear()
        for chip in self._chips.values():
            chip.setChecked(False)

    def focus_search(self) -> None:
        """Bring the keyboard to the search."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def align(self, column: int, columns: int) -> None:
        """Keep to the tiles' columns: with three and more the search is as wide as one, else the filters go beneath."""
        wide = columns > 2  # noqa: PLR2004 - as said above
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._layout.setSpacing(COLUMN_GAP if wide else _FILTER_GAP)
        self._field.setMaximumWidth(column if wide else 16_777_215)
        self._field.setMinimumWidth(column if wide else 0)
        self._count.setVisible(wide)
        self._count_beside_search.setVisible(not wide)
