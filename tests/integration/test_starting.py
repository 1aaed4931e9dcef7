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
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide import app, paths
from guide.model.side import Side
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome
from guide.resources import shipped_sessions
from guide.settings import Settings
from guide.timeline.options import Options
from guide.ui.practice.page import PracticePage
from guide.ui.prepare.page import PreparePage
from tests.fakes.looking import said
from tests.fakes.sound import FakeSound
from tests.unit.practicelog.made import practice

LOCUST = shipped_sessions() / "locust.yaml"
Meanwhile: TypeAlias = Callable[[app.Application], None]
Run: TypeAlias = Callable[..., None]


class Watched(app.Application):
    """The app as the test sees it."""

    made: list["Watched"]

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application, settings)
        self.made.append(self)


@pytest.fixture
def sounds(monkeypatch: pytest.MonkeyPatch) -> list[FakeSound]:
    """The sounds that were made."""
    sounds: list[FakeSound] = []

    def make(*_: object) -> FakeSound:
        sounds.append(FakeSound())
        return sounds[-1]

    monkeypatch.setattr("guide.player.sound.Sound", make)
    return sounds


@pytest.fixture
def run(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, sounds: list[FakeSound]) -> Iterator[Run]:  # noqa: ARG001 - no device
    """Starts the app as the command line does, and does something in it before its window is closed."""
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)  # put back afterwards
    monkeypatch.setattr(app, "application_on_display", lambda _: qapp)
    monkeypatch.setattr(app, "Application", Watched)
    monkeypatch.setattr(Watched, "made", [], raising=False)

    def run(meanwhile: Meanwhile, name: str | None = None, **wishes: object) -> None:
        def loop(*_: object) -> int:
            (guide,) = Watched.made
            try:
                meanwhile(guide)
            finally:
                for thread in threading.enumerate():
                    if thread.name == "loading":
                        thread.join()
                QApplication.processEvents()
                guide.window.close()
            return 0

        monkeypatch.setattr(QApplication, "exec", loop)
        assert app.run(name, **wishes) == 0  # type: ignore[arg-type]  # a wish has the type it has

    yield run
    for guide in Watched.made:
        guide.garbage.stop()
        guide.window.deleteLater()
    gc.unfreeze()


def test_behind_its_first_paint_the_app_reads_the_sessions_and_draws_them(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: app.Application) -> None:
        assert guide.window.isVisible()
        with qtbot.waitSignals([guide.figure.drawn, guide.keeper.changed], timeout=30_000):
            pass
        assert "locust" in {card.id for card in guide.window.library.cards}

    run(meanwhile)


def test_the_voice_and_the_device_are_there_before_they_are_wanted_and_let_go_in_the_end(
    run: Run, qtbot: QtBot, sounds: list[FakeSound]
) -> None:
    def meanwhile(_: app.Application) -> None:
        qtbot.waitUntil(lambda: len(sounds) == 1)
        assert sounds[0].device.is_open

    run(meanwhile)
    assert not sounds[0].device.is_open


def test_a_practice_that_was_left_is_offered(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: app.Application) -> None:
        qtbot.waitUntil(lambda: "Paused today" in said(guide.window.library))

    now = datetime.now().astimezone()
    left = replace(practice(), outcome=Outcome.LEFT, started=now, updated=now, session=app.HEADLINE, step="17.1")
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(replace(left, side=Side.RIGHT, options={}))
    run(meanwhile)


def test_a_log_that_is_damaged_is_told(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: app.Application) -> None:
        qtbot.waitUntil(lambda: "practice log" in guide.window.notice)

    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / FILE_NAME).write_bytes(b"no log at all" * 1_000)
    run(meanwhile)


def test_what_the_app_is_started_with_is_prepared_as_it_was_wished(run: Run) -> None:
    def meanwhile(guide: app.Application) -> None:
        page = guide.window.page
        assert isinstance(page, PreparePage)
        assert page.preparation.lesson.session.id == "locust"
        assert page.preparation.lesson.options == options
        assert guide.backstage.settings.text("voice") == "espeak:en-gb"

    options = Options(skipped=frozenset({"1"}))
    run(meanwhile, "locust", options=options, voice="espeak:en-gb")


def test_what_is_to_be_played_is_played(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: app.Application) -> None:
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))

    run(meanwhile, str(LOCUST), starts=True)


def test_a_second_copy_hands_its_session_to_the_first_and_ends(run: Run, qtbot: QtBot) -> None:
    def meanwhile(guide: app.Application) -> None:
        with qtbot.waitSignal(guide.conductor.loaded, timeout=30_000):
            pass  # painted by then: it hears of other copies
        assert app.run(str(LOCUST)) == 0
        qtbot.waitUntil(lambda: isinstance(guide.window.page, PreparePage))
        assert Watched.made == [guide]

    run(meanwhile)


def test_a_bug_in_the_window_is_told_in_the_window(run: Run, qtbot: QtBot, own_folders: Path) -> None:
    def meanwhile(guide: app.Application) -> None:
        sys.excepthook(ValueError, ValueError("seven"), None)
        qtbot.waitUntil(lambda: "Please report it" in guide.window.notice)

    run(meanwhile)
    (log,) = own_folders.glob("state/**/*.log")
    assert "seven" in log.read_text(encoding="utf-8")
