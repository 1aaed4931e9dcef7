"""Changing one's mind on the Practice page: keys, row and panel, on the real player and deck."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from guide import app
from guide.model.breath import BreathPattern
from guide.model.units import MINUTE, SECOND
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.change_panel import ChangePanel
from guide.ui.practice.keys import DEFAULTS, Wish, format_keys, with_keys
from guide.ui.practice.page import PracticePage
from guide.ui.practice.words import short_pace_words
from guide.ui.prepare.page import PreparePage
from guide.ui.theme import Theme
from guide.ui.widgets.text import Text
from tests.fakes.looking import page_of
from tests.fakes.practice_page import PracticeOnPage, name_of
from tests.integration.conftest import Begin, BeginIn

Key = Qt.Key


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was asked to say."""
    said: list[str] = []

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return said


def panel_of(practice: PracticeOnPage) -> ChangePanel:
    panel = practice.page.changing.panel
    assert panel is not None
    return panel


def test_up_and_down_change_the_breaths_of_the_hold(begin: Begin, announced: list[str]) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    player, count = practice.player, practice.page.controls.breaths
    before, end, position = count.words, player.timeline.duration, player.position
    assert before == practice.page.scene.ring.face.of.replace("of ", "") + " breaths"
    practice.press(Key.Key_Up)
    assert practice.remark == count.words == f"{int(before.split()[0]) + 1} breaths"
    assert practice.page.scene.ring.face.of == f"of {count.words.split()[0]}"
    assert player.timeline.duration > end
    assert player.position == position
    practice.press(Key.Key_Down)
    assert practice.remark == count.words == before
    assert player.timeline.duration == end
    assert announced == [f"{int(before.split()[0]) + 1} breaths", before]


