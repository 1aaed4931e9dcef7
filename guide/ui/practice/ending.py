"""The end of a practice: the ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from guide.ui.practice.words import translate
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import MainButton, OtherButton


class Ending(QWidget):
    """Back, or once more. Nothing hurries anybody: it waits as long as it takes."""

    back_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._back = MainButton(theme, translate("Practice", "Back to the library"))
        self._again = OtherButton(theme, translate("Practice", "Once more"))
        self._back.clicked.connect(self.back_requested)
        self._again.clicked.connect(self.again_requested)
        row.addWidget(self._back)
        row.addWidget(self._again)
        self.hide()

    def fit(self, width: int) -> None:
        """Be as large as the ways on need: one above the other where they are wider together than `width` pixels."""
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > width:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.resize(self.sizeHint())

    def open(self) -> None:
        """Show the ways on, with the keyboard on the way back."""
        self.show()
        self.raise_()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
