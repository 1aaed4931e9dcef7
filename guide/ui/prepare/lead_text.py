"""A paragraph that begins in bold."""

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guide.ui.theme import SMALL, STRONG, Theme
from guide.ui.widgets import paint


class LeadText(QLabel):
    """“**Knee injury:** use the props.” A reader hears it as one sentence."""

    def __init__(self, theme: Theme, lead: str, rest: str, *, parent: QWidget | None = None) -> None:
        super().__init__(f"{lead} {rest}".strip(), parent)
        self._theme = theme
        self._lead = len(lead)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """A paragraph grows downwards."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return ceil(self._typeset(width).lineCount() * self._theme.line(SMALL))

    def sizeHint(self) -> QSize:
        """One line as wide as the words."""
        width = paint.width_of(self.text(), self._theme.font(STRONG))
        return QSize(ceil(width) + 1, self._theme.line(SMALL))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the layout needs it."""
        return QSize(32, self._theme.line(SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        painter = QPainter(self)
        paint.start(painter)
        painter.setPen(self._theme.colours.ink)
        self._typeset(self.width()).draw(painter, QPointF(0, 0))

    def _typeset(self, width: int) -> QTextLayout:
        font = self._theme.font(SMALL)
        layout = QTextLayout(self.text(), font)
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, self._lead
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight(STRONG.weight))
        bold.format = style
        layout.setFormats([bold])
        line_height = self._theme.line(SMALL)
        lead = (line_height - QFontMetricsF(font).height()) / 2
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * line_height + lead))
        layout.endLayout()
        return layout
