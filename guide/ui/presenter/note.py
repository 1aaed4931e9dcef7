"""The teacher's own note: a bar, a lock, and the words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.icons import paint_icon
from guide.ui.presenter.styles import COMING, SIDE
from guide.ui.presenter.words import translate
from guide.ui.theme import Theme
from guide.ui.widgets.text import Text, ink_soft

_BAR = 4
_INDENT = 24
_ICON = 20


class Note(QWidget):
    """Nothing of this is ever on the class display."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scale = 1.0
        heading = translate("Presenter", "Only you see this")
        self._label = Text(theme, heading, SIDE, colour=ink_soft, lines=1)
        self._words = Text(theme, style=COMING)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(_INDENT, 0, 0, 0)
        self._rows.setSpacing(4)
        self._head = QVBoxLayout()
        self._head.addWidget(self._label)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self._words)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def words(self) -> str:
        """The note that is shown, or an empty text."""
        return self._words.text()

    def set_words(self, words: str | None) -> None:
        """Show a note, or none."""
        self._words.setText(words or "")
        self.setVisible(bool(words))

    def set_scale(self, scale: float) -> None:
        """Set everything smaller, or as large as drawn: 1."""
        self._scale = scale
        self._words.set_style(COMING.scaled(scale))
        self._label.set_style(SIDE.scaled(scale))
        self._on_theme_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the bar and the lock."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(0, 0, _BAR, self.height(), colours.outline)
        side = self._icon
        top = (self._theme.line(SIDE.scaled(self._scale)) - side) / 2
        paint_icon(painter, "lock", colours.ink_soft, QRectF(_INDENT, top, side, side))

    @property
    def _icon(self) -> float:
        return _ICON * self._theme.growth(SIDE) * self._scale

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(round(self._icon) + 8, 0, 0, 0)
        self.update()
