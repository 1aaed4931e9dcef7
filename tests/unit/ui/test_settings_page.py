from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from guide.errors import AudioError
from guide.model.breath import BreathPattern
from guide.settings import TABLE, Settings
from guide.ui.appearance import follow_settings
from guide.ui.practice.keys import DEFAULTS
from guide.ui.prepare.pace_field import PaceField
from guide.ui.settings_page.key_caps import KeyCaps
from guide.ui.settings_page.page import SettingsPage
from guide.ui.settings_page.rows import Row
from guide.ui.settings_page.services import Services
from guide.ui.theme import Theme
from guide.ui.widgets.segmented import Segmented
from guide.ui.widgets.select import Select
from guide.ui.widgets.slider import Slider
from guide.ui.widgets.switch import Switch
from guide.ui.widgets.text import Text

Kind = TypeVar("Kind", bound=QWidget)
Act = Callable[[QtBot, SettingsPage], None]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def services(calls: list[str]) -> Services:
    return Services(
        voices=lambda: [("hibari", "Hibari, a calm voice"), ("espeak", "eSpeak")],
        devices=lambda: [("phones", "Headphones")],
        play_sample=lambda: calls.append("sample"),
        play_test_sound=lambda: calls.append("test"),
        usual_folder="/home/me/Guide sessions",
    )


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, settings: Settings, services: Services) -> SettingsPage:
    return opened(qtbot, SettingsPage(theme, settings, services))


def opened(qtbot: QtBot, page: SettingsPage) -> SettingsPage:
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


def named(page: SettingsPage, kind: type[Kind], name: str) -> Kind:
    return next(widget for widget in page.findChildren(kind) if widget.accessibleName() == name)


def value_of(settings: Settings, name: str) -> object:
    default = next(setting.default for setting in TABLE if setting.name == name)
    read = {str: settings.text, bool: settings.flag}.get(type(default), settings.number)
    return read(name)


def press(qtbot: QtBot, page: SettingsPage, text: str) -> None:
    button = next(one for one in page.findChildren(QAbstractButton) if text in {one.text(), one.accessibleName()})
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_setting_of_the_table_has_its_row(page: SettingsPage) -> None:
    # Inhale and exhale share one row, and so do whether there is music and which; each wish has a row of keys.
    assert len(page.findChildren(Row)) == len(TABLE) - 3 + len(DEFAULTS)


def test_everything_has_a_name_and_a_role_and_is_reached_by_tab(qtbot: QtBot, page: SettingsPage) -> None:
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
    ]
    for widget in controls:
        seen = QAccessible.queryAccessibleInterface(widget)
        assert seen is not None
        assert seen.text(QAccessible.Text.Name), widget
        assert seen.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, widget
    reached = set()
    widget = controls[0]
    while widget not in reached:
        reached.add(widget)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = page.focusWidget()
    # Of a row of answers Tab reaches the chosen one, and the arrows the others.
    assert all(widget.parent() in {one.parent() for one in reached} for widget in set(controls) - reached)
    assert {one for one in controls if not isinstance(one.parent(), Segmented)} <= reached | {page}


def test_controls_show_what_is_set(qtbot: QtBot, theme: Theme, settings: Settings, services: Services) -> None:
    settings.set("voice", "espeak")
    settings.set("bell_volume", 0.25)
    settings.set("guidance", "names")
    settings.set("speak_cautions", False)
    page = opened(qtbot, SettingsPage(theme, settings, services))
    assert named(page, Select, "Voice").value == "espeak"
    assert named(page, Slider, "Bells").value() == 5
    assert named(page, Segmented, "Guidance").value == "names"
    assert not named(page, Switch, "Speak the cautions").isChecked()


