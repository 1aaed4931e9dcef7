"""Brings the theme to what Qt paints by itself: dialogs, menus, tooltips."""

from PySide6.QtWidgets import QApplication

from guide.settings import Settings
from guide.ui.fonts import load_fonts
from guide.ui.theme import SMALL, Theme

ARGUMENTS = ("-style", "fusion")
"""For the application: this style is the same on every system, and follows the palette. (Set later it is slow.)"""


def dress(application: QApplication, theme: Theme) -> None:
    """Load the fonts and keep the application's style, font and colours in step with the theme.

    Raises:
        StorageError: a font file is missing or damaged.
    """
    load_fonts()

    def apply() -> None:
        application.setFont(theme.font(SMALL))
        application.setPalette(theme.palette())

    theme.changed.connect(apply)
    apply()


def follow_settings(theme: Theme, settings: Settings) -> None:
    """Keep the theme in step with the settings, now and whenever they change."""

    def apply(name: str) -> None:
        if name == "theme":
            theme.choose(settings.text(name))
        elif name == "text_size":
            theme.set_text_size(round(settings.number(name)))
        elif name == "reduce_motion":
            theme.set_reduce_motion(settings.flag(name))

    for name in ("theme", "text_size", "reduce_motion"):
        apply(name)
    settings.listen(apply)
