"""What is chosen among a few: options with a dot, filter chips, segments and switches."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QRadioButton, QSizePolicy, QWidget

from guide.ui.icons import paint_icon
from guide.ui.theme import (
    BORDER,
    CHOSEN_BORDER,
    CONTROL_HEIGHT,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    SMALL,
    STRONG,
    Theme,
)
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import Button, LinkButton
from guide.ui.widgets.paint import Look
from guide.ui.widgets.typeset import Paragraph, typeset


class Chip(Button):
    """A filter that is on or off."""

    padding = 20
    radius = RADIUS_CHIP

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style=SMALL, parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def look(self) -> Look:
        """A quiet fill; an accent border and a tick when on."""
        colours = self.theme.colours
        hover = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return Look(colours.disabled_text, colours.wall)
        if self.isChecked():
            return Look(colours.ink, colours.floor if hover else colours.wall, colours.accent, CHOSEN_BORDER)
        return Look(colours.ink, colours.floor if hover else colours.wall)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._style = STRONG if on else SMALL
        self.set_icon("tick" if on else "")
        self.updateGeometry()


class _Radio(QRadioButton):
    """What the two kinds of exclusive choice share."""

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


class ChoiceOption(_Radio):
    """One answer to a question: a label, and where sources differ the reason and the source's name as a link."""

    source_requested = Signal()

    _WORDS_AT = 48
    _DOT = 20

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
        width = ceil(words) + self._WORDS_AT + 16
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
        left: float = self._WORDS_AT
        if reason and self._link_fits(reason, self.width()):
            left += reason.last_width + 6
            top += reason.height - line
        elif reason:
            top += reason.height
        size = self._link.sizeHint()
        room = self.width() - ceil(left) - 12
        self._link.setGeometry(ceil(left), ceil(top), min(size.width(), room), size.height() - 3)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box, dot, label and reason."""
        painter = QPainter(self)
        paint.start(painter)
        look = self._look()
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_CONTROL)
        label, reason = self._paragraphs(self.width())
        top = self._top(label, reason)
        self._paint_dot(painter, QPointF(26, top + self.theme.line(SMALL) / 2), look)
        label.paint(painter, QPointF(self._WORDS_AT, top), look.ink)
        if reason:
            reason.paint(painter, QPointF(self._WORDS_AT, top + label.height), look.ink)
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
            painter.setPen(QPen(colours.accent if self.isEnabled() else colours.disabled_text, 6))
            painter.drawEllipse(centre, 7, 7)
        else:
            painter.setPen(QPen(colours.outline if self.isEnabled() else look.ink, 2))
            painter.drawEllipse(centre, 9, 9)

    def _paragraphs(self, width: int) -> tuple[Paragraph, Paragraph | None]:
        room = max(1, width - self._WORDS_AT - 16)
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
        return self._WORDS_AT + reason.last_width + 6 + self._link.sizeHint().width() <= width - 16


class _Segment(_Radio):
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


class Switch(QCheckBox):
    """On or off: the knob's place and a tick say it, not only the colour."""

    _WIDTH, _HEIGHT = 56, 32

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        top = (self.height() - self._HEIGHT) // 2
        return QRect(0, top, self._WIDTH, self._HEIGHT), self._HEIGHT / 2

    def sizeHint(self) -> QSize:
        """A finger's target in height."""
        return QSize(self._WIDTH, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the track and the knob."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self.theme.colours
        shape, radius = self.ring()
        on, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        if on:
            fill = (colours.accent_hover if hover else colours.accent) if self.isEnabled() else colours.disabled_fill
            look = Look(colours.on_accent, fill)
        else:
            border = (colours.ink if hover else colours.outline) if self.isEnabled() else colours.line
            look = Look(border, colours.wall if hover else colours.paper, border, BORDER)
        paint.paint_box(painter, QRectF(shape), look, radius)
        x = shape.right() - 15 if on else shape.left() + 16
        centre = QPointF(x, shape.center().y() + 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink)
        painter.drawEllipse(centre, 10 if on else 8, 10 if on else 8)
        if on:
            paint_icon(painter, "tick", look.fill or look.ink, QRectF(centre.x() - 8, centre.y() - 8, 16, 16))
        painter.end()
