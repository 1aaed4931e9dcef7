"""The header of the library and the pages beside it."""

from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from guide.ui.theme import CONTENT_WIDTH, MEDIUM, SMALL, STRONG, Theme, page_margin
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import Button, PlainButton
from guide.ui.widgets.mark import Mark
from guide.ui.widgets.paint import Look
from guide.ui.widgets.text import Text

_HEIGHT = 72


class Place(StrEnum):
    """A place of the app that the header leads to."""

    LIBRARY = "library"
    POSES = "poses"
    LOG = "log"


class NavButton(Button):
    """One of the places; the present one is bold with a bar under it."""

    padding = 12
    radius = 8

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style=SMALL, parent=parent)
        self._current = False

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - a plain setter
        """Mark this as the place that is shown."""
        self._current = current
        self._style = STRONG if current else SMALL
        self.setAccessibleDescription(self.tr("The page that is shown") if current else "")
        self.updateGeometry()
        self.update()

    def look(self) -> Look:
        """Soft ink, full ink under the pointer and when current."""
        colours = self.theme.colours
        return Look(colours.ink if self._current or self.underMouse() else colours.ink_soft)

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint the words, and the bar under the present place."""
        super().paint_words(painter, look)
        if self._current:
            bar = QRectF(self.padding, self.height() - 8, self.width() - 2 * self.padding, 4)
            paint.paint_box(painter, bar, Look(look.ink, self.theme.colours.accent), 2)


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
