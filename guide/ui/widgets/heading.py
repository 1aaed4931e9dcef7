"""A heading within a page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from guide.ui.icons import SIZE, paint_icon
from guide.ui.theme import MEDIUM, Theme
from guide.ui.widgets.text import Text


class Heading(QWidget):
    """Words above a part of a page, with an icon before them where it helps."""

    def __init__(self, theme: Theme, text: str, icon: str = "", beside: QWidget | None = None) -> None:
        """`beside` is a control that stands at the right end."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if icon:
            row.addWidget(_Icon(theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        words = Text(theme, text, MEDIUM)
        row.addWidget(words, 1)
        if beside is not None:
            words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(beside)


class _Icon(QWidget):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(SIZE * self._theme.growth(MEDIUM))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        paint_icon(painter, self._name, self._theme.colours.ink, QRectF(self.rect()))
