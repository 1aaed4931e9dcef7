"""The Practice page on the real player and deck; only the device, the clocks and the voice are the test's."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide.audio.outlet import Notice
from guide.model.cue import Guidance
from guide.model.side import Side
from guide.model.units import SECOND
from guide.player.notices import SENTENCES
from guide.player.transport import State
from guide.timeline.events import SpeechDue
from guide.timeline.timeline import SegmentKind
from guide.ui.practice import scene as scenes
from guide.ui.practice.fading import STEPS
from guide.ui.practice.keys import DEFAULTS, Wish, with_keys
from guide.ui.practice.telling import telling
from guide.ui.theme import Theme
from guide.ui.widgets.bubble import Bubble
from guide.ui.widgets.text import Text
from tests.fakes.practice_page import name_of
from tests.integration.conftest import Begin, BeginIn

Key = Qt.Key


def test_there_is_time_to_walk_to_the_mat_counted_down(begin: Begin) -> None:
    practice = begin(get_ready=10 * SECOND)
    scene = practice.page.scene
    practice.run(1_500)
    assert (scene.ring.face.word, scene.ring.face.number) == ("Get ready", "9")
    assert scene.name.text() == practice.player.timeline.title
    assert scene.next.text() == "Next: Pigeon, right side"
    practice.run(9_000)
    assert scene.ring.face.word != "Get ready"


def test_while_one_gets_ready_to_go_on_the_strip_shows_the_step_one_was_in(begin: Begin) -> None:
    practice = begin(get_ready=10 * SECOND)
    scene = practice.page.scene
    beginning = scene.strip.grab().toImage()
    practice.go_to(SegmentKind.HOLD, pose="pigeon")
    there = replace(practice.player.moment(), position=-5 * SECOND)
    scene.show_moment(there, State.PLAYING)
    assert scene.strip.grab().toImage() != beginning


def test_a_hold_shows_pose_side_breath_and_what_comes_next(begin: Begin) -> None:
    practice = begin()
    segment = practice.go_to(SegmentKind.HOLD, 17 * SECOND, pose="pigeon")
    scene = practice.page.scene
    assert scene.name.text() == "Pigeon"
    assert scene.sanskrit.text().startswith("Eka Pada Rajakapotasana")
    assert scene.side.text() == "Right side"
    assert (scene.ring.face.word, scene.ring.face.number) == ("Inhale", "3")
    assert scene.ring.face.of == f"of {segment.amount}"
    assert scene.next.text().startswith("Next: ")
    assert scene.next.text().endswith("right side")
    assert scene.time_left.text().endswith(" left")


def test_the_caption_is_there_while_it_is_said(begin: Begin) -> None:
    practice = begin()
    said = []
    for _ in range(40):
        practice.run(500)
        said.append(practice.page.scene.caption.text())
    assert len({text for text in said if text}) >= 2
    interface = QAccessible.queryAccessibleInterface(practice.page.scene.caption)
    assert interface.text(QAccessible.Text.Name) == said[-1]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Period, Key.Key_MediaTogglePlayPause, Key.Key_MediaPlay])
def test_a_key_pauses_and_goes_on_where_it_stopped(begin: Begin, key: Qt.Key) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND)
    practice.press(key)
    stopped = practice.player.position
    assert practice.player.state is State.PAUSED
    assert practice.page.scene.ring.face.word == "Paused"
    practice.run(5_000)
    assert practice.player.position == stopped
    practice.press(key)
    practice.run(1_000)
    assert practice.player.position == pytest.approx(stopped + 1_000, abs=100)


@pytest.mark.parametrize(
    ("forward", "back"),
    [
        (Key.Key_Right, Key.Key_Left),
        (Key.Key_PageDown, Key.Key_PageUp),
        (Key.Key_MediaNext, Key.Key_MediaPrevious),
    ],
)
def test_keys_go_from_step_to_step(begin: Begin, forward: Qt.Key, back: Qt.Key) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 10 * SECOND, pose="pigeon")
    here = practice.player.moment().segment
    practice.press(forward)
    practice.run(200)
    assert practice.player.moment().segment.step != here.step
    practice.press(back)  # this step has only just begun: to the one before
    practice.run(200)
    assert practice.player.moment().segment.step == here.step


def test_the_arrows_are_the_practice_s_while_the_keyboard_is_on_a_control(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 10 * SECOND, pose="pigeon")
    here, breaths = practice.player.moment().segment, practice.player.breaths
    assert breaths is not None
    change = practice.page.controls.change
    change.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(change, Key.Key_Up)
    assert practice.player.breaths == (breaths[0] + 1, *breaths[1:])
    QTest.keyClick(change, Key.Key_Right)
    practice.run(200)
    assert practice.player.moment().segment.step != here.step
    assert change.hasFocus()


def test_left_leads_back_from_the_end(begin: Begin) -> None:
    practice = begin("bridge")
    practice.player.seek(practice.player.timeline.duration - 300)
    practice.run(SECOND)
    back = QApplication.focusWidget()
    assert back is not None
    assert practice.page.ending.isAncestorOf(back)
    QTest.keyClick(back, Key.Key_Left)
    practice.run(100)
    assert practice.player.state is State.PAUSED
    assert not practice.page.ending.isVisible()
    assert practice.page.hasFocus()


def test_a_click_on_the_strip_goes_there(begin: Begin) -> None:
    practice = begin()
    strip = practice.page.scene.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() // 2, strip.height() // 2))
    assert practice.player.position == pytest.approx(practice.player.timeline.duration / 2, abs=2_000)


def test_m_mutes_the_voice_and_lets_it_speak(begin: Begin) -> None:
    practice = begin()
    practice.press(Key.Key_M)
    assert practice.player.is_muted
    assert practice.named("Let the voice speak (M)").isVisible()
    practice.press(Key.Key_M)
    assert not practice.player.is_muted


def test_s_goes_through_the_guidances_and_says_which(begin: Begin) -> None:
    practice = begin()
    heard = []
    for _ in range(4):
        practice.press(Key.Key_S)
        heard.append((practice.player.guidance, practice.page.remarks.notice.text()))
    assert [guidance for guidance, _ in heard] == [Guidance.SHORT, Guidance.NAMES, Guidance.SILENT, Guidance.FULL]
    assert heard[0][1] == "Guidance: short"


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_F11])
def test_f_asks_for_the_full_screen(begin: Begin, qtbot: QtBot, key: Qt.Key) -> None:
    practice = begin()
    with qtbot.waitSignal(practice.page.full_screen_requested):
        practice.press(key)


def test_leaving_early_asks_nothing(begin: Begin, qtbot: QtBot) -> None:
    practice = begin()
    practice.run(5_000)
    with qtbot.waitSignal(practice.page.left):
        practice.press(Key.Key_Escape)


def test_leaving_later_asks_first_and_pauses_meanwhile(begin: Begin, qtbot: QtBot) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND)
    practice.press(Key.Key_Escape)
    question = practice.page.question
    assert question is not None
    assert question.isVisible()
    assert practice.player.state is State.PAUSED
    practice.press(Key.Key_Escape)
    assert practice.page.question is question, "it is asked once"
    practice.window.resize(1024, 640)
    assert (question.geometry().center() - practice.page.rect().center()).manhattanLength() <= 2
    QTest.keyClick(question, Key.Key_Escape)
    assert practice.page.question is None
    practice.press(Key.Key_Escape)
    again = practice.page.question
    assert again is not None
    leave = next(button for button in again.findChildren(QAbstractButton) if button.text() == "Leave")
    with qtbot.waitSignal(practice.page.left):
        leave.click()


def test_controls_step_back_while_nothing_moves_and_come_at_a_stir(begin: Begin) -> None:
    practice = begin()
    controls = practice.page.controls
    practice.run(2_500)
    assert controls.level == STEPS
    practice.run(1_500)
    assert controls.level == 0
    assert practice.page.cursor().shape() is Qt.CursorShape.BlankCursor
    move_pointer(practice.page.scene, QPoint(600, 300))
    practice.run(200)
    assert controls.level == STEPS
    assert practice.page.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_a_pointer_that_rests_on_the_strip_is_soon_told_nothing_more(begin: Begin) -> None:
    practice = begin()
    practice.run(200)
    move_pointer(practice.page.scene.strip, QPoint(400, 20))
    bubble = practice.window.findChild(Bubble)
    assert bubble is not None
    assert bubble.isVisible()
    practice.run(4_000)
    assert not bubble.isVisible()


def test_a_pointer_that_moves_on_the_ring_brings_the_controls_too(begin: Begin) -> None:
    practice = begin()
    practice.run(4_000)
    assert practice.page.controls.level == 0
    move_pointer(practice.page.scene.ring, QPoint(100, 100))
    practice.run(200)
    assert practice.page.controls.level == STEPS


def test_controls_stay_while_paused_and_while_the_keyboard_is_on_them(begin: Begin) -> None:
    practice = begin()
    practice.press(Key.Key_Space)
    practice.run(6_000)
    assert practice.page.controls.level == STEPS
    practice.press(Key.Key_Space)
    practice.named("Next step (Right)").setFocus(Qt.FocusReason.TabFocusReason)
    practice.run(6_000)
    assert practice.page.controls.level == STEPS
    practice.page.setFocus()
    practice.run(6_000)
    assert practice.page.controls.level == 0


def test_the_screen_stays_awake_only_while_it_plays(begin: Begin) -> None:
    practice = begin()
    practice.run(200)
    assert practice.awake.is_held
    practice.press(Key.Key_Space)
    assert not practice.awake.is_held
    practice.press(Key.Key_Space)
    assert practice.awake.is_held
    practice.page.hide()
    assert not practice.awake.is_held


def test_the_end_is_calm_and_shows_the_way_back(begin: Begin, qtbot: QtBot) -> None:
    practice = begin()
    practice.player.seek(practice.player.timeline.duration - 300)
    practice.run(1_000)
    assert practice.page.scene.ring.face.word == "Done"
    assert practice.page.ending.isVisible()
    assert practice.named("Back to the library").hasFocus()
    assert practice.page.scene.time_left.text() == ""
    assert not practice.awake.is_held
    practice.press(Key.Key_Space)
    assert practice.page.ending.isVisible()
    with qtbot.waitSignal(practice.page.library_requested):
        practice.named("Back to the library").click()
    practice.named("Once more").click()
    practice.run(500)
    assert 0 < practice.player.position < SECOND
    assert not practice.page.ending.isVisible()
    assert practice.page.hasFocus()


def test_reduced_motion_keeps_the_disc_still_and_counts_on(begin: Begin, theme: Theme) -> None:
    theme.set_reduce_motion(True)
    practice = begin()
    practice.go_to(SegmentKind.HOLD)
    seen = set()
    for _ in range(75):
        practice.run(200)
        face = practice.page.scene.ring.face
        assert face.fullness == 0.5
        seen.add((face.word, face.number, face.share))
    assert {word for word, _, _ in seen} == {"Inhale", "Exhale"}
    assert len(seen) == 4


@pytest.mark.parametrize(("side", "is_right"), [(Side.RIGHT, True), (Side.LEFT, False)])
def test_the_marker_beside_the_side_in_hand_points_there(
    begin: Begin, theme: Theme, side: Side, *, is_right: bool
) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon", side=side)
    image = practice.page.scene.side.grab().toImage()
    columns = [
        sum(image.pixelColor(x, y) == theme.colours.accent for y in range(image.height())) for x in range(image.width())
    ]
    marker = [x for x, height in enumerate(columns) if height]
    assert all((x > image.width() / 2) is is_right for x in marker)
    assert (columns[marker[0]] > columns[marker[-1]]) is is_right, "it is broad where the words are"


def test_rounds_are_counted(begin: Begin) -> None:
    practice = begin("utkatasana-side-steps")
    practice.go_to(SegmentKind.REPS, 1_000)
    face = practice.page.scene.ring.face
    assert (face.word, face.number, face.of) == ("Round", "1", "of 3")


def test_a_long_name_of_an_action_is_read_whole_beside_the_figure(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = ("Feet draw apart",)
    monkeypatch.setattr(scenes, "telling", lambda *what, **more: replace(telling(*what, **more), kept_on=actions))
    practice = begin("bridge-in-six-steps")
    kept_on, usual = practice.page.scene.kept_on, practice.page.scene.kept_on.width()
    assert kept_on.widest < usual
    actions = ("Without moving, draw the feet apart",)
    practice.run(2_000)
    assert kept_on.text() == "Kept on: Without moving, draw the feet apart"
    assert usual < kept_on.widest == kept_on.width()
    assert kept_on.geometry().right() < practice.page.scene.ring.x()


def test_actions_that_add_up_stay_in_sight(begin: Begin) -> None:
    practice = begin("bridge-in-six-steps")
    first = next(one for one in practice.player.timeline.segments if one.kind is SegmentKind.BUILD)
    seen = []
    for segment in practice.player.timeline.segments:
        if segment.step == first.step and segment.kind in (SegmentKind.BUILD, SegmentKind.HOLD):
            practice.player.seek(segment.start + 100)
            practice.run(100)
            assert all(name in practice.page.scene.kept_on.text() for name in segment.kept_on)
            seen.append(segment.kept_on)
    assert len(seen[-1]) > 1
    assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(seen))


def test_a_notice_goes_by_itself_but_not_during_a_pause(begin: Begin) -> None:
    practice = begin()
    practice.practising.device.moved = True
    practice.run(1_000)
    assert practice.player.state is State.PAUSED
    assert "headphones" in practice.page.remarks.notice.text()
    practice.run(20_000)
    assert practice.page.remarks.notice.isVisible()
    practice.press(Key.Key_Space)
    practice.run(15_000)
    assert not practice.page.remarks.notice.isVisible()


def test_no_notice_is_lost_to_a_key_that_is_pressed_as_it_comes(begin: Begin) -> None:
    practice = begin()
    practice.run(1_000)
    practice.page.say("The disk is full: this practice is not written in the log.")
    practice.press(Key.Key_M)
    assert practice.remark == "The voice is mute."
    practice.run(13_000)
    assert practice.remark.startswith("The disk is full")
    practice.run(13_000)
    assert not practice.page.remarks.notice.isVisible()


def test_a_pause_is_the_time_to_read_why_something_is_said(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    cue = next(one for one in practice.player.timeline.events if isinstance(one, SpeechDue) and one.why and one.source)
    practice.player.seek(cue.at + 500)
    practice.run(200)
    assert not practice.page.remarks.why.isVisible()
    practice.press(Key.Key_Space)
    assert practice.page.remarks.why.isVisible()
    source = practice.player.source(cue.source)
    assert source is not None
    assert cue.why is not None
    assert cue.why in practice.page.remarks.why.text()
    assert source.title in practice.page.remarks.why.text()
    practice.page.say("The disk is full: this practice is not written in the log.")
    assert not practice.page.remarks.why.isVisible(), "they have one place"
    practice.page.answer("")
    practice.run(13_000)
    practice.press(Key.Key_Space)
    practice.press(Key.Key_Space)
    practice.press(Key.Key_Space)
    assert not practice.page.remarks.why.isVisible()


def test_what_is_told_leaves_the_figure_in_sight_where_the_caption_leaves_room(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    scene, why = practice.page.scene, practice.page.remarks.why
    below = []
    for cue in [one for one in practice.player.timeline.events if isinstance(one, SpeechDue) and one.why]:
        practice.player.seek(cue.at + 500)
        practice.run(200)
        practice.press(Key.Key_Space)
        lines = len(scene.caption.shown)
        below.append(not why.geometry().intersects(scene.stage.geometry()))
        assert below[-1] or lines > 1, scene.caption.text()
        assert not why.geometry().intersects(scene.time_left.geometry())
        assert scene.caption.y() + lines * scene.caption.height() // 2 <= why.y() or not below[-1]
        practice.press(Key.Key_Space)
    assert any(below)


@pytest.mark.parametrize("size", [(480, 360), (1024, 640), (1280, 800)])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_the_choices_at_the_end_are_seen_whole_and_clear_of_words(
    begin_in: BeginIn, size: tuple[int, int], text: int
) -> None:
    practice = begin_in(size, text, "locust")
    practice.player.seek(practice.player.timeline.duration - 500)
    practice.run(2_000)
    page = practice.page
    for notice in ("", "The sound is back.", SENTENCES[Notice.LOST]):
        page.say(notice)
        ending, told = page.ending.geometry(), page.remarks.notice
        assert page.rect().contains(ending)
        assert not ending.intersects(page.scene.strip.geometry().adjusted(0, 16, 0, 0))
        assert not (notice and told.geometry().intersects(ending)), notice
        for button in page.ending.findChildren(QAbstractButton):
            assert button.width() >= button.sizeHint().width(), button.text()
        page.take_back(notice)


@pytest.mark.parametrize("text", [100, 200])
def test_a_side_is_written_whole_beside_the_panel(begin_in: BeginIn, text: int) -> None:
    practice = begin_in((1024, 640), text)
    practice.go_to(SegmentKind.HOLD, 5_000, pose="pigeon")
    practice.press(Key.Key_O)
    side = practice.page.scene.side
    assert 0 < side.written <= side.width()


@pytest.mark.parametrize("size", [(480, 360), (1024, 640), (1280, 800)])
@pytest.mark.parametrize("text", [100, 200])
def test_the_sheet_of_taps_is_seen_whole_and_leaves_the_words_in_sight(
    begin_in: BeginIn, size: tuple[int, int], text: int
) -> None:
    practice = begin_in(size, text)
    practice.go_to(SegmentKind.HOLD, 5_000, pose="pigeon")
    practice.press(Key.Key_T)
    page, sheet = practice.page, practice.page.changing.tap_sheet
    assert page.rect().contains(sheet.geometry())
    assert size == (480, 360) or not sheet.geometry().intersects(page.scene.caption.geometry())
    for words in sheet.findChildren(Text):
        assert words.height() >= words.heightForWidth(words.width())


def test_a_notice_at_the_end_stands_clear_of_the_choices(begin: Begin) -> None:
    practice = begin("locust")
    practice.player.seek(practice.player.timeline.duration - 500)
    practice.run(2_000)
    assert practice.page.ending.isVisible()
    practice.page.say("The disk is full: this practice is not written in the log.")
    notice = practice.page.remarks.notice
    assert notice.isVisible()
    assert not notice.geometry().intersects(practice.page.ending.geometry())
    assert not notice.geometry().intersects(practice.page.scene.caption.geometry())


def test_a_long_title_leaves_the_figure_its_place(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    scene = practice.page.scene
    scene.set_title("Everything that a teacher could wish for on a Thursday evening in winter " * 3)
    practice.run(8_000)
    assert scene.name.geometry().bottom() < scene.stage.geometry().center().y()
    assert "winter" in scene.name.toolTip(), "and can be read whole"


def test_words_without_a_pose_are_no_heading(begin: Begin) -> None:
    practice = begin("strong-glutes-open-hips")
    practice.run(8_000)
    assert practice.player.moment().pose_id is None
    assert practice.page.scene.name.text() == "Strong glutes, open hips"


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("text", [100, 200])
def test_everything_has_its_place_at_every_size(begin_in: BeginIn, size: tuple[int, int], text: int) -> None:
    practice = begin_in(size, text, "pigeon-to-twist")
    practice.go_to(SegmentKind.HOLD, 5_000, pose="gomukhasana")
    scene = practice.page.scene
    shown = [scene.ring, scene.side, scene.caption, scene.time_left, scene.strip]
    assert all(scene.rect().contains(widget.geometry()) for widget in shown)
    tops = [widget.geometry().top() for widget in shown]
    assert tops == sorted(tops)
    for button in practice.page.controls.findChildren(QAbstractButton):
        assert practice.page.rect().contains(QRect(button.mapTo(practice.page, QPoint()), button.size()))
        assert min(button.width(), button.height()) >= 48


def test_a_screen_reader_finds_a_name_on_everything(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 1_000, pose="pigeon")
    controls = [*practice.page.controls.findChildren(QAbstractButton), practice.page.scene.strip]
    assert all(name_of(widget) for widget in controls)
    assert name_of(practice.page.scene.ring).startswith("Inhale 1 of")
    assert name_of(practice.page.scene.side) == "Right side"
    practice.run(4_000)
    assert name_of(practice.page.scene.ring).startswith("Exhale 1 of")


def test_a_step_that_waits_says_how_to_go_on(begin: Begin, tmp_path: Path) -> None:
    file = tmp_path / "waiting.yaml"
    file.write_text(
        "format: 1\ntitle: Waiting\nsteps:\n  - say: Fetch a block.\n    wait: key\n  - say: Now we go on.\n",
        encoding="utf-8",
    )
    practice = begin(str(file), keys=with_keys(DEFAULTS, Wish.TOGGLE, (Key.Key_G,)))
    practice.run(12_000)
    assert practice.player.is_waiting
    assert practice.page.scene.caption.text() == "Press G to go on."
    practice.press(Key.Key_G)
    practice.run(500)
    assert not practice.player.is_waiting


def test_that_the_practice_is_paused_is_told_until_somebody_goes_on(begin: Begin) -> None:
    practice = begin()
    practice.go_to(SegmentKind.HOLD, 9 * SECOND)
    practice.practising.device.moved = True
    practice.run(100)
    paused = f"{SENTENCES[Notice.DISPLACED]} Press Space to go on."
    assert (practice.player.state, practice.remark) == (State.PAUSED, paused)
    practice.run(30 * SECOND)
    assert practice.remark == paused
    practice.press(Key.Key_Space)
    assert (practice.player.state, practice.remark) == (State.PLAYING, "")


def test_the_sound_is_either_gone_or_back(begin: Begin) -> None:
    practice = begin()
    practice.run(SECOND)
    for notice in (Notice.LOST, Notice.BACK, Notice.LOST):
        practice.page.say(SENTENCES[notice])
        assert practice.remark == SENTENCES[notice]
    practice.run(12 * SECOND)
    assert not practice.remark


def move_pointer(widget: QWidget, point: QPoint) -> None:
    spot = QPointF(point)
    no_button = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, spot, QPointF(widget.mapToGlobal(point)), no_button, no_button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_the_reason_for_a_caption_of_two_lines_has_a_room_of_its_own(
    begin_in: BeginIn, size: tuple[int, int], text: int
) -> None:
    practice = begin_in(size, text)
    cues = [one for one in practice.player.timeline.events if isinstance(one, SpeechDue) and (one.why or one.source)]
    practice.player.seek(max(cues, key=lambda one: len(one.caption)).at + 100)
    practice.run(200)
    scene, why = practice.page.scene, practice.page.remarks.why
    plays = scene.stage.geometry()
    practice.press(Key.Key_Space)
    practice.run(200)
    lines = len(scene.caption.shown) * scene.caption.height() // 2
    assert why.isVisible()
    assert why.y() >= max(scene.stage.geometry().bottom(), scene.caption.y() + lines)
    assert why.geometry().bottom() < scene.time_left.y()
    assert why.height() >= why.heightForWidth(why.width())
    practice.press(Key.Key_Space)
    practice.run(200)
    assert scene.stage.geometry() == plays


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text", [150, 200])
def test_a_long_notice_in_large_text_leaves_the_body_and_the_strip_in_sight_whatever_the_caption(
    begin_in: BeginIn, size: tuple[int, int], text: int
) -> None:
    practice = begin_in(size, text)
    scene, notice = practice.page.scene, practice.page.remarks.notice
    told = SENTENCES[Notice.LOST]
    practice.page.say(told)
    lines = set()
    for cue in [one for one in practice.player.timeline.events if isinstance(one, SpeechDue)][:8]:
        practice.player.seek(cue.at + 500)
        practice.run(100)
        if practice.remark != told:
            practice.page.say(told)
        lines.add(len(scene.caption.shown))
        covered = notice.geometry().intersected(scene.stage.geometry()).height()
        feet = scene.stage.height() / 7 if len(scene.caption.shown) > 1 else 0  # no lower does a body reach
        assert covered <= feet, scene.caption.text()
        assert not notice.geometry().intersects(scene.ring.geometry())
        left = scene.time_left
        assert notice.x() > left.x() + left.sizeHint().width() or notice.geometry().bottom() < left.y()
        words = scene.caption.geometry()
        words.setHeight(len(scene.caption.shown) * words.height() // 2)
        assert not notice.geometry().intersects(words)
        assert notice.geometry().bottom() < scene.layout_now.strip.rect.y()
    assert lines == {1, 2}


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_a_short_answer_to_a_key_leaves_the_mat_in_sight_while_a_long_caption_is_read(
    begin_in: BeginIn, size: tuple[int, int], text: int
) -> None:
    practice = begin_in(size, text)
    scene, notice = practice.page.scene, practice.page.remarks.notice
    seen = 0
    for cue in [one for one in practice.player.timeline.events if isinstance(one, SpeechDue)]:
        practice.player.seek(cue.at + 500)
        practice.run(100)
        if len(scene.caption.shown) < 2:
            continue
        seen += 1
        practice.press(Key.Key_M)
        assert notice.text()
        for other in (scene.stage, scene.ring, scene.side, scene.caption):
            assert not notice.geometry().intersects(other.geometry()), scene.caption.text()
        assert notice.x() + notice.width() < scene.next.geometry().right() - scene.next.written or (
            notice.geometry().bottom() < scene.next.y()
        )
        assert scene.rect().contains(notice.geometry())
        if seen == 2:
            break
    assert seen


@pytest.mark.parametrize("size", [(0, 0), (1, 0), (0, 1)])
def test_a_page_of_no_size_waits_for_a_larger_one(begin: Begin, size: tuple[int, int]) -> None:
    practice = begin()
    whole = practice.page.scene.ring.geometry()
    before = practice.page.size()
    practice.page.resize(*size)
    practice.page.resize(before)
    assert practice.page.scene.ring.geometry() == whole
