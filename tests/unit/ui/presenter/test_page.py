"""The presenter on the real player and deck; only the device, the clocks and the voice are the test's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget

from guide.audio.outlet import Notice
from guide.model.side import Side
from guide.model.units import SECOND, clock
from guide.player.notices import SENTENCES
from guide.player.prompter import Prompt
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.keys import Wish
from guide.ui.presenter.side import Display
from guide.ui.theme import Theme
from guide.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from tests.unit.ui.presenter.conftest import Led

Key = Qt.Key
PIGEON: dict[str, Any] = {"pose": "pigeon", "side": Side.RIGHT}
REMOTE = (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Period, Key.Key_F5, Key.Key_Escape)


def rows_of(plan: QListWidget) -> list[str]:
    return [plan.item(row).text() for row in range(plan.count())]


def spoken_rows(plan: QListWidget) -> list[str]:
    found = (plan.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(plan.count()))
    return [words for words in found if words]


def coming(led: "Led") -> list[tuple[str, str]]:
    prompt = led.page.board.prompt
    pairs = zip(prompt.labels, prompt.lines, strict=True)
    return [(label.text(), line.text()) for label, line in pairs if line.isVisible()]


def test_the_words_now_and_those_to_come_are_read(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    prompt = led.page.board.prompt
    assert prompt.where.text() == "Pigeon, right side"
    assert prompt.count.text() == "Inhale, 3 of 6"
    assert prompt.words.text() == "Rest your head on the floor, a block, or your hands."
    assert coming(led) == [
        ("Breath 4", "Let the right hip grow heavy."),
        ("Breath 6", "Last breath here."),
        ("Way out", "Inhale, and walk your hands back."),
        ("Then", "Cow face, right side. Gomukhasana, cow face."),
    ]


def test_the_prompter_runs_on_without_the_voice(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    QTest.mouseClick(led.page.board.foot.voice, Qt.MouseButton.LeftButton)
    assert led.player.is_muted
    assert led.page.board.foot.voice.text() == "Voice on"
    led.run(10 * SECOND)
    assert led.page.board.prompt.words.text() == "Let the right hip grow heavy."
    led.press(Key.Key_M)
    assert not led.player.is_muted


def test_the_teachers_note_is_shown_through_its_step_and_no_longer(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    assert led.page.board.prompt.note.isVisible()
    assert led.page.board.prompt.note.words.startswith("Offer the rolled towel")
    led.go_to(SegmentKind.HOLD, pose="gomukhasana")
    assert not led.page.board.prompt.note.isVisible()


@pytest.mark.parametrize("place", ["page", "plan", "button"])
def test_no_key_of_a_remote_leaves_wherever_the_keyboard_is(led: "Led", place: str) -> None:
    page, player = led.page, led.player
    goal: QWidget = {"page": page, "plan": page.board.panel.plan, "button": page.board.side.finish}[place]
    goal.setFocus(Qt.FocusReason.TabFocusReason)
    begin = led.go_to(SegmentKind.HOLD, 10 * SECOND, **PIGEON).start
    for key in (Key.Key_Period, Key.Key_F5, Key.Key_Escape):
        states = []
        for _ in range(2):
            led.press(key, goal)
            states.append(player.state)
        assert states == [State.PAUSED, State.PLAYING], key
    led.press(Key.Key_PageDown, goal)
    assert player.moment().pose.english == "Cow face"
    led.press(Key.Key_PageUp, goal)
    assert player.position < begin
    assert player.moment().pose.english == "Pigeon"
    assert led.wished == []


def test_c_ends_class_mode_and_asks_nothing(led: "Led") -> None:
    led.press(Key.Key_C)
    assert led.wished == ["practice_requested"]
    assert led.page.question is None
    assert led.player.state is State.PLAYING


def test_the_plan_has_a_heading_for_each_block_and_marks_what_is_done(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    plan = led.page.board.panel.plan
    rows = rows_of(plan)
    assert rows[:7] == ["Locust", "Warrior 1", "Side steps", "Bridge", "Hip openers, right", "Pigeon", "Cow face"]
    words = spoken_rows(plan)
    assert [row.split(", ")[0] for row in words if row.endswith("done")] == [
        "Locust",
        "Warrior 1",
        "Side steps",
        "Bridge",
    ]
    assert [row.split(", ")[0] for row in words if row.endswith("now")] == ["Pigeon"]


def test_rows_tell_the_time_of_day_and_keep_it_when_they_are_done(led: "Led") -> None:
    led.run(SECOND)
    plan = led.page.board.panel.plan
    assert spoken_rows(plan)[0] == "Locust, 18:30"
    led.player.pause()
    led.idle(5 * 60)
    assert spoken_rows(plan)[0] == "Locust, 18:35"
    led.player.play()
    led.go_to(SegmentKind.HOLD, pose="locust")
    led.run(2 * SECOND)
    begun = spoken_rows(plan)[0]
    led.player.pause()
    led.idle(5 * 60)
    assert spoken_rows(plan)[0] == begun


def test_a_pose_that_the_class_is_led_back_to_begins_once_more(led: "Led") -> None:
    led.run(SECOND)
    led.go_to(SegmentKind.HOLD, 3 * SECOND, pose="locust")
    led.run(2 * SECOND)
    led.go_to(SegmentKind.HOLD, **PIGEON)
    led.player.pause()
    led.idle(10 * 60)
    led.player.seek(led.player.timeline.segments[0].start)
    led.idle(2)
    assert spoken_rows(led.page.board.panel.plan)[0] == "Locust, 18:40"


def test_a_press_in_the_plan_asks_before_the_class_is_led_elsewhere(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    here = led.player.position
    plan = led.page.board.panel.plan
    bridge = plan.visualItemRect(plan.findItems("Bridge", Qt.MatchFlag.MatchExactly)[0])
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=bridge.center())
    question = led.page.question
    assert question is not None
    assert led.player.position == pytest.approx(here, abs=100)
    question.declined.emit()
    assert led.player.moment().pose.english == "Pigeon"
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=bridge.center())
    assert led.page.question is not None
    led.page.question.agreed.emit()
    led.run(200)
    assert led.player.moment().pose.english == "Bridge"
    assert led.page.question is None
    assert led.page.hasFocus()


def test_the_panel_of_changes_makes_way_for_the_question(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    for jump in (led.page.board.panel.plan.jump_requested, led.page.board.strip.seek_requested):
        led.press(Key.Key_O)
        assert led.page.changing.panel is not None
        jump.emit(1)
        assert led.page.changing.panel is None
        focus = QApplication.focusWidget()
        assert focus is not None
        assert led.page.question is not None
        assert led.page.question.isAncestorOf(focus)
        led.page.question.declined.emit()


def test_the_plan_is_walked_and_asked_by_keys_too(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, pose="warrior-1")
    plan = led.page.board.panel.plan
    plan.setFocus(Qt.FocusReason.TabFocusReason)
    assert plan.currentItem().text() == "Warrior 1", "where the class is"
    led.press(Key.Key_Down, plan)
    assert plan.currentItem().text() == "Side steps"
    led.press(Key.Key_Return, plan)
    assert led.page.question is not None
    led.press(Key.Key_Escape, led.page.question)
    assert led.page.question is None
    assert led.player.state is State.PLAYING


def test_a_window_that_comes_back_goes_on_with_the_walk(led: "Led") -> None:
    plan = led.page.board.panel.plan
    plan.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plan, Key.Key_Down)
    QTest.keyClick(plan, Key.Key_Down)
    walked = plan.currentRow()
    QApplication.sendEvent(plan, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    QApplication.sendEvent(plan, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert plan.currentRow() == walked


def test_a_press_beside_the_question_leaves_the_keyboard_with_it(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    led.page.board.strip.seek_requested.emit(0)
    question = led.page.question
    assert question is not None
    QTest.mouseClick(led.page.board.prompt, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert question.isAncestorOf(focus)
    led.press(Key.Key_Escape, focus)
    assert led.page.question is None
    assert led.page.hasFocus()


def test_the_class_goes_to_the_pose_that_was_asked_for_though_it_is_laid_out_anew_meanwhile(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    board = led.page.board
    row = board.panel.plan.current + 3
    board.panel.plan.jump_requested.emit(row)
    QTest.mouseClick(board.foot.breaths.more, Qt.MouseButton.LeftButton)
    led.run(200)
    assert led.page.question is not None
    led.page.question.agreed.emit()
    assert led.player.position == board.row(row).start


def test_where_the_pose_that_was_asked_for_is_left_out_meanwhile_the_class_stays(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    board = led.page.board
    row = board.row(board.panel.plan.current + 3)
    board.strip.seek_requested.emit(row.start + SECOND)
    led.player.leave_out(row.step)
    led.run(200)
    assert led.page.question is not None
    here = led.player.position
    led.page.question.agreed.emit()
    assert led.page.question is None
    assert led.player.position == here


def test_a_heading_cannot_be_gone_to(led: "Led") -> None:
    plan = led.page.board.panel.plan
    heading = plan.visualItemRect(plan.findItems("Hip openers, right", Qt.MatchFlag.MatchExactly)[0])
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert led.page.question is None


def test_the_strip_asks_as_well(led: "Led") -> None:
    led.page.board.strip.seek_requested.emit(600_000)
    question = led.page.question
    assert question is not None
    assert led.player.position < SECOND
    led.page.board.strip.seek_requested.emit(900_000)
    assert led.page.question is question, "what was asked first is answered first"
    led.window.resize(1100, 700)
    assert (question.geometry().center() - led.page.rect().center()).manhattanLength() <= 2


def test_a_breath_more_moves_the_end_at_once_and_is_undone(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    foot, side = led.page.board.foot, led.page.board.side
    before = foot.breaths.words.text(), led.player.timeline.duration
    assert before[0] == "6\nbreaths"
    QTest.mouseClick(foot.breaths.more, Qt.MouseButton.LeftButton)
    assert foot.breaths.words.text() == "7\nbreaths"
    assert side.gone.text().endswith(f"of {clock(led.player.timeline.duration)}")
    assert led.player.timeline.duration > before[1]
    led.press(Key.Key_Down)
    assert (foot.breaths.words.text(), led.player.timeline.duration) == before


def test_the_plan_keeps_its_place_and_times_when_it_is_laid_out_anew(led: "Led") -> None:
    plan = led.page.board.panel.plan
    led.window.resize(1024, 640)
    led.go_to(SegmentKind.HOLD, pose="half-seated-twist", side=Side.LEFT)

    def is_in_sight() -> bool:
        items = [plan.item(row) for row in range(plan.count())]
        now = next(item for item in items if str(item.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("now"))
        return plan.viewport().rect().contains(plan.visualItemRect(now).center())

    assert is_in_sight()
    last = led.player.timeline.segments[-2].step
    changes: tuple[Callable[[], None], ...] = (
        lambda: led.player.change_breaths(1),
        lambda: led.player.leave_out(last),
    )
    for change in changes:
        before = led.player.timeline
        change()
        led.page.look()
        assert led.player.timeline is not before
        assert is_in_sight()
        assert all(":" in row for row in spoken_rows(plan))


def test_a_breath_that_is_under_way_cannot_be_taken_back(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, 9 * SECOND, **PIGEON)
    breaths = led.page.board.foot.breaths
    breaths.less.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(10):
        QTest.keyClick(QApplication.focusWidget() or led.page, Key.Key_Space)
    assert led.player.moment().number == led.player.moment().total == 2
    assert breaths.less.hasFocus()  # else the sign beside it would have it, and the next press would do the opposite
    assert breaths.less.toolTip() == breaths.less.accessibleDescription() == "2 breaths is the least here."
    assert led.page.board.remark.text() == "2 breaths is the least here."
    assert breaths.more.toolTip() == "One breath more"


def test_the_signs_tell_of_rounds_where_rounds_are_counted(led: "Led") -> None:
    breaths = led.page.board.foot.breaths
    led.go_to(SegmentKind.REPS)
    assert breaths.words.text().endswith("\nrounds")
    assert [sign.accessibleName() for sign in (breaths.less, breaths.more)] == ["One round fewer", "One round more"]
    assert breaths.more.toolTip() == "One round more"
    led.go_to(SegmentKind.HOLD, **PIGEON)
    assert [sign.accessibleName() for sign in (breaths.less, breaths.more)] == ["One breath fewer", "One breath more"]


def test_nothing_is_counted_between_the_poses(led: "Led") -> None:
    led.run(200)
    breaths = led.page.board.foot.breaths
    assert breaths.less.toolTip() == breaths.more.toolTip() == "Nothing is counted here."
    QTest.mouseClick(breaths.more, Qt.MouseButton.LeftButton)
    assert led.page.board.remark.text() == "Nothing is counted here."


def test_the_pace_goes_slower_and_faster(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    pace = led.page.board.foot.pace
    QTest.mouseClick(pace.more, Qt.MouseButton.LeftButton)
    assert pace.words.text() == "4.5 s in\n4.5 s out"
    QTest.mouseClick(pace.less, Qt.MouseButton.LeftButton)
    assert pace.words.text() == "4 s in\n4 s out"


def test_the_time_left_and_the_end_of_the_class_are_told(led: "Led") -> None:
    led.run(8 * SECOND)
    side, duration = led.page.board.side, led.player.timeline.duration
    assert side.left.text() in {f"{clock(duration - gone)} left" for gone in range(7_000, 8_100, 50)}
    assert side.gone.text() in {f"{clock(gone)} gone of {clock(duration)}" for gone in range(7_000, 8_100, 50)}
    minutes = (30 * 60_000 + duration) // 60_000
    assert side.ends.text() == f"Ends at 18:{minutes:02d}"


def test_while_there_is_time_to_get_ready_it_is_counted(begin: Callable[..., "Led"]) -> None:
    led = begin(get_ready=125 * SECOND)
    led.run(2_100)
    assert led.page.board.prompt.count.text() == "Begins in 123"
    assert spoken_rows(led.page.board.panel.plan)[0] == "Locust, 18:32"
    minutes = (32 * 60_000 + 5_000 + led.player.timeline.duration) // 60_000
    assert led.page.board.side.ends.text() == f"Ends at 18:{minutes:02d}"
    assert led.page.board.prompt.words.text() == ""
    assert coming(led)[0][1].startswith("Welcome.")


def test_a_jump_moves_the_times_at_once(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, 10 * SECOND, **PIGEON)
    led.run(SECOND)
    led.press(Key.Key_PageDown)
    left = led.player.timeline.duration - led.player.position
    assert led.page.board.side.left.text() == f"{clock(left)} left"


def test_the_projector_is_blanked_and_shown_again(led: "Led") -> None:
    side = led.page.board.side
    QTest.mouseClick(side.blank, Qt.MouseButton.LeftButton)
    led.page.show_display(Display.BLANK)
    assert side.blank.text() == "Show it again"
    assert side.label.text() == "The class sees nothing"
    QTest.mouseClick(side.blank, Qt.MouseButton.LeftButton)
    led.page.show_display(Display.CLOSED)
    assert side.blank.text() == "Open the display"
    assert side.label.text() == "The class display is closed"
    QTest.mouseClick(side.blank, Qt.MouseButton.LeftButton)
    assert led.wished == [Display.BLANK, Display.SHOWN, Display.SHOWN]


def test_what_the_class_sees_is_asked_for_once_a_second(led: "Led") -> None:
    led.run(SECOND)
    led.pictures.clear()
    led.run(5 * SECOND)
    assert 4 <= len(led.pictures) <= 6
    led.window.resize(1024, 640)
    led.pictures.clear()
    led.run(3 * SECOND)
    assert led.pictures == []
    assert not led.page.board.side.preview.isVisible()


def test_what_the_class_sees_keeps_its_shape_in_a_low_window(led: "Led", theme: Theme) -> None:
    led.window.resize(1280, 720)
    led.run(2 * SECOND)
    preview = led.page.board.side.preview
    image = preview.grab().toImage()
    middle = image.height() // 2
    painted = [x for x in range(image.width()) if image.pixelColor(x, middle) == QColor(Qt.GlobalColor.gray)]
    assert preview.height() < 160  # less than it asks for
    assert len(painted) == pytest.approx(preview.height() * 16 / 9, abs=2)
    assert painted[0] == 0  # where the words below begin
    assert image.pixelColor(image.width() - 1, middle) == theme.colours.paper


def test_a_time_to_finish_by_is_typed_beside_the_words(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    QTest.mouseClick(led.page.board.side.finish, Qt.MouseButton.LeftButton)
    panel = led.page.changing.panel
    assert panel is not None
    assert panel.finish.field.hasFocus()
    assert led.page.board.prompt.geometry().right() < panel.geometry().left()
    panel.finish.requested.emit("12 minutes")
    led.run(200)
    assert led.player.timeline.duration - led.player.position <= 12 * 60 * SECOND
    panel.put_away()
    assert led.page.board.prompt.geometry().right() > 800
    assert led.page.hasFocus()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_the_panel_of_changes_never_lies_over_the_words(
    begin: Callable[..., "Led"], size: tuple[int, int], text: int
) -> None:
    theme = Theme("light")
    theme.set_text_size(text)
    led = begin(theme)
    led.page.resize(*size)
    plan, words = led.page.board.panel, led.page.board.prompt
    before = plan.geometry(), words.geometry()
    led.press(Key.Key_O)
    assert led.page.changing.panel is not None
    assert not led.page.changing.panel.geometry().intersects(words.geometry())
    assert not (plan.isVisible() and plan.geometry().intersects(words.geometry()))
    led.press(Key.Key_O)
    assert plan.isVisible()
    assert (plan.geometry(), words.geometry()) == before


@pytest.mark.parametrize(("letters", "shows_note"), [(40, True), (200, True), (400, False), (900, False)])
def test_however_long_the_words_being_said_are_they_are_read_whole_in_the_largest_text(
    begin: Callable[..., "Led"], letters: int, *, shows_note: bool
) -> None:
    led = begin(Theme("light", 200))
    led.page.resize(1024, 640)
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    prompt = led.page.board.prompt
    words = ("Walk the hands forward and let the forehead rest on the block. " * 20)[:letters].strip()
    prompt.show_prompt(words, Prompt(None, (), "Offer the rolled towel under the right hip."))
    assert prompt.rect().contains(prompt.words.geometry())
    assert prompt.words.heightForWidth(prompt.words.width()) == prompt.words.height()
    assert prompt.note.isVisible() is shows_note
    assert not shows_note or prompt.rect().contains(prompt.note.geometry())
    prompt.show_prompt("Rest.", Prompt(None, (), "Offer the rolled towel under the right hip."))
    assert prompt.note.isVisible()


def test_a_remote_goes_on_while_the_panel_of_changes_is_open(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    led.press(Key.Key_E)
    panel = led.page.changing.panel
    assert panel is not None
    led.press(Key.Key_PageDown, panel.finish.field)
    assert led.player.moment().pose.english == "Cow face"
    led.press(Key.Key_F5, panel.finish.field)
    assert led.player.state is State.PAUSED
    led.press(Key.Key_Escape, panel.finish.field)
    assert led.page.changing.panel is None
    assert led.wished == []


def test_esc_puts_the_sheet_of_taps_away_and_then_pauses_again(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    sheet = led.page.changing.tap_sheet
    led.press(Key.Key_T)
    assert sheet.isVisible()
    states = []
    for _ in range(2):
        led.press(Key.Key_Escape)
        assert not sheet.isVisible()
        states.append(led.player.state)
    assert states == [State.PLAYING, State.PAUSED]
    assert led.wished == []


def test_at_the_end_the_large_button_leaves_and_no_key_starts_over(led: "Led") -> None:
    led.player.seek(led.player.timeline.duration - 300)
    led.run(SECOND)
    assert led.player.state is State.ENDED
    assert led.page.board.prompt.words.text() == "The class is over."
    for key in (*REMOTE[2:], Key.Key_Space):
        led.press(key)
    foot, pace = led.page.board.foot, led.player.pace
    for control in (foot.next, foot.breaths.more, foot.pace.more, foot.voice):
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    assert foot.pace.more.toolTip() == "The class is over."
    QTest.mouseClick(led.page.board.side.finish, Qt.MouseButton.LeftButton)
    assert led.page.changing.panel is None, "there is no end left to be asked for"
    assert led.player.pace == pace
    assert not led.player.is_muted
    assert led.player.state is State.ENDED
    plan = led.page.board.panel.plan
    assert all(row.endswith("done") for row in spoken_rows(plan))
    assert not plan.is_now(plan.current)
    assert not led.awake.is_held
    QTest.mouseClick(led.page.board.foot.toggle, Qt.MouseButton.LeftButton)
    assert led.wished == ["left"]


def test_once_it_is_over_the_class_has_ended_at_a_time_that_stays(led: "Led") -> None:
    led.player.seek(led.player.timeline.duration - 300)
    led.run(SECOND)
    led.idle(1)
    ends = led.page.board.side.ends
    assert ends.text() == "Ended at 18:30"
    led.idle(300)
    assert ends.text() == "Ended at 18:30"
    led.page.board.panel.plan.jump_requested.emit(0)
    assert led.page.question is not None
    led.page.question.agreed.emit()
    assert ends.text().startswith("Ends at "), "it goes on"


def test_once_it_is_over_nothing_is_told_of_the_end_that_was_asked_for(led: "Led") -> None:
    led.page.say("The sound is back.")
    led.go_to(SegmentKind.HOLD, pose="savasana")
    led.page.changing.open_at_finish()
    assert led.page.changing.panel is not None
    led.page.changing.panel.finish.requested.emit("30 minutes")
    assert led.page.board.notice.startswith("Ends at")
    led.player.seek(led.player.timeline.duration - 500)
    led.run(SECOND)
    assert led.player.state is State.ENDED
    assert led.page.board.notice == "The sound is back."


def test_at_the_end_the_keyboard_is_left_on_nothing_that_space_would_press(led: "Led") -> None:
    led.page.board.side.finish.setFocus(Qt.FocusReason.TabFocusReason)
    led.player.seek(led.player.timeline.duration - 200)
    led.run(SECOND)
    assert led.player.state is State.ENDED
    assert led.page.hasFocus()


def test_arrows_are_the_class_s_while_the_keyboard_is_on_a_control(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    step = led.player.moment().segment.step
    voice = led.page.board.foot.voice
    voice.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(voice, Key.Key_Right)
    led.run(200)
    assert led.player.moment().segment.step != step
    assert voice.hasFocus()


def test_a_notice_is_told_and_goes(led: "Led") -> None:
    led.page.say("The class's screen is gone.")
    assert led.page.board.remark.text() == "The class's screen is gone."
    led.run(7 * SECOND)
    assert led.page.board.remark.text() == ""


def test_the_screen_stays_awake_while_the_class_goes_on(led: "Led") -> None:
    led.run(100)
    assert led.awake.is_held
    led.press(Key.Key_Space)
    assert not led.awake.is_held


def test_every_control_has_a_name_and_a_role_and_is_reached_by_tab(led: "Led") -> None:
    led.go_to(SegmentKind.HOLD, **PIGEON)
    page = led.page
    controls = [
        widget
        for kind in (QAbstractButton, QListWidget, Strip)
        for widget in page.findChildren(kind)
        if widget.isVisible() and widget.isEnabled()
    ]
    assert len(controls) == 15
    reached: list[QWidget | None] = []
    for _ in range(3 * len(controls)):
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    for widget in controls:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert isinstance(interface, QAccessibleInterface)
        assert interface.text(QAccessible.Text.Name), widget
        assert interface.role() is not QAccessible.Role.NoRole
        assert widget in reached, interface.text(QAccessible.Text.Name)


SIZES = ((1024, 640), (1280, 800), (1920, 1080), (3840, 2160))


@pytest.mark.parametrize("text", [100, 150, 200])
def test_nothing_lies_over_anything_or_is_cut(begin: Callable[..., "Led"], text: int) -> None:
    led = begin(theme=Theme("light", text))
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    for size in SIZES:
        led.window.resize(*size)
        led.run(50)
        page, prompt = led.page, led.page.board.prompt
        board = page.board
        parts: list[QWidget] = [board.panel, prompt, board.side, board.remark, board.strip, board.foot]
        lines = [prompt.where, prompt.count, prompt.words, prompt.note]
        _hold_apart(page, parts)
        assert prompt.width() <= 960, "longer lines are not found again after a look at the room"
        _hold_apart(prompt, [*lines, *(line for line in prompt.lines if line.isVisible())])
        for button in page.findChildren(QAbstractButton):
            if button.isVisible() and button.text():
                assert button.width() >= button.sizeHint().width(), (size, button.text())
                assert button.height() >= button.sizeHint().height(), (size, button.text())
        assert coming(led)[-1][1].startswith("Cow face, right side."), size


@pytest.mark.parametrize("text", [100, 200])
def test_what_a_change_does_is_read_beside_the_panel_of_changes(begin: Callable[..., "Led"], text: int) -> None:
    led = begin(theme=Theme("light", text))
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    for size in SIZES:
        led.window.resize(*size)
        led.page.wish(Wish.CHANGE)
        panel, board = led.page.changing.panel, led.page.board
        assert panel is not None
        for part in (board.remark, board.strip, board.foot):
            assert not panel.geometry().intersects(part.geometry()), (size, part)
        led.page.wish(Wish.CHANGE)


def test_the_controls_have_room_in_the_largest_text(begin: Callable[..., "Led"]) -> None:
    led = begin(theme=Theme("light", 200))
    led.window.resize(1024, 640)
    assert led.page.board.foot.minimumSizeHint().width() <= 1024


NOTICES = (
    "The class's screen is gone. The practice goes on; the display waits for the screen.",
    *(f"{sentence} Press Space to go on." for sentence in SENTENCES.values() if "paused" in sentence),
    SENTENCES[Notice.LOST],
)


@pytest.mark.parametrize("text", [100, 150, 200])
def test_notices_are_read_whole_at_every_size(begin: Callable[..., "Led"], text: int) -> None:
    led = begin(theme=Theme("light", text))
    remark = led.page.board.remark
    for notice in NOTICES:
        led.page.say(notice)
        for size in SIZES:
            led.window.resize(*size)
            assert remark.text() == notice
            assert remark.sizeHint().width() <= remark.width(), (size, notice)
        led.page.take_back(notice)


SMALL = ((480, 360), (640, 400), (800, 480), (480, 800), (1280, 360), (1024, 480))


@pytest.mark.parametrize("text", [100, 150, 200])
def test_in_a_small_window_what_is_least_needed_goes_and_the_rest_is_seen_whole(
    begin: Callable[..., "Led"], text: int
) -> None:
    led = begin(theme=Theme("light", text))
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    board, prompt = led.page.board, led.page.board.prompt
    parts: list[QWidget] = [board.panel, prompt, board.side, board.remark, board.strip, board.foot]
    lines: list[QWidget] = [prompt.where, prompt.count, prompt.words, prompt.note, *prompt.lines]
    for size in SMALL:
        led.window.resize(*size)
        for notice in ("", max(NOTICES, key=len)):
            led.page.say(notice)
            led.run(50)
            _hold_apart(led.page, [part for part in parts if part.isVisible()])
            _hold_apart(prompt, [line for line in lines if line.isVisible()])
            assert prompt.words.heightForWidth(prompt.words.width()) == prompt.words.height(), size
            for widget in (*board.foot.children(), *board.side.children(), board.panel.leave, board.panel.keys):
                if isinstance(widget, QWidget) and widget.isVisible() and widget.layout() is None:
                    assert widget.width() >= widget.sizeHint().width(), (size, widget)
                    assert widget.height() >= widget.sizeHint().height(), (size, widget)
            signs = [one for one in (board.foot.breaths, board.foot.pace) if one.isVisible()]
            assert all(one.words.width() >= one.words.sizeHint().width() for one in signs), size
            assert board.remark.text().startswith(notice), size
            assert not board.remark.toolTip(), "it is not cut"
            assert board.remark.heightForWidth(board.remark.width()) <= board.remark.height(), size
            assert board.side.left.isVisible() or notice or " left. Ends at 18:" in board.remark.text()
            led.page.take_back(notice)


@pytest.mark.parametrize("text", [100, 150, 200])
def test_what_has_no_other_way_goes_last(begin: Callable[..., "Led"], text: int) -> None:
    led = begin(theme=Theme("light", text))
    board = led.page.board
    side, foot = board.side, board.foot
    in_order = ((side.rehearsal, side.gone, side.finish, side.blank, side.ends), (foot.pace, foot.voice, foot.breaths))
    for size in SMALL:
        led.window.resize(*size)
        for widgets in in_order:
            shown = [widget.isVisible() for widget in widgets]
            assert shown == sorted(shown), size


@pytest.mark.parametrize("text", [100, 150, 200])
def test_nothing_moves_or_is_cut_when_a_button_says_something_else(begin: Callable[..., "Led"], text: int) -> None:
    led = begin(theme=Theme("light", text))
    led.go_to(SegmentKind.HOLD, 19 * SECOND, **PIGEON)
    board = led.page.board
    buttons = board.findChildren(QAbstractButton)
    for size in (*SMALL, *SIZES):
        led.window.resize(*size)
        led.run(50)
        places = [button.geometry() for button in buttons]
        for display in Display:
            led.page.show_display(display)
            for key in (Key.Key_Space, Key.Key_M):
                led.press(key)
                QApplication.processEvents()
                assert [button.geometry() for button in buttons] == places, size
                for button in (board.side.blank, board.foot.toggle, board.foot.voice):
                    assert button.isHidden() or button.width() >= button.sizeHint().width(), (size, button.text())


def test_the_sheet_of_taps_lies_over_the_strip_or_where_there_is_none_over_the_controls(led: "Led") -> None:
    board, sheet = led.page.board, led.page.changing.tap_sheet
    led.press(Key.Key_T)
    for size, beneath in (((1280, 800), board.strip), ((640, 400), board.foot)):
        led.window.resize(*size)
        assert beneath.isVisible()
        assert beneath.geometry().contains(sheet.geometry().center())
        assert abs(sheet.geometry().center().x() - beneath.geometry().center().x()) <= 1


def test_what_goes_in_a_small_window_leaves_the_keyboard_to_the_page(led: "Led") -> None:
    board = led.page.board
    for goal in (board.foot.voice, board.foot.pace.more, board.side.finish, board.panel.plan):
        led.window.resize(1280, 800)
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        assert goal.hasFocus()
        led.window.resize(480, 360)
        assert not goal.isVisible()
        assert led.page.hasFocus(), goal


def test_the_words_make_way_for_the_panel_of_changes_where_both_have_no_room(begin: Callable[..., "Led"]) -> None:
    led = begin(theme=Theme("light", 200))
    led.page.resize(480, 360)
    led.press(Key.Key_O)
    assert not led.page.board.prompt.isVisible()
    led.press(Key.Key_O)
    assert led.page.board.prompt.isVisible()


def _hold_apart(page: QWidget, parts: Sequence[QWidget]) -> None:
    for number, part in enumerate(parts):
        assert page.rect().contains(part.geometry()), (page.size(), part)
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[number + 1 :]), part
