"""What is said where a search finds nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.theme import MEDIUM, Theme
from guide.ui.widgets.buttons import OtherButton
from guide.ui.widgets.text import Text, ink_soft


class NoMatch(QWidget):
    """Nothing was found; one press shows everything again."""

    all_requested = Signal()

    def __init__(self, theme: Theme, hint: str, button: str) -> None:
        """`hint` says what else to try, `button` what a press does."""
        super().__init__()
        self._words = Text(theme, "", MEDIUM)
        show_all = OtherButton(theme, button)
        show_all.clicked.connect(self.all_requested)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 24, 0, 24)
        rows.setSpacing(16)
        rows.addWidget(self._words)
        rows.addWidget(Text(theme, hint, colour=ink_soft))
        rows.addWidget(show_all, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what was looked for in vain; hide where there is nothing to say."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
