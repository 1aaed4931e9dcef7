"""The type scale, spacing and strokes as values, and the theme in force."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from guide.ui.colours import DARK, LIGHT, Colours

FAMILY = "Atkinson Hyperlegible Next"


class TextStyle(NamedTuple):
    """A size of type in logical pixels at 100 %. `growth` is the share of the text size setting it takes on."""

    size: float
    line: float
    weight: int = 400
    tracking: float = 0.0
    growth: float = 1.0

    def scaled(self, factor: float) -> "TextStyle":
        """The same style on a page that is drawn larger or smaller as a whole."""
        return self._replace(size=self.size * factor, line=self.line * factor, tracking=self.tracking * factor)


# Small text takes the text size setting whole; what is large from the start grows less, so that lines still fit.
LARGE = TextStyle(32, 40, 600, -0.2, growth=0.5)
MEDIUM = TextStyle(20, 28, 600, growth=0.8)
SMALL = TextStyle(16, 24)
STRONG = TextStyle(16, 24, 600)

COUNT = TextStyle(136, 136, 500, -3, growth=0.0)
CAPTION = TextStyle(40, 48, 500, -0.2, growth=0.5)
NAME = TextStyle(40, 48, 600, -0.2, growth=0.5)
NOTE = TextStyle(22, 32)
NOTE_STRONG = TextStyle(22, 32, 600)

CONTROL_HEIGHT = 48
COLUMN_GAP = 24
CARD_ROW_GAP = 32
CONTENT_WIDTH = 1600
RADIUS_BANNER = 20
RADIUS_TILE = 16
RADIUS_CONTROL = 12
RADIUS_CHIP = 24
BORDER = 2
CHOSEN_BORDER = 3
FOCUS_RING = 3
FOCUS_GAP = 3


def page_margin(width: float) -> int:
    """The room left and right of a page's content in a window of this width, in logical pixels."""
    return 48 if width >= 1280 else 32  # noqa: PLR2004 - the width the margins are drawn for


class Theme(QObject):
    """The colours and sizes in force. `changed` says that everything must be measured and painted anew."""

    changed = Signal()

    def __init__(self, choice: str = "system", text_size: int = 100, *, reduce_motion: bool = False) -> None:
        super().__init__()
        self._choice = choice
        self._text_size = text_size
        self._reduce_motion = reduce_motion
        self._fonts: dict[tuple[TextStyle, float, bool], QFont] = {}
        hints = QGuiApplication.styleHints()
        self._system_is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        hints.colorSchemeChanged.connect(self._on_system_changed)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._choice == "system":
            return self._system_is_dark
        return self._choice == "dark"

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return DARK if self.dark else LIGHT

    @property
    def text(self) -> float:
        """How much larger than drawn text is set, from 1 to 2."""
        return self._text_size / 100

    @property
    def reduce_motion(self) -> bool:
        """Whether the picture shall keep still."""
        return self._reduce_motion

    def choose(self, choice: str) -> None:
        """Take the light or the dark colours, or follow the system: `light`, `dark` or `system`."""
        if choice != self._choice:
            self._choice = choice
            self.changed.emit()

    def set_text_size(self, percent: int) -> None:
        """Set all text in this percentage of its drawn size."""
        if percent != self._text_size:
            self._text_size = percent
            self._fonts.clear()
            self.changed.emit()

    def set_reduce_motion(self, reduce: bool) -> None:  # noqa: FBT001 - the value of a setting
        """Keep the picture still, or let it move."""
        if reduce != self._reduce_motion:
            self._reduce_motion = reduce
            self.changed.emit()

    def growth(self, style: TextStyle) -> float:
        """By what this style is multiplied at the text size in force."""
        return 1 + (self.text - 1) * style.growth

    def font(self, style: TextStyle, scale: float = 1.0, *, tabular: bool = False) -> QFont:
        """The font of a style; `scale` is for pages that scale as a whole, `tabular` for numbers that change."""
        key = (style, scale, tabular)
        made = self._fonts.get(key)
        if made is None:
            made = self._fonts[key] = self._made(style, scale, tabular=tabular)
        return QFont(made)

    def line(self, style: TextStyle, scale: float = 1.0) -> int:
        """The distance from one baseline to the next, in logical pixels."""
        return round(style.line * self.growth(style) * scale)

    def palette(self) -> QPalette:
        """The colours for what Qt paints by itself: dialogs, menus, tooltips, the selection in fields."""
        colours = self.colours
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: colours.paper,
            QPalette.ColorRole.WindowText: colours.ink,
            QPalette.ColorRole.Base: colours.paper,
            QPalette.ColorRole.AlternateBase: colours.wall,
            QPalette.ColorRole.Text: colours.ink,
            QPalette.ColorRole.PlaceholderText: colours.ink_soft,
            QPalette.ColorRole.Button: colours.wall,
            QPalette.ColorRole.ButtonText: colours.ink,
            QPalette.ColorRole.ToolTipBase: colours.ink,
            QPalette.ColorRole.ToolTipText: colours.paper,
            QPalette.ColorRole.Highlight: colours.accent,
            QPalette.ColorRole.HighlightedText: colours.on_accent,
            QPalette.ColorRole.Link: colours.accent,
        }
        for role, colour in roles.items():
            palette.setColor(role, colour)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, colours.disabled_text)
        return palette

    def _made(self, style: TextStyle, scale: float, *, tabular: bool) -> QFont:
        factor = self.growth(style) * scale
        font = QFont(FAMILY)
        font.setPixelSize(round(style.size * factor))
        font.setWeight(QFont.Weight(style.weight))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking * factor)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _on_system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_is_dark = scheme == Qt.ColorScheme.Dark
        if self._choice == "system":
            self.changed.emit()
