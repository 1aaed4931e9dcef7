"""The class display on the real player, deck and figure; device, clock, voice and screens are the test's."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guide.audio.clip import frames_of
from guide.model.session import Session, Step
from guide.model.units import SECOND, Ms
from guide.player.shelf import Shelf
from guide.player.transport import State
from guide.settings import Settings
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind
from guide.ui.classroom.window import ClassWindow
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import OnStage, Request
from guide.ui.figure.service import FigureService
from guide.ui.theme import Theme
from tests.fakes.practising import Practising
from tests.fakes.screens import FakeScreens

Key = Qt.Key
SESSION = "pigeon-to-twist"
LAPTOP, PROJECTOR = "eDP-1", "HDMI-1"


class Class:
    """A practice that is led, and what the class sees of it."""

    def __init__(self, theme: Theme, figure: FigureService, settings: Settings, practising: Practising) -> None:
        self.practising = practising
        self.player = practising.player
        self.laptop = QWidget()
        self.screens = FakeScreens(LAPTOP)
        self.display = ClassWindow(theme, self.player, figure, settings, teacher=self.laptop, screens=self.screens)
        self.scene = self.display.scene
        self.told: list[str] = []
        self.display.told.connect(self.told.append)
        self.player.play()

    def go_to(self, kind: SegmentKind, into: Ms = 0, **wanted: object) -> Segment:
        """Seek into the first stretch of a kind, with these fields."""
        segment = self.practising.seek_to(kind, into, **wanted)
        self.practising.run(200)
        return segment


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def figure(theme: Theme, shelf: Shelf, settings: Settings) -> Iterator[FigureService]:
    service = FigureService(theme, settings, lambda: shelf.catalogue.poses)
    service.start()
    yield service
    service.close()


Lead = Callable[..., Class]


@pytest.fixture
def lead(theme: Theme, figure: FigureService, settings: Settings, shelf: Shelf) -> Iterator[Lead]:
    led: list[Class] = []
    closed: list[Class] = []

    def lead(session: Session | None = None, get_ready: Ms = 0) -> Class:
        chosen = session or shelf.session(SESSION)
        options = Options(speak_cautions=False)
        practising = Practising(chosen, shelf.catalogue, get_ready=get_ready, options=options)
        one = Class(theme, figure, settings, practising)
        led.append(one)
        one.display.closed.connect(lambda: closed.append(one))
        return one

    yield lead
    for one in led:
        if one not in closed:
            one.display.close()
        one.practising.deck.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_with_one_screen_the_display_is_a_window_that_can_be_moved(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    assert shown.display.isVisible()
    assert not shown.display.isFullScreen()
    assert shown.display.isWindow()


def test_with_one_screen_the_display_comes_behind_the_teacher_s_window(
    lead: Lead, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = lead()
    in_front: list[QWidget] = []
    monkeypatch.setattr(shown.display, "raise_", lambda: in_front.append(shown.display))
    monkeypatch.setattr(shown.laptop, "raise_", lambda: in_front.append(shown.laptop))
    shown.display.open()
    assert in_front[-1] is shown.laptop


def test_it_fills_the_second_screen_by_itself(lead: Lead) -> None:
    shown = lead()
    shown.screens.plug_in(PROJECTOR)
    shown.display.open()
    assert shown.display.isFullScreen()
    assert shown.screens.of(shown.display) == PROJECTOR


def test_the_keyboard_stays_with_the_teacher_where_the_system_gives_it_to_what_fills_a_screen(
    lead: Lead, qtbot: QtBot
) -> None:
    shown = lead()
    shown.laptop.show()
    shown.laptop.activateWindow()
    qtbot.waitUntil(shown.laptop.isActiveWindow)
    shown.screens.plug_in(PROJECTOR)
    shown.display.open()
    for has_it in (shown.laptop, shown.display):  # the second time somebody wants it there
        shown.display.activateWindow()
        QApplication.processEvents()
        qtbot.waitUntil(has_it.isActiveWindow)
    shown.laptop.close()


def test_it_fills_the_screen_of_the_settings_and_goes_there_when_that_changes(lead: Lead, settings: Settings) -> None:
    settings.set("class_screen", "television")
    shown = lead()
    for name in (PROJECTOR, "television"):
        shown.screens.plug_in(name)
    shown.display.open()
    assert shown.screens.of(shown.display) == "television"
    settings.set("class_screen", "")
    assert shown.screens.of(shown.display) == PROJECTOR


def test_a_window_that_waited_takes_the_screen_that_comes(lead: Lead) -> None:
    shown = lead()
    shown.screens.plug_in("not opened yet")
    assert not shown.display.isVisible()
    shown.screens.unplug("not opened yet")
    shown.display.open()
    shown.screens.plug_in(PROJECTOR)
    assert shown.display.isFullScreen()
    assert shown.screens.of(shown.display) == PROJECTOR
    assert shown.told == []


@pytest.mark.parametrize("moves_first", [False, True])
def test_the_projector_s_cable_is_pulled_and_put_back_and_nothing_is_lost(
    lead: Lead,
    moves_first: bool,  # noqa: FBT001 (pytest gives it)
) -> None:
    shown = lead()
    shown.screens.plug_in(PROJECTOR)
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    shown.screens.unplug(PROJECTOR, moves_first=moves_first)
    assert not shown.display.isVisible(), "it does not lie over the teacher's window"
    assert len(shown.told) == 1
    assert shown.player.state is State.PLAYING
    before = shown.player.position
    shown.practising.run(10 * SECOND)
    assert shown.player.position == pytest.approx(before + 10 * SECOND, abs=200)
    assert shown.display.preview(296).width() == 296
    shown.screens.plug_in(PROJECTOR)
    assert shown.display.isFullScreen()
    assert shown.screens.of(shown.display) == PROJECTOR
    assert shown.scene.ring.face.number == str(shown.player.moment().number)
    assert len(shown.told) == 2


def test_a_screen_that_is_not_the_class_s_changes_nothing(lead: Lead) -> None:
    shown = lead()
    for name in (PROJECTOR, "television"):
        shown.screens.plug_in(name)
    shown.display.open()
    shown.screens.unplug("television")
    shown.screens.plug_in("television")
    assert shown.display.isFullScreen()
    assert shown.screens.of(shown.display) == PROJECTOR
    assert shown.told == []


def test_the_class_sees_pose_side_breath_words_and_what_comes_next(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    moment = shown.player.moment()
    scene = shown.scene
    assert scene.name.text() == "Pigeon"
    assert scene.side.text() == "Right side"
    assert (scene.ring.face.word, scene.ring.face.number) == ("Inhale", "1")
    assert scene.ring.face.of == f"of {moment.total}"
    assert moment.next is not None
    assert scene.next.text() == f"Next: {moment.next.english}, right side"
    until = shown.player.timeline.duration
    while not shown.player.moment().caption:
        assert shown.player.position < until
        shown.practising.run(500)
    caption = shown.player.moment().caption
    assert caption is not None
    assert scene.caption.text() == caption.text


def test_it_counts_down_before_the_start_and_is_calm_in_a_pause_and_at_the_end(lead: Lead) -> None:
    shown = lead(get_ready=5 * SECOND)
    shown.display.open()
    shown.practising.run(1_500)
    face = shown.scene.ring.face
    assert (face.word, face.number) == ("Get ready", "4")
    assert shown.scene.caption.text() == "Come to your mat."
    shown.go_to(SegmentKind.HOLD, 9_000, pose="pigeon")
    number = shown.scene.ring.face.number
    shown.player.pause()
    shown.practising.run(500)
    assert (shown.scene.ring.face.word, shown.scene.ring.face.number) == ("Paused", number)
    assert shown.scene.name.text() == "Pigeon"
    shown.player.seek(shown.player.timeline.duration - 500)
    shown.player.play()
    shown.practising.run_to_end()
    shown.practising.run(100)
    assert shown.scene.ring.face.word == "Done"
    assert shown.scene.name.text() == shown.player.timeline.title
    assert shown.scene.next.text() == ""


def test_a_long_name_is_read_whole_above_its_figure(lead: Lead, shelf: Shelf) -> None:
    shown = lead(shelf.session("strong-glutes-open-hips"))
    shown.display.open()
    name = shown.scene.name
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    short = name.height()
    shown.go_to(SegmentKind.HOLD, 500, pose="half-seated-twist")
    assert name.heightForWidth(name.width()) <= name.height()
    assert name.height() > short
    assert name.geometry().right() < shown.scene.ring.x()


def test_with_reduced_motion_the_class_sees_the_disc_at_rest(lead: Lead, theme: Theme) -> None:
    theme.set_reduce_motion(reduce=True)
    shown = lead()
    shown.display.open()
    seen = set()
    for into in range(500, 9_000, 700):
        shown.go_to(SegmentKind.HOLD, into, pose="pigeon")
        seen.add(shown.scene.ring.face.fullness)
    assert seen == {0.5}


def test_a_step_that_waits_for_the_teacher_asks_nothing_of_the_class(lead: Lead, shelf: Shelf) -> None:
    session = shelf.session(SESSION)
    first = session.steps[0]
    assert isinstance(first, Step)
    shown = lead(replace(session, steps=(replace(first, wait=True), *session.steps[1:])))
    shown.display.open()
    while not shown.player.is_waiting:
        shown.practising.run(SECOND)
    assert shown.scene.ring.face.word == "Paused"
    assert "Space" not in shown.scene.caption.text()


def test_nothing_of_the_teacher_s_own_is_ever_shown(lead: Lead, shelf: Shelf) -> None:
    session = shelf.session(SESSION)
    private = "Ask Maria about her knee."
    shown = lead(replace(session, steps=tuple(replace(step, note=private) for step in session.steps)))
    shown.display.open()
    for segment in shown.player.timeline.segments:
        shown.player.seek(segment.start + segment.length // 2)
        shown.practising.run(50)
        seen = " ".join(_words_of(shown.display))
        assert private not in seen
        assert " left" not in seen.replace("left side", "").replace(shown.scene.caption.text(), ""), "no clock"


def _words_of(window: QWidget) -> Iterator[str]:
    """All that a window tells, to the eye, to a screen reader and to the pointer."""
    for widget in (window, *window.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(widget)
        yield interface.text(QAccessible.Text.Name)
        yield interface.text(QAccessible.Text.Description)
        yield from (widget.toolTip(), widget.windowTitle(), widget.statusTip(), widget.whatsThis())
        if isinstance(widget, QLabel):
            yield widget.text()


def test_it_has_names_and_roles_and_nothing_to_press(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    assert QAccessible.queryAccessibleInterface(shown.display).text(QAccessible.Text.Name) == "Class display"
    told = [QAccessible.queryAccessibleInterface(one) for one in shown.display.findChildren(QLabel)]
    assert all(one.role() is QAccessible.Role.StaticText for one in told)
    assert {"Pigeon", "Right side"} <= {one.text(QAccessible.Text.Name) for one in told}
    focusable = [one for one in shown.display.findChildren(QWidget) if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert focusable == []


def test_blank_shows_the_wall_alone_until_it_is_taken_back(lead: Lead, theme: Theme) -> None:
    shown = lead()
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    before = shown.scene.ring.face
    shown.display.set_blank(True)
    shown.practising.run(10 * SECOND)
    for image in (shown.display.grab().toImage(), shown.display.preview(296).toImage()):
        assert _colours(image) == {theme.colours.wall.rgb()}
    shown.display.set_blank(False)
    assert shown.scene.isVisible()
    assert shown.scene.ring.face.number != before.number, "the practice has gone on behind it"


def _colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}


def test_the_preview_is_what_the_class_sees_made_small(lead: Lead, theme: Theme) -> None:
    shown = lead()
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 9_000, pose="pigeon")
    preview = shown.display.preview(296, ratio=2)
    assert preview.deviceIndependentSize().toSize().width() == 296
    assert preview.width() == 592
    small = preview.toImage()
    shape = small.height() / small.width()
    assert shape == pytest.approx(shown.display.height() / shown.display.width(), abs=0.01)
    assert {theme.colours.wall.rgb(), theme.colours.floor.rgb(), theme.colours.sun.rgb()} <= _colours(small)


def test_the_keys_of_a_class_pause_and_go_on_and_never_leave(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    for key in (Key.Key_Escape, Key.Key_F5):
        QTest.keyClick(shown.display, key)
        assert shown.scene.ring.face.word == "Paused"
        QTest.keyClick(shown.display, key)
        assert shown.scene.ring.face.word == "Inhale"
    assert shown.display.isVisible()
    QTest.keyClick(shown.display, Key.Key_F5)
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_F5, Qt.KeyboardModifier.NoModifier, autorep=True)
    QApplication.sendEvent(shown.display, held)
    assert shown.scene.ring.face.word == "Paused", "a key that is held down asks once"
    shown.player.play()
    shown.player.seek(shown.player.timeline.duration - 500)
    shown.practising.run_to_end()
    QTest.keyClick(shown.display, Key.Key_Escape)
    assert shown.player.state is State.ENDED, "a class that is over does not start again by a slip"


def test_all_other_keys_are_the_teacher_s(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    pressed: list[int] = []
    shown.display.key_pressed.connect(lambda event: pressed.append(event.key()))
    for key in (Key.Key_Space, Key.Key_PageDown, Key.Key_Period, Key.Key_C):
        QTest.keyClick(shown.display, key)
    assert pressed == [Key.Key_Space, Key.Key_PageDown, Key.Key_Period, Key.Key_C]


def test_f_and_a_double_click_fill_the_screen_and_go_back(lead: Lead) -> None:
    shown = lead()
    shown.display.open()

    def double_click() -> None:
        QTest.mouseDClick(shown.display, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(shown.display, Qt.MouseButton.LeftButton)  # Qt's double click leaves the button down

    def press_f() -> None:
        QTest.keyClick(shown.display, Key.Key_F)

    for toggle in (press_f, double_click):
        toggle()
        assert shown.display.isFullScreen()
        toggle()
        assert not shown.display.isFullScreen()


def test_no_pointer_rests_on_the_picture(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    assert shown.display.cursor().shape() is Qt.CursorShape.ArrowCursor, "a window may be moved"
    shown.screens.plug_in(PROJECTOR)
    assert shown.display.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.mouseMove(shown.display, shown.display.rect().center())
    assert shown.display.cursor().shape() is Qt.CursorShape.ArrowCursor, "who has lost it here finds it"
    shown.display.toggle_full_screen()
    assert shown.display.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_in_the_mirror_the_figure_is_turned_and_the_words_stay(
    qtbot: QtBot, lead: Lead, figure: FigureService, settings: Settings
) -> None:
    shown = lead()
    shown.display.resize(640, 360)
    shown.display.open()
    stage, side = shown.scene.stage, shown.scene.side

    def stage_once(*, mirrored: bool) -> QImage:
        def is_it(request: Request, _: Picture) -> bool:
            return isinstance(request, OnStage) and request.place.is_mirrored is mirrored

        with qtbot.waitSignal(figure.drawn, check_params_cb=is_it):
            settings.set("class_mirrored", mirrored)
            shown.go_to(SegmentKind.HOLD, 9_000, pose="pigeon")
        return stage.grab().toImage()

    plain, sign = stage_once(mirrored=False), side.grab().toImage()
    assert stage_once(mirrored=True) != plain
    assert side.grab().toImage() == sign
    assert side.text() == "Right side"


def test_a_frame_of_the_breath_paints_the_ring_alone(lead: Lead) -> None:
    shown = lead()
    shown.display.open()
    shown.go_to(SegmentKind.HOLD, 9_000, pose="pigeon")
    painted: list[tuple[str, QRect]] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
                painted.append((type(watched).__name__, watched.geometry()))
            return False

    QApplication.processEvents()
    watch = Watch()
    for widget in (shown.display, *shown.display.findChildren(QWidget)):
        widget.installEventFilter(watch)
    for _ in range(10):
        shown.practising.device.run(frames_of(50))
        shown.player.tick()
        QApplication.processEvents()
    assert "Ring" in {name for name, _ in painted}
    # The scene beneath is asked too, but only within the rectangles of the ring and of the ribs.
    assert not {"Caption", "Text", "SideSign", "NextSign"} & {name for name, _ in painted}


def test_it_can_follow_another_practice_without_leaving_the_screen(lead: Lead, shelf: Shelf) -> None:
    shown, other = lead(), lead(shelf.session("locust")).practising
    shown.screens.plug_in(PROJECTOR)
    shown.display.open()
    shown.display.set_blank(True)
    shown.display.follow(other.player)
    assert shown.display.is_blank
    assert shown.display.isFullScreen()
    shown.display.set_blank(False)
    other.player.seek(other.player.timeline.duration // 2)
    other.run(100)
    assert shown.scene.name.text() == "Locust"
    shown.go_to(SegmentKind.HOLD, 500, pose="pigeon")
    assert shown.scene.name.text() == "Locust"
    other.player.seek(other.player.timeline.duration - 100)
    other.run_to_end()
    assert shown.scene.name.text() == other.player.timeline.title


def test_once_closed_it_follows_nobody_and_is_gone(lead: Lead, settings: Settings) -> None:
    shown = lead()
    shown.display.open()
    closed: list[str] = []
    shown.display.closed.connect(lambda: closed.append("closed"))
    shown.display.destroyed.connect(lambda: closed.append("gone"))
    shown.display.close()
    shown.practising.run(500)
    shown.screens.plug_in(PROJECTOR)
    settings.set("class_mirrored", True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert closed == ["closed", "gone"]
    shown.practising.run(500)


_ALIKE = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
_TWO_SCREENS = {
    "screens": [
        {"name": "eDP-1", "x": 0, "width": 1280, "height": 800, **_ALIKE},
        {"name": "HDMI-1", "x": 1280, "width": 1920, "height": 1080, **_ALIKE},
    ]
}

_PROGRAM = """
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from guide.ui.classroom.screens import Screens, screen_choices

application = QApplication([])
screens, window, heard = Screens(), QWidget(), []
screens.removed.connect(heard.append)
screens.added.connect(heard.append)
assert {name for name, _ in screen_choices()} == {"eDP-1", "HDMI-1"} == set(screens.names())
for name, place in (("HDMI-1", QRect(1280, 0, 1920, 1080)), ("eDP-1", QRect(0, 0, 1280, 800))) * 2:
    screens.fill(window, name)
    application.processEvents()
    assert window.isFullScreen(), name
    assert window.geometry() == place, (name, window.geometry())
    assert screens.of(window) == name
    screen = next(one for one in application.screens() if one.name() == name)
    application.screenRemoved.emit(screen)
    application.screenAdded.emit(screen)
    assert heard[-2:] == [name, name]
screens.fill(window, "gone")
assert screens.of(window) == "eDP-1"
"""


def test_a_real_window_fills_either_of_two_screens(tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(json.dumps(_TWO_SCREENS), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=tmp_path, env=os.environ | platform, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
