"""The words that lead into a pose, and a button that lets the voice say them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.model.cue import Utterance
from guide.ui.poses.cues import Lead
from guide.ui.poses.words import translate
from guide.ui.theme import SMALL, STRONG, Theme
from guide.ui.widgets.buttons import PlainButton
from guide.ui.widgets.heading import Heading
from guide.ui.widgets.text import Text


class CueList(QWidget):
    """Shows each cue as a line; the one that is heard is bold. The button lets them be heard, and stops them."""

    listen_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[int, Text] = {}
        self._is_heard = False
        self._button = PlainButton(theme, translate("Poses", "Listen"), "play")
        self._button.clicked.connect(self._press)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addWidget(Heading(theme, translate("Poses", "The way in"), beside=self._button))

    def show_leads(self, leads: Sequence[Lead]) -> None:
        """Show other words."""
        for line in self._lines.values():
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = {
            number: Text(self._theme, lead.caption)
            for number, lead in enumerate(leads)
            if isinstance(lead.said, Utterance) and lead.caption
        }
        for line in self._lines.values():
            self._rows.addWidget(line)
        self.setVisible(bool(self._lines))

    def show_heard(self, *, is_heard: bool, number: int | None = None) -> None:
        """Show whether the words are being said, and which of them."""
        self._is_heard = is_heard
        self._button.setText(translate("Poses", "Stop") if is_heard else translate("Poses", "Listen"))
        self._button.set_icon("close" if is_heard else "play")
        self._button.updateGeometry()
        for place, line in self._lines.items():
            line.set_style(STRONG if is_heard and place == number else SMALL)

    def _press(self) -> None:
        (self.stop_requested if self._is_heard else self.listen_requested).emit()
