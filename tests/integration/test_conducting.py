"""What the window's wishes lead to, in the whole app; only the voice, the device and the system's dialogs are fakes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from guide import app
from guide.audio.deck import Deck
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.units import SECOND
from guide.player import sound
from guide.player.sound import SAMPLE
from guide.resources import shipped_sessions
from guide.sessionfile.entry import Entry
from guide.ui.about import AboutPage
from guide.ui.poses.page import PosesPage
from guide.ui.poses.pose_page import PosePage
from guide.ui.practice.page import PracticePage
from guide.ui.prepare.page import PreparePage
from guide.ui.settings_page.page import SettingsPage
from guide.ui.widgets.buttons import MainButton, OtherButton
from guide.ui.widgets.choice import ChoiceOption
from guide.ui.widgets.select import Select
from tests.fakes.looking import button, page_of, said
from tests.fakes.narrator import FakeNarrator
from tests.fakes.output import FakeOutput, FakeTime
from tests.fakes.sound import FakeSound

LOCUST = shipped_sessions() / "locust.yaml"
CARD = Entry("locust", "Locust", LOCUST)


@pytest.fixture
def shown_elsewhere(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open in another program."""
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def prepared(guide: app.Application) -> PreparePage:
    return page_of(guide.window, PreparePage)


def test_the_app_started_once_more_with_a_file_shows_it_in_this_window(guide: app.Application) -> None:
    guide.window.showMinimized()
    guide.conductor.take_over(LOCUST, {})
    assert not guide.window.isMinimized()
    assert guide.window.isVisible()
    first = prepared(guide)
    guide.conductor.take_over(None, {})
    assert prepared(guide) is first


def test_a_session_becomes_one_s_own_and_is_found_where_it_is_said_to_be(
    guide: app.Application, tmp_path: Path, shown_elsewhere: list[Path]
) -> None:
    library = guide.window.library
    library.copy_requested.emit(CARD)
    copy = tmp_path / "locust.yaml"
    assert copy.is_file()
    assert guide.window.notice == f"“Locust” is yours now, as {copy}."
    library.edit_requested.emit(CARD._replace(file=copy))
    library.own_folder_requested.emit()
    assert shown_elsewhere == [copy, tmp_path]


def test_the_folder_of_one_s_own_is_made_and_a_place_that_takes_none_is_said(
    guide: app.Application, tmp_path: Path, shown_elsewhere: list[Path]
) -> None:
    mine = tmp_path / "yoga" / "mine"
    guide.backstage.settings.set("sessions_folder", str(mine))
    guide.window.library.own_folder_requested.emit()
    assert mine.is_dir()
    assert shown_elsewhere == [mine]
    (tmp_path / "taken").write_text("a file")
    guide.backstage.settings.set("sessions_folder", str(tmp_path / "taken"))
    guide.window.library.own_folder_requested.emit()
    assert "could not be made" in guide.window.notice
    assert shown_elsewhere == [mine]


