"""Puts off what PySide6 runs at every start to explain its calls: what a wrong call is told, help, stub files.

PySide6 carries modules of Python as text and compiles them whenever it is imported, 65 ms, though a start asks for
nothing of most. Those are run, as PySide6 would have, when something of them is first asked for.

PySide6 loads them by a module of its own, which it runs in the one of that name that is there already: what that finds
under `compile` and `exec` may be ours. A PySide6 that goes about it otherwise takes no notice and loads all at once.
"""

from __future__ import annotations  # PySide6 compiles its modules with it: `compile` hands on what its caller has

import sys
from functools import partial
from threading import RLock
from types import CodeType, ModuleType
from typing import Any

_BOOTSTRAP = "signature_bootstrap"
_EXPLAINING = ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
_LATE = {"shibokensupport/feature.py", *(f"shibokensupport/signature/{name}.py" for name in _EXPLAINING)}
_LOOKED_UP_IN_C = {"shibokensupport/signature/mapping.py": "update_mapping"}
"""A function of a module that PySide6's C++ takes out of the module's dictionary, where no `__getattr__` is asked."""


class _Late:
    """A module's `__getattr__`, which is asked for names the module does not have: the first time, run the module."""

    def __init__(self, source: bytes, filename: str, mode: str) -> None:
        """What `compile` would have been called with."""
        self._source = (source, filename, mode)
        self._looked_up = _LOOKED_UP_IN_C.get(filename)
        self._is_begun = False
        self._lock = RLock()  # a thread may be the first to ask

    def wait_in(self, namespace: dict[str, Any]) -> None:
        """Stand in for all the names of a module."""
        self._namespace = namespace
        namespace["__getattr__"] = self
        if self._looked_up:
            namespace[self._looked_up] = partial(self._call, self._looked_up)

    def __call__(self, name: str) -> object:
        self._run()
        try:
            return self._namespace[name]
        except KeyError:
            raise AttributeError(f"module {self._namespace['__name__']!r} has no attribute {name!r}") from None

    def _call(self, name: str) -> object:
        self._run()
        return self._namespace[name]()

    def _run(self) -> None:
        with self._lock:
            if not self._is_begun:
                self._is_begun = True  # while it runs, it may itself be asked for what it does not have yet
                exec(compile(*self._source), self._namespace)  # noqa: S102 (PySide6's own code, where it belongs)


def put_off_signatures() -> None:
    """Call before shiboken6 or PySide6 is imported; later it does nothing."""
    bootstrap = ModuleType(_BOOTSTRAP)
    vars(bootstrap).update(compile=_compile, exec=_exec)
    sys.modules.setdefault(_BOOTSTRAP, bootstrap)


def _compile(source: bytes, filename: str, mode: str) -> CodeType | _Late:
    return _Late(source, filename, mode) if filename in _LATE else compile(source, filename, mode)


def _exec(code: CodeType | _Late, namespace: dict[str, Any]) -> None:
    if isinstance(code, _Late):
        code.wait_in(namespace)
        return
    exec(code, namespace)  # noqa: S102 (as above)
    if "post_init" in namespace:
        # It would put `feature` before each import, to look whether a module wants other spellings: see plain_imports.
        namespace["post_init"] = lambda: None
