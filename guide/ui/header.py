"""The header of the library and the pages beside it."""

from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from guide.ui.theme import CONTENT_WIDTH, MEDIUM, Theme, page_margin
from guide.ui.widgets.buttons import NavButton, PlainButton
from guide.ui.widgets.mark import Mark
from guide.ui.widgets.text import Text

_HEIGHT = 72


class Place(StrEnum):
    """A place of the app that the header leads to."""

    LIBRARY = "library"
    POSES = "poses"
    LOG = "log"


class Header(QWidget):
    """The mark, the places of the app, and what can be opened from any of them. `requested` carries a `Place`."""

    requested = Signal(object)
    open_requested = Signal()
    export_requested = Signal()
    settings_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        name = Text(theme, self.tr("Guide"), MEDIUM, lines=1)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        labels = {Place.LIBRARY: self.tr("Library"), Place.POSES: self.tr("Poses"), Place.LOG: self.tr("Log")}
        self._places = {place: NavButton(theme, label) for place, label in labels.items()}
        open_file = self._open_file = PlainButton(theme, self.tr("Open a file"), "file")
        export = self._export = PlainButton(theme, self.tr("Export"), "export")
        settings = PlainButton(theme, self.tr("Settings"), "settings")
        for place, button in self._places.items():
            button.clicked.connect(lambda _checked=False, place=place: self.requested.emit(place))
        open_file.clicked.connect(self.open_requested)
        export.clicked.connect(self.export_requested)
        settings.clicked.connect(self.settings_requested)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(Mark(theme))
        row.addSpacing(12)
        row.addWidget(name)
        row.addSpacing(52)
        for button in self._places.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(open_file)
        row.addWidget(export)
        row.addSpacing(2)
        row.addWidget(settings)
        self._edge = settings.padding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        # The order of reading: the places first, then what stands at the right end.
        for before, after in pairwise((*self._places.values(), open_file, export, settings)):
            QWidget.setTabOrder(before, after)
        self.show_place(Place.LIBRARY)

    def show_place(self, shown: Place) -> None:
        """Mark a place as the one that is shown. The log is exported where other pages open files."""
        self._open_file.setVisible(shown is not Place.LOG)
        self._export.setVisible(shown is Place.LOG)
        for place, button in self._places.items():
            button.set_current(place is shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the margins of the page below; the last word ends there, not its button."""
        super().resizeEvent(event)
        margin = max(page_margin(self.width()), (self.width() - CONTENT_WIDTH) // 2)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, 0, margin - self._edge, 0)