@pytest.mark.parametrize(
    "change",
    [
        (lambda qtbot, page: press(qtbot, page, "Short"), "guidance", "short"),
        (lambda qtbot, page: press(qtbot, page, "Reduce motion"), "reduce_motion", True),
        (lambda qtbot, page: press(qtbot, page, "Dark"), "theme", "dark"),
        (lambda qtbot, page: qtbot.keyClick(named(page, Slider, "Bells"), Qt.Key.Key_Home), "bell_volume", 0.0),
        (
            lambda qtbot, page: qtbot.keyClick(named(page, Slider, "Time to get ready"), Qt.Key.Key_End),
            "get_ready_seconds",
            60,
        ),
        (lambda qtbot, page: qtbot.keyClick(named(page, Slider, "Size of text"), Qt.Key.Key_End), "text_size", 200),
        (
            lambda qtbot, page: qtbot.keyClick(named(page, Slider, "How fast it speaks"), Qt.Key.Key_Home),
            "rate",
            0.7,
        ),
    ],
)
def test_a_change_is_in_force_at_once_and_kept(
    qtbot: QtBot, page: SettingsPage, settings: Settings, change: tuple[Act, str, object]
) -> None:
    act, name, expected = change
    act(qtbot, page)
    qtbot.waitUntil(lambda: value_of(settings, name) == expected)
    assert value_of(Settings.load(settings.file), name) == expected


