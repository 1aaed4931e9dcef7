"""What lies over a practice: it keeps the keyboard, fits its words whatever their size, and goes with the window."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide import app
from guide.model.units import SECOND, clock
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.keys import Wish
from guide.ui.practice.question import Question
from guide.ui.prepare.source_card import SourceCard
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import LinkButton
from tests.fakes.looking import practising
from tests.fakes.practice_page import PracticeOnPage, name_of
from tests.integration.conftest import Begin

Key = Qt.Key


def asked(practice: PracticeOnPage) -> Question:
    """The question whether to leave."""
    practice.go_to(SegmentKind.HOLD, 20 * SECOND)
    practice.press(Key.Key_Escape)
    question = practice.page.question
    assert question is not None
    return question


def keyboard() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_press_beside_a_question_leaves_the_keyboard_with_it(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    question = asked(practice)
    QTest.mouseClick(practice.page, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert question.isAncestorOf(keyboard())
    practice.press(Key.Key_Escape, keyboard())
    assert practice.page.question is None
    assert practice.page.hasFocus()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
@pytest.mark.parametrize("leads", [False, True])
def test_no_practice_plays_on_without_its_page(
    guide: app.Application,
    qtbot: QtBot,
    held: Qt.KeyboardModifier,
    leads: bool,  # noqa: FBT001 (pytest gives it)
) -> None:
    practice = practising(guide, qtbot, "locust")
    if leads:
        practice.wish(Wish.CLASS)
    page = guide.window.page
    QTest.keyClick(page, Key.Key_Escape, held)
    assert guide.window.page is page


def test_what_nobody_has_seen_when_a_practice_is_left_is_told_in_the_window(
    guide: app.Application, qtbot: QtBot
) -> None:
    page = practising(guide, qtbot, "locust")
    page.look()
    for sentence in ("seen here", "to be told after it", "It is paused. Press Space to go on."):
        page.say(sentence)
    QTest.keyClick(page, Key.Key_Escape)
    assert guide.window.page is not page
    assert guide.window.notice == "to be told after it"
    guide.window.take_back("to be told after it")
    assert guide.window.notice == ""


def test_who_goes_on_by_a_media_key_has_stayed_and_is_not_asked_any_more(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    asked(practice)
    practice.player.play()
    practice.run(100)
    assert practice.page.question is None
    assert practice.page.hasFocus()


def test_at_the_end_there_is_nothing_to_ask_and_the_keyboard_is_on_the_way_back(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    asked(practice)
    practice.player.seek(practice.player.timeline.duration)
    practice.player.play()
    practice.run(100)
    assert practice.player.state is State.ENDED
    assert practice.page.question is None
    assert practice.page.ending.isAncestorOf(keyboard())


def test_a_panel_that_was_opened_over_a_question_gives_it_the_keyboard_back(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    question = asked(practice)
    practice.page.controls.change.click()
    practice.press(Key.Key_Escape, keyboard())
    assert practice.page.changing.panel is None
    assert question.isAncestorOf(keyboard())


def test_tab_goes_to_and_fro_between_the_answers(begin: Begin, qtbot: QtBot) -> None:
    practice = begin("strong-glutes-open-hips")
    question = asked(practice)
    assert question.accessibleDescription() == f"You are {clock(practice.player.position)} into it."
    names = []
    for _ in range(3):
        names.append(name_of(keyboard()))
        QTest.keyClick(keyboard(), Key.Key_Tab)
    assert names == ["Stay", "Leave", "Stay"]
    with qtbot.waitSignal(practice.page.left):
        QTest.keyClick(keyboard(), Key.Key_Return)


def test_a_question_lies_over_what_is_told_meanwhile(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    question = asked(practice)
    practice.page.say("The disk is full: this practice is not written in the log.")
    children = practice.page.children()
    assert children.index(question) > children.index(practice.page.remarks.notice)


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_what_is_open_fits_its_words_when_their_size_changes(
    begin: Begin, theme: Theme, size: tuple[int, int], qapp: QApplication
) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.window.resize(*size)
    qapp.processEvents()
    practice.page.wish(Wish.FINISH_BY)
    panel = practice.page.changing.panel
    assert panel is not None
    practice.go_to(SegmentKind.HOLD, 20 * SECOND)
    practice.page.leaving.ask()  # Esc would put the panel away first
    question = practice.page.question
    assert question is not None
    for text in (200, 150, 100):
        theme.set_text_size(text)
        qapp.processEvents()
        shown = panel.geometry(), question.geometry()
        practice.page.resize(practice.page.size() + QSize(1, 1))
        practice.page.resize(*size)  # laid out anew, with all that is on it measured
        qapp.processEvents()
        assert shown == (panel.geometry(), question.geometry())


def test_what_repeats_a_pose_without_sides_is_called_so(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, side=None)
    practice.press(Key.Key_O)
    panel = practice.page.changing.panel
    assert panel is not None
    assert name_of(panel.pose.repeat) == panel.pose.repeat.toolTip() == "Repeat this pose (R)"
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    assert name_of(panel.pose.repeat) == panel.pose.repeat.toolTip() == "Repeat this side (R)"


def test_the_article_behind_an_option_is_opened_from_the_panel(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.run(200)
    practice.press(Key.Key_O)
    panel = practice.page.changing.panel
    assert panel is not None
    panel.findChildren(LinkButton)[0].click()
    card = panel.findChild(SourceCard)
    assert card is not None
    assert card.isVisible()
    card.close()
    assert panel.isVisible()


def test_a_window_that_is_closed_lets_the_screen_sleep(begin: Begin) -> None:
    practice = begin()
    practice.run(200)
    assert practice.awake.is_held
    practice.window.close()
    assert not practice.awake.is_held
    assert practice.player.state is State.PLAYING


def test_what_was_told_before_a_practice_is_told_again_after_it(guide: app.Application) -> None:
    window = guide.window
    window.tell("Before.")
    window.open_page(QWidget(), immersive=True)
    assert window.notice == ""
    window.tell("Meanwhile.")
    assert window.notice == "Meanwhile."
    window.go_back()
    window.take_back("Meanwhile.")
    assert window.notice == "Before."


def test_keys_that_cannot_be_read_are_told_where_they_are_pressed(guide: app.Application, qtbot: QtBot) -> None:
    guide.backstage.settings.set("keys", "{")
    page = practising(guide, qtbot, "pigeon-to-twist")
    assert page.remarks.notice.text() == "Your own keys could not be read; the usual ones are in force."
