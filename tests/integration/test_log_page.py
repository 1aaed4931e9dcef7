"""The log in the real window, led by the real conductor; only the voice and the sound device are the test's."""

import csv
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from guide import app, paths
from guide.audio.clip import frames_of
from guide.model.side import Side
from guide.player.recorder import Recorder
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.opening import PATIENCE_SECONDS
from guide.practicelog.practice import Outcome
from guide.practicelog.writer import Writer
from guide.resources import shipped_sessions
from guide.ui.library.card_view import CardView
from guide.ui.log.detail import DetailPage
from guide.ui.log.page import LogPage
from guide.ui.practice.question import Question
from tests.fakes.looking import button, page_of, practising, said
from tests.fakes.sound import FakeSound
from tests.unit.practicelog.made import practice

SESSION = "strong-glutes-open-hips"


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log(paths.data_folder() / FILE_NAME)
    yield log
    log.close()


def fill(log: Log) -> None:
    today = datetime.now().astimezone()
    for ago in (0, 1, 3, 40):
        one = practice(f"{ago} days ago", today - timedelta(days=ago))
        log.write(replace(one, options={"guidance": "short"}))
    log.set_note("0 days ago", "Left hip is the tight one.")


def opened(guide: app.Application) -> LogPage:
    guide.conductor.log.open()
    assert guide.window.page is guide.conductor.log.page
    return guide.conductor.log.page


def test_before_the_first_practice_the_log_says_what_will_be_here(guide: app.Application, qtbot: QtBot) -> None:
    page = opened(guide)
    assert "A sun for every day on the mat" in said(page)
    assert "Minutes a week" not in said(page)
    qtbot.mouseClick(button(page, "Choose a session"), Qt.MouseButton.LeftButton)
    assert guide.window.page is guide.window.library


def test_an_empty_log_is_not_exported(guide: app.Application) -> None:
    opened(guide)
    guide.window.export_requested.emit()
    assert guide.window.notice == "There is nothing to export yet: what you practise will be here."


def test_the_log_is_walked_day_by_day_with_the_keyboard(guide: app.Application, log: Log, qtbot: QtBot) -> None:
    fill(log)
    page = opened(guide)
    today = datetime.now().astimezone().date()
    assert page.calendar.day == today
    assert "20 of 20 min" in page.calendar.accessibleName()
    assert "“Left hip is the tight one.”" in said(page)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Left)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Left)
    assert page.calendar.day == today - timedelta(days=2)
    assert "Strong glutes" not in said(page.day_bar)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Down)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Home)
    assert page.calendar.day == page.calendar.first
    qtbot.keyClick(page.calendar, Qt.Key.Key_End)
    assert page.calendar.day == today


def test_the_pointer_chooses_the_day_it_is_on(guide: app.Application, log: Log, qtbot: QtBot) -> None:
    fill(log)
    calendar = opened(guide).calendar
    today = datetime.now().astimezone().date()
    for ago in (1, 6, 7, 20, 33, 61):
        day = today - timedelta(days=ago)
        calendar.choose(day)
        here = calendar.ring()[0].center()
        calendar.choose(today)
        qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=here)
        assert calendar.day == day
    qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(here.x(), 2))  # the month's name is no day
    assert calendar.day == day


