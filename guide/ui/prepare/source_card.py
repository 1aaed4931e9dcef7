"""Title and author of a source, beside the name that was pressed."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from guide.model.pose import Source
from guide.ui.announcing import announce
from guide.ui.theme import BORDER, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look
from guide.ui.widgets.text import Text, ink_soft

_WIDTH = 320
_GAP = 8


class SourceCard(QFrame):
    """A small sheet; Esc or a press beside it puts it away."""

    def __init__(self, theme: Theme, source: Source, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(source.title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(4)
        rows.addWidget(Text(theme, source.title, STRONG))
        by = ", ".join(part for part in (source.author, source.published) if part)
        self.setAccessibleDescription(by)
        rows.addWidget(Text(theme, by, colour=ink_soft))
        width = round(_WIDTH * theme.text)
        self.resize(width, rows.totalHeightForWidth(width))

    def open_at(self, box: QWidget) -> None:
        """Open beneath a widget, or above it where the screen ends too soon."""
        room = box.screen().availableGeometry()
        corner = box.mapToGlobal(QPoint(0, box.height() + _GAP))
        if corner.y() + self.height() > room.bottom():
            corner = box.mapToGlobal(QPoint(0, -_GAP - self.height()))
        x, y = min(corner.x(), room.right() - self.width()), min(corner.y(), room.bottom() - self.height())
        self.move(max(room.left(), x), max(room.top(), y))
        self.show()
        announce(self, f"{self.accessibleName()}, {self.accessibleDescription()}")  # the keyboard stays where it was

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sheet; a popup has square corners everywhere."""
        painter = QPainter(self)
        colours = self._theme.colours
        paint.paint_box(painter, QRectF(self.rect()), Look(colours.ink, colours.paper, colours.ink, BORDER), BORDER)