def test_the_signs_of_the_row_do_the_same_and_say_where_it_ends(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    practice.named("One breath more (Up)").click()
    for _ in range(8):
        practice.named("One breath fewer (Down)").click()
    assert practice.page.controls.breaths.words == "2 breaths"  # the second one is under way
    assert practice.remark == "2 breaths is the least here."
    fewer = practice.named("One breath fewer (Down)")
    assert fewer.toolTip() == "2 breaths is the least here."
    assert practice.page.hasFocus()


def test_where_nothing_is_counted_there_is_no_count_and_the_keyboard_is_not_lost(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.run(500)
    assert not practice.page.controls.breaths.isVisible()
    practice.press(Key.Key_Up)
    assert practice.remark == "Nothing is counted here."
    practice.press(Key.Key_R)
    assert practice.remark == "There is no pose to repeat here."
    segment = practice.go_to(SegmentKind.HOLD)
    practice.named("One breath more (Up)").setFocus(Qt.FocusReason.TabFocusReason)
    practice.player.seek(segment.end + 200)
    practice.run(100)
    if not practice.page.controls.breaths.isVisible():
        assert practice.page.hasFocus()


def test_rounds_are_called_rounds(begin: Begin) -> None:
    practice = begin("utkatasana-side-steps")
    practice.go_to(SegmentKind.REPS, 1_000)
    practice.press(Key.Key_Up)
    assert practice.remark == practice.page.controls.breaths.words == "4 rounds"
    most = practice.player.breaths
    assert most is not None
    for _ in range(most[2]):
        practice.press(Key.Key_Up)
    assert practice.remark == f"{most[2]} rounds is the most here."


def test_what_is_told_meanwhile_does_not_lie_over_the_panel(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    practice.page.say("The music could not be read.")
    height = practice.page.children().index
    assert height(panel) > height(practice.page.remarks.notice)


def test_a_key_that_is_held_down_asks_once(begin: Begin) -> None:
    practice = begin()
    practice.press(Key.Key_Space)
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    QApplication.sendEvent(practice.page, held)
    assert practice.player.state is State.PAUSED


def test_a_press_beside_the_panel_puts_it_away_and_brings_the_keys_back(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND)
    practice.press(Key.Key_O)
    QTest.mouseClick(practice.page, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert practice.page.changing.panel is None
    assert practice.page.hasFocus()


def test_the_strip_shows_the_plan_as_it_was_changed(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    before = practice.page.scene.strip.marks
    practice.press(Key.Key_Up)
    assert practice.page.scene.strip.marks != before


def test_what_a_wish_has_changed_is_painted_before_the_next_look(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    timer = practice.page.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert timer is not None
    due = timer.timerId()
    practice.press(Key.Key_Up)
    assert timer.isActive()
    assert timer.timerId() != due, "a look that was just due would compile again before the paint"


def test_plus_and_minus_change_the_pace(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND)
    practice.press(Key.Key_Plus)
    assert practice.remark == "Slower: 4.5 in, 4.5 out"
    practice.press(Key.Key_Minus)
    assert practice.remark == "Faster: 4 in, 4 out"
    for _ in range(12):
        practice.press(Key.Key_Minus)
    assert practice.remark.startswith("Fast enough: ")
    for _ in range(40):
        practice.press(Key.Key_Plus)
    assert practice.remark.startswith("Slow enough: ")


def test_r_repeats_the_side_and_takes_it_back(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    end = practice.player.timeline.duration
    practice.press(Key.Key_R)
    assert practice.remark == "Once more after this: Pigeon, right side"
    assert practice.player.timeline.duration > end
    practice.press(Key.Key_R)
    assert practice.remark == "Not once more: Pigeon, right side"
    assert practice.player.timeline.duration == end


@pytest.mark.parametrize("key", [Key.Key_X, Key.Key_Delete])
def test_a_pose_is_left_out(begin: Begin, key: Qt.Key) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    practice.press(key)
    practice.run(200)
    assert practice.remark == "Left out: Pigeon"
    assert practice.page.scene.name.text() != "Pigeon"


def test_nine_taps_are_a_breath_that_is_kept(begin: Begin, qtbot: QtBot, announced: list[str]) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    sheet = practice.page.changing.tap_sheet
    with qtbot.waitSignal(practice.page.pace_tapped) as kept:
        for length in [3_000, 5_000] * 4:
            practice.press(Key.Key_T)
            assert sheet.isVisible()
            practice.run(length)
        practice.press(Key.Key_T)
    assert kept.args == [BreathPattern(3_000, 5_000)]
    assert practice.player.pace == BreathPattern(3_000, 5_000)
    assert not sheet.isVisible()
    assert practice.remark == announced[-1] == "Your breath: 3 in, 5 out"
    assert announced[:2] == ["Tap T as you breathe out", "Tap T as you breathe in"]
    assert practice.player.state is State.PLAYING


def test_taps_are_forgotten_by_esc_and_by_time(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 2 * SECOND)
    sheet = practice.page.changing.tap_sheet
    practice.press(Key.Key_T)
    words = next(text for text in sheet.findChildren(Text) if text.text() == sheet.words)
    assert words.width() >= words.sizeHint().width()  # they stand in one line, whole
    practice.press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert practice.page.question is None
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton)  # it is put away: nothing to press
    practice.press(Key.Key_T)
    assert sheet.isVisible()
    practice.run(21_000)
    assert not sheet.isVisible()


def test_what_there_is_to_say_from_the_start_can_be_read(begin: Begin) -> None:
    practice = begin("bridge", has_device=False)
    practice.run(SECOND)
    assert practice.remark.startswith("There is no sound device")


def test_music_and_class_are_asked_for(begin: Begin, qtbot: QtBot) -> None:
    practice = begin()
    with qtbot.waitSignal(practice.page.music_toggled):
        practice.press(Key.Key_V)
    with qtbot.waitSignal(practice.page.class_requested):
        practice.press(Key.Key_C)
    assert practice.named("Let the music play (V)").toolTip().startswith("There is no music")
    practice.page.controls.show_music(playing=True)
    assert practice.named("Stop the music (V)").toolTip() == "Stop the music (V)"
    with qtbot.waitSignal(practice.page.class_requested):
        practice.named("Lead a class (C)").click()


def test_a_person_may_have_other_keys(begin: Begin) -> None:
    practice = begin(keys=with_keys(DEFAULTS, Wish.MORE_BREATHS, (Key.Key_K,)))
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    before = practice.player.breaths
    practice.press(Key.Key_Up)
    assert practice.player.breaths == before
    practice.press(Key.Key_K)
    assert practice.player.breaths != before
    assert practice.named("One breath more (K)").isVisible()
    listed = practice.page.keys()
    assert ("K", "One breath more in this hold") in listed


def test_words_without_a_pose_are_not_offered_to_be_repeated(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.run(200)
    practice.press(Key.Key_O)
    assert not panel_of(practice).pose.repeat.isEnabled()
    assert "This step" in {text.text() for text in panel_of(practice).pose.findChildren(Text)}, "not the whole sentence"
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    assert "Pigeon" in {text.text() for text in panel_of(practice).pose.findChildren(Text)}
    assert panel_of(practice).pose.repeat.isEnabled()


def test_the_panel_keeps_the_keyboard_while_the_practice_plays_on(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    position = practice.player.position
    seen: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused)
        assert name_of(focused), focused
        assert QAccessible.queryAccessibleInterface(focused).role() is not QAccessible.Role.NoRole
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    assert {type(one) for one in seen} >= {type(panel.finish.field), type(panel.pose.repeat)}
    assert len(seen) >= 10
    practice.run(4_000)
    assert practice.player.position == pytest.approx(position + 4_000, abs=100)
    assert practice.page.controls.level > 0
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Escape)
    assert practice.page.changing.panel is None
    assert practice.page.hasFocus()
    assert practice.page.question is None


def test_keys_of_the_practice_work_in_the_panel_but_not_while_typing(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 2 * SECOND, pose="pigeon")
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    QTest.keyClick(panel.pose.repeat, Key.Key_R)
    assert practice.player.is_side_repeated
    QTest.keyClicks(panel.finish.field, "r x 12")
    assert panel.finish.field.text() == "r x 12"
    assert practice.player.is_side_repeated


def test_a_choice_is_changed_in_the_panel(begin: Begin, qtbot: QtBot) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND)
    chosen = practice.player.choices[0]
    other = next(option for option in chosen.choice.options if option.key != chosen.option)
    practice.press(Key.Key_O)
    box = next(
        one for one in panel_of(practice).findChildren(QAbstractButton) if one.text() == other.label and one.isVisible()
    )
    with qtbot.waitSignal(practice.page.choice_made) as made:
        box.click()
    assert made.args == [chosen.choice.key, other.key]
    assert practice.player.choices[0].option == other.key
    assert practice.remark == f"From the next pose on: {other.label}"


def test_the_end_is_set_in_the_panel_and_taken_back(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND)
    planned = practice.player.timeline.duration
    practice.press(Key.Key_E)
    finish = panel_of(practice).finish
    assert QApplication.focusWidget() is finish.field
    QTest.keyClicks(finish.field, "soon")
    QTest.keyClick(finish.field, Key.Key_Return)
    assert finish.said.text() == "Type a time of day such as 19:00, or minutes such as 12."
    assert practice.player.timeline.duration == planned
    finish.field.setText("20 minutes left")
    QTest.keyClick(finish.field, Key.Key_Return)
    left = practice.player.timeline.duration - practice.player.position
    assert 19 * MINUTE < left <= 20 * MINUTE
    assert practice.remark in {"Ends at 18:59", "Ends at 19:00"}
    assert finish.said.text() == f"It e{practice.remark[1:]}."
    practice.press(Key.Key_O)
    practice.press(Key.Key_E)
    finish = panel_of(practice).finish
    assert finish.back.isVisible(), "a panel that is opened again tells of the end in force"
    assert finish.said.text() == practice.remark
    held_to = practice.remark
    finish.back.click()
    assert practice.player.timeline.duration == planned
    assert practice.remark.startswith("Ends at ")
    assert practice.remark != held_to
    assert not finish.back.isVisible()
    assert not finish.said.isVisible()
    assert QApplication.focusWidget() is finish.field, "the button had the keyboard"


def test_an_end_that_was_asked_for_is_over_with_the_practice(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND)
    planned = practice.player.timeline.duration
    practice.press(Key.Key_E)
    panel_of(practice).finish.requested.emit("20")
    assert practice.player.timeline.duration < planned
    practice.player.seek(practice.player.timeline.duration - 300)
    practice.run(SECOND)
    practice.named("Once more").click()
    practice.run(SECOND)
    assert practice.player.timeline.duration == planned
    assert not practice.remark.startswith("It cannot")


def test_the_end_holds_through_a_pause(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 2 * SECOND)
    practice.press(Key.Key_E)
    finish = panel_of(practice).finish
    finish.field.setText("20")
    finish.go.click()
    practice.press(Key.Key_Space)
    practice.run(40_000)
    practice.press(Key.Key_Space)
    left = practice.player.timeline.duration - practice.player.position
    assert 19 * MINUTE - 40_000 < left <= 20 * MINUTE - 40_000
    practice.press(Key.Key_Space)
    practice.run(3 * MINUTE)
    practice.press(Key.Key_Space)
    assert practice.remark.startswith("It cannot be shorter than ")


@pytest.mark.parametrize("wish", ["next_step", "previous_step", "toggle"])
def test_the_end_holds_whoever_leads_the_player(begin: Begin, wish: str) -> None:
    """A media key, a key on the class display and closed headphones pass the page by."""
    practice = begin("strong-glutes-open-hips")
    player = practice.player
    practice.go_to(SegmentKind.HOLD, 20 * SECOND)
    practice.press(Key.Key_E)
    panel_of(practice).finish.requested.emit("20")
    getattr(player, wish)()
    practice.run(40_000)
    player.play()
    practice.run(SECOND)
    left = player.timeline.duration - player.position
    assert 19 * MINUTE - 41_000 < left <= 20 * MINUTE - 41_000 + 50
    planned = player.timeline
    practice.run(10 * SECOND)
    assert player.timeline is planned


def test_the_time_to_get_ready_counts_too_where_an_end_is_asked_for(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips", get_ready=30 * SECOND)
    practice.press(Key.Key_E)
    finish = panel_of(practice).finish
    finish.requested.emit("22")
    left = practice.player.timeline.duration - practice.player.position
    assert 21 * MINUTE < left <= 22 * MINUTE
    assert finish.said.text() == f"It e{practice.remark[1:]}."


def test_what_cannot_fit_is_said_with_what_could_be_left_out(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    planned = practice.player.timeline.duration
    practice.run(60_000)
    practice.press(Key.Key_E)
    finish = panel_of(practice).finish
    finish.field.setText("9")
    finish.go.click()
    assert finish.said.text().startswith("It cannot be shorter than ")
    before = practice.player.timeline.duration
    offers = [button.text() for button in finish.offers]
    assert offers
    finish.offers[0].click()
    assert practice.player.timeline.duration < before
    assert offers[0] not in [button.text() for button in finish.offers]
    assert QApplication.focusWidget() is finish.field, "the button that had the keyboard is gone"
    finish.requested.emit("5")
    assert finish.offers
    finish.requested.emit("soon")
    assert not finish.offers, "they belong to what was asked before"
    finish.back.click()
    assert practice.player.timeline.duration == planned, "what was left out for the sake of the time comes back"


def test_what_can_be_repeated_no_more_leaves_the_keyboard_where_it_does_no_harm(begin: Begin, tmp_path: Path) -> None:
    file = tmp_path / "fetch.yaml"
    file.write_text(
        "format: 1\ntitle: Fetch\nsteps:\n  - pose: bridge\n    hold: 3 breaths\n  - say: Fetch a block.\n",
        encoding="utf-8",
    )
    practice = begin(str(file))
    practice.go_to(SegmentKind.HOLD, SECOND)
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    panel.pose.repeat.setFocus()
    practice.press(Key.Key_PageDown)
    practice.run(200)
    assert not panel.pose.repeat.isEnabled()
    place = practice.player.position
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)
    practice.press(Key.Key_Space, focus)
    assert practice.player.position == place


def test_arrows_lead_the_practice_from_the_buttons_of_the_panel_and_walk_its_answers(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 5 * SECOND, pose="pigeon")
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    practice.press(Key.Key_Up, panel.pose.repeat)
    assert practice.remark.endswith("breaths")
    practice.press(Key.Key_Right, panel.pose.repeat)
    assert practice.player.moment().pose.english == "Cow face"
    place = practice.player.position
    answer = next(one for one in panel.findChildren(QRadioButton) if one.isChecked())
    answer.setFocus()
    practice.press(Key.Key_Down, answer)
    assert practice.player.position == place
    assert not answer.isChecked()


def test_arrows_lead_the_practice_also_from_what_may_be_left_out(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 5 * SECOND, pose="pigeon")
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    panel.finish.field.setText("2 minutes")
    panel.finish.go.click()
    offer = panel.finish.offers[0]
    offer.setFocus()
    practice.press(Key.Key_Up, offer)
    assert practice.remark.endswith("breaths")
    assert offer.hasFocus()


def test_over_the_end_nothing_is_changed(begin: Begin) -> None:
    practice = begin()
    practice.press(Key.Key_O)
    practice.player.seek(practice.player.timeline.duration - 300)
    practice.run(1_000)
    assert practice.page.changing.panel is None
    timeline = practice.player.timeline
    for key in (Key.Key_Up, Key.Key_Plus, Key.Key_R, Key.Key_X, Key.Key_T, Key.Key_O, Key.Key_E, Key.Key_S):
        practice.press(key)
    assert practice.player.timeline is timeline
    assert practice.page.changing.panel is None
    assert practice.page.ending.isVisible()


def test_over_the_end_the_row_changes_nothing_and_says_so_until_it_is_led_back(begin: Begin) -> None:
    practice = begin("bridge")
    practice.player.seek(practice.player.timeline.duration - 300)
    practice.run(SECOND)
    over = [practice.named(name) for name in ("Change something (O)", "Next step (Right)")]
    assert {control.toolTip() for control in over} == {"The practice is over."}
    for control in over:
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    assert practice.page.changing.panel is None
    assert practice.player.state is State.ENDED
    practice.named("To the start of this step (Left)").click()
    assert [control.toolTip() for control in over] == ["Change something (O)", "Next step (Right)"]
    over[0].click()
    assert practice.page.changing.panel is not None


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 200])
def test_row_and_panel_have_room(begin_in: BeginIn, size: tuple[int, int], text: int, qapp: QApplication) -> None:
    practice = begin_in(size, text)
    practice.go_to(SegmentKind.HOLD, 5_000, pose="pigeon")
    controls = practice.page.controls
    buttons = controls.findChildren(QAbstractButton)
    boxes = [QRect(one.mapTo(controls, QPoint()), one.size()) for one in buttons if one.isVisible()]
    assert len(boxes) == len(buttons) == 13
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
    assert all(controls.rect().contains(box) for box in boxes)
    practice.press(Key.Key_O)
    panel = panel_of(practice)
    qapp.processEvents()
    assert practice.page.rect().contains(panel.geometry())
    practice.page.say("The disk is full: this practice is not written in the log.")
    scene = practice.page.scene
    for seen in (scene.ring, scene.side, scene.stage, scene.caption, scene.name, practice.page.remarks.notice):
        assert seen.isVisible()
        assert not panel.geometry().intersects(seen.geometry()), name_of(seen)
    assert practice.page.controls.geometry().bottom() < min(scene.ring.y(), scene.name.y())
    inside = panel.findChildren(QAbstractButton) + panel.findChildren(QLineEdit)
    for widget in (one for one in inside if one.isVisible() and one.parentWidget() is not panel.finish.field):
        assert widget.width() >= widget.minimumSizeHint().width(), name_of(widget)
        assert widget.mapTo(panel, QPoint(widget.width(), 0)).x() <= panel.width()


@pytest.mark.parametrize(("text", "least"), [(100, 7), (200, 5)])
def test_in_a_narrow_window_what_has_no_room_in_the_row_is_hidden(
    begin: Begin, theme: Theme, qapp: QApplication, text: int, least: int
) -> None:
    theme.set_text_size(text)
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 5_000, pose="pigeon")
    controls = practice.page.controls
    for width in (620, 480):
        practice.window.resize(width, 360)
        qapp.processEvents()
        buttons = controls.findChildren(QAbstractButton)
        boxes = [QRect(one.mapTo(controls, QPoint()), one.size()) for one in buttons if one.isVisible()]
        assert least <= len(boxes) < 13
        assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
        assert controls.change.isVisible()


@pytest.fixture
def guide(guide: app.Application) -> app.Application:
    settings = guide.backstage.settings
    settings.set("get_ready_seconds", 0)
    settings.set("keys", format_keys(with_keys(DEFAULTS, Wish.SLOWER, (Key.Key_K,))))
    return guide


def test_in_the_window_keys_are_the_person_s_and_pace_and_choices_are_kept(
    guide: app.Application, qtbot: QtBot
) -> None:
    guide.conductor.open("strong-glutes-open-hips", starts=True)
    qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))
    page = page_of(guide.window, PracticePage)
    before = page.player.pace
    QTest.keyClick(page, Key.Key_Plus)
    assert page.player.pace == before
    QTest.keyClick(page, Key.Key_K)
    assert page.player.pace.inhale == before.inhale + SECOND // 2
    chosen = page.player.choices[0]
    other = next(option.key for option in chosen.choice.options if option.key != chosen.option)
    QTest.keyClick(page, Key.Key_O)
    assert page.changing.panel is not None
    page.changing.panel.chosen.emit(chosen.choice.key, other)
    page.changing.tap_sheet.done.emit(BreathPattern(3_000, 5_500))
    settings = guide.backstage.settings
    assert (settings.number("inhale_seconds"), settings.number("exhale_seconds")) == (3.0, 5.5)
    page.left.emit()
    guide.conductor.open("strong-glutes-open-hips")
    prepared = page_of(guide.window, PreparePage)
    options = prepared.preparation.lesson.options
    assert options.choices[chosen.choice.key] == other
    assert options.pace == BreathPattern(3_000, 5_500)


def test_another_session_waits_until_the_practice_is_left_or_over(guide: app.Application, qtbot: QtBot) -> None:
    guide.conductor.open("bridge", starts=True)
    qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))
    page = page_of(guide.window, PracticePage)
    guide.conductor.open("locust")
    assert guide.window.page is page
    assert page.remarks.notice.text().startswith("A practice is under way")
    page.player.state = State.ENDED
    guide.conductor.open("locust")
    assert isinstance(guide.window.page, PreparePage)
    assert guide.conductor.practising.player is None


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_pressed_the_page_shows_what_the_player_does(begin: Begin, seed: int) -> None:
    practice = begin("strong-glutes-open-hips")
    page, player = practice.page, practice.player
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    keys = [key for wish, own in DEFAULTS.items() for key in own if wish not in {Wish.FULL_SCREEN, Wish.KEYS}]
    for _ in range(60):
        key = chance.choice(keys)
        if key is Key.Key_Period and player.state is State.PAUSED:
            player.seek(chance.randrange(player.timeline.duration))
        practice.press(key)
        practice.run(chance.choice((0, 50, 400)))
        if page.changing.panel is not None and chance.random() < 0.5:
            panel_of(practice).finish.requested.emit(str(chance.randrange(5, 30)))
        if player.state is State.ENDED:
            assert page.ending.isVisible()
            player.seek(0)
            continue
        counted = page.controls.breaths.counted
        assert (counted and (counted.now, counted.least, counted.most)) == player.breaths
        if page.changing.panel is not None:
            assert page.changing.panel.breath.pace.text() == short_pace_words(player.pace)
        segment = player.moment().segment
        if player.position >= 0 and segment.pose:
            assert page.scene.name.text() == player.pose_name(segment).english


def test_a_press_beside_the_answers_of_a_question_leaves_the_keyboard_with_them(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 20 * SECOND)
    practice.press(Key.Key_Escape)
    question = practice.page.question
    assert question is not None
    safe = QApplication.focusWidget()
    assert safe is not None
    assert question.isAncestorOf(safe)
    QTest.mouseClick(question, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert QApplication.focusWidget() is safe
