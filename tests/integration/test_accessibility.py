"""What a screen reader finds in every page, dialog and window, and what the Tab key reaches."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from guide import app, paths
from guide.audio.clip import frames_of
from guide.model.units import SECOND
from guide.player.transport import State
from guide.practicelog.log import FILE_NAME, Log
from guide.ui.about import AboutPage
from guide.ui.keys_overlay import KeysOverlay
from guide.ui.library.card_view import CardView
from guide.ui.library.page import LibraryPage
from guide.ui.log.detail import DetailPage
from guide.ui.main_window import MainWindow
from guide.ui.poses.page import PosesPage
from guide.ui.poses.pose_page import PosePage
from guide.ui.practice.change_panel import ChangePanel
from guide.ui.practice.keys import Wish
from guide.ui.practice.page import PracticePage
from guide.ui.practice.question import Question
from guide.ui.prepare.page import PreparePage
from guide.ui.presenter.page import PresenterPage
from guide.ui.presenter.plan import PlanList
from guide.ui.settings_page.page import SettingsPage
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.choice import ChoiceOption
from guide.ui.widgets.select import Select
from tests.fakes.looking import button, page_of, practising
from tests.unit.practicelog.made import practice as made_practice

Role = QAccessible.Role

CONTROLS = {
    Role.Button,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.Slider,
    Role.SpinBox,
    Role.Link,
    Role.MenuItem,
    Role.PageTab,
}
"""What somebody can work with."""
NOTHING = {Role.NoRole, Role.Client, Role.Window}
"""Roles that say nothing of what a thing is."""
WITHIN = {Role.PopupMenu, Role.List, Role.ListItem, Role.StaticText}
"""What stands in something that pops up."""
_MOST = 300


@pytest.fixture
def guide(guide: app.Application, qtbot: QtBot, tmp_path: Path) -> app.Application:
    guide.backstage.settings.set("get_ready_seconds", 0)
    (tmp_path / "broken.yaml").write_text("format: 1\ntitle: Broken\nsteps: [{pose: pigon, hold: 5 breaths}]\n")
    guide.window.resize(1280, 800)
    assert QTest.qWaitForWindowActive(guide.window)
    guide.keeper.refresh()
    qtbot.waitUntil(lambda: len(guide.window.library.cards) > len(list(tmp_path.iterdir())))
    return guide


def tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything a screen reader can come to, from the top down."""
    yield root
    for at in range(root.childCount()):
        child = root.child(at)
        if not child.state().invisible:
            yield from tree(child)


def tab_round(root: QWidget) -> list[QWidget]:
    """What Tab reaches, until it comes round again."""
    reached: list[QWidget] = []
    for _ in range(_MOST):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            return reached
        reached.append(focus)
    raise AssertionError("Tab never comes round")


def hold_to_account(root: QWidget) -> None:
    """Every control below `root` has a name and a role, and Tab or an arrow of its group reaches it."""
    QApplication.processEvents()
    assert QApplication.activeWindow() is root.window(), "another window came up beside it"
    reached = tab_round(root)
    for focus in reached:
        interface = QAccessible.queryAccessibleInterface(focus)
        assert interface.text(QAccessible.Text.Name), f"no name: {focus}"
        assert interface.role() not in NOTHING, f"no role: {focus}"
    for interface in tree(QAccessible.queryAccessibleInterface(root)):
        if interface.role() in CONTROLS and not interface.state().disabled:
            assert interface.text(QAccessible.Text.Name), f"no name: {interface.object()}"
            widget = interface.object()
            if isinstance(widget, QWidget) and widget.isVisible():
                assert _is_reached(widget, reached), f"Tab does not reach {interface.text(QAccessible.Text.Name)}"


def _is_reached(widget: QWidget, reached: list[QWidget]) -> bool:
    """A part of a field is reached with it, and one of a group by the arrows from the one that Tab reaches."""
    if any(one is widget or one.isAncestorOf(widget) for one in reached):
        return True
    is_radio = QAccessible.queryAccessibleInterface(widget).role() is Role.RadioButton
    return is_radio and any(type(one) is type(widget) and one.parent() is widget.parent() for one in reached)


def in_pigeon(guide: app.Application, qtbot: QtBot) -> PracticePage:
    page = practising(guide, qtbot, "strong-glutes-open-hips")
    player = page.player
    player.seek(next(one.start for one in player.timeline.segments if one.pose == "pigeon") + 1)
    player.pause()  # the controls stay
    page.look()
    return page


