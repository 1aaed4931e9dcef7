"""Keeps PySide6 from reading the source of every module that is imported after it.

PySide6 looks through each newly imported module for its own name, in case the module wants another spelling of Qt's
methods. That look runs code of half-imported modules (any with a `__getattr__`), and when two threads import pydantic
at once, as this app does behind its first paint, the import fails now and then. Nothing here asks for other spellings.
"""

import shiboken6  # noqa: F401 (it brings the other)
import shibokensupport.feature as pyside_feature

_LOOK = "_mod_uses_pyside"


def keep_imports_plain() -> None:
    """Call once, before anything imports that has a choice. Harmless with a PySide6 that no longer looks."""
    if hasattr(pyside_feature, _LOOK):
        setattr(pyside_feature, _LOOK, lambda _module: False)
