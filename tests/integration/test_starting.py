"""The app from its start to the closing of its window; only the voice, the device and Qt's loop are the test's."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide import app, paths
from guide.model.side import Side
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome
from guide.resources import shipped_sessions
from guide.sessionfile.entry import Entry
from guide.settings import FILE_NAME as SETTINGS
from guide.settings import Settings
from guide.timeline.options import Options
from guide.ui.practice.page import PracticePage
from guide.ui.prepare.page import PreparePage
from guide.ui.presenter.page import PresenterPage
from tests.fakes.looking import page_of, said
from tests.fakes.narrator import FakeNarrator
from tests.fakes.sound import FakeSound
from tests.unit.practicelog.made import practice

LOCUST = shipped_sessions() / "locust.yaml"
Meanwhile: TypeAlias = "Callable[[Watched], None]"
Run: TypeAlias = Callable[..., None]


def favourites_file() -> Path:
    return paths.data_folder() / "favourites.json"


class Watched(app.Application):
    """The app as the test sees it."""

    made: list["Watched"]

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application, settings)
        self.made.append(self)
        self.pictures: list[object] = []
        self.figure.drawn.connect(lambda request, _: self.pictures.append(request))


@pytest.fixture
def sounds(monkeypatch: pytest.MonkeyPatch) -> list[FakeSound]:
    """The sounds that were made; their voice needs a while, as a real one does."""
    sounds: list[FakeSound] = []

    def make(*_: object) -> FakeSound:
        sound = FakeSound()
        sound.narrator = FakeNarrator(rendered=False)
        sounds.append(sound)
        return sound

    monkeypatch.setattr("guide.player.sound.Sound", make)
    return sounds


@pytest.fixture
def run(
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    sounds: list[FakeSound],  # noqa: ARG001 - there is no device
) -> Iterator[Run]:
    """Starts the app as the command line does, and does something in it, once all is loaded, before it is closed."""
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)  # put back afterwards
    monkeypatch.setattr(app, "application_on_display", lambda _: qapp)
    monkeypatch.setattr(app, "Application", Watched)
    monkeypatch.setattr(Watched, "made", [], raising=False)

    def run(meanwhile: Meanwhile, name: str | None = None, **wishes: object) -> None:
        def loop(*_: object) -> int:
            (guide,) = Watched.made
            try:
                with qtbot.waitSignal(guide.conductor.loaded, timeout=30_000):
                    pass
                meanwhile(guide)
            finally:
                for thread in threading.enumerate():
                    if thread.name == "loading":
                        thread.join()
                QApplication.processEvents()
                guide.window.close()
                QApplication.processEvents()  # what was read just now is told while there is a window
            return 0

        monkeypatch.setattr(QApplication, "exec", loop)
        assert app.run(name, **wishes) == 0  # type: ignore[arg-type]  # a wish has the type it has

    yield run
    for guide in Watched.made:
        guide.garbage.stop()
        guide.window.deleteLater()
    gc.unfreeze()


def test_behind_its_first_paint_the_app_reads_the_sessions_and_draws_them(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: Watched) -> None:
        assert guide.window.isVisible()
        qtbot.waitUntil(lambda: "locust" in {card.id for card in guide.window.library.cards})
        qtbot.waitUntil(lambda: bool(guide.pictures))

    run(meanwhile)


def test_the_voice_and_the_device_are_there_before_they_are_wanted_and_let_go_in_the_end(
    run: Run, qtbot: QtBot, sounds: list[FakeSound]
) -> None:
    def meanwhile(_: Watched) -> None:
        qtbot.waitUntil(lambda: len(sounds) == 1)
        assert sounds[0].device.is_open

    run(meanwhile)
    assert not sounds[0].device.is_open


def test_a_practice_that_was_left_is_offered(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: Watched) -> None:
        qtbot.waitUntil(lambda: "Paused today" in said(guide.window.library))

    now = datetime.now().astimezone()
    left = replace(practice(), outcome=Outcome.LEFT, started=now, updated=now, session=app.HEADLINE, step="17.1")
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(replace(left, side=Side.RIGHT, options={}))
    run(meanwhile)


def test_a_log_that_is_damaged_is_told(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: Watched) -> None:
        qtbot.waitUntil(lambda: "practice log" in guide.window.notice)

    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / FILE_NAME).write_bytes(b"no log at all" * 1_000)
    run(meanwhile)


def test_what_the_app_is_started_with_is_prepared_as_it_was_wished(run: Run) -> None:
    def meanwhile(guide: Watched) -> None:
        page = guide.window.page
        assert isinstance(page, PreparePage)
        assert page.preparation.lesson.session.id == "locust"
        assert page.preparation.lesson.options == options
        assert guide.backstage.settings.text("voice") == "espeak:en-gb"

    options = Options(skipped=frozenset({"1"}))
    run(meanwhile, "locust", options=options, voice="espeak:en-gb")


def test_what_is_to_be_played_is_played(run: Run, qtbot: QtBot, sounds: list[FakeSound]) -> None:
    def meanwhile(guide: Watched) -> None:
        assert isinstance(guide.window.page, PreparePage)
        sounds[0].narrator.render()
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))

    run(meanwhile, str(LOCUST), starts=True)


def test_a_second_copy_has_the_first_play_as_was_wished(run: Run, qtbot: QtBot, sounds: list[FakeSound]) -> None:
    options = Options(skipped=frozenset({"1"}))

    def meanwhile(guide: Watched) -> None:
        assert app.run(str(LOCUST), options=options, starts=True) == 0
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PreparePage))
        sounds[0].narrator.render()
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))
        assert page_of(guide.window, PracticePage).player.options == options

    run(meanwhile)


def test_a_second_copy_has_the_first_rehearse(run: Run, qtbot: QtBot, sounds: list[FakeSound]) -> None:
    def meanwhile(guide: Watched) -> None:
        assert app.run(str(LOCUST), options=Options(), starts=True, rehearses=True) == 0
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PreparePage))
        sounds[0].narrator.render()
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PresenterPage))

    run(meanwhile)


def test_a_second_copy_hands_its_session_to_the_first_and_ends(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: Watched) -> None:
        assert app.run(str(LOCUST)) == 0
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PreparePage))
        assert Watched.made == [guide]

    run(meanwhile)


def test_a_bug_in_the_window_is_told_in_the_window(run: Run, qtbot: QtBot, own_folders: Path) -> None:
    def meanwhile(guide: Watched) -> None:
        sys.excepthook(ValueError, ValueError("seven"), None)
        qtbot.waitUntil(lambda: "Please report it" in guide.window.notice)

    run(meanwhile)
    (log,) = own_folders.glob("state/**/*.log")
    assert "seven" in log.read_text(encoding="utf-8")


def test_files_that_are_damaged_are_told_one_after_the_other(run: Run) -> None:
    def meanwhile(guide: Watched) -> None:
        told = [guide.window.notice]
        guide.window.take_back(guide.window.notice)
        told.append(guide.window.notice)
        assert "“rate”" in told[0]
        assert "favourites" in told[1]

    for file, text in ((paths.config_folder() / SETTINGS, '{"rate": "fast"}'), (favourites_file(), "[7]")):
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    run(meanwhile)


def test_a_heart_is_kept(guide: app.Application) -> None:
    library = guide.window.library
    library.favourite_requested.emit(Entry("locust", "Locust", LOCUST))
    assert "locust" in favourites_file().read_text(encoding="utf-8")


def test_another_folder_is_read_at_once_and_what_cannot_be_read_is_told(
    guide: app.Application, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = tmp_path / "elsewhere" / "mine.yaml"
    mine.parent.mkdir()
    mine.write_text(LOCUST.read_text(encoding="utf-8"), encoding="utf-8")
    guide.backstage.settings.set("sessions_folder", str(mine.parent))
    qtbot.waitUntil(lambda: "mine" in {card.id for card in guide.window.library.cards})
    guide.keeper.failed.emit("The folder could not be read.")
    assert guide.window.notice == "The folder could not be read."


def test_the_colours_are_those_of_the_settings(guide: app.Application) -> None:
    for colours, dark in (("dark", True), ("light", False)):
        guide.backstage.settings.set("theme", colours)
        assert guide.theme.dark is dark


class Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_pictures_that_are_drawn_later_are_painted(guide: app.Application, qtbot: QtBot) -> None:
    paints = Paints()
    guide.window.library.content.installEventFilter(paints)
    QApplication.processEvents()
    before = paints.count
    guide.backstage.rooms.changed.emit()
    qtbot.waitUntil(lambda: paints.count > before)