def library(guide: app.Application, _qtbot: QtBot) -> QWidget:
    assert isinstance(guide.window.library, LibraryPage)
    return guide.window


def poses(guide: app.Application, _qtbot: QtBot) -> QWidget:
    guide.window.poses_requested.emit()
    return guide.window


def pose(guide: app.Application, _qtbot: QtBot) -> QWidget:
    guide.window.poses_requested.emit()
    page_of(guide.window, PosesPage).opened.emit(guide.backstage.shelf.catalogue.poses["pigeon"])
    page_of(guide.window, PosePage)
    return guide.window


def about(guide: app.Application, _qtbot: QtBot) -> QWidget:
    guide.conductor.open_settings()
    page_of(guide.window, SettingsPage).about_requested.emit()
    page_of(guide.window, AboutPage)
    return guide.window


def log(guide: app.Application, _qtbot: QtBot) -> QWidget:
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(made_practice(started=datetime.now().astimezone()))
    guide.conductor.log.open()
    return guide.window


def empty_log(guide: app.Application, _qtbot: QtBot) -> QWidget:
    guide.conductor.log.open()
    return guide.window


def detail(guide: app.Application, qtbot: QtBot) -> QWidget:
    button(log(guide, qtbot), "Open").click()
    page_of(guide.window, DetailPage)
    return guide.window


def deleting(guide: app.Application, qtbot: QtBot) -> QWidget:
    detail(guide, qtbot)
    page = page_of(guide.window, DetailPage)
    page.delete.click()
    return page.findChildren(Question)[0]


def settings(guide: app.Application, _qtbot: QtBot) -> QWidget:
    guide.conductor.open_settings()
    return guide.window


def prepare(guide: app.Application, _qtbot: QtBot) -> QWidget:
    guide.conductor.open("strong-glutes-open-hips")
    assert isinstance(guide.window.page, PreparePage)
    return guide.window


def practice(guide: app.Application, qtbot: QtBot) -> QWidget:
    in_pigeon(guide, qtbot)
    return guide.window


def panel(guide: app.Application, qtbot: QtBot) -> QWidget:
    page = in_pigeon(guide, qtbot)
    page.wish(Wish.CHANGE)
    assert page.changing.panel is not None
    return page.changing.panel


def question(guide: app.Application, qtbot: QtBot) -> QWidget:
    page = in_pigeon(guide, qtbot)
    page.wish(Wish.BACK)
    assert page.question is not None
    return page.question


def keys(guide: app.Application, qtbot: QtBot) -> QWidget:
    in_pigeon(guide, qtbot).wish(Wish.KEYS)
    overlay = guide.window.findChild(KeysOverlay)
    assert overlay is not None
    return overlay


def presenter(guide: app.Application, qtbot: QtBot) -> QWidget:
    in_pigeon(guide, qtbot).wish(Wish.CLASS)
    assert isinstance(guide.window.page, PresenterPage)
    guide.window.activateWindow()  # Qt's platform without a display gives the keyboard to any new window
    assert QTest.qWaitForWindowActive(guide.window)
    return guide.window


def jump(guide: app.Application, qtbot: QtBot) -> QWidget:
    presenter(guide, qtbot)
    page = page_of(guide.window, PresenterPage)
    page.findChildren(PlanList)[0].jump_requested.emit(0)
    return page.findChildren(Question)[0]


def ended(guide: app.Application, qtbot: QtBot) -> QWidget:
    page = in_pigeon(guide, qtbot)
    page.player.seek(page.player.timeline.duration - 1)
    page.player.play()
    guide.backstage.__dict__["sound"].device.run(frames_of(SECOND))
    page.look()
    assert page.player.state is State.ENDED
    return guide.window


def rehearsal(guide: app.Application, qtbot: QtBot) -> QWidget:
    presenter(guide, qtbot)
    page_of(guide.window, PresenterPage).board.side.rehearsal.click()
    return guide.window


def class_panel(guide: app.Application, qtbot: QtBot) -> QWidget:
    presenter(guide, qtbot)
    page = page_of(guide.window, PresenterPage)
    page.wish(Wish.CHANGE)
    assert page.changing.panel is not None
    return page.changing.panel


def class_keys(guide: app.Application, qtbot: QtBot) -> QWidget:
    presenter(guide, qtbot)
    page_of(guide.window, PresenterPage).wish(Wish.KEYS)
    overlay = guide.window.findChild(KeysOverlay)
    assert overlay is not None
    return overlay


