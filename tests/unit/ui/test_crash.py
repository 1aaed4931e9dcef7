import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.ui.crash import CrashHook


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def hook(qapp: QApplication, told: list[str]) -> Iterator[CrashHook]:  # noqa: ARG001 - signals need the application
    hook = CrashHook(lambda error: f"A bug: {error}.")
    hook.install(told.append)
    yield hook
    hook.uninstall()


@pytest.mark.usefixtures("hook")
def test_a_bug_becomes_a_notice(qtbot: QtBot, told: list[str]) -> None:
    error = ValueError("seven")
    sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: told == ["A bug: seven."])


@pytest.mark.usefixtures("hook")
def test_a_bug_in_a_thread_becomes_a_notice(qtbot: QtBot, told: list[str]) -> None:
    def fail() -> None:
        raise ValueError("eight")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: told == ["A bug: eight."])


def test_nothing_is_left_behind(qapp: QApplication) -> None:  # noqa: ARG001 - signals need the application
    before = (sys.excepthook, threading.excepthook)
    hook = CrashHook(str)
    hook.install(print)
    assert (sys.excepthook, threading.excepthook) != before
    hook.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
