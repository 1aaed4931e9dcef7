"""The real window with the real library page, worked by keyboard and pointer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl, SignalInstance
from PySide6.QtGui import QAccessible, QColor, QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from guide import app
from guide.resources import shipped_sessions
from guide.sessionfile.entry import Entry
from guide.ui.colours import DARK, LIGHT
from guide.ui.header import NavButton, Place
from guide.ui.library.broken_card import BrokenCard
from guide.ui.library.card_view import CardView
from guide.ui.library.favourites import Favourites
from guide.ui.library.page import LibraryPage
from guide.ui.main_window import MainWindow
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import IconButton, MainButton
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.text import Text
from guide.ui.widgets.text_field import TextField
from guide.yamlfile.problem import Problem, Severity
from tests.fakes.looking import button, opened, said

BRIDGE = Entry(
    "bridge",
    "Bridge",
    Path("shipped/bridge.yaml"),
    level="beginner",
    focus=("strength", "glutes"),
    props_needed=("mat",),
    names=("Bridge",),
    duration=9 * 60_000,
)
CARDS = (
    BRIDGE._replace(
        id="strong-glutes-open-hips",
        title="Strong glutes, open hips",
        file=Path("shipped/strong.yaml"),
        props_optional=("block", "band"),
        names=("Locust", "Pigeon"),
        duration=20 * 60_000,
    ),
    BRIDGE,
    Entry(
        "evening-hips",
        "Evening hips",
        Path("own/evening-hips.yaml"),
        is_own=True,
        problems=tuple(
            Problem(None, line, 1, "", Severity.ERROR, "This is not a length.") for line in (3, 8, 13, 21, 34)
        ),
    ),
    BRIDGE._replace(
        id="bow", title="Bow", file=Path("own/bow.yaml"), is_own=True, level="intermediate", focus=("stretch",)
    ),
)
HEADLINE = "strong-glutes-open-hips"


@pytest.fixture
def favourites(tmp_path: Path) -> Favourites:
    return Favourites(tmp_path / "favourites.json")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, favourites: Favourites, tmp_path: Path) -> MainWindow:
    library = LibraryPage(theme, HEADLINE, favourites)
    library.show_cards(CARDS, "/home/me/Guide sessions")
    window = MainWindow(theme, library, tmp_path / "window.ini")
    window.resize(1280, 800)  # more than the screen of these tests has room for
    return opened(qtbot, window)


def shown_titles(window: MainWindow) -> set[str]:
    views: list[CardView | BrokenCard] = [*window.findChildren(CardView), *window.findChildren(BrokenCard)]
    return {view.card.title for view in views if view.isVisible()}


def view_of(window: MainWindow, title: str) -> CardView:
    return next(view for view in window.findChildren(CardView) if view.card.title == title)


def only(window: QWidget, kind: type[QWidget], text: str) -> QWidget:
    return next(one for one in window.findChildren(kind) if text in {one.property("text"), one.accessibleName()})


def tab_round(qtbot: QtBot, window: QWidget) -> list[QWidget]:
    """What Tab reaches, in order, until it comes round again."""
    reached: list[QWidget] = []
    for _ in range(200):
        at = QApplication.focusWidget() or window
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            return reached
        reached.append(focus)
    raise AssertionError("Tab never comes round")


def test_tab_reaches_everything_in_the_order_of_reading_and_each_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    reached = tab_round(qtbot, window)
    names = []
    for widget in reached:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        names.append(interface.text(QAccessible.Text.Name))
        assert names[-1], widget
        assert interface.role() != QAccessible.Role.Client, widget
    # The first Tab is at the session to begin with; the header comes round last.
    assert names[:4] == ["See the plan", "Start", "Search sessions", "Up to 10 min"]
    assert names[-5:] == ["Library", "Poses", "Log", "Open a file", "Settings"]
    wanted = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert set(map(id, wanted)) <= set(map(id, reached))


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (3840, 2160)])
def test_nothing_is_cut_or_covered_at_any_size(
    window: MainWindow, theme: Theme, size: tuple[int, int], text: int
) -> None:
    theme.set_text_size(text)
    window.resize(*size)
    QApplication.processEvents()
    for label in window.findChildren(Text):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            parent = label.parentWidget()
            assert parent is not None
            assert parent.rect().contains(label.geometry()), label.text()
    shown = [view.geometry() for view in window.findChildren(CardView) if view.isVisible()]
    assert len(shown) == 3
    for one in shown:
        assert not any(one.intersects(other) for other in shown if other is not one)
    content = window.library.content
    assert all(
        view.mapTo(content, QPoint(view.width(), 0)).x() <= content.width() for view in content.findChildren(CardView)
    )


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [480, 640, 800, 1024, 1280, 1920])
def test_the_banner_keeps_both_its_buttons(window: MainWindow, theme: Theme, width: int, text: int) -> None:
    theme.set_text_size(text)
    window.resize(width, 640)
    QApplication.processEvents()
    start, look = only(window, MainButton, "Start"), only(window, QWidget, "See the plan")
    banner = start.parentWidget()
    assert banner is not None
    for one in (start, look):
        assert one.isVisible()
        assert banner.rect().contains(one.geometry()), one.geometry()
        words = [text for text in banner.findChildren(Text) if text.isVisible()]
        assert not any(text.geometry().intersects(one.geometry()) for text in words)
    assert not start.geometry().intersects(look.geometry())


@pytest.mark.parametrize("widths", [(1052, 1277), (627, 1745), (1745, 1391)])
def test_the_banner_is_as_high_as_its_words_need_at_every_width(
    window: MainWindow, theme: Theme, widths: tuple[int, int]
) -> None:
    theme.set_text_size(150)
    for width in widths:
        window.resize(width, 640)
        QApplication.processEvents()
    banner = only(window, MainButton, "Start").parentWidget()
    assert banner is not None
    assert banner.height() == banner.heightForWidth(banner.width())


def test_content_is_at_most_1600_wide_and_gains_columns(window: MainWindow) -> None:
    window.resize(2560, 1440)
    QApplication.processEvents()
    first, second = view_of(window, "Strong glutes, open hips"), view_of(window, "Bow")
    assert first.mapTo(window, QPoint(0, 0)).x() == (2560 - 1600) // 2
    assert first.mapTo(window, QPoint(0, 0)).y() == second.mapTo(window, QPoint(0, 0)).y()


def test_searching_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    field = window.findChild(TextField)
    assert field is not None
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "pig")
    assert shown_titles(window) == {"Strong glutes, open hips"}
    assert "1 session" in said(window)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown_titles(window)) == 4


def test_when_nothing_is_found_one_press_shows_all_again(qtbot: QtBot, window: MainWindow) -> None:
    field = window.findChild(TextField)
    assert field is not None
    qtbot.keyClicks(field, "zebra")
    assert shown_titles(window) == set()
    assert "No session matches “zebra”." in said(window)
    button = only(window, QWidget, "Show all sessions")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(shown_titles(window)) == 4
    assert field.hasFocus(), "the keyboard must not be left on what is gone"


def test_filters_add_up(qtbot: QtBot, window: MainWindow) -> None:
    def press(name: str) -> set[str]:
        qtbot.keyClick(only(window, Chip, name), Qt.Key.Key_Space)
        return shown_titles(window)

    assert press("Beginner") == {"Strong glutes, open hips", "Bridge"}
    assert press("Up to 10 min") == {"Bridge"}
    assert press("Stretch") == set()
    assert "No session matches all these filters." in said(window)


def test_a_card_is_opened_by_pointer_enter_and_space(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window, "Bridge")
    acts: tuple[Callable[[], object], ...] = (
        lambda: qtbot.mouseClick(view, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(view, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(view, Qt.Key.Key_Space),
    )
    for act in acts:
        with qtbot.waitSignal(window.library.opened) as opened:
            act()
        assert opened.args == [BRIDGE]


def test_the_arrow_keys_walk_the_cards(qtbot: QtBot, window: MainWindow) -> None:
    view_of(window, "Strong glutes, open hips").setFocus(Qt.FocusReason.TabFocusReason)

    def walk(key: Qt.Key) -> str:
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, key)
        now = QApplication.focusWidget()
        return now.card.title if isinstance(now, CardView) else type(now).__name__

    keys = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)
    walked = [walk(key) for key in keys]
    assert walked == ["Bridge", "LinkButton", "Bridge", "Strong glutes, open hips", "Bow", "Strong glutes, open hips"]


def test_a_broken_file_keeps_its_place_says_two_problems_and_opens_in_the_editor(
    qtbot: QtBot, window: MainWindow
) -> None:
    broken = window.findChild(BrokenCard)
    assert broken is not None
    words = said(broken)
    assert "Five lines need a second look" in words
    assert "Line 3: This is not a length." in words
    assert "Line 8" in words
    assert "Line 13" not in words
    assert "and 3 more" in words
    assert "Your file evening-hips.yaml, kept as it is" in words
    with qtbot.waitSignal(window.library.edit_requested) as wanted:
        qtbot.keyClick(broken.link, Qt.Key.Key_Return)
    assert wanted.args == [CARDS[2]]


def test_the_headline_session_is_one_press_away(qtbot: QtBot, window: MainWindow) -> None:
    library = window.library
    for text, wanted in (("Start", library.start_requested), ("See the plan", library.opened)):
        with qtbot.waitSignal(wanted) as told:
            qtbot.mouseClick(button(window, text), Qt.MouseButton.LeftButton)
        assert told.args == [CARDS[0]]


def choose_from_menu(qtbot: QtBot, view: CardView, label: str) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    more = QApplication.focusWidget()
    assert isinstance(more, IconButton)
    qtbot.keyClick(more, Qt.Key.Key_Return)
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def test_what_else_can_be_done_is_reached_by_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.library.copy_requested) as wanted:
        choose_from_menu(qtbot, view_of(window, "Bridge"), "Copy to my sessions")
    assert wanted.args == [BRIDGE]
    with qtbot.waitSignal(window.library.edit_requested) as wanted:
        choose_from_menu(qtbot, view_of(window, "Bow"), "Open in the editor")
    assert wanted.args == [CARDS[3]]
    with qtbot.waitSignal(window.library.opened) as wanted:
        choose_from_menu(qtbot, view_of(window, "Bow"), "Open")
    assert wanted.args == [CARDS[3]]


def test_a_heart_is_given_by_key_button_and_menu_and_favourites_come_first_next_time(
    qtbot: QtBot, window: MainWindow, favourites: Favourites
) -> None:
    library = window.library
    library.favourite_requested.connect(lambda card: favourites.toggle(card.id))
    bow, bridge = view_of(window, "Bow"), view_of(window, "Bridge")
    bow.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bow, Qt.Key.Key_H)
    assert bow.is_favourite
    assert "A favourite" in bow.accessibleName()
    qtbot.keyClick(bow, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    heart = QApplication.focusWidget()
    assert isinstance(heart, IconButton)
    assert (heart.accessibleName(), heart.isChecked()) == ("Favourite: Bow", True)
    qtbot.keyClick(heart, Qt.Key.Key_Space)
    assert not bow.is_favourite
    qtbot.keyClick(heart, Qt.Key.Key_Return)
    assert bow.is_favourite
    choose_from_menu(qtbot, bridge, "Make it a favourite")
    assert bridge.is_favourite
    choose_from_menu(qtbot, bridge, "No longer a favourite")
    assert not bridge.is_favourite
    assert library.cards == CARDS, "nothing jumps under the hand"
    window.open_page(Page())
    window.go_back()
    assert [card.title for card in library.cards][:2] == ["Bow", "Strong glutes, open hips"]


def test_only_favourites_are_shown_on_request(qtbot: QtBot, window: MainWindow, favourites: Favourites) -> None:
    chip = only(window, Chip, "Favourites")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown_titles(window) == set()
    assert "No favourites yet: point at a session and press its heart." in said(window)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    favourites.toggle("bow")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown_titles(window) == {"Bow"}
    qtbot.mouseClick(only(window, Chip, "Beginner"), Qt.MouseButton.LeftButton)
    assert "No session matches all these filters." in said(window)


def test_a_bar_that_just_comes_or_goes_does_not_flicker_for_ever(
    qtbot: QtBot, window: MainWindow, favourites: Favourites
) -> None:
    window.resize(784, 760)
    favourites.toggle("bow")
    qtbot.mouseClick(only(window, Chip, "Favourites"), Qt.MouseButton.LeftButton)
    assert shown_titles(window) == {"Bow"}


def test_the_first_start_says_that_sessions_are_being_read(window: MainWindow) -> None:
    library = window.library
    library.show_cards((), "/home/me", reading=True)
    assert "Reading your sessions…" in said(window)
    assert "0 sessions" not in said(window)
    library.show_cards(CARDS, "/home/me")
    assert "Reading your sessions…" not in said(window)
    assert "4 sessions" in said(window)


def test_new_cards_are_shown_and_old_ones_keep_their_view(window: MainWindow) -> None:
    kept = view_of(window, "Bridge")
    changed = CARDS[3]._replace(title="Bow with a belt")
    window.library.show_cards((BRIDGE, changed), "/home/me")
    assert shown_titles(window) == {"Bridge", "Bow with a belt"}
    assert view_of(window, "Bridge") is kept


def test_a_card_that_changes_keeps_the_keyboard_and_one_that_breaks_harms_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = view_of(window, "Bridge")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    practised = BRIDGE._replace(title="Bridge, anew", practised=datetime.now().astimezone())
    window.library.show_cards((*CARDS[2:], practised), "/home/me")
    assert QApplication.focusWidget() is view
    assert "Practised today" in view.accessibleName()
    with qtbot.waitSignal(window.library.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [practised]
    window.open_page(Page())
    broken = practised._replace(duration=None, problems=CARDS[2].problems)
    window.library.show_cards((*CARDS[2:], broken), "/home/me")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.go_back()
    assert "Bridge, anew" in shown_titles(window)


def test_a_library_without_own_sessions_says_where_they_go(window: MainWindow, qtbot: QtBot) -> None:
    assert "Your own sessions" not in said(window)
    window.library.show_cards((BRIDGE,), "/home/me/Guide sessions")
    assert "/home/me/Guide sessions" in said(window)
    with qtbot.waitSignal(window.library.own_folder_requested):
        qtbot.keyClick(only(window, QWidget, "Open the folder"), Qt.Key.Key_Return)


def test_very_many_sessions_are_shown_bit_by_bit(qtbot: QtBot, window: MainWindow) -> None:
    many = tuple(BRIDGE._replace(id=str(one), title=f"Session {one}", file=Path(f"{one}.yaml")) for one in range(300))
    window.library.show_cards(many, "/home/me")
    assert 0 < len(shown_titles(window)) < 100
    qtbot.waitUntil(lambda: len(shown_titles(window)) == 300)


class Drawn:
    """Pictures that are one colour."""

    def tile(self, card: Entry, size: QSize, ratio: float, *, most: int = 3) -> QPixmap | None:
        assert card.names
        picture = QPixmap(size * ratio)
        picture.fill(QColor("#0000ff" if most > 1 else "#00ff00"))
        return picture


def test_pictures_are_painted_into_the_room(qtbot: QtBot, theme: Theme, favourites: Favourites, tmp_path: Path) -> None:
    library = LibraryPage(theme, HEADLINE, favourites, Drawn())
    library.show_cards(CARDS, "/home/me")
    window = MainWindow(theme, library, tmp_path / "window.ini")
    window.resize(1280, 800)
    opened(qtbot, window)
    tile = view_of(window, "Bridge").grab().toImage()
    assert tile.pixelColor(100, 100) == QColor("#0000ff")
    banner = window.grab(window.library.content.rect()).toImage()
    assert banner.pixelColor(200, 150) == QColor("#00ff00"), "one figure has room on the banner"


def drop(window: MainWindow, *files: Path) -> Qt.DropAction:
    return drop_urls(window, *(QUrl.fromLocalFile(str(file)) for file in files))


def drop_urls(window: MainWindow, *urls: QUrl) -> Qt.DropAction:
    data = QMimeData()
    data.setUrls(urls)
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
    )
    event.setDropAction(Qt.DropAction.MoveAction)
    window.dropEvent(event)
    return event.dropAction()


@pytest.mark.parametrize(("url", "taken"), [("file:///home/me/bridge.yaml", True), ("https://example.org", False)])
def test_files_may_be_dropped_and_nothing_else(window: MainWindow, url: str, *, taken: bool) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    event.ignore()
    window.dragEnterEvent(event)
    assert event.isAccepted() is taken


def test_the_log_and_the_poses_are_reached_from_the_head_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    for place, wanted in (("Log", window.log_requested), ("Poses", window.poses_requested)):
        button = next(one for one in window.findChildren(NavButton) if one.text() == place)
        with qtbot.waitSignal(wanted):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_is_chosen_and_the_settings_are_reached_from_the_head_of_the_window_and_by_keys(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/home/me/bridge.yaml", ""))
    control = Qt.KeyboardModifier.ControlModifier
    acts: tuple[tuple[SignalInstance, Callable[[], object]], ...] = (
        (window.file_opened, button(window, "Open a file").click),
        (window.file_opened, lambda: qtbot.keyClick(window, Qt.Key.Key_O, control)),
        (window.settings_requested, button(window, "Settings").click),
    )
    for wanted, act in acts:
        with qtbot.waitSignal(wanted):
            act()


def test_where_other_pages_open_files_the_log_is_exported(qtbot: QtBot, window: MainWindow) -> None:
    log = Page()
    window.open_place(log, Place.LOG)
    with qtbot.waitSignal(window.export_requested):
        button(window, "Export").click()
    window.go_home()
    log.deleteLater()


def test_a_session_file_is_opened_where_it_is_dropped(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.file_opened) as wanted:
        action = drop(window, tmp_path / "notes.txt", tmp_path / "evening.YML")
    assert wanted.args == [tmp_path / "evening.YML"]
    assert action is Qt.DropAction.CopyAction, "else a file manager would delete it"


def test_no_notice_lies_over_a_practice_on_which_files_are_dropped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.open_page(Page(), immersive=True)
    with qtbot.waitSignal(window.told) as told:
        drop(window, tmp_path / "notes.txt")
    assert told.args == ["Guide opens session files: their names end in .yaml or .yml."]
    with qtbot.waitSignal(window.file_opened):
        drop(window, tmp_path / "morning.yaml", tmp_path / "evening.yaml")
    assert not window.notice, "none of them has been opened"


def test_of_several_dropped_files_the_first_is_opened_and_the_others_are_spoken_of(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.file_opened) as wanted:
        drop(window, tmp_path / "morning.yaml", tmp_path / "evening.yaml")
    assert wanted.args == [tmp_path / "morning.yaml"]
    assert window.notice == "Guide opens one session at a time: drop the others after morning.yaml."


def test_what_was_wrong_with_a_file_is_taken_back_when_it_is_mended(
    guide: app.Application, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("steps: [", encoding="utf-8")
    drop(guide.window, mine)
    assert "mine.yaml" in guide.window.notice
    guide.keeper.refresh()
    qtbot.waitUntil(lambda: any(card.file == mine and card.is_broken for card in guide.window.library.cards))
    drop(guide.window, mine)
    assert "mine.yaml" in guide.window.notice, "it is told once more when it is tried once more"
    mine.write_text((shipped_sessions() / "locust.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    guide.keeper.refresh()
    qtbot.waitUntil(lambda: not guide.window.notice)


def test_what_is_wrong_with_the_file_that_the_app_is_started_with_stays_said(
    guide: app.Application, qtbot: QtBot, tmp_path: Path
) -> None:
    guide.conductor.open(tmp_path / "gone.yaml")
    with qtbot.waitSignal(guide.keeper.changed):
        guide.keeper.refresh()  # the first reading, as a window opens
    assert "There is no such file." in guide.window.notice


@pytest.mark.parametrize("url", ["file:///home/me/holiday.jpg", "https://example.org/bridge.yaml"])
def test_anything_else_that_is_dropped_is_refused_in_a_sentence(qtbot: QtBot, window: MainWindow, url: str) -> None:
    with qtbot.assertNotEmitted(window.file_opened):
        drop_urls(window, QUrl(url))
    assert window.notice == "Guide opens session files: their names end in .yaml or .yml."


def test_a_notice_pushes_the_page_down_and_goes_when_it_is_dismissed(qtbot: QtBot, window: MainWindow) -> None:
    before = window.library.mapTo(window, QPoint(0, 0)).y()
    window.tell("The sound device went away.")
    qtbot.waitUntil(lambda: window.library.mapTo(window, QPoint(0, 0)).y() > before)
    qtbot.keyClick(only(window, IconButton, "Dismiss this notice"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.library.mapTo(window, QPoint(0, 0)).y() == before)
    assert window.notice == ""


def test_light_and_dark_are_painted_at_once(window: MainWindow, theme: Theme) -> None:
    for choice, colours in (("light", LIGHT), ("dark", DARK), ("light", LIGHT)):
        theme.choose(choice)
        QApplication.processEvents()
        picture = window.grab().toImage()
        assert picture.pixelColor(5, 400) == colours.paper
        assert picture.pixelColor(300, 100) == colours.wall


class Page(QWidget):
    """A page of somebody else's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Space", "Pause"), ("F5, Esc", "Go on"))


