"""One answer to a question of which one is chosen."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from guide.ui.theme import BORDER, CHOSEN_BORDER, RADIUS_CONTROL, SMALL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.paint import Look
from guide.ui.widgets.typeset import Paragraph, typeset

_DOT: Final = 20
_BEFORE_DOT: Final = 16
_AFTER_DOT: Final = 12
_FULL: Final = 0.3
_EMPTY: Final = 0.1
"""The stroke of the dot's ring as a share of its width, chosen or not."""


class Radio(QRadioButton):
    """What the kinds of exclusive choice share: all of the box can be pressed, and Enter chooses."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.update)
        theme.changed.connect(self._on_theme_changed)

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        return self.rect(), RADIUS_CONTROL

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole box can be pressed, not only dot and words."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class ChoiceOption(Radio):
    """One answer to a question: a label, and where sources differ the reason and the source's name as a link."""

    source_requested = Signal()

    def __init__(
        self, theme: Theme, label: str, reason: str = "", source: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, label, parent)
        self._reason = reason
        self._link = LinkButton(theme, source, style=SMALL, parent=self) if source else None
        if self._link:
            self._link.clicked.connect(self.source_requested)
        self.setAccessibleDescription(reason)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Long reasons wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of label, reason and source at a width."""
        label, reason = self._paragraphs(width)
        height = label.height + (reason.height if reason else 0)
        if self._link and not self._link_fits(reason, width):
            height += self.theme.line(SMALL)
        return max(56, ceil(height) + 32 - (4 if reason else 0))

    def sizeHint(self) -> QSize:
        """Wide enough for the label on one line."""
        words = paint.width_of(self.text(), self.theme.font(STRONG))
        width = ceil(words) + self._words_at + 16
        return QSize(width, self.heightForWidth(max(width, 240)))

    def minimumSizeHint(self) -> QSize:
        """The label may wrap."""
        return QSize(160, 56)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the source after the reason's last word, or beneath it."""
        super().resizeEvent(event)
        if not self._link:
            return
        label, reason = self._paragraphs(self.width())
        line = self.theme.line(SMALL)
        top = self._top(label, reason) + label.height
        left: float = self._words_at
        if reason and self._link_fits(reason, self.width()):
            left += reason.last_width + 6
            top += reason.height - line
        elif reason:
            top += reason.height
        size = self._link.sizeHint()
        room = self.width() - ceil(left) - 12
        self._link.setGeometry(ceil(left), ceil(top), min(size.width(), room), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box, dot, label and reason."""
        painter = QPainter(self)
        paint.start(painter)
        look = self._look()
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_CONTROL)
        label, reason = self._paragraphs(self.width())
        top = self._top(label, reason)
        self._paint_dot(painter, QPointF(_BEFORE_DOT + self._dot / 2, top + self.theme.line(SMALL) / 2), look)
        label.paint(painter, QPointF(self._words_at, top), look.ink)
        if reason:
            reason.paint(painter, QPointF(self._words_at, top + label.height), look.ink)
        painter.end()

    def _look(self) -> Look:
        colours = self.theme.colours
        if not self.isEnabled():
            return Look(colours.disabled_text, None, colours.line, BORDER)
        if self.isChecked():
            return Look(colours.ink, colours.chosen, colours.accent, CHOSEN_BORDER)
        if self.underMouse():
            return Look(colours.ink, colours.wall, colours.ink, BORDER)
        return Look(colours.ink, colours.paper, colours.outline, BORDER)

    def _paint_dot(self, painter: QPainter, centre: QPointF, look: Look) -> None:
        colours = self.theme.colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            colour, stroke = colours.accent if self.isEnabled() else colours.disabled_text, _FULL * self._dot
        else:
            colour, stroke = colours.outline if self.isEnabled() else look.ink, _EMPTY * self._dot
        painter.setPen(QPen(colour, stroke))
        radius = (self._dot - stroke) / 2
        painter.drawEllipse(centre, radius, radius)

    @property
    def _dot(self) -> float:
        """How wide the dot is: it grows with the words."""
        return _DOT * self.theme.growth(SMALL)

    @property
    def _words_at(self) -> int:
        return round(_BEFORE_DOT + self._dot + _AFTER_DOT)

    def _paragraphs(self, width: int) -> tuple[Paragraph, Paragraph | None]:
        room = max(1, width - self._words_at - 16)
        theme = self.theme
        style = STRONG if self.isChecked() else SMALL
        label = typeset(self.text(), theme.font(style), theme.line(style), room)
        if not self._reason:
            return label, None
        return label, typeset(self._reason, theme.font(SMALL), theme.line(SMALL), room)

    def _top(self, label: Paragraph, reason: Paragraph | None) -> float:
        if reason or self._link:
            return 14
        return (self.height() - label.height) / 2

    def _link_fits(self, reason: Paragraph | None, width: int) -> bool:
        if not reason or not self._link:
            return False
        return self._words_at + reason.last_width + 6 + self._link.sizeHint().width() <= width - 16
