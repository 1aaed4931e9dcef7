"""Keeps PySide6 from reading the source of every module that is imported after it.

PySide6 puts itself before Python's import and looks through each new module for its own name, in case the module wants
another spelling of Qt's methods. That look runs code of half-imported modules (any with a `__getattr__`), and when two
threads import pydantic at once, as this app does behind its first paint, the import fails now and then. Nothing here
asks for other spellings.
"""

import builtins

import shiboken6  # noqa: F401 (it does so when it is imported)

_BEFORE = "__orig_import__"
"""Where PySide6 keeps what was in its place."""


def keep_imports_plain() -> None:
    """Call once, before anything imports that has a choice. Harmless with a PySide6 that no longer looks."""
    builtins.__import__ = getattr(builtins, _BEFORE, builtins.__import__)
