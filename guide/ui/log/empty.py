"""The log before the first practice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.theme import LARGE, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import MainButton
from guide.ui.widgets.text import Text, ink_soft

_SUN = 48
_ROOM = 160


class NothingYet(QWidget):
    """Says what will be here, and leads to the library."""

    library_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, _ROOM, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(Text(theme, self.tr("A sun for every day on the mat"), LARGE))
        words = self.tr(
            "What you practise is written here by itself: when, how long, and which poses. It stays on this computer."
        )
        rows.addWidget(Text(theme, words, colour=ink_soft))
        rows.addSpacing(12)
        button = MainButton(theme, self.tr("Choose a session"))
        button.clicked.connect(self.library_requested)
        rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sun on its horizon."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        horizon = _ROOM - 32
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setClipRect(0, 0, self.width(), horizon)
        painter.setBrush(colours.sun)
        painter.drawEllipse(_SUN, horizon - _SUN, 2 * _SUN, 2 * _SUN)
        painter.setClipping(False)
        painter.fillRect(0, horizon, min(self.width(), 4 * _SUN), 4, colours.ink)
        painter.end()
