"""The left side of the presenter: what is led, its plan, and the way back to practising."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guide.ui.practice.key_words import with_key
from guide.ui.practice.keys import Keys, Wish
from guide.ui.presenter.plan import PlanList
from guide.ui.presenter.styles import HEAD, SIDE_STRONG
from guide.ui.presenter.words import translate
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import IconButton, PlainButton
from guide.ui.widgets.text import Text

_INSET = 16


class _Quiet(PlainButton):
    """Words that grow as the rest of the page does."""

    def __init__(self, theme: Theme, text: str, icon: str, *, on_room: bool) -> None:
        super().__init__(theme, text, icon, on_room=on_room)
        self._style = SIDE_STRONG


class PlanPanel(QWidget):
    """The list scrolls between the title and the two buttons."""

    left = Signal()
    keys_requested = Signal()

    def __init__(self, theme: Theme, title: str, keys: Keys, *, rehearses: bool = False) -> None:
        """`rehearses` is whether this is a rehearsal, which leads back to the class."""
        super().__init__()
        self._theme = theme
        self.plan = PlanList(theme)
        end, back = translate("Presenter", "End class mode"), translate("Presenter", "Back to the class")
        where = translate("Presenter", "Class") if rehearses else translate("Presenter", "Practice")
        self.leave = _Quiet(theme, where, "back", on_room=True)
        self.leave.setAccessibleName(with_key(back if rehearses else end, Wish.CLASS, keys))
        self.leave.setToolTip(self.leave.accessibleName())
        the_keys = with_key(translate("Presenter", "The keys"), Wish.KEYS, keys)
        self.keys = IconButton(theme, "help", the_keys, on_room=True)
        for button in (self.leave, self.keys):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys to the page
        self.leave.clicked.connect(self.left)
        self.keys.clicked.connect(self.keys_requested)
        heading = QVBoxLayout()
        heading.setContentsMargins(28, 16, _INSET, 8)
        heading.addWidget(Text(theme, title, HEAD, lines=2))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_INSET, 8, _INSET, 16)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.keys)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(heading)
        rows.addWidget(self.plan, 1)
        rows.addLayout(buttons)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wall."""
        QPainter(self).fillRect(event.rect(), self._theme.colours.wall)
