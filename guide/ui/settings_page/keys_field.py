"""All keys of a practice, to be changed one by one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.ui.practice.key_words import does
from guide.ui.practice.keys import DEFAULTS, Wish, format_keys, parse_keys, with_keys
from guide.ui.settings_page.key_caps import KeyCaps
from guide.ui.settings_page.rows import Row
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import LinkButton

translate = QCoreApplication.translate


class KeysField(QWidget):
    """A row for each wish. `chosen` tells the setting's text; an empty one stands for the usual keys."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._keys = DEFAULTS
        self._caps: dict[Wish, KeyCaps] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for wish in DEFAULTS:
            self._caps[wish] = caps = KeyCaps(theme, wish, DEFAULTS)
            caps.chosen.connect(lambda own, wish=wish: self._on_chosen(wish, own))
            rows.addWidget(Row(theme, does(wish), "", caps))
        self._usual = LinkButton(theme, translate("Settings", "Use the usual keys"))
        self._usual.clicked.connect(lambda: self.chosen.emit(""))
        rows.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeft)

    def show_setting(self, text: str) -> None:
        """Show the keys of a setting's text; what cannot be read of it is as usual."""
        self._keys, _ = parse_keys(text)
        for caps in self._caps.values():
            caps.show_keys(self._keys)
        self._usual.setVisible(bool(text))

    def _on_chosen(self, wish: Wish, own: tuple[Qt.Key, ...]) -> None:
        self.chosen.emit(format_keys(with_keys(self._keys, wish, own)))
