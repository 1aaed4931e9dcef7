"""PySide6 explains itself as ever, only later."""

import subprocess
import sys

import pytest

EXPLAIN = """
import inspect
import threading

from PySide6.QtCore import QObject, QSize, Qt

explained = []


def explain():
    for wrong in (lambda: QSize("wide"), lambda: QObject(1, 2, 3), lambda: QSize(1, 2).scale(None)):
        try:
            wrong()
        except TypeError as error:
            explained.append(str(error))
    from PySide6.support.signature import get_signature

    explained.append(str(get_signature(QSize.scale)))
    explained.append(str(get_signature(QSize.scale, "hintingstub")))
    explained.append(QObject.setObjectName.__doc__)
    explained.append(repr([Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, Qt.Orientation(2)]))
    from PySide6.support.signature.lib.pyi_generator import Formatter
    from PySide6.support.signature.parser import calculate_props

    explained.append(f"{Formatter.__module__} {calculate_props.__module__}")
    explained.append(str(hasattr(inspect.getmodule(Formatter), "no_such_name")))


{run}
print(*explained, sep="\\n")
"""
PUT_OFF = "from guide.ui.late_signatures import put_off_signatures; put_off_signatures()\n"
AT_ONCE = EXPLAIN.replace("{run}", "explain()")
IN_A_THREAD = EXPLAIN.replace("{run}", "first = threading.Thread(target=explain); first.start(); first.join()")


def said_by(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("explained", [AT_ONCE, IN_A_THREAD])
def test_what_pyside_explains_is_the_same(explained: str) -> None:
    said = said_by(PUT_OFF + explained)
    assert "QSize.__init__(w: int, h: int, /)" in said
    assert said == said_by(explained)


def test_what_explains_is_not_run_before_it_is_asked() -> None:
    program = "import sys, PySide6.QtWidgets; print('argparse' in sys.modules)"
    assert said_by(program) == "True\n"  # or PySide6 has become quicker, and this is not needed any more
    assert said_by(PUT_OFF + program) == "False\n"


def test_pyside_does_not_look_into_what_is_imported() -> None:
    program = """
import PySide6.QtWidgets
print(__builtins__.__import__.__name__)
from guide.ui.plain_imports import keep_imports_plain
keep_imports_plain()
print(__builtins__.__import__.__name__)
"""
    first, then = said_by(program).split()
    assert first == "__feature_import__"
    assert said_by(PUT_OFF + program).split() == [then, then]
    assert then != first


def test_putting_off_too_late_does_no_harm() -> None:
    assert said_by("import PySide6.QtCore\n" + PUT_OFF + AT_ONCE) == said_by(AT_ONCE)
