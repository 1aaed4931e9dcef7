"""The app's own type family, handed to Qt."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from guide.errors import StorageError
from guide.resources import asset

FILES = tuple(f"AtkinsonHyperlegibleNext-{style}.ttf" for style in ("Regular", "Medium", "SemiBold", "Bold"))


def load_fonts() -> None:
    """Register the four weights with Qt, before the first window.

    Raises:
        StorageError: a font file is missing or damaged.
    """
    for name in FILES:
        if not _is_loaded(name):
            raise StorageError(f"The font {name} is missing or damaged. Please install Guide again.")


@cache
def _is_loaded(name: str) -> bool:
    """Load a file once: the same again would only make every look-up slower."""
    return QFontDatabase.addApplicationFont(str(asset("fonts", name))) >= 0
