"""Quiet notices: one line over the page, which stays until it is put away and never takes the keyboard."""

from collections import deque

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guide.ui.theme import BORDER, RADIUS_CONTROL, Theme, page_margin
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.paint import Look
from guide.ui.widgets.text import Text

_MOST_WAITING = 20


class Notices(QWidget):
    """Shows one notice at a time over its window; the next one comes when it is dismissed.

    `changed` says that it came, went, or needs another place.
    """

    changed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._waiting: deque[str] = deque(maxlen=_MOST_WAITING)
        self._aside: list[str] = []
        self._words = Text(theme, "")
        self._close = IconButton(theme, "close", self.tr("Dismiss this notice"), on_room=True)
        self._close.clicked.connect(self._show_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self.hide()
        theme.changed.connect(self.changed)

    @property
    def text(self) -> str:
        """The sentence that is shown, or an empty text."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, sentence: str) -> None:
        """Show a sentence, or let it wait until those before it are put away. What is already there is not repeated."""
        if sentence == self.text or sentence in self._waiting:
            return
        self._waiting.append(sentence)
        if self.isHidden():
            self._show_next()

    def answer(self, sentence: str) -> None:
        """Show at once what answers something just done; what was shown waits until it is put away."""
        if sentence == self.text:
            return
        if sentence in self._waiting:
            self._waiting.remove(sentence)
        self._waiting.extendleft(words for words in (self.text, sentence) if words)
        self._show_next()

    def take_back(self, sentence: str) -> None:
        """Put a sentence away that is no longer so, shown or waiting."""
        for kept in (self._aside, self._waiting):
            if sentence in kept:
                kept.remove(sentence)
        if sentence == self.text:
            self._show_next()

    def put_aside(self) -> None:
        """Take what was told so far out of sight until it is brought back; what comes now is shown."""
        self._aside += [sentence for sentence in (self.text, *self._waiting) if sentence]
        self._waiting.clear()
        self._show_next()

    def bring_back(self) -> None:
        """Tell again what was put aside."""
        aside, self._aside = self._aside, []
        for sentence in aside:
            self.tell(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the bar."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        look = Look(colours.ink, colours.wall, colours.ink, BORDER)
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_CONTROL)
        painter.end()

    def place(self, top: int, widest: int) -> int:
        """Put it centred at a height of the window; returns how much height it takes, 0 when there is no notice."""
        window, layout = self.parentWidget(), self.layout()
        if window is None or layout is None or self.isHidden():
            return 0
        natural = self._words.sizeHint().width() + self._close.sizeHint().width() + 40
        width = min(widest, window.width() - 2 * page_margin(window.width()), natural)
        height = max(layout.heightForWidth(width), layout.minimumSize().height())
        self.setGeometry((window.width() - width) // 2, top, width, height)
        self.raise_()
        return height

    def _show_next(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not before the first paint

        if not self._waiting:
            self.hide()
            self.changed.emit()
            return
        self._words.setText(self._waiting.popleft())
        self.setAccessibleName(self._words.text())
        self.show()
        self.changed.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
