"""What the library says where a person has no sessions of their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.theme import MEDIUM, Theme
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.text import Text, ink_soft


class OwnFolderHint(QWidget):
    """Says where a person's own sessions go, while there are none."""

    open_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Text(theme, "", colour=ink_soft)
        link = LinkButton(theme, self.tr("Open the folder"))
        link.clicked.connect(self.open_requested)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 16, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Text(theme, self.tr("Your own sessions"), MEDIUM))
        rows.addWidget(self._words)
        rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def set_folder(self, folder: str) -> None:
        """Name the folder."""
        self._words.setText(
            self.tr(
                "Session files in {folder} appear here as soon as they are saved. To begin, point at a card above"
                " and choose “Copy to my sessions” from its menu."
            ).format(folder=folder)
        )
