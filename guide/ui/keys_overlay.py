"""The list of keys, over the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from guide.ui.theme import BORDER, MEDIUM, RADIUS_BANNER, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.paint import Look
from guide.ui.widgets.scroll import Bar
from guide.ui.widgets.text import Text

Keys = Sequence[tuple[str, str]]
"""Pairs of a key and what it does."""

_WIDTH = 560


class _Panel(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        look = Look(colours.ink, colours.paper, colours.ink, BORDER)
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_BANNER)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a press on the panel does not close it


class KeysOverlay(QWidget):
    """Lists keys until a key or a press beside it puts it away; the keyboard goes back where it was."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._before: QWidget | None = None
        self._panel = _Panel(theme)
        self._close = IconButton(theme, "close", self.tr("Close"))
        self._close.clicked.connect(self.put_away)
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
        """Show a list; the keyboard comes to its closing button."""
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (key, does) in enumerate(keys):
            grid.addWidget(Text(self._theme, key, STRONG), row, 0)
            grid.addWidget(Text(self._theme, does), row, 1)
        grid.setRowStretch(len(keys), 1)
        self._area.setWidget(content)
        window = self.window()
        self._before = window.focusWidget()
        self.setGeometry(window.rect())
        self._fit()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide, and give the keyboard back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.setGeometry(self.window().rect())
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and `?` put it away; other keys do nothing while it is shown."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Question}:
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

    def _fit(self) -> None:
        content = self._area.widget()
        if content is None:
            return
        width = min(round(_WIDTH * self._theme.text), self.width() - 48)
        layout = content.layout()
        needed = layout.heightForWidth(width - 48 - 16) if layout else 0
        self._panel.setFixedSize(width, min(needed + 116, self.height() - 48))
