"""A question over the practice, asked before something would be lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guide.ui.theme import MEDIUM, Theme
from guide.ui.widgets.buttons import MainButton, OtherButton
from guide.ui.widgets.sheet import Sheet
from guide.ui.widgets.text import Text


class Question(Sheet):
    """A sheet of paper with two answers. Esc keeps everything as it is; so does Enter, which has the keyboard."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, title: str, words: str, answers: tuple[str, str], parent: QWidget) -> None:
        """Take the answer that agrees, and the one that lets everything be."""
        super().__init__(theme, parent)
        self._page = parent
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self._agree, self._decline = OtherButton(theme, answers[0]), MainButton(theme, answers[1])
        self._agree.clicked.connect(self.agreed)
        self._decline.clicked.connect(self.declined)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(40, 32, 40, 32)
        self._rows.setSpacing(16)
        self._rows.addWidget(Text(theme, title, MEDIUM))
        self._rows.addWidget(Text(theme, words))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self._agree)
        buttons.addWidget(self._decline)
        self._rows.addLayout(buttons)
        self.place()

    def ask(self) -> None:
        """Show it, with the keyboard on the safe answer."""
        self.show()
        self.raise_()
        self._decline.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self) -> None:
        """Stand in the middle of the page."""
        self._rows.activate()  # the size of text may have changed just now
        width = min(self._rows.sizeHint().width() + 48, self._page.width() - 64)
        height = self._rows.totalHeightForWidth(width)
        self.setGeometry((self._page.width() - width) // 2, (self._page.height() - height) // 2, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc declines; no other key gets past the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002, FBT001, N802 - Qt's signature
        """The keyboard stays with the two answers."""
        other = self._agree if self._decline.hasFocus() else self._decline
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True