def test_a_slider_that_is_left_at_once_is_kept_all_the_same(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    qtbot.keyClick(named(page, Slider, "Bells"), Qt.Key.Key_Home)
    page.hide()
    assert Settings.load(settings.file).number("bell_volume") == 0.0


def test_the_size_of_text_is_read_while_it_is_pulled_and_in_force_once_it_is_let_go(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    slider = named(page, Slider, "Size of text")
    before = slider.value()
    slider.setSliderDown(True)
    slider.setSliderPosition(15)
    assert any(text.text() == "150 %" for text in page.findChildren(Text))
    assert slider.value() == before, "a slider that grows runs away beneath the pointer"
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: settings.number("text_size") == 150)


def test_a_voice_and_a_device_are_chosen_from_what_there_is(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    qtbot.keyClick(named(page, Select, "Voice"), Qt.Key.Key_Down)
    qtbot.keyClick(named(page, Select, "Where the sound goes"), Qt.Key.Key_Down)
    assert (settings.text("voice"), settings.text("output_device")) == ("hibari", "phones")


def test_a_device_that_is_not_there_stays_chosen_and_is_said_to_be_missing(
    qtbot: QtBot, theme: Theme, settings: Settings, services: Services
) -> None:
    settings.set("output_device", "Old speaker")
    page = opened(qtbot, SettingsPage(theme, settings, services))
    select = named(page, Select, "Where the sound goes")
    assert (select.value, select.currentText()) == ("Old speaker", "Old speaker (not there now)")


def test_devices_are_read_anew_when_the_page_is_shown_again(
    qtbot: QtBot, theme: Theme, settings: Settings, services: Services
) -> None:
    there = [("phones", "Headphones")]
    page = opened(qtbot, SettingsPage(theme, settings, replace(services, devices=lambda: there)))
    page.hide()
    there.append(("tv", "Television"))
    page.show()
    select = named(page, Select, "Where the sound goes")
    assert [select.itemText(row) for row in range(select.count())] == [
        "The system's choice",
        "Headphones",
        "Television",
    ]


def test_the_pace_of_breath_sets_both_ways(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    select = named(page, Select, "Your breath")
    assert select.currentText() == "As each session has it"
    offered = [select.itemText(row) for row in range(select.count())]
    for key, pace in ((Qt.Key.Key_Down, (3.0, 3.0)), (Qt.Key.Key_End, (6.0, 8.0))):
        qtbot.keyClick(select, key)
        assert (settings.number("inhale_seconds"), settings.number("exhale_seconds")) == pace
        assert [select.itemText(row) for row in range(select.count())] == offered


def test_the_same_paces_are_offered_as_before_a_practice(qtbot: QtBot, page: SettingsPage, theme: Theme) -> None:
    prepared = PaceField(theme, BreathPattern(1_000, 1_000), None)
    qtbot.addWidget(prepared)
    selects = named(page, Select, "Your breath"), prepared.select
    here, there = ([select.itemText(row) for row in range(select.count())] for select in selects)
    assert here[1:] == there[1:-1], "but for the session's own, and another that is typed"


def test_a_pace_that_was_tapped_is_shown_though_nobody_offers_it(
    qtbot: QtBot, theme: Theme, settings: Settings, services: Services
) -> None:
    settings.set("inhale_seconds", 4.3)
    settings.set("exhale_seconds", 5.1)
    page = opened(qtbot, SettingsPage(theme, settings, services))
    assert named(page, Select, "Your breath").currentText() == "4.3 s in, 5.1 s out"


def test_sample_and_test_sound(qtbot: QtBot, page: SettingsPage, calls: list[str]) -> None:
    press(qtbot, page, "Hear it")
    press(qtbot, page, "Play a test sound")
    assert calls == ["sample", "test"]


def test_a_fault_of_the_sound_is_a_sentence(qtbot: QtBot, theme: Theme, settings: Settings, services: Services) -> None:
    def fail() -> None:
        raise AudioError("No sound device can be opened.")

    page = opened(qtbot, SettingsPage(theme, settings, replace(services, play_test_sound=fail)))
    with qtbot.waitSignal(page.failed) as failed:
        press(qtbot, page, "Play a test sound")
    assert failed.args == ["No sound device can be opened."]


def test_settings_that_cannot_be_kept_are_in_force_and_said(
    qtbot: QtBot, theme: Theme, services: Services, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("a file, not a folder")
    settings = Settings(tmp_path / "in the way" / "settings.json")
    page = opened(qtbot, SettingsPage(theme, settings, services))
    with qtbot.waitSignal(page.failed):
        press(qtbot, page, "Short")
    assert settings.text("guidance") == "short"


def test_the_sessions_folder_is_chosen_and_given_back(
    qtbot: QtBot, page: SettingsPage, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> set[str]:
        return {text.text() for text in page.findChildren(Text)}

    def choose(_parent: object, _title: str, begins_at: str) -> str:
        begun_at.append(begins_at)
        return str(tmp_path)

    begun_at: list[str] = []
    usual = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Use the usual folder")
    assert "/home/me/Guide sessions" in shown()
    assert not usual.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    for _ in range(2):
        press(qtbot, page, "Choose the folder of your sessions")
        assert settings.text("sessions_folder") == str(tmp_path)
        assert str(tmp_path) in shown()
    assert begun_at == ["/home/me/Guide sessions", str(tmp_path)]
    press(qtbot, page, "Use the usual folder")
    assert settings.text("sessions_folder") == ""
    assert not usual.isVisible()


def test_the_theme_follows_the_settings_at_once(theme: Theme, settings: Settings) -> None:
    settings.set("theme", "dark")
    follow_settings(theme, settings)
    assert theme.dark
    settings.set("theme", "light")
    settings.set("text_size", 150)
    settings.set("reduce_motion", True)
    assert (theme.dark, theme.text, theme.reduce_motion) == (False, 1.5, True)


def test_a_change_made_elsewhere_is_shown(page: SettingsPage, settings: Settings) -> None:
    settings.set("guidance", "silent")
    assert named(page, Segmented, "Guidance").value == "silent"


def test_a_page_that_was_left_hears_nothing_more(
    qtbot: QtBot, theme: Theme, settings: Settings, services: Services
) -> None:
    page = SettingsPage(theme, settings, services)
    gone: list[object] = []
    page.destroyed.connect(lambda: gone.append(1))
    page.deleteLater()
    qtbot.waitUntil(lambda: gone == [1])
    settings.set("guidance", "silent")


@pytest.mark.parametrize("text", [100, 150, 200])
def test_every_row_is_as_high_as_what_is_in_it(qtbot: QtBot, page: SettingsPage, theme: Theme, text: int) -> None:
    theme.set_text_size(text)
    caps = page.findChildren(KeyCaps)
    assert caps
    qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in caps))
    words = [one for one in page.findChildren(Text) if one.isVisible()]
    assert all(one.height() >= one.heightForWidth(one.width()) for one in words)


@pytest.mark.parametrize("text", [100, 200])
def test_a_window_that_becomes_narrower_cuts_nothing_off(
    qtbot: QtBot, page: SettingsPage, theme: Theme, text: int
) -> None:
    theme.set_text_size(text)
    for width in (1280, 700):
        page.resize(width, 640)
        qtbot.waitUntil(lambda: page.content.width() == page.viewport().width())


def test_a_list_that_cannot_be_read_is_said_and_the_rest_stays(
    qtbot: QtBot, theme: Theme, settings: Settings, services: Services
) -> None:
    def devices() -> list[tuple[str, str]]:
        raise AudioError("The sound system does not answer.")

    settings.set("output_device", "phones")
    page = SettingsPage(theme, settings, replace(services, devices=devices))
    with qtbot.waitSignal(page.failed) as told:
        opened(qtbot, page)
    assert told.args == ["The sound system does not answer."]
    select = named(page, Select, "Where the sound goes")
    assert select.value == "phones"
    assert select.currentText() == "phones (not there now)"
