"""A field for several lines."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from guide.ui.theme import RADIUS_CONTROL, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.scroll import Bar
from guide.ui.widgets.text_field import field_look

_PADDING = 16
_LEAST_LINES, _MOST_LINES = 3, 10
_SETTLE_MS = 1_000


class TextArea(QPlainTextEdit):
    """Grows with its lines up to a height, then scrolls. `settled` tells that what was typed may be kept.

    It comes when the keyboard goes elsewhere, and when nothing was typed for a second. Tab leaves the field.
    """

    settled = Signal()

    def __init__(self, theme: Theme, name: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollBar(Bar(theme))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_PADDING)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.settled)
        self.textChanged.connect(self._settle.start)
        self.document().documentLayout().documentSizeChanged.connect(self._on_lines_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        return self.rect(), RADIUS_CONTROL

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        shown = min(max(self._lines(), _LEAST_LINES), _MOST_LINES)
        return QSize(320, ceil(shown * self.fontMetrics().lineSpacing()) + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        """Room for a word, and the height it needs."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is the page's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines may need another height."""
        super().resizeEvent(event)
        self._on_lines_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed may be kept."""
        super().focusOutEvent(event)
        self._settle.stop()
        self.settled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box beneath Qt's own text and cursor."""
        painter = QPainter(self.viewport())
        paint.start(painter)
        paint.paint_box(painter, QRectF(self.viewport().rect()), field_look(self._theme, self), RADIUS_CONTROL)
        painter.end()
        super().paintEvent(event)

    def _lines(self) -> float:
        return self.document().documentLayout().documentSize().height()  # QPlainTextEdit counts lines, not pixels

    def _on_lines_changed(self) -> None:
        """The bar is there only where the height has come to its end."""
        policies = Qt.ScrollBarPolicy
        scrolls = self._lines() > _MOST_LINES
        self.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOn if scrolls else policies.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(SMALL))
        palette = self._theme.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self._on_lines_changed()
        self.update()
