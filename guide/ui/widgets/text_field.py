"""A field to type in."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from guide.ui.icons import SIZE, paint_icon
from guide.ui.theme import BORDER, CONTROL_HEIGHT, RADIUS_CONTROL, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.paint import Look


def field_look(theme: Theme, widget: QWidget) -> Look:
    """How the box of a field is painted: its border turns to ink under the pointer."""
    colours = theme.colours
    if not widget.isEnabled():
        return Look(colours.disabled_text, colours.paper, colours.line, BORDER)
    hover = widget.underMouse()
    return Look(colours.ink, colours.paper, colours.ink if hover else colours.outline, BORDER)


class TextField(QLineEdit):
    """A line to type in, with an icon and a button that clears it; Escape clears it too."""

    def __init__(
        self, theme: Theme, name: str, hint: str = "", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear = IconButton(theme, "close", self.tr("Clear"), parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same from the keyboard
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        return self.rect(), RADIUS_CONTROL

    def sizeHint(self) -> QSize:
        """As high as the other controls."""
        return QSize(240, max(CONTROL_HEIGHT, self._theme.line(SMALL) + 24))

    def minimumSizeHint(self) -> QSize:
        """Room for a word."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears what was typed; on an empty field it is somebody else's."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clearing button at the right end."""
        super().resizeEvent(event)
        size = self.height()
        self._clear.setGeometry(self.width() - size, 0, size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and icon beneath Qt's own text and cursor."""
        painter = QPainter(self)
        paint.start(painter)
        look = field_look(self._theme, self)
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_CONTROL)
        if self._icon:
            size = SIZE * self._theme.growth(SMALL)
            ink = self._theme.colours.ink_soft if self.isEnabled() else look.ink
            paint_icon(painter, self._icon, ink, QRectF(18, (self.height() - size) / 2, size, size))
        painter.end()
        super().paintEvent(event)

    def _on_theme_changed(self) -> None:
        theme = self._theme
        self.setFont(theme.font(SMALL))
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        left = 18 + round(SIZE * theme.growth(SMALL)) + 8 if self._icon else 16
        self.setTextMargins(left, 0, CONTROL_HEIGHT, 0)
        self.updateGeometry()
        self.update()