def test_a_page_is_opened_over_the_library_and_the_keyboard_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    card = view_of(window, "Bridge")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    page = Page()
    gone: list[int] = []
    page.destroyed.connect(lambda: gone.append(1))
    window.open_page(page)
    nav = window.findChild(NavButton)
    assert nav is not None
    assert (window.page, nav.isVisible(), page.hasFocus()) == (page, False, True)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert (window.page, nav.isVisible(), card.hasFocus()) == (window.library, True, True)
    qtbot.waitUntil(lambda: gone == [1])


@pytest.mark.parametrize("change", [lambda card: card.setEnabled(False), lambda card: card.hide()])
def test_the_keyboard_comes_back_to_the_page_where_what_had_it_cannot_take_it(
    qtbot: QtBot, window: MainWindow, change: Callable[[QWidget], None]
) -> None:
    card = view_of(window, "Bridge")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    page = Page()
    window.open_page(page)
    change(card)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.library.hasFocus()


def test_a_page_stands_where_it_was_scrolled_to_when_one_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(700, 420)
    bar = window.library.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view_of(window, "Bow").setFocus(Qt.FocusReason.TabFocusReason)
    bar.setValue(bar.value() - 30)
    place = bar.value()
    page = Page()
    window.open_page(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert (view_of(window, "Bow").hasFocus(), bar.value()) == (True, place)


def test_a_page_that_is_kept_can_be_opened_again(window: MainWindow) -> None:
    page = Page()
    for _ in range(2):
        window.open_page(page, keep=True)
        assert page.isVisible()
        window.go_home()
    assert not page.isVisible()
    page.deleteLater()


def test_shortcuts_do_not_leave_a_practice(qtbot: QtBot, window: MainWindow) -> None:
    page = Page()
    window.open_page(page, immersive=True)
    with qtbot.assertNotEmitted(window.settings_requested):
        qtbot.keyClick(page, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    window.go_back()
    with qtbot.waitSignal(window.settings_requested):
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


def test_a_shortcut_in_a_practice_says_why_it_does_nothing(qtbot: QtBot, window: MainWindow) -> None:
    page = Page()
    window.open_page(page, immersive=True)
    with qtbot.waitSignal(window.told) as told:
        qtbot.keyClick(page, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["A practice is under way: leave it first."]


def test_a_key_is_listed_once_as_the_page_has_it(window: MainWindow) -> None:
    window.open_page(Page(), immersive=True)
    window.show_keys()
    listed = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "F5, Esc" in listed
    assert "Esc" not in listed
    assert "F11" in listed


def test_only_keys_that_do_something_on_a_page_are_listed_there(window: MainWindow) -> None:
    window.show_keys()
    assert "Search" in said(window)
    assert "Back" not in said(window), "the library is where all ways begin"
    window.open_page(QWidget())
    window.show_keys()
    assert "Back" in said(window)
    assert "Search" not in said(window)


def test_the_list_of_keys_goes_with_the_page_it_is_of(qtbot: QtBot, window: MainWindow) -> None:
    view_of(window, "Bow").setFocus(Qt.FocusReason.TabFocusReason)
    first, second = Page(), Page()
    gone: list[object] = []
    first.destroyed.connect(lambda: gone.append(1))
    window.open_page(first)
    window.show_keys()
    window.go_home()  # as when a file is opened from elsewhere
    window.open_page(second)
    qtbot.waitUntil(lambda: gone == [1])
    assert QApplication.focusWidget() is second
    assert "Full screen" not in said(window)
    window.go_back()
    assert view_of(window, "Bow").hasFocus()


def test_the_keys_are_listed_with_the_page_s_own_and_put_away(qtbot: QtBot, window: MainWindow) -> None:
    page = Page()
    window.open_page(page)
    qtbot.keyClick(page, Qt.Key.Key_Question)
    words = said(window)
    assert "Space\nPause" in words
    assert "Full screen" in words
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Close"
    qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is focus
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert page.hasFocus()
    assert "Space\nPause" not in said(window)
    assert window.page is page


def test_the_window_comes_back_where_it_was(qtbot: QtBot, theme: Theme, favourites: Favourites, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "window.ini"
    first = opened(qtbot, MainWindow(theme, LibraryPage(theme, HEADLINE, favourites), place))
    first.setGeometry(40, 60, 700, 500)
    with qtbot.waitSignal(first.closed):
        first.close()
    second = MainWindow(theme, LibraryPage(theme, HEADLINE, favourites), place)
    qtbot.addWidget(second)
    assert second.size() == QSize(700, 500)


def test_the_rest_is_loaded_also_behind_a_practice_that_covers_the_window_from_the_start(
    qtbot: QtBot, theme: Theme, favourites: Favourites, tmp_path: Path
) -> None:
    window = MainWindow(theme, LibraryPage(theme, HEADLINE, favourites), tmp_path / "window.ini")
    page = QWidget()
    page.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    window.open_page(page, immersive=True)
    opened(qtbot, window)


def test_the_first_window_with_its_frame_has_room_on_a_small_screen(
    qtbot: QtBot, theme: Theme, favourites: Favourites, tmp_path: Path
) -> None:
    first = MainWindow(theme, LibraryPage(theme, HEADLINE, favourites), tmp_path / "window.ini")
    qtbot.addWidget(first)
    room = first.screen().availableSize()
    assert room.width() < 1280, "the screen of these tests is smaller than the size that is wished for"
    assert first.width() < room.width()
    assert first.height() <= room.height() - 30


def test_a_damaged_place_gives_the_size_of_a_first_start(
    qtbot: QtBot, theme: Theme, favourites: Favourites, tmp_path: Path
) -> None:
    first = MainWindow(theme, LibraryPage(theme, HEADLINE, favourites), tmp_path / "none.ini")
    qtbot.addWidget(first)
    place = tmp_path / "window.ini"
    place.write_bytes(b"[window]\ngeometry=@ByteArray(\x00\xff)\n")
    window = opened(qtbot, MainWindow(theme, LibraryPage(theme, HEADLINE, favourites), place))
    assert window.size() == first.size()


@pytest.mark.parametrize(
    ("key", "act"), [(Qt.Key.Key_F11, MainWindow.isFullScreen), (Qt.Key.Key_F1, lambda window: "Keys" in said(window))]
)
def test_keys_of_the_window(qtbot: QtBot, window: MainWindow, key: Qt.Key, act: Callable[[MainWindow], bool]) -> None:
    assert not act(window)
    qtbot.keyClick(window, key)
    qtbot.waitUntil(lambda: act(window))


def test_the_full_screen_is_left_by_the_key_it_was_taken_with(qtbot: QtBot, window: MainWindow) -> None:
    for filled in (True, False):
        qtbot.keyClick(window, Qt.Key.Key_F11)
        assert window.isFullScreen() is filled
