"""The keys of one wish: each a button that takes another key, and one more that adds a key."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.announcing import announce
from guide.ui.practice.key_words import clash_words, does, key_name
from guide.ui.practice.keys import HELD, Keys, Wish, clash
from guide.ui.theme import CHOSEN_BORDER, SMALL, Theme
from guide.ui.widgets.buttons import OtherButton
from guide.ui.widgets.flow import Flow
from guide.ui.widgets.paint import Look
from guide.ui.widgets.text import Text

translate = QCoreApplication.translate

_MOST = 3
_NO_KEYS = {*HELD, Qt.Key.Key_unknown}


class KeyCap(OtherButton):
    """Shows a key, or a plus where there is none yet. Once pressed it waits for a key and tells it by `given`.

    Backspace takes the key away: `given` tells None. Esc, or going elsewhere, leaves it as it was.
    """

    padding = 14
    given = Signal(object)
    stopped = Signal()

    def __init__(self, theme: Theme, wish: str) -> None:
        super().__init__(theme, "")
        self._wish = wish
        self._key: Qt.Key | None = None
        self._waits = False
        self.clicked.connect(lambda: self._wait(waits=True))
        self._say()

    def show_key(self, key: Qt.Key | None) -> None:
        """Show a key, or that one can be added."""
        self._key = key
        self._wait(waits=False)

    def event(self, event: QEvent) -> bool:
        """While it waits, no shortcut of the window takes the key first."""
        if self._waits and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key that it waits for."""
        if not self._waits:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._wait(waits=False)
        elif event.key() == Qt.Key.Key_Backspace:
            self.given.emit(None)
        elif not event.isAutoRepeat() and event.key() not in _NO_KEYS:
            self.given.emit(Qt.Key(event.key()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no more."""
        super().focusOutEvent(event)
        self._wait(waits=False)

    def look(self) -> Look:
        """Chosen while it waits; a plus has no box, so that it is not taken for the key of that name."""
        look = super().look()
        if self._waits:
            return Look(look.ink, look.fill, self.theme.colours.accent, CHOSEN_BORDER)
        if self._key is None:
            return Look(look.ink, self.theme.colours.wall if self.underMouse() else None)
        return look

    def sizeHint(self) -> QSize:
        """At least square, as a key is."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(hint.height(), 0))

    def _wait(self, *, waits: bool) -> None:
        ended = self._waits and not waits
        self._waits = waits
        self._say()
        if waits:
            announce(self, self.text())
        if ended:
            self.stopped.emit()

    def _say(self) -> None:
        name = key_name(self._key) if self._key is not None else ""
        self.setText(translate("Settings", "Press a key") if self._waits else name)
        self.set_icon("" if self._waits or name else "plus")
        pattern = translate("Settings", "{does}: {key}") if name else translate("Settings", "{does}: add a key")
        self.setAccessibleName(pattern.format(does=self._wish, key=name))
        self.setToolTip("" if name else translate("Settings", "Add a key"))
        self.updateGeometry()
        self.update()


class KeyCaps(QWidget):
    """The keys of a wish. `chosen` tells other ones, as a tuple; a key that cannot be had is said beneath."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, wish: Wish, keys: Keys) -> None:
        super().__init__()
        self._theme = theme
        self._wish = wish
        self._keys = keys
        self._caps: list[KeyCap] = []
        self._row = Flow(8)
        self._wrong = Text(theme, "", SMALL)
        self._wrong.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(self._row)
        rows.addWidget(self._wrong)
        self.show_keys(keys)

    def show_keys(self, keys: Keys) -> None:
        """Show the keys in force."""
        self._keys = keys
        own = keys[self._wish]
        while len(self._caps) < max(_MOST, len(own)):
            self._add_cap()
        for place, cap in enumerate(self._caps):
            cap.show_key(own[place] if place < len(own) else None)
            cap.setVisible(place <= len(own))

    def _add_cap(self) -> None:
        place = len(self._caps)
        cap = KeyCap(self._theme, does(self._wish))
        cap.given.connect(lambda key: self._on_given(place, key))
        cap.stopped.connect(self._wrong.hide)
        self._caps.append(cap)
        self._row.addWidget(cap)

    def _on_given(self, place: int, key: Qt.Key | None) -> None:
        own = list(self._keys[self._wish])
        wrong = clash(self._keys, self._wish, key) if key is not None else None
        if wrong is not None:
            self._wrong.setText(clash_words(wrong))
            self._wrong.show()
            announce(self, clash_words(wrong))
            return
        own[place : place + 1] = [] if key is None or (key in own and own.index(key) != place) else [key]
        self.show_keys(self._keys)
        self.chosen.emit(tuple(own))
