"""The Prepare page on a real preparation of the shipped sessions; only the voice and the time of day are the test's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.session import Flow, Session, Step
from guide.model.units import MINUTE
from guide.player.preparation import Preparation
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.options import Options
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Figurine, Request
from guide.ui.figure.rooms import RoomPictures
from guide.ui.figure.service import FigureService
from guide.ui.prepare import source_card
from guide.ui.prepare.about_column import RoomPicture
from guide.ui.prepare.page import PreparePage
from guide.ui.prepare.source_card import SourceCard
from guide.ui.theme import Theme
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.choice import ChoiceOption
from tests.fakes.looking import Painted
from tests.fakes.narrator import FakeNarrator

Key = Qt.Key
HEADLINE = "strong-glutes-open-hips"
SIX = datetime(2026, 3, 1, 18, 0)  # noqa: DTZ001 - the time on the wall


class Room:
    """A page in a window, with all that stands behind it."""

    def __init__(
        self, theme: Theme, preparation: Preparation, narrator: FakeNarrator, rooms: RoomPictures | None = None
    ) -> None:
        self.preparation = preparation
        self.narrator = narrator
        self.window = QWidget()
        self.page = PreparePage(
            theme,
            preparation,
            voices=(("hibari", "Hibari, a calm voice"), ("espeak", "eSpeak")),
            voice="espeak",
            rooms=rooms,
            get_ready=MINUTE,
            now=lambda: SIX,
        )
        rows = QVBoxLayout(self.window)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.page)
        self.window.resize(1280, 800)
        self.window.show()
        assert QTest.qWaitForWindowActive(self.window)
        self.page.setFocus()

    @property
    def options(self) -> Options:
        return self.preparation.lesson.options

    def option(self, label: str) -> ChoiceOption:
        return next(box for box in self.page.findChildren(ChoiceOption) if box.text() == label)


Open = Callable[..., Room]


@pytest.fixture
def prepare(theme: Theme, shelf: Shelf, qtbot: QtBot) -> Open:
    def prepare(session: str = HEADLINE, options: Options | None = None, *, rendered: bool = True) -> Room:
        narrator = FakeNarrator(rendered=rendered)
        preparation = Preparation(shelf.session(session), shelf.catalogue, narrator, options or Options())
        room = Room(theme, preparation, narrator)
        qtbot.addWidget(room.window)
        return room

    return prepare


def test_start_waits_for_the_first_words_and_says_so(prepare: Open, qtbot: QtBot) -> None:
    room = prepare(rendered=False)
    start = room.page.foot.start
    assert (start.text(), start.isEnabled()) == ("Getting ready", False)
    teach = room.page.foot.teach
    assert not teach.isEnabled()
    assert teach.toolTip() == start.toolTip() == "The voice is getting ready: it takes a moment."
    assert "about" in room.page.foot.ends.text()
    with qtbot.assertNotEmitted(room.page.start_requested):
        QTest.keyClick(room.page, Key.Key_Return)
    room.narrator.render()
    for _ in range(4):
        room.page.look()
    assert "about" not in room.page.foot.ends.text()
    assert (start.text(), start.isEnabled()) == ("Start", True)
    assert teach.isEnabled()
    with qtbot.waitSignal(room.page.start_requested) as asked:
        QTest.keyClick(room.page, Key.Key_Return)
    assert asked.args == [0]


def test_it_says_when_the_practice_will_be_over(prepare: Open) -> None:
    room = prepare()
    end = SIX + timedelta(milliseconds=MINUTE + room.preparation.timeline.duration)
    assert room.page.foot.ends.text() == f"Ends at {end:%H:%M}"


def test_escape_goes_back(prepare: Open, qtbot: QtBot) -> None:
    room = prepare()
    with qtbot.waitSignal(room.page.back_requested):
        QTest.keyClick(room.page, Key.Key_Escape)


def test_a_choice_changes_the_plan_and_is_told_to_be_remembered(prepare: Open) -> None:
    room = prepare()
    told: list[Options] = []
    room.page.options_changed.connect(told.append)
    before = room.preparation.timeline.duration
    room.option("A leg lift before each step").click()
    assert list(room.options.choices.values()) == ["lift"]
    assert told == [room.options]
    assert room.preparation.timeline.duration > before


def test_what_a_choice_needs_is_to_be_had_at_hand(prepare: Open) -> None:
    room = prepare()
    assert room.page.about.props.text() == "Mat. Optional: block, rolled towel, band."
    room.option("The lift, with a band round the thighs").click()
    assert room.page.about.props.text() == "Mat, band. Optional: block, rolled towel."


def test_choices_of_last_time_are_shown_as_chosen(prepare: Open) -> None:
    first = prepare()
    first.option("A leg lift before each step").click()
    optional = first.page.findChild(Chip)
    assert optional is not None
    optional.click()
    room = prepare(HEADLINE, first.options)
    assert room.option("A leg lift before each step").isChecked()
    assert not room.option("Step only").isChecked()
    left_out = room.page.findChild(Chip)
    assert left_out is not None
    assert not left_out.isChecked()


@pytest.mark.parametrize(("text", "is_beside"), [(100, True), (200, False)])
def test_answers_stand_side_by_side_in_their_order_where_there_is_room(
    prepare: Open, theme: Theme, qapp: QApplication, text: int, *, is_beside: bool
) -> None:
    room = prepare()
    room.window.resize(640, 800)
    qapp.processEvents()
    theme.set_text_size(text)
    qapp.processEvents()
    boxes = [room.option(label).geometry() for label in ("Step only", "A leg lift before each step")]
    assert (boxes[0].right() < boxes[1].left(), boxes[0].bottom() < boxes[1].top()) == (is_beside, not is_beside)


def test_a_reason_names_its_author_and_opens_and_tells_the_title(
    prepare: Open, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(source_card, "announce", lambda _, sentence: told.append(sentence))
    room = prepare()
    link = next(button for button in room.page.findChildren(QAbstractButton) if button.text() == "Leah Sugerman")
    link.click()
    card = room.page.findChild(SourceCard)
    assert card is not None
    assert card.isVisible()
    source = shelf.catalogue.sources["stop-relaxing"]
    assert card.accessibleName() == source.title
    (sentence,) = told
    assert sentence.startswith(f"{source.title}, {source.author}")
    card.close()


def test_the_title_of_a_source_stays_on_the_screen(prepare: Open) -> None:
    room = prepare()
    screen = room.window.screen().availableGeometry()
    room.window.move(screen.right() - 400, screen.bottom() - 300)  # much of the window is beyond the screen's corner
    for option in room.page.findChildren(ChoiceOption):
        option.source_requested.emit()
        card = room.page.findChild(SourceCard)
        if card is not None:
            assert screen.adjusted(0, 0, 2, 2).contains(card.geometry()), "Qt's screen of no pixels gives it a frame"
            card.close()
            QApplication.sendPostedEvents(card, QEvent.Type.DeferredDelete)


def test_an_optional_step_can_be_left_out(prepare: Open) -> None:
    room = prepare()
    chip = room.page.findChild(Chip)
    assert chip is not None
    before = room.preparation.timeline.duration
    assert chip.isChecked()
    chip.click()
    assert len(room.options.skipped) == 1
    assert room.preparation.timeline.duration < before - MINUTE // 2
    chip.click()
    assert room.preparation.timeline.duration == before


def test_an_optional_step_of_a_flow_can_be_left_out(theme: Theme, shelf: Shelf, qtbot: QtBot) -> None:
    locust, bridge = Step("locust", hold=Amount(Unit.BREATHS, 3, 3)), Step("bridge", hold=Amount(Unit.BREATHS, 3, 3))
    session = Session("row", "In a row", (Flow("Row", (locust, replace(bridge, optional=True))),))
    room = Room(theme, Preparation(session, shelf.catalogue, FakeNarrator(), Options()), FakeNarrator())
    qtbot.addWidget(room.window)
    chip = room.page.findChild(Chip)
    assert chip is not None
    assert chip.text() == "Bridge"
    chip.click()
    assert room.options.skipped == {"1.2"}
    assert {part.pose for part in room.preparation.timeline.segments} - {None} == {"locust"}


def test_the_length_is_met_and_its_meaning_told(prepare: Open) -> None:
    room = prepare()
    slider = room.page.choices.length
    slider.setFocus()
    QTest.keyClick(slider, Key.Key_End)
    longest = slider.minutes
    assert room.options.target == longest * MINUTE
    assert longest - 1 < room.preparation.timeline.duration / MINUTE <= longest
    assert f"Length, {longest} min" in texts(room.page)
    assert any(text.startswith("Holds of 5 breaths") and "10" in text for text in texts(room.page))


def test_a_session_of_one_length_has_no_slider(prepare: Open) -> None:
    room = prepare("utkatasana-side-steps")
    assert not room.page.choices.length.isVisible()


def test_breath_guidance_and_voice_are_handed_on(prepare: Open, qtbot: QtBot) -> None:
    room = prepare()
    select = room.page.choices.pace.select
    select.choose("4 s in, 6 s out")
    select.activated.emit(select.currentIndex())
    assert room.options.pace == BreathPattern(4_000, 6_000)
    next(one for one in room.page.choices.guidance.findChildren(QAbstractButton) if one.text() == "Names").click()
    assert room.options.guidance is Guidance.NAMES
    voice = room.page.choices.voice
    assert voice.value == "espeak"
    with qtbot.waitSignal(room.page.voice_chosen) as chosen:
        voice.choose("hibari")
        voice.activated.emit(voice.currentIndex())
    assert chosen.args == ["hibari"]


def test_another_pace_can_be_typed(prepare: Open) -> None:
    room = prepare()
    pace = room.page.choices.pace
    pace.select.choose("typed")
    pace.select.activated.emit(pace.select.currentIndex())
    assert pace.field.hasFocus()
    QTest.keyClicks(pace.field, "5 / 50")
    assert pace.is_wrong
    QTest.keyClick(pace.field, Key.Key_Escape)
    assert not pace.is_wrong, "nothing is typed"
    QTest.keyClicks(pace.field, "5 / 7")
    assert not pace.is_wrong
    assert room.options.pace == BreathPattern(5_000, 7_000)
    QTest.keyClicks(pace.field, "0")
    assert pace.is_wrong
    pace.select.choose("session")
    pace.select.activated.emit(pace.select.currentIndex())
    assert not pace.field.isVisible()
    assert not pace.is_wrong
    assert room.options.pace is None


def test_figures_come_into_the_room_and_above_the_plan_and_wear_what_is_worn(
    theme: Theme, shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    service = FigureService(theme, settings, lambda: shelf.catalogue.poses)
    preparation = Preparation(shelf.session(HEADLINE), shelf.catalogue, FakeNarrator(), Options())
    room = Room(theme, preparation, FakeNarrator(), RoomPictures(service))
    qtbot.addWidget(room.window)
    picture = room.page.about.findChild(RoomPicture)
    assert picture is not None

    def seen() -> tuple[QImage, QImage]:
        foot = room.page.foot
        return picture.grab().toImage(), foot.grab(QRect(0, 0, foot.width(), foot.strip.y())).toImage()

    def is_of_a_man(request: Request, _: Picture) -> bool:
        return isinstance(request, Figurine) and request.dress.body == "man"

    in_room, above_plan = seen()
    painted = Painted(picture)
    service.start()
    qtbot.waitUntil(lambda: painted.times > 0)
    qtbot.waitUntil(lambda: seen()[0] != in_room and seen()[1] != above_plan)
    in_room, _ = seen()
    with qtbot.waitSignal(service.drawn, check_params_cb=is_of_a_man, timeout=30_000):
        settings.set("body", "man")
    qtbot.waitUntil(lambda: seen()[0] != in_room)
    service.close()


def test_the_strip_offers_to_start_from_there(prepare: Open, qtbot: QtBot) -> None:
    room = prepare()
    strip = room.page.foot.strip
    pigeon = next(one for one in room.preparation.timeline.segments if one.pose == "pigeon" and one.amount)
    x = strip.width() * (pigeon.start + pigeon.length // 2) // room.preparation.timeline.duration
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, strip.height() // 2))
    menu = room.page.findChild(QMenu)
    assert menu is not None
    (action,) = menu.actions()
    assert action.text() == "Start from Pigeon, right side"
    assert action.isEnabled()
    with qtbot.waitSignal(room.page.start_requested) as asked:
        action.trigger()
    assert asked.args == [pigeon.start]
    menu.close()


def test_where_nobody_is_in_a_pose_the_strip_offers_the_first_of_the_words(prepare: Open) -> None:
    room = prepare()
    strip, timeline = room.page.foot.strip, room.preparation.timeline
    spoken = max((one for one in timeline.segments if one.pose is None), key=lambda one: len(one.title))
    strip.seek_requested.emit(spoken.start)
    menu = room.page.findChild(QMenu)
    assert menu is not None
    words = menu.actions()[0].text().removeprefix("Start from ")
    assert words.endswith("…")
    assert spoken.title.startswith(words.removesuffix("…"))
    menu.close()


def test_by_keyboard_the_strip_offers_it_at_the_bead(prepare: Open) -> None:
    room = prepare()
    strip = room.page.foot.strip
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        QTest.keyClick(strip, Key.Key_Right)
    QTest.keyClick(strip, Key.Key_Return)
    menu = room.page.findChild(QMenu)
    assert menu is not None
    assert abs(menu.x() - strip.mapToGlobal(strip.ring()[0].center()).x()) <= 1
    menu.close()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("text", [100, 200])
def test_the_foot_stays_in_sight_and_nothing_is_cut(
    prepare: Open, theme: Theme, qapp: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.set_text_size(text)
    room = prepare()
    room.window.resize(*size)
    qapp.processEvents()
    foot = room.page.foot
    assert foot.geometry().bottom() == room.page.rect().bottom()
    parts = (foot.start, foot.ends, foot.teach, foot.strip)
    for widget in parts:
        assert foot.rect().contains(widget.geometry())
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(parts, 2))
    for words in (foot.start, foot.ends, foot.teach):
        assert words.width() >= words.sizeHint().width()
    assert foot.start.height() >= foot.start.sizeHint().height()
    for column in (room.page.about, room.page.choices):
        assert QRect(column.mapTo(room.page, QPoint()), column.size()).right() <= room.page.width()


@pytest.mark.parametrize(("text", "columns"), [(100, 3), (130, 2), (200, 1)])
def test_columns_go_beneath_one_another_as_the_text_grows(
    prepare: Open, theme: Theme, qapp: QApplication, text: int, columns: int
) -> None:
    room = prepare()
    theme.set_text_size(text)
    qapp.processEvents()
    page, choices = room.page, room.page.choices
    about, pace, guidance = (one.mapTo(page, QPoint()) for one in (page.about, choices.pace, choices.guidance))
    assert (choices.mapTo(page, QPoint()).x() > about.x() + page.about.width()) == (columns == 3)
    assert (pace.x() < guidance.x(), pace.y() < guidance.y()) == (columns > 1, columns == 1)
    assert (choices.pace.width() > choices.width() // 2) == (columns == 1)


def test_the_foot_takes_less_height_in_a_low_window(prepare: Open, qapp: QApplication) -> None:
    room = prepare()
    heights = []
    for height in (800, 640, 800):
        room.window.resize(1280, height)
        qapp.processEvents()
        heights.append(room.page.foot.height())
    assert heights[0] == heights[2] > heights[1]


def test_the_first_voice_stands_for_one_that_is_not_on_offer(prepare: Open) -> None:
    room = prepare()
    room.page.choices.show_voice("a voice that was removed")
    assert room.page.choices.voice.value == "hibari"


def test_the_strip_offers_no_start_before_the_voice_is_ready(prepare: Open) -> None:
    room = prepare(rendered=False)
    room.page.foot.strip.seek_requested.emit(MINUTE)
    menu = room.page.findChild(QMenu)
    assert menu is not None
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_a_press_on_the_strip_offers_it_at_the_pointer(prepare: Open) -> None:
    room = prepare()
    strip = room.page.foot.strip
    strip.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QCursor.setPos(strip.mapToGlobal(QPoint(200, 10)))
    strip.seek_requested.emit(0)
    menu = room.page.findChild(QMenu)
    assert menu is not None
    assert abs(menu.x() - QCursor.pos().x()) <= 1
    menu.close()


def test_a_whole_flow_can_be_left_out_and_one_thing_beside_another(theme: Theme, shelf: Shelf, qtbot: QtBot) -> None:
    held = Amount(Unit.BREATHS, 3, 3)
    flow = Flow("Openers", (Step("locust", hold=held),), optional=True)
    session = Session("own", "Own", (Step("bridge", hold=held, optional=True), flow, Step("savasana", hold=held)))
    room = Room(theme, Preparation(session, shelf.catalogue, FakeNarrator(), Options()), FakeNarrator())
    qtbot.addWidget(room.window)
    bridge, openers = room.page.findChildren(Chip)
    assert (bridge.text(), openers.text()) == ("Bridge", "Openers")
    bridge.click()
    openers.click()
    assert room.options.skipped == {"1", "2"}
    bridge.click()
    assert room.options.skipped == {"2"}


def test_a_screen_reader_finds_a_name_on_everything(prepare: Open) -> None:
    room = prepare()
    focusable = [
        widget
        for widget in room.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert len(focusable) > 15
    nameless = [widget for widget in focusable if not name_of(widget)]
    assert not nameless


def texts(page: PreparePage) -> list[str]:
    return [str(widget.property("text")) for widget in page.findChildren(QWidget) if widget.property("text")]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
