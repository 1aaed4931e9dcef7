"""The app's own type family, handed to Qt."""

from PySide6.QtGui import QFontDatabase

from guide.errors import StorageError
from guide.resources import asset

FILES = tuple(f"AtkinsonHyperlegibleNext-{style}.ttf" for style in ("Regular", "Medium", "SemiBold", "Bold"))


def load_fonts() -> None:
    """Register the four weights with Qt; called once, before the first window.

    Raises:
        StorageError: a font file is missing or damaged.
    """
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(asset("fonts", name))) < 0:
            raise StorageError(f"The font {name} is missing or damaged. Please install Guide again.")
