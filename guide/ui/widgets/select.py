"""A list to pick one from."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from guide.ui.icons import SIZE, paint_icon
from guide.ui.theme import CONTROL_HEIGHT, RADIUS_CONTROL, SMALL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look
from guide.ui.widgets.text_field import field_look

_SIGN: Final = 20


def _sign(theme: Theme) -> int:
    """How wide tick and chevron are: they grow with the words."""
    return round(_SIGN * theme.growth(SMALL))


class _Rows(QStyledItemDelegate):
    """Paints the rows of an open list: the chosen one bold, with a tick."""

    def __init__(self, theme: Theme, select: QComboBox) -> None:
        super().__init__(select)
        self._theme = theme
        self._select = select

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        words = paint.width_of(str(index.data()), self._theme.font(STRONG))
        return QSize(ceil(words) + 44 + _sign(self._theme), max(44, self._theme.line(SMALL) + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        box = QRectF(option.rect)
        pointed = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint.start(painter)
        painter.fillRect(box, colours.floor if pointed else colours.wall)
        chosen, tick = index.row() == self._select.currentIndex(), _sign(theme)
        if chosen:
            paint_icon(painter, "tick", colours.ink, QRectF(box.left() + 12, box.center().y() - tick / 2, tick, tick))
        words = box.adjusted(20 + tick, 0, -12, 0)
        paint.paint_line(painter, words, str(index.data()), theme.font(STRONG if chosen else SMALL), colours.ink)
        painter.restore()


class Select(QComboBox):
    """One of a list, which opens on a press."""

    def __init__(self, theme: Theme, name: str, icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux Qt tells a list's present entry as its name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        rows = QListView(self)
        rows.setAccessibleName(name)
        self.setView(rows)
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
        width = ceil(words) + self._words_at() + 36 + _sign(self._theme)
        return QSize(width, max(CONTROL_HEIGHT, self._theme.line(SMALL) + 24))

    def minimumSizeHint(self) -> QSize:
        """Long entries are cut with an ellipsis."""
        return QSize(min(160, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list as wide as its longest entry: voices differ at the end of their names."""
        view = self.view()
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(wanted, self.window().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box, icon, the chosen entry and the chevron."""
        painter = QPainter(self)
        paint.start(painter)
        look = field_look(self._theme, self)
        if look.border == self._theme.colours.ink:
            look = Look(look.ink, self._theme.colours.wall, look.border, look.stroke)
        paint.paint_box(painter, QRectF(self.rect()), look, RADIUS_CONTROL)
        middle = self.height() / 2
        if self._icon:
            size = SIZE * self._theme.growth(SMALL)
            paint_icon(painter, self._icon, look.ink, QRectF(18, middle - size / 2, size, size))
        left = self._words_at()
        chevron = _sign(self._theme)
        words = QRectF(left, 0, self.width() - left - 28 - chevron, self.height())
        paint.paint_line(painter, words, self.currentText(), self._theme.font(SMALL), look.ink)
        place = QRectF(self.width() - 19 - chevron, middle - chevron / 2, chevron, chevron)
        paint_icon(painter, "chevron", look.ink, place)
        painter.end()

    def _words_at(self) -> int:
        return 18 + (round(SIZE * self._theme.growth(SMALL)) + 10 if self._icon else 0)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(SMALL))
        self.view().setPalette(self._theme.palette())
        self.updateGeometry()
        self.update()
