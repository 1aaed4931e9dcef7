"""The corner of a card: its heart, and the button of its menu."""

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guide.ui.icons import SIZE, paint_icon
from guide.ui.theme import CONTROL_HEIGHT, Theme
from guide.ui.widgets.buttons import IconButton
from guide.ui.widgets.paint import Look

_EDGE = 8
_FULL, _EMPTY = "heart-full", "heart"


class CornerButton(IconButton):
    """An icon in a round of paper: the picture beneath may have a knee or a head there."""

    radius = CONTROL_HEIGHT // 2

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme, icon, "", on_room=True)

    def look(self) -> Look:
        """Paper where there is no other fill."""
        look = super().look()
        return Look(look.ink, look.fill or self.theme.colours.paper)


class Heart(CornerButton):
    """Makes a session a favourite; full where it is one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _EMPTY)
        self.setCheckable(True)
        self.toggled.connect(lambda on: self.set_icon(_FULL if on else _EMPTY))

    def look(self) -> Look:
        """A full heart has the accent."""
        look = super().look()
        return Look(self.theme.colours.accent, look.fill) if self.isChecked() else look


class CardCorner(QWidget):
    """Both buttons, while pointer or keyboard are at the card; the heart of a favourite is painted at any time."""

    menu_requested = Signal()
    favourite_requested = Signal()

    def __init__(self, theme: Theme, card: QWidget, title: str) -> None:
        super().__init__(card)
        self._card = card
        self.more = CornerButton(theme, "more")
        self.heart = Heart(theme)
        buttons = QHBoxLayout(self)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(0)
        for button in (self.more, self.heart):
            button.installEventFilter(self)
            buttons.addWidget(button)
        self.more.clicked.connect(self.menu_requested)
        self.heart.clicked.connect(self.favourite_requested)
        self.set_title(title)
        self.place()

    def set_title(self, title: str) -> None:
        """Say for a screen reader whose buttons these are."""
        self.more.setAccessibleName(self.tr("More for %s").replace("%s", title))
        self.heart.setAccessibleName(self.tr("Favourite: %s").replace("%s", title))

    def place(self) -> None:
        """Stand in the corner."""
        width = 2 * CONTROL_HEIGHT
        self.setGeometry(self._card.width() - width - _EDGE, _EDGE, width, CONTROL_HEIGHT)

    def open(self, *, favourite: bool) -> None:
        """Show the buttons; Tab goes from the card to them."""
        self.heart.setChecked(favourite)
        self.show()
        QWidget.setTabOrder(self._card, self.more)
        QWidget.setTabOrder(self.more, self.heart)

    def close_unless_wanted(self) -> None:
        """Hide the buttons, unless pointer or keyboard are here."""
        at_card = self._card.underMouse() or self._card.hasFocus()
        if not at_card and not self.more.hasFocus() and not self.heart.hasFocus():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the buttons when the keyboard leaves them."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_unless_wanted()
        return super().eventFilter(watched, event)


def paint_heart(painter: QPainter, theme: Theme, width: int) -> None:
    """Paint a favourite's heart into the corner of a tile so wide, where its button lies."""
    inset = (CONTROL_HEIGHT - SIZE) / 2
    box = QRectF(width - _EDGE - CONTROL_HEIGHT + inset, _EDGE + inset, SIZE, SIZE)
    paint_icon(painter, _FULL, theme.colours.accent, box)
