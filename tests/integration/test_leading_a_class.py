"""A class in the real window, led by the real conductor; only voice and device are fakes."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide import app
from guide.player.transport import State
from guide.ui.practice.awake import Awake
from guide.ui.practice.page import PracticePage
from guide.ui.prepare.page import PreparePage
from guide.ui.presenter.page import PresenterPage
from tests.fakes.looking import page_of

if TYPE_CHECKING:
    from guide.ui.teaching import Teaching

SESSION = "locust"


def prepared(guide: app.Application) -> PreparePage:
    guide.conductor.open(SESSION)
    return page_of(guide.window, PreparePage)


def teaching_of(guide: app.Application) -> "Teaching":
    teaching = guide.conductor.practising.teaching
    assert teaching is not None
    return teaching


def presenter_of(guide: app.Application) -> PresenterPage:
    return page_of(guide.window, PresenterPage)


def test_a_class_begins_from_prepare_and_c_goes_to_and_fro(guide: app.Application) -> None:
    foot = prepared(guide).foot
    assert foot.teach.text() == "Lead a class"
    foot.teach.click()
    presenter = presenter_of(guide)
    display = teaching_of(guide).display
    assert display is not None
    assert display.isVisible()
    QTest.keyClick(presenter, Qt.Key.Key_C)
    practice = page_of(guide.window, PracticePage)
    assert practice.player is presenter.player
    assert teaching_of(guide).display is None
    QTest.keyClick(practice, Qt.Key.Key_C)
    assert presenter_of(guide).player is presenter.player


def test_a_rehearsal_that_was_asked_for_at_the_start_leads_to_the_class_at_its_beginning(
    guide: app.Application, qtbot: QtBot
) -> None:
    guide.backstage.settings.set("get_ready_seconds", 0)
    guide.conductor.open(SESSION, starts=True, rehearses=True)
    qtbot.waitUntil(lambda: isinstance(guide.window.page, PresenterPage))
    player = guide.conductor.practising.player
    rehearsal = presenter_of(guide)
    assert player is not None
    assert player is not rehearsal.player
    assert rehearsal.player.state is State.PLAYING
    assert (player.state, player.position) == (State.PAUSED, 0)
    assert teaching_of(guide).display is not None
    rehearsal.board.side.rehearsal.click()
    assert presenter_of(guide).player is player
    assert (player.state, player.position) == (State.PAUSED, 0)


def test_the_voice_that_was_turned_off_in_class_is_seen_to_be_off_afterwards(guide: app.Application) -> None:
    prepared(guide).foot.teach.click()
    QTest.keyClick(presenter_of(guide), Qt.Key.Key_M)
    QTest.keyClick(presenter_of(guide), Qt.Key.Key_C)
    practice = page_of(guide.window, PracticePage)
    names = [button.accessibleName() for button in practice.controls.findChildren(type(practice.controls._mute))]  # noqa: SLF001 - the kind of control
    assert any(name.startswith("Let the voice speak") for name in names)


def test_notices_of_the_player_reach_the_presenter(guide: app.Application) -> None:
    prepared(guide).foot.teach.click()
    presenter = presenter_of(guide)
    presenter.player._notify("The sound is back.")  # noqa: SLF001 - what a lost device would say
    assert presenter.board.remark.text() == "The sound is back."


def test_the_end_of_a_class_goes_back_to_where_it_was_begun_and_ends_the_practice(guide: app.Application) -> None:
    prepare = prepared(guide)
    prepare.foot.teach.click()
    presenter = presenter_of(guide)
    presenter.left.emit()
    assert guide.window.page is prepare
    assert guide.conductor.practising.player is None
    assert guide.conductor.practising.teaching is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [child for child in guide.window.children() if type(child).__name__ == "Teaching"]


def test_closing_the_window_closes_the_class_display(guide: app.Application) -> None:
    prepared(guide).foot.teach.click()
    display = teaching_of(guide).display
    assert display is not None
    closed: list[None] = []
    display.closed.connect(lambda: closed.append(None))
    guide.window.close()
    assert closed == [None]


def test_the_screen_stays_awake_through_a_class_and_after_it(
    guide: app.Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: set[Awake] = set()
    monkeypatch.setattr(Awake, "hold", lambda awake: held.add(awake))  # noqa: PLW0108 (a built-in is not bound)
    monkeypatch.setattr(Awake, "release", lambda awake: held.discard(awake))  # noqa: PLW0108 (as above)
    prepared(guide).foot.teach.click()
    assert len(held) == 1
    QTest.keyClick(presenter_of(guide), Qt.Key.Key_C)
    practice = page_of(guide.window, PracticePage)
    assert len(held) == 1
    practice.player.pause()
    practice.look()
    assert not held
