"""Looking at a window as a person does: opening it, and reading what stands in it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guide.ui.main_window import MainWindow
from guide.ui.widgets.text import Text


def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Show a window, until it is painted and has the keyboard."""
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted), qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def said(widget: QWidget) -> str:
    """All words that are in sight, a line for each label."""
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())
