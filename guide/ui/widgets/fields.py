"""A field for text, a list to pick from, and a slider."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from guide.ui.icons import SIZE, paint_icon
from guide.ui.theme import BORDER, CONTROL_HEIGHT, RADIUS_CONTROL, SMALL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.paint import Look


def _field_look(theme: Theme, widget: QWidget) -> Look:
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
        look = _field_look(self._theme, self)
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


class _Rows(QStyledItemDelegate):
    """Paints the rows of an open list: the chosen one bold, with a tick."""

    def __init__(self, theme: Theme, select: QComboBox) -> None:
        super().__init__(select)
        self._theme = theme
        self._select = select

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        words = paint.width_of(str(index.data()), self._theme.font(STRONG))
        return QSize(ceil(words) + 64, max(44, self._theme.line(SMALL) + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        box = QRectF(option.rect)
        pointed = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint.start(painter)
        painter.fillRect(box, colours.floor if pointed else colours.wall)
        chosen = index.row() == self._select.currentIndex()
        if chosen:
            paint_icon(painter, "tick", colours.ink, QRectF(box.left() + 12, box.center().y() - 10, 20, 20))
        words = box.adjusted(40, 0, -12, 0)
        paint.paint_line(painter, words, str(index.data()), theme.font(STRONG if chosen else SMALL), colours.ink)
        painter.restore()


class Select(QComboBox):
    """One of a list, which opens on a press."""

    def __init__(self, theme: Theme, name: str, icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setView(QListView(self))
        self.setItemDelegate(_Rows(theme, self))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        return self.rect(), RADIUS_CONTROL

    def add(self, key: str, label: str) -> None:
        """Add an entry at the end."""
        self.addItem(label, key)

    @property
    def value(self) -> str:
        """The key of the chosen entry, or an empty text."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Show an entry as chosen. `currentIndexChanged` is emitted as by hand; `activated` is not."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        """Wide enough for the longest entry."""
        font = self._theme.font(SMALL)
        words = max((paint.width_of(self.itemText(row), font) for row in range(self.count())), default=0)
        return QSize(ceil(words) + self._words_at() + 56, max(CONTROL_HEIGHT, self._theme.line(SMALL) + 24))

    def minimumSizeHint(self) -> QSize:
        """Long entries are cut with an ellipsis."""
        return QSize(min(160, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box, icon, the chosen entry and the chevron."""
        painter = QPainter(self)
        paint.start(painter)
        look = _field_look(self._theme, self)
        if look.border == self._theme.colours.ink:
            look = Look(look.ink, self._theme.colours.wall, look.border, look.stroke)
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_CONTROL)
        middle = self.height() / 2
        if self._icon:
            size = SIZE * self._theme.growth(SMALL)
            paint_icon(painter, self._icon, look.ink, QRectF(18, middle - size / 2, size, size))
        left = self._words_at()
        words = QRectF(left, 0, self.width() - left - 48, self.height())
        paint.paint_line(painter, words, self.currentText(), self._theme.font(SMALL), look.ink)
        paint_icon(painter, "chevron", look.ink, QRectF(self.width() - 39, middle - 10, 20, 20))
        painter.end()

    def _words_at(self) -> int:
        return 18 + (round(SIZE * self._theme.growth(SMALL)) + 10 if self._icon else 0)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(SMALL))
        self.view().setPalette(self._theme.palette())
        self.updateGeometry()
        self.update()


class Slider(QSlider):
    """A value on a line; `said` is what a screen reader and the page say of it."""

    _KNOB = 16

    def __init__(self, theme: Theme, name: str, least: int, most: int, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.valueChanged.connect(self.update)

    def ring(self) -> tuple[QRect, float]:
        """Focus is drawn round the knob."""
        centre = self._knob()
        size = self._KNOB
        return QRect(round(centre.x()) - size, round(centre.y()) - size, 2 * size, 2 * size), size

    def sizeHint(self) -> QSize:
        """A finger's target in height."""
        return QSize(200, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the knob to move."""
        return QSize(120, CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line, what is done of it, and the knob."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        accent = colours.accent if self.isEnabled() else colours.disabled_text
        knob = self._knob()
        y = knob.y()
        pen = QPen(colours.thread, 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._KNOB, y), QPointF(self.width() - self._KNOB, y))
        pen.setColor(accent)
        pen.setWidthF(5)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._KNOB, y), knob)
        painter.setPen(QPen(accent, 3))
        painter.setBrush(colours.wall if self.underMouse() and self.isEnabled() else colours.paper)
        painter.drawEllipse(knob, self._KNOB - 1.5, self._KNOB - 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(knob, 10, 10)
        painter.end()

    def _knob(self) -> QPointF:
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        return QPointF(self._KNOB + share * (self.width() - 2 * self._KNOB), self.height() / 2)
