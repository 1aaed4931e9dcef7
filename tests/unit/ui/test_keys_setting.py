from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.settings import Settings
from guide.ui.practice.keys import DEFAULTS, Wish, format_keys, parse_keys, with_keys
from guide.ui.settings_page import key_caps
from guide.ui.settings_page.key_caps import KeyCap
from guide.ui.settings_page.page import SettingsPage
from guide.ui.settings_page.services import Services
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.text import Text

Key = Qt.Key


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, settings: Settings) -> SettingsPage:
    services = Services(list, list, lambda: None, lambda: None, "/home/me")
    page = SettingsPage(theme, settings, services)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    assert QTest.qWaitForWindowActive(page)
    return page


def cap(page: SettingsPage, name: str) -> KeyCap:
    return next(one for one in page.findChildren(KeyCap) if one.isVisibleTo(page) and one.accessibleName() == name)


def give(qtbot: QtBot, page: SettingsPage, name: str, key: Qt.Key) -> KeyCap:
    """Press a key's button and then a key."""
    button = cap(page, name)
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    assert button.text() == "Press a key"
    qtbot.keyClick(button, key)
    return button


def own(settings: Settings, wish: Wish) -> tuple[Qt.Key, ...]:
    """The keys that a practice started now, or after a crash, would have."""
    keys, unread = parse_keys(Settings.load(settings.file).text("keys"))
    assert not unread
    return keys[wish]


def shown(page: SettingsPage) -> set[str]:
    return {text.text() for text in page.findChildren(Text) if text.isVisibleTo(page)}


def test_a_new_key_takes_the_place_of_the_old_one(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    button = give(qtbot, page, "Next step: Page Down", Key.Key_N)
    assert own(settings, Wish.NEXT) == (Key.Key_Right, Key.Key_N)
    assert button.text() == "N"
    assert button.hasFocus()


def test_a_key_is_added_and_taken_away(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    give(qtbot, page, "Repeat this side: add a key", Key.Key_Q)
    assert own(settings, Wish.REPEAT_SIDE) == (Key.Key_R, Key.Key_Q)
    give(qtbot, page, "Repeat this side: R", Key.Key_Backspace)
    assert own(settings, Wish.REPEAT_SIDE) == (Key.Key_Q,)
    give(qtbot, page, "Repeat this side: Q", Key.Key_Backspace)
    assert own(settings, Wish.REPEAT_SIDE) == ()
    give(qtbot, page, "Repeat this side: add a key", Key.Key_R)
    assert settings.text("keys") == ""


def test_a_key_that_is_taken_is_told_kindly_and_another_can_be_pressed(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    button = give(qtbot, page, "Skip this pose: X", Key.Key_R)
    told = "R is taken: “Repeat this side”. Choose another key."
    assert told in shown(page)
    assert settings.text("keys") == ""
    qtbot.keyClick(button, Key.Key_K)
    assert own(settings, Wish.SKIP_POSE) == (Key.Key_K, Key.Key_Delete)
    assert told not in shown(page)


def test_what_is_awaited_and_what_is_wrong_is_said_to_a_screen_reader(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(key_caps, "announce", lambda _, sentence: said.append(sentence))
    button = give(qtbot, page, "Skip this pose: X", Key.Key_R)
    assert said == ["Press a key", "R is taken: “Repeat this side”. Choose another key."]
    qtbot.keyClick(button, Key.Key_Escape)
    assert not [text for text in shown(page) if "is taken" in text]


def test_the_key_that_pressed_the_button_is_not_taken_while_it_is_held(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    button = cap(page, "Skip this pose: X")
    qtbot.keyClick(button, Key.Key_Return)
    for key in (Key.Key_Return, Key.Key_K):
        held = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, autorep=True)
        QApplication.sendEvent(button, held)
    assert button.text() == "Press a key"
    assert not [text for text in shown(page) if "Choose another key" in text]
    assert settings.text("keys") == ""


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_Return, Key.Key_MediaNext])
def test_keys_that_always_do_the_same_cannot_be_given(
    qtbot: QtBot, page: SettingsPage, settings: Settings, key: Qt.Key
) -> None:
    give(qtbot, page, "Mute the voice, or let it speak: M", key)
    assert any("cannot be given something else" in text for text in shown(page))
    assert settings.text("keys") == ""


def test_a_key_that_is_held_for_another_is_waited_through(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    button = give(qtbot, page, "Full screen: F", Key.Key_Shift)
    assert button.text() == "Press a key"
    assert not any("cannot be given something else" in text for text in shown(page))
    qtbot.keyClick(button, Key.Key_Z)
    assert own(settings, Wish.FULL_SCREEN) == (Key.Key_Z,)


def test_a_wish_has_no_key_twice(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    button = give(qtbot, page, "Next step: Page Down", Key.Key_PageDown)
    assert (button.text(), own(settings, Wish.NEXT)) == ("Page Down", DEFAULTS[Wish.NEXT])
    give(qtbot, page, "Next step: Page Down", Key.Key_Right)
    assert own(settings, Wish.NEXT) == (Key.Key_Right,)


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Tab])
def test_one_can_think_better_of_it(qtbot: QtBot, page: SettingsPage, settings: Settings, key: Qt.Key) -> None:
    button = give(qtbot, page, "Skip this pose: X", key)
    assert (button.text(), settings.text("keys")) == ("X", "")


def test_no_shortcut_of_the_window_takes_the_key_first(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    taken: list[bool] = []
    QShortcut(QKeySequence(Key.Key_Z), page).activated.connect(lambda: taken.append(True))
    give(qtbot, page, "Full screen: F", Key.Key_Z)
    assert own(settings, Wish.FULL_SCREEN) == (Key.Key_Z,)
    assert taken == []


def test_the_usual_keys_come_back(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    usual = next(one for one in page.findChildren(LinkButton) if one.text() == "Use the usual keys")
    assert usual.isHidden()
    settings.set("keys", format_keys(with_keys(DEFAULTS, Wish.MUSIC, (Key.Key_J,))))
    assert cap(page, "Music on or off: J").text() == "J"
    qtbot.mouseClick(usual, Qt.MouseButton.LeftButton)
    assert settings.text("keys") == ""
    assert cap(page, "Music on or off: V").text() == "V"


def test_a_damaged_setting_of_keys_shows_the_usual_ones(settings: Settings, page: SettingsPage) -> None:
    settings.set("keys", "{broken")
    assert cap(page, "Music on or off: V").text() == "V"
