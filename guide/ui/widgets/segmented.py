"""A few short answers in one frame, one of them chosen."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from guide.ui.theme import BORDER, CHOSEN_BORDER, CONTROL_HEIGHT, RADIUS_CONTROL, SMALL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.choice import Radio
from guide.ui.widgets.paint import Look


class _Segment(Radio):
    """One of the answers of a `Segmented` control."""

    def sizeHint(self) -> QSize:
        """The words in bold and the room round them."""
        words = paint.width_of(self.text(), self.theme.font(STRONG))
        return QSize(ceil(words) + 32, max(CONTROL_HEIGHT, self.theme.line(SMALL) + 24))

    def minimumSizeHint(self) -> QSize:
        """A segment never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the chosen one's box, and the words."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self.theme.colours
        look = Look(colours.ink if self.isEnabled() else colours.disabled_text)
        if self.isChecked():
            look = Look(look.ink, colours.chosen, colours.accent if self.isEnabled() else colours.line, CHOSEN_BORDER)
        elif self.underMouse() and self.isEnabled():
            look = Look(look.ink, colours.wall)
        if look.fill:
            inset = 0 if self.isChecked() else BORDER
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            paint.paint_box(painter, box, look, RADIUS_CONTROL - inset)
        font = self.theme.font(STRONG if self.isChecked() else SMALL)
        words = paint.width_of(self.text(), font)
        paint.paint_line(
            painter,
            QRectF((self.width() - words) / 2, 0, words, self.height()),
            self.text(),
            font,
            look.ink,
        )
        painter.end()


class Segmented(QFrame):
    """A few answers side by side, one of them chosen; one above the other where they do not fit."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], name: str, *, parent: QWidget | None = None
    ) -> None:
        """Take pairs of a key and a label, and the control's name for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for key, label in options:
            segment = _Segment(theme, label, self)
            segment.setAccessibleDescription(name)
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._segments[key] = segment
            self._layout.addWidget(segment, 1)
        theme.changed.connect(self._arrange)

    @property
    def value(self) -> str:
        """The key of the chosen answer, or an empty text."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Mark an answer as chosen; says nothing."""
        self._segments[key].setChecked(True)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest answer, as high as the present arrangement needs."""
        width = max((segment.sizeHint().width() for segment in self._segments.values()), default=0)
        return QSize(width, self._layout.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the answers one above the other where they do not fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the common border."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        border = colours.outline if self.isEnabled() else colours.line
        paint.paint_box(painter, QRectF(self.rect()), Look(colours.ink, colours.paper, border, BORDER), RADIUS_CONTROL)
        painter.end()

    def _arrange(self) -> None:
        widest = max((segment.sizeHint().width() for segment in self._segments.values()), default=0)
        fits = widest * len(self._segments) <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()
