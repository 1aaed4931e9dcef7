"""Where one's own sessions are: the folder, a button for another, and the way back to the usual one."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from guide.ui.settings_page.rows import Beside
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import LinkButton, OtherButton
from guide.ui.widgets.text import Text

translate = QCoreApplication.translate


class FolderField(QWidget):
    """Shows a folder. `chosen` tells another; an empty text is the `usual` one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, usual: str) -> None:
        super().__init__()
        self._folder = ""
        self._usual = usual
        self._where = Text(theme, "")
        choose = OtherButton(theme, translate("Settings", "Choose"), "folder")
        choose.setAccessibleName(translate("Settings", "Choose the folder of your sessions"))
        choose.clicked.connect(self._ask)
        self._back = LinkButton(theme, translate("Settings", "Use the usual folder"))
        self._back.clicked.connect(lambda: self.chosen.emit(""))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(Beside(self._where, choose))
        rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_folder(self, folder: str) -> None:
        """Show the folder in force."""
        self._folder = folder
        self._where.setText(folder or self._usual)
        self._back.setVisible(bool(folder))

    def _ask(self) -> None:
        title = translate("Settings", "Folder of your sessions")
        if chosen := QFileDialog.getExistingDirectory(self, title, self._folder or self._usual):
            self.chosen.emit(str(Path(chosen)))