def test_the_log_is_exported_as_a_table(
    guide: app.Application, log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(log)
    opened(guide)
    table = tmp_path / "log.csv"
    chosen = ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    guide.window.export_requested.emit()
    assert not table.exists()
    assert not guide.window.notice
    chosen = str(table)
    guide.window.export_requested.emit()
    with table.open(encoding="utf-8-sig", newline="") as rows:
        assert [row["title"] for row in csv.DictReader(rows)] == ["Strong glutes, open hips"] * 4


def test_a_practice_is_looked_at_after_its_session_is_gone(guide: app.Application, log: Log, qtbot: QtBot) -> None:
    log.write(replace(practice(started=datetime.now().astimezone()), session="gone", file="gone.yaml"))
    page = opened(guide)
    qtbot.mouseClick(button(page, "Open"), Qt.MouseButton.LeftButton)
    detail = page_of(guide.window, DetailPage)
    assert "Pigeon, right side" in said(detail)


def test_everything_in_the_log_has_a_name_and_nothing_scolds(guide: app.Application, log: Log) -> None:
    fill(log)
    page = opened(guide)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget
    assert page.weeks.accessibleDescription()
    assert not {"missed", "streak", "only", "goal"} & set(said(page).lower().split())


@pytest.mark.parametrize(("width", "months"), [(1024, 3), (1280, 6), (1920, 8)])
def test_as_many_months_are_shown_as_there_is_room_for(
    guide: app.Application, log: Log, qtbot: QtBot, width: int, months: int
) -> None:
    fill(log)
    guide.window.resize(width, 800)
    page = opened(guide)
    qtbot.waitUntil(lambda: len(page.calendar.months) == months)
    assert page.calendar.months[-1] == datetime.now().astimezone().date().replace(day=1)


def test_a_note_is_kept_and_a_practice_deleted_after_asking(guide: app.Application, log: Log, qtbot: QtBot) -> None:
    fill(log)
    page = opened(guide)
    qtbot.mouseClick(button(page, "Open"), Qt.MouseButton.LeftButton)
    detail = page_of(guide.window, DetailPage)
    assert "6 of 7 breaths" in said(detail)
    assert "Pigeon, right side" in said(detail)
    assert "Guidance\nShort" in said(detail)
    detail.note.selectAll()
    qtbot.keyClicks(detail.note, "Better today.")
    qtbot.keyClick(detail.note, Qt.Key.Key_Return)
    qtbot.keyClicks(detail.note, "Much.")
    button(detail, "Log").click()
    assert guide.window.page is page
    kept = log.practice("0 days ago")
    assert kept is not None
    assert kept.note == "Better today.\nMuch."
    qtbot.waitUntil(lambda: "“Better today. Much.”" in said(page))
    qtbot.mouseClick(button(page, "Open"), Qt.MouseButton.LeftButton)
    detail = page_of(guide.window, DetailPage)
    detail.delete.click()
    detail.delete.click()  # the link is in sight beside the question
    (question,) = detail.findChildren(Question)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert log.practice("0 days ago") is not None
    assert guide.window.focusWidget() is detail.delete
    detail.delete.click()
    button(detail.findChildren(Question)[-1], "Delete").click()
    assert log.practice("0 days ago") is None
    assert guide.window.page is page


def test_a_note_waits_for_a_locked_log_and_the_window_does_not(guide: app.Application, log: Log, qtbot: QtBot) -> None:
    fill(log)
    page = opened(guide)
    qtbot.mouseClick(button(page, "Open"), Qt.MouseButton.LeftButton)
    detail = page_of(guide.window, DetailPage)
    with closing(sqlite3.connect(log.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        detail.note.setPlainText("Better today.")
        started = time.monotonic()
        guide.window.go_back()
        assert time.monotonic() - started < 3, "not the five seconds of who can wait"
        assert "in use by another program" in guide.window.notice
        qtbot.waitUntil(lambda: "“Better today.”" in said(page))
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: any(one.note == "Better today." for one in log.practices()))


def test_a_note_that_still_waits_is_written_as_the_window_is_closed(
    guide: app.Application, log: Log, qtbot: QtBot
) -> None:
    fill(log)
    qtbot.mouseClick(button(opened(guide), "Open"), Qt.MouseButton.LeftButton)
    detail = page_of(guide.window, DetailPage)
    with closing(sqlite3.connect(log.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        detail.note.setPlainText("Better today.")
        guide.window.go_back()
        other.execute("ROLLBACK")
    guide.window.close()
    assert any(one.note == "Better today." for one in log.practices())


@pytest.mark.parametrize("patience", [PATIENCE_SECONDS, 0])
def test_the_end_of_a_practice_waits_for_a_locked_log_and_the_window_does_not(
    guide: app.Application, log: Log, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr("guide.ui.log.book.Writer", partial(Writer, patience=patience))
    page = practising(guide, qtbot, "locust")
    sound = guide.backstage.sound
    assert isinstance(sound, FakeSound)
    play(guide, 60_000, lambda: sound.time.awake)
    with closing(sqlite3.connect(log.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        page.left.emit()
        assert time.monotonic() - started < 2.5, "nor the three of the end of the app"
        if not patience:
            qtbot.waitUntil(lambda: "in use by another program" in guide.window.notice)
        other.execute("ROLLBACK")

    def is_left() -> bool:
        last = log.last()
        return last is not None and last.outcome is Outcome.LEFT

    qtbot.waitUntil(is_left, timeout=10_000)
    guide.window.go_home()
    qtbot.waitUntil(lambda: "Paused today" in said(guide.window.library), timeout=10_000)


def test_a_log_that_cannot_be_opened_is_said(guide: app.Application) -> None:
    paths.data_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().write_text("a file where the folder should be")
    guide.conductor.log.open()
    assert "practice log" in guide.window.notice


def test_a_damaged_log_is_told_when_it_is_opened(guide: app.Application) -> None:
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / FILE_NAME).write_bytes(b"no log at all" * 1_000)
    guide.conductor.log.open()
    assert "practice log" in guide.window.notice
    assert page_of(guide.window, LogPage).is_empty


def play(guide: app.Application, length: int, now: Callable[[], float]) -> None:
    """Let time pass in the practice under way."""
    sound = guide.backstage.sound
    assert isinstance(sound, FakeSound)
    player = guide.conductor.practising.player
    recorder = guide.conductor.log._recorder  # noqa: SLF001 (its clock is the test's)
    assert player is not None
    assert isinstance(recorder, Recorder)
    recorder._clock, recorder._looked_at = now, now()  # noqa: SLF001 (as above)
    for _ in range(length // 50):
        sound.device.run(frames_of(50))
        sound.deck.tend()
        player.tick()


def test_a_practice_that_was_left_goes_on_in_its_step_with_its_options(
    guide: app.Application, log: Log, qtbot: QtBot
) -> None:
    conductor, library = guide.conductor, guide.window.library
    page = practising(guide, qtbot, "locust")
    sound = guide.backstage.sound
    assert isinstance(sound, FakeSound)
    play(guide, 60_000, lambda: sound.time.awake)
    here = conductor.practising.player.timeline.segment_at(conductor.practising.player.position)
    page.left.emit()
    left = log.last()
    assert left is not None
    assert (left.session, left.step, left.outcome) == ("locust", here.step, Outcome.LEFT)
    log.write(replace(left, options={**left.options, "guidance": "short"}))
    conductor.look_back()  # as at the next start
    guide.window.go_home()
    qtbot.waitUntil(lambda: "Paused today" in said(library))
    button(library, "Continue").click()
    qtbot.waitUntil(lambda: conductor.practising.player is not None)
    player = conductor.practising.player
    assert player is not None
    assert player.timeline.options.guidance.value == "short"
    moment = player.moment()
    assert moment.segment.step == here.step
    assert moment.position < 0, "there is time to walk to the mat"


def test_what_keeps_a_practice_from_being_gone_on_with_is_taken_back_when_it_goes_on(
    guide: app.Application, log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = (shipped_sessions() / "locust.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(whole, encoding="utf-8")
    now = datetime.now().astimezone()
    left = replace(practice(started=now), updated=now, session="mine", file=str(mine), step="3", side=None, options={})
    log.write(replace(left, outcome=Outcome.LEFT))
    guide.conductor.look_back()
    qtbot.waitUntil(lambda: "Paused today" in said(guide.window.library))
    mine.write_text("steps: [", encoding="utf-8")
    button(guide.window.library, "Continue").click()
    assert "mine.yaml" in guide.window.notice
    mine.write_text(whole, encoding="utf-8")
    button(guide.window.library, "Continue").click()
    qtbot.waitUntil(lambda: guide.conductor.practising.player is not None)
    guide.conductor.practising.leave()
    guide.window.go_home()
    assert not guide.window.notice


def test_what_was_practised_comes_first_in_the_library_and_says_so_until_it_is_deleted(
    guide: app.Application, log: Log, qtbot: QtBot
) -> None:
    log.write(replace(practice(started=datetime.now().astimezone()), session="warrior-1"))
    library = guide.window.library
    guide.keeper.refresh()
    qtbot.waitUntil(lambda: bool(library.cards), timeout=20_000)
    assert library.cards[0].id == "warrior-1"
    view = next(view for view in library.findChildren(CardView) if view.card.id == "warrior-1")
    assert "Practised today" in view.accessibleName()
    opened(guide)
    qtbot.mouseClick(button(guide.window.page, "Open"), Qt.MouseButton.LeftButton)
    page = page_of(guide.window, DetailPage)
    page.delete_requested.emit("a")
    qtbot.waitUntil(lambda: library.cards[0].id != "warrior-1", timeout=20_000)
    assert "Practised" not in view.accessibleName()


def test_start_over_begins_at_the_beginning(guide: app.Application, log: Log, qtbot: QtBot) -> None:
    left = replace(practice(), outcome=Outcome.UNDER_WAY, started=datetime.now().astimezone(), step="17.1")
    log.write(replace(left, updated=left.started, side=Side.RIGHT, session=SESSION, options={}))
    guide.conductor.look_back()  # as at the start
    library = guide.window.library
    qtbot.waitUntil(lambda: "Goes on in pigeon, right side" in said(library))
    button(library, "Start over").click()
    qtbot.waitUntil(lambda: guide.conductor.practising.player is not None)
    player = guide.conductor.practising.player
    assert player is not None
    assert player.position <= 0
