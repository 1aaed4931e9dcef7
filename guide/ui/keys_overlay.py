"""The list of keys, over the page."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from guide.ui.theme import MEDIUM, STRONG, Theme
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.scroll import Bar
from guide.ui.widgets.sheet import Sheet
from guide.ui.widgets.text import Text

translate = QCoreApplication.translate

Keys = Sequence[tuple[str, str]]
"""Pairs of a key and what it does."""

_WIDTH = 560
_TWO_COLUMNS = 900
"""The list is not parted where it is narrower than this, or short."""
_SHORT = 12
_STEPS = 2
"""How many of the bar's own steps an arrow scrolls: about a row."""


class KeysOverlay(QWidget):
    """Lists keys until a key or a press beside it puts it away; the keyboard goes back where it was."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._before: QWidget | None = None
        self._keys: Keys = ()
        self._columns = 0
        self._panel = Sheet(theme)
        self._close = IconButton(theme, "close", self.tr("Close"))
        self._close.clicked.connect(self.put_away)
        self._close.installEventFilter(self)
        self._area = QScrollArea()
        self._area.setVerticalScrollBar(Bar(theme))
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heading = QHBoxLayout()
        heading.addWidget(Text(theme, self.tr("Keys"), MEDIUM, lines=1), 1)
        heading.addWidget(self._close)
        rows = QVBoxLayout(self._panel)
        rows.setContentsMargins(32, 16, 16, 32)
        rows.addLayout(heading)
        rows.addWidget(self._area, 1)
        centre = QVBoxLayout(self)
        centre.addWidget(self._panel, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()
        window.installEventFilter(self)

    def show_keys(self, keys: Keys) -> None:
        """Show a list; the keyboard comes to its closing button, and the arrows scroll what does not fit."""
        self._keys = keys
        self._columns = 0
        window = self.window()
        self._before = window.focusWidget()
        self.setGeometry(window.rect())
        self._fit()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide, and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size; arrows and pages scroll the list."""
        if watched is self._close and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._scroll(Qt.Key(event.key()))
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.setGeometry(self.window().rect())
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, `?` and F1 put it away; other keys do nothing while it is shown."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_F1}:
            self.put_away()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002, FBT001, N802 - Qt's signature
        """The keyboard stays here while the list is shown."""
        self._close.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the list puts it away."""
        event.accept()
        self.put_away()

    def _scroll(self, key: Qt.Key) -> bool:
        bar = self._area.verticalScrollBar()
        goals = {
            Qt.Key.Key_Down: bar.value() + bar.singleStep() * _STEPS,
            Qt.Key.Key_Up: bar.value() - bar.singleStep() * _STEPS,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in goals:
            bar.setValue(goals[key])
        return key in goals

    def _fit(self) -> None:
        """As large as the list needs; in two columns where there is room for them."""
        if not self._keys:
            return
        room = self.width() - 48
        columns = 2 if len(self._keys) > _SHORT and room >= _TWO_COLUMNS * self._theme.text else 1
        if columns != self._columns:
            self._columns = columns
            self._area.setWidget(self._listed(columns))
        content = self._area.widget()
        layout = content.layout() if content else None
        width = min(round(_WIDTH * columns * self._theme.text), room)
        needed = layout.heightForWidth(width - 48 - 16) if layout else 0
        self._panel.setFixedSize(width, min(needed + 116, self.height() - 48))

    def _listed(self, columns: int) -> QWidget:
        content = QWidget()
        beside = QHBoxLayout(content)
        beside.setContentsMargins(0, 0, 16, 0)
        beside.setSpacing(48)
        most = -(-len(self._keys) // columns)
        for first in range(0, len(self._keys), most):
            grid = QGridLayout()
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(1, 1)
            for row, (key, does) in enumerate(self._keys[first : first + most]):
                grid.addWidget(Text(self._theme, key, STRONG), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Text(self._theme, does), row, 1)
            grid.setRowStretch(most, 1)
            beside.addLayout(grid, 1)
        return content


def window_keys(*, leads_away: bool, searches: bool, comes_back: bool = True) -> Keys:
    """The window's own keys, as far as they do something on a page.

    Not every page can be left for another by a key that `leads_away`, `searches`, or `comes_back` to one before it.
    """

    def native(keys: str | QKeySequence.StandardKey) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    rows = (
        (leads_away, native(QKeySequence.StandardKey.Open), translate("Window", "Open a file")),
        (searches, native(QKeySequence.StandardKey.Find), translate("Window", "Search")),
        (leads_away, native("Ctrl+,"), translate("Window", "Settings")),
        (True, native("F11"), translate("Window", "Full screen")),
        (comes_back, native("Esc"), translate("Window", "Back")),
        (True, "?", translate("Window", "This list")),
    )
    return tuple((key, does) for is_of_use, key, does in rows if is_of_use)
