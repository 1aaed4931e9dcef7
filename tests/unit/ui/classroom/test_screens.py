from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide.ui.classroom.screens import Screens, class_screen


def test_a_class_looks_at_the_screen_that_is_not_its_teacher_s() -> None:
    assert class_screen(("laptop", "projector"), "laptop") == "projector"
    assert class_screen(("projector", "laptop"), "laptop") == "projector"


def test_with_one_screen_there_is_none_for_the_class() -> None:
    assert class_screen(("laptop",), "laptop") is None
    assert class_screen((), "") is None


def test_the_screen_that_is_asked_for_comes_first() -> None:
    assert class_screen(("laptop", "projector", "television"), "laptop", "television") == "television"
    assert class_screen(("laptop", "projector"), "laptop", "laptop") == "laptop"


def test_a_screen_that_is_not_there_is_made_up_for() -> None:
    assert class_screen(("laptop", "projector"), "laptop", "television") == "projector"
    assert class_screen(("laptop",), "laptop", "television") is None


def test_screens_without_names_are_no_choice() -> None:
    assert class_screen(("",), "", "") is None


def test_a_window_fills_a_screen_that_is_there_and_leaves_it_in_its_middle(qtbot: QtBot) -> None:
    screens, window = Screens(), QWidget()
    qtbot.addWidget(window)
    screens.fill(window, "elsewhere")
    assert not window.isVisible()
    window.showMinimized()
    screens.fill(window, screens.names()[0])
    assert window.isFullScreen()
    assert not window.isMinimized()
    assert screens.of(window) == screens.names()[0]
    room = window.screen().availableGeometry()
    window.showNormal()
    assert window.width() == round(0.6 * room.width())
    assert room.contains(window.geometry())


def test_a_screen_that_comes_or_goes_is_told_by_its_name(qapp: QApplication) -> None:
    screens = Screens()
    told: list[str] = []
    screens.added.connect(lambda name: told.append(f"{name} came"))
    screens.removed.connect(lambda name: told.append(f"{name} went"))
    screen = qapp.screens()[0]
    qapp.screenAdded.emit(screen)
    qapp.screenRemoved.emit(screen)
    assert told == [f"{screen.name()} came", f"{screen.name()} went"]