def end_that_cannot_be_met(guide: app.Application, qtbot: QtBot) -> QWidget:
    found = panel(guide, qtbot)
    assert isinstance(found, ChangePanel)
    found.finish.field.setText("2 minutes")
    found.finish.go.click()
    assert found.finish.offers
    return found


def taps(guide: app.Application, qtbot: QtBot) -> QWidget:
    page = in_pigeon(guide, qtbot)
    page.wish(Wish.TAP_BREATH)
    assert QAccessible.queryAccessibleInterface(page.changing.tap_sheet).text(QAccessible.Text.Name)
    return guide.window


def tapping_along(guide: app.Application, qtbot: QtBot) -> QWidget:
    prepare(guide, qtbot)
    QTest.mouseClick(button(guide.window, "Tap along"), Qt.MouseButton.LeftButton)
    return guide.window


def card_menu(guide: app.Application, _qtbot: QtBot) -> QWidget:
    card = guide.window.library.findChildren(CardView)[0]
    card.setFocus()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), card.mapToGlobal(QPoint()))
    QApplication.sendEvent(card, asked)
    return popup()


def start_menu(guide: app.Application, qtbot: QtBot) -> QWidget:
    prepare(guide, qtbot)
    strip = page_of(guide.window, PreparePage).foot.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    return popup()


def source(guide: app.Application, qtbot: QtBot) -> QWidget:
    prepare(guide, qtbot)
    link = next(one for one in guide.window.page.findChildren(LinkButton) if isinstance(one.parent(), ChoiceOption))
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    return popup()


def voices(guide: app.Application, qtbot: QtBot) -> QWidget:
    settings(guide, qtbot)
    voice = guide.window.page.findChildren(Select)[0]
    voice.setFocus()
    QTest.keyClick(voice, Qt.Key.Key_Space)
    return popup()


def popup() -> QWidget:
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


PLACES = (
    library,
    poses,
    pose,
    about,
    empty_log,
    log,
    detail,
    deleting,
    settings,
    prepare,
    practice,
    panel,
    question,
    keys,
    ended,
    end_that_cannot_be_met,
    taps,
    tapping_along,
    presenter,
    jump,
    rehearsal,
    class_panel,
    class_keys,
)


@pytest.mark.parametrize(
    "opened",
    PLACES,
    ids=lambda opened: opened.__name__,
)
def test_every_control_has_a_name_and_a_role_and_is_reached(
    opened: Callable[[app.Application, QtBot], QWidget], guide: app.Application, qtbot: QtBot
) -> None:
    hold_to_account(opened(guide, qtbot))


@pytest.mark.parametrize("opened", [card_menu, start_menu, source, voices], ids=lambda opened: opened.__name__)
def test_what_pops_up_is_named_walked_by_arrows_and_gives_the_keyboard_back(
    opened: Callable[[app.Application, QtBot], QWidget], guide: app.Application, qtbot: QtBot
) -> None:
    root = opened(guide, qtbot)
    found = list(tree(QAccessible.queryAccessibleInterface(root)))
    told = [one for one in found if one.role() in CONTROLS | WITHIN or one.state().focusable]
    assert told
    for one in told:
        assert one.text(QAccessible.Text.Name), f"no name: {one.role()} {one.object()}"
    for menu in (root,) if isinstance(root, QMenu) else ():
        reached = []
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            reached.append(menu.activeAction())
        assert reached == menu.actions()
    inside = QApplication.focusWidget()
    QTest.keyClick(inside if inside is not None and root.isAncestorOf(inside) else root, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.window() is guide.window


def test_the_class_display_is_told_whole_and_has_nothing_to_press(guide: app.Application, qtbot: QtBot) -> None:
    presenter(guide, qtbot)
    teaching = guide.conductor.practising.teaching
    assert teaching is not None
    assert teaching.display is not None
    found = list(tree(QAccessible.queryAccessibleInterface(teaching.display)))
    assert not [one for one in found if one.role() in CONTROLS]
    names = [one.text(QAccessible.Text.Name) for one in found]
    assert "Pigeon" in names
    assert all(name for one, name in zip(found, names, strict=True) if one.role() is Role.StaticText)


def test_the_window_has_a_name(guide: app.Application) -> None:
    assert isinstance(guide.window, MainWindow)
    assert QAccessible.queryAccessibleInterface(guide.window).text(QAccessible.Text.Name)


def test_the_settings_are_opened_once_and_left_once(guide: app.Application) -> None:
    for _ in range(2):
        guide.window.settings_requested.emit()
    guide.window.go_back()
    assert guide.window.page is guide.window.library
