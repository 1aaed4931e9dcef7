"""Looking at a window as a person does: opening it, and reading what stands in it."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide.app import Application
from guide.ui.main_window import MainWindow
from guide.ui.practice.page import PracticePage
from guide.ui.widgets.text import Text

Page = TypeVar("Page", bound=QWidget)


class Painted(QObject):
    """Counts how often a widget was painted without being grabbed, which would paint it anyway."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        QApplication.processEvents()  # what was to be painted before is not counted
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Count."""
        self.times += event.type() is QEvent.Type.Paint
        return False


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


def page_of(window: MainWindow, kind: type[Page]) -> Page:
    """The page that is shown, which is of this kind."""
    page = window.page
    assert isinstance(page, kind), page
    return page


def practising(guide: Application, qtbot: QtBot, session: str) -> PracticePage:
    """Begin a practice in the window, and give its page."""
    guide.conductor.open(session, starts=True)
    qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))
    return page_of(guide.window, PracticePage)


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The button in sight that says this."""
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == text and one.isVisible())
