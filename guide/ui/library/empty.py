"""What the library says where there is nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.theme import MEDIUM, Theme
from guide.ui.widgets.buttons import LinkButton, OtherButton
from guide.ui.widgets.text import Text, ink_soft


class NoMatch(QWidget):
    """Nothing was found; one press shows everything again."""

    all_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Text(theme, "", MEDIUM)
        button = OtherButton(theme, self.tr("Show all sessions"))
        button.clicked.connect(self.all_requested)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 24, 0, 24)
        rows.setSpacing(16)
        rows.addWidget(self._words)
        rows.addWidget(Text(theme, self.tr("Try a pose, a muscle or a prop, or fewer filters."), colour=ink_soft))
        rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_for(self, text: str, nothing: bool) -> None:  # noqa: FBT001 - whether nothing was found
        """Say what was looked for in vain, or hide."""
        if text.strip():
            self._words.setText(self.tr("No session matches “{text}”.").format(text=text.strip()))
        else:
            self._words.setText(self.tr("No session matches all these filters."))
        self.setVisible(nothing)


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