def test_a_file_that_is_chosen_is_prepared_and_nobody_has_to_choose_one(
    guide: app.Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ""
    offered: list[str] = []

    def ask(_window: QWidget, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    guide.window.choose_file()
    assert offered == ["Session files (*.yaml *.yml)"]
    assert guide.window.page is guide.window.library
    assert not guide.window.notice
    chosen = str(LOCUST)
    guide.window.choose_file()
    assert "Locust" in prepared(guide).accessibleName()


def test_what_comes_up_aside_is_told_while_nobody_practises(guide: app.Application) -> None:
    guide.window.told.emit("The voice could not be loaded.")
    assert guide.window.notice == "The voice could not be loaded."


def test_a_file_that_cannot_be_opened_is_said_before_what_waits_to_be_put_away(
    guide: app.Application, tmp_path: Path
) -> None:
    guide.window.tell("“rain.mp3” cannot be played and is left out of the music.")
    guide.conductor.take_over(tmp_path / "gone.yaml", {})
    assert "There is no such file." in guide.window.notice
    guide.conductor.take_over(LOCUST, {})
    assert guide.window.notice == "“rain.mp3” cannot be played and is left out of the music."


def test_about_is_reached_from_the_settings_and_leads_back_there(guide: app.Application) -> None:
    guide.window.settings_requested.emit()
    settings = page_of(guide.window, SettingsPage)
    guide.window.settings_requested.emit()
    assert guide.window.page is settings, "their key, pressed on their own page"
    settings.about_requested.emit()
    about = page_of(guide.window, AboutPage)
    source = next(iter(guide.backstage.shelf.catalogue.sources.values()))
    assert f"{source.title}\n{source.author}" in said(about)
    about.left.emit()
    assert guide.window.page is settings


def test_what_is_changed_in_the_settings_is_in_force_on_the_page_they_were_opened_from(guide: app.Application) -> None:
    guide.conductor.open(LOCUST)
    page = prepared(guide)
    guide.conductor.open_settings()
    settings = guide.backstage.settings
    settings.set("guidance", "names")
    settings.set("inhale_seconds", 3.0)
    settings.set("exhale_seconds", 3.0)
    plain = guide.backstage.voices()[-1][0]
    assert page.choices.voice.value != plain
    settings.set("voice", plain)
    guide.window.go_back()
    assert prepared(guide) is page
    options = page.preparation.lesson.options
    assert (options.guidance, options.pace) == (Guidance.NAMES, BreathPattern(3 * SECOND, 3 * SECOND))
    assert page.choices.guidance.value == "names"
    assert page.choices.pace.select.currentText() == "3 s in, 3 s out"
    assert page.choices.voice.value == plain


def test_a_breath_and_a_choice_found_in_a_practice_are_there_when_it_is_prepared_again(guide: app.Application) -> None:
    guide.conductor.open("bridge")
    page = prepared(guide)
    choice = page.preparation.lesson.session.choices[0]
    other = next(option for option in choice.options if option.key != choice.default)
    page.foot.start.click()
    practice = page_of(guide.window, PracticePage)
    practice.pace_tapped.emit(BreathPattern(4_500, 5_500))
    practice.choice_made.emit(choice.key, other.key)
    practice.left.emit()
    assert prepared(guide) is page
    options = page.preparation.lesson.options
    assert options.pace == BreathPattern(4_500, 5_500)
    assert options.choices[choice.key] == other.key
    assert next(box for box in page.findChildren(ChoiceOption) if box.text() == other.label).isChecked()


def test_a_practice_that_is_over_leads_back_to_the_library_as_its_button_says(guide: app.Application) -> None:
    guide.conductor.open("bridge")
    prepared(guide).foot.start.click()
    practice = page_of(guide.window, PracticePage)
    practice.player.seek(practice.player.timeline.duration)
    practice.look()
    back = next(button for button in practice.ending.findChildren(MainButton) if button.isVisible())
    assert back.text() == "Back to the library"
    back.click()
    assert guide.window.page is guide.window.library
    assert guide.conductor.practising.player is None


@pytest.mark.parametrize("button", ["Hear it", "Test"])
def test_a_sound_tried_in_the_settings_without_a_device_says_what_to_do(
    guide: app.Application, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    time = FakeTime()
    output = FakeOutput(time)
    output.present = False
    monkeypatch.setattr(sound, "deck_of", lambda _: Deck(output, fallback=FakeOutput(time), time=time.watch))
    monkeypatch.setattr(sound, "narrator_of", lambda *_: FakeNarrator())
    guide.backstage.__dict__["sound"] = sound.Sound(guide.backstage.settings, pytest.fail)
    guide.window.settings_requested.emit()
    page = guide.window.page
    assert page is not None
    (pressed,) = (one for one in page.findChildren(OtherButton) if one.text() == button)
    pressed.click()
    assert guide.window.notice == "Connect headphones or speakers."


def test_in_the_settings_a_voice_is_heard_and_a_bell_rings(guide: app.Application) -> None:
    guide.window.settings_requested.emit()
    page = page_of(guide.window, SettingsPage)
    sound = guide.backstage.sound
    assert isinstance(sound, FakeSound)
    for text in ("Hear it", "Test"):
        button(page, text).click()
    assert sound.tried == [SAMPLE, "bell"]


def test_the_settings_offer_the_voices_and_devices_there_are(
    guide: app.Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.audio.outputs.listing.device_names", lambda: ["Desk speakers"])
    guide.window.settings_requested.emit()
    offered = {
        select.itemText(place)
        for select in page_of(guide.window, SettingsPage).findChildren(Select)
        for place in range(select.count())
    }
    assert {"Desk speakers", *(name for _, name in guide.backstage.voices())} <= offered


def test_the_settings_are_a_press_away_from_prepare_and_lead_back_there(guide: app.Application) -> None:
    guide.conductor.open("locust")
    page = prepared(guide)
    button(page, "Settings").click()
    button(page_of(guide.window, SettingsPage), "Back").click()
    assert guide.window.page is page


def test_a_session_is_spoken_in_its_language_and_a_pose_in_the_catalogue_s(
    guide: app.Application, tmp_path: Path
) -> None:
    sound = guide.backstage.sound
    assert isinstance(sound, FakeSound)
    ruhe = tmp_path / "ruhe.yaml"
    ruhe.write_text("format: 1\ntitle: Ruhe\nlanguage: de\nsteps:\n  - say: Atme.\n", encoding="utf-8")
    guide.conductor.open(ruhe)
    assert sound.language == "de"
    guide.window.poses_requested.emit()
    assert sound.language == "en"


def test_a_pose_leads_to_the_sessions_it_is_practised_in(guide: app.Application) -> None:
    guide.window.library.show_cards((CARD._replace(poses=("locust",), duration=600_000),), "")
    guide.window.poses_requested.emit()
    page_of(guide.window, PosesPage).opened.emit(guide.backstage.shelf.catalogue.poses["locust"])
    button(page_of(guide.window, PosePage), "Locust").click()
    assert prepared(guide).preparation.lesson.session.id == "locust"


def test_that_the_figure_cannot_be_drawn_is_told(guide: app.Application) -> None:
    guide.figure.failed.emit("There is no body “cat”.")
    assert guide.window.notice == "There is no body “cat”."


def test_pace_and_guidance_are_the_person_s_and_choices_the_session_s(guide: app.Application) -> None:
    pace = BreathPattern(3 * SECOND, 5 * SECOND)
    guide.conductor.open("locust")
    page = prepared(guide)
    options = page.preparation.lesson.options
    page.options_changed.emit(replace(options, pace=pace, guidance=Guidance.SHORT, skipped=frozenset({"1"})))
    for name, skipped in (("locust", frozenset({"1"})), ("bridge", frozenset())):
        guide.conductor.open(name)
        options = prepared(guide).preparation.lesson.options
        assert (options.pace, options.guidance, options.skipped) == (pace, Guidance.SHORT, skipped)
