"""The Poses pages in the real window, with the real catalogue and the figure drawn in its own thread."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guide import resources
from guide.errors import AudioError
from guide.model.cue import Utterance
from guide.model.pose import Catalogue, Pose, Variant
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.entry import Entry
from guide.settings import Settings
from guide.ui.figure.rooms import RoomPictures
from guide.ui.figure.service import FigureService
from guide.ui.header import NavButton, Place
from guide.ui.library.favourites import Favourites
from guide.ui.library.page import LibraryPage
from guide.ui.main_window import MainWindow
from guide.ui.poses.cues import sources
from guide.ui.poses.page import PosesPage
from guide.ui.poses.place import PosesPlace
from guide.ui.poses.pose_page import PosePage
from guide.ui.poses.tile import PoseTile
from guide.ui.practice.muscle_list import MuscleList
from guide.ui.reciter import Reciter
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import Button
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.mixed_text import MixedText
from guide.ui.widgets.segmented import Segmented
from guide.ui.widgets.switch import Switch
from guide.ui.widgets.text import Text
from guide.ui.widgets.text_field import TextField
from tests.fakes.looking import opened as shown
from tests.fakes.looking import said

Kind = TypeVar("Kind", bound=QWidget)

SESSION = Entry("hips", "Open hips", Path("hips.yaml"), poses=("pigeon", "savasana"), duration=600_000)
BROKEN = SESSION._replace(id="broken", title="Broken", file=Path("broken.yaml"), duration=None)


class Recital:
    """Says a line at each look."""

    def __init__(self, lines: Sequence[object]) -> None:
        self.lines = lines
        self.at: int | None = None
        self.is_over = False

    def look(self) -> None:
        self.at = 0 if self.at is None else self.at + 1
        self.is_over = self.at >= len(self.lines)

    def stop(self) -> None:
        self.is_over = True


class Voice:
    """Begins recitals, unless there is no sound."""

    def __init__(self) -> None:
        self.recitals: list[Recital] = []
        self.is_broken = False

    def recite(self, lines: Sequence[object]) -> Recital:
        if self.is_broken:
            raise AudioError("Connect headphones or speakers.")
        self.recitals.append(Recital(lines))
        return self.recitals[-1]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    catalogue, problems = read_catalogue(resources.asset())
    assert not problems
    return catalogue


@pytest.fixture
def rooms(theme: Theme, catalogue: Catalogue, tmp_path: Path) -> Iterator[RoomPictures]:
    service = FigureService(theme, Settings(tmp_path / "settings.json"), lambda: catalogue.poses)
    service.start()
    yield RoomPictures(service)
    service.close()


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def place(theme: Theme, rooms: RoomPictures, catalogue: Catalogue, voice: Voice, tmp_path: Path) -> PosesPlace:
    library = LibraryPage(theme, "", Favourites(tmp_path / "favourites.json"))
    library.show_cards((SESSION, BROKEN), "")
    window = MainWindow(theme, library, tmp_path / "window.ini")
    window.resize(1280, 800)  # more than the screen of these tests has room for
    reciter = Reciter(voice.recite)  # type: ignore[arg-type]  # the fake says as much as the reciter asks
    place = PosesPlace(window, theme, rooms, catalogue, reciter)
    place.session_requested.connect(window.file_opened)
    window.poses_requested.connect(place.open)
    return place


@pytest.fixture
def window(qtbot: QtBot, place: PosesPlace) -> MainWindow:
    window = place.parent()
    assert isinstance(window, MainWindow)
    return shown(qtbot, window)


def pressed(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.mouseClick(named(window, Button, text), Qt.MouseButton.LeftButton)


def named(window: QWidget, kind: type[Kind], text: str) -> Kind:
    found = (one for one in window.findChildren(kind) if one.isVisible())
    return next(one for one in found if text in {one.property("text"), one.accessibleName()})


def tiles(window: MainWindow) -> list[str]:
    return [tile.pose.name for tile in window.findChildren(PoseTile) if tile.isVisible()]


def opened(qtbot: QtBot, window: MainWindow, pose: str) -> PosePage:
    pressed(qtbot, window, "Poses")
    tile = next(tile for tile in window.findChildren(PoseTile) if tile.pose.name == pose)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, PosePage)
    return window.page


def drawn(qtbot: QtBot, page: PosePage) -> PosePage:
    qtbot.waitUntil(lambda: page.turntable.has_picture)
    return page


def picture(page: PosePage) -> bytes:
    image = page.turntable.grab().toImage()
    return bytes(image.constBits())


def tab_round(qtbot: QtBot, window: QWidget) -> list[QWidget]:
    reached: list[QWidget] = []
    for _ in range(100):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            break
        reached.append(focus)
    return reached


def test_the_header_leads_to_the_poses_and_back(qtbot: QtBot, window: MainWindow, catalogue: Catalogue) -> None:
    pressed(qtbot, window, "Poses")
    assert named(window, NavButton, "Poses").accessibleDescription()
    assert not named(window, NavButton, "Library").accessibleDescription()
    assert tiles(window) == sorted((pose.name for pose in catalogue.poses.values()), key=str.casefold)
    pressed(qtbot, window, "Library")
    assert window.page is window.library
    assert named(window, NavButton, "Library").accessibleDescription()


def test_poses_are_found_as_one_types_and_by_what_they_do(qtbot: QtBot, window: MainWindow) -> None:
    pressed(qtbot, window, "Poses")
    qtbot.keyClick(window.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    qtbot.keyClicks(field, "rajakapot")
    assert tiles(window) == ["Pigeon"]
    assert "1 pose" in said(window.page).splitlines()
    qtbot.keyClicks(field, "zebra")
    assert tiles(window) == []
    assert "No pose matches “rajakapotzebra”." in said(window.page)
    pressed(qtbot, window, "Show all poses")
    assert field.hasFocus()
    qtbot.mouseClick(named(window, Chip, "Stretches"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(window, Chip, "Shoulders"), Qt.MouseButton.LeftButton)
    assert tiles(window) == ["Upward-facing bow"]
    qtbot.mouseClick(named(window, Chip, "Glutes"), Qt.MouseButton.LeftButton)
    assert "No pose matches all these filters." in said(window.page)
    qtbot.mouseClick(named(window, Chip, "Glutes"), Qt.MouseButton.LeftButton)
    pressed(qtbot, window, "Library")
    pressed(qtbot, window, "Poses")
    assert tiles(window) == ["Upward-facing bow"]


def test_a_tile_says_all_of_a_pose_to_a_screen_reader(qtbot: QtBot, window: MainWindow) -> None:
    pressed(qtbot, window, "Poses")
    pigeon = next(tile for tile in window.findChildren(PoseTile) if tile.pose.id == "pigeon")
    assert pigeon.accessibleName().startswith("Pigeon. Eka Pada Rajakapotasana. Stretches: gluteus maximus")


def test_a_pose_tells_all_that_is_known_of_it(qtbot: QtBot, window: MainWindow, catalogue: Catalogue) -> None:
    page = opened(qtbot, window, "Pigeon")
    words = said(page)
    pigeon = catalogue.poses["pigeon"]
    assert pigeon.sanskrit
    assert pigeon.pronounce
    for text in ("Pigeon", pigeon.sanskrit, pigeon.pronounce, "Slide your right knee forward", "Block"):
        assert text in words
    assert named(page, Segmented, "Side").value == "right"
    warnings = [text.text() for text in page.findChildren(MixedText) if text.isVisible()]
    for key in pigeon.cautions:
        assert f"{catalogue.cautions[key].name}: {catalogue.cautions[key].advice}" in warnings
    rests_on = sources(pigeon, catalogue)
    assert rests_on
    assert all(source.title in words for source in rests_on)
    assert "Open hips" in {link.text() for link in page.findChildren(Button)}
    assert "Broken" not in {link.text() for link in page.findChildren(Button)}
    with qtbot.waitSignal(window.file_opened) as told:
        pressed(qtbot, window, "Open hips")
    assert told.args == [Path("hips.yaml")]
    named(page, Button, "Poses").click()
    assert isinstance(window.page, PosesPage)


def test_the_keyboard_comes_back_to_the_tile(qtbot: QtBot, window: MainWindow) -> None:
    pressed(qtbot, window, "Poses")
    tile = next(tile for tile in window.findChildren(PoseTile) if tile.pose.id == "locust")
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    assert isinstance(window.page, PosePage)
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is tile


def test_the_figure_is_turned_by_keys_and_turned_back(qtbot: QtBot, window: MainWindow) -> None:
    page = drawn(qtbot, opened(qtbot, window, "Locust"))
    start, first = page.turntable.camera, picture(page)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.keyClick(page.turntable, Qt.Key.Key_Down)
    assert page.turntable.camera.yaw != start.yaw
    assert page.turntable.camera.pitch > start.pitch
    qtbot.waitUntil(lambda: picture(page) != first)
    for _ in range(30):
        qtbot.keyClick(page.turntable, Qt.Key.Key_Up)
    assert page.turntable.camera.pitch == 0
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert page.turntable.camera == start
    assert "Turned by 0°" in page.turntable.accessibleDescription()


def test_the_figure_is_turned_all_round_with_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    page = drawn(qtbot, opened(qtbot, window, "Locust"))
    table, start = page.turntable, page.turntable.camera.yaw
    middle = table.rect().center()
    qtbot.mousePress(table, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(table, middle + QPoint(180, 0))
    qtbot.mouseRelease(table, Qt.MouseButton.LeftButton)
    assert (start - table.camera.yaw) % 360 == 90
    qtbot.mouseMove(table, middle)
    assert (start - table.camera.yaw) % 360 == 90


def _differs(page: PosePage, before: bytes) -> bool:
    return picture(page) != before


def test_muscles_variant_and_side_change_the_figure_and_its_words(qtbot: QtBot, window: MainWindow) -> None:
    page = drawn(qtbot, opened(qtbot, window, "Pigeon"))
    changes: tuple[Callable[[], object], ...] = (
        page.findChildren(Switch)[0].click,
        named(page, Chip, "Folded").click,
        lambda: page.findChildren(Segmented)[0].chosen.emit("left"),
    )
    for change in changes:
        before = picture(page)
        change()
        qtbot.waitUntil(partial(_differs, page, before))
    assert page.turntable.accessibleName() == "Figure of Pigeon, folded"
    assert "Slide your left knee forward" in said(page)


def test_the_voice_says_the_name_and_the_way_in(qtbot: QtBot, window: MainWindow, voice: Voice) -> None:
    page = opened(qtbot, window, "Locust")
    pressed(qtbot, window, "Hear the name")
    assert voice.recitals[-1].lines == [Utterance("Salabhasana.")]
    pressed(qtbot, window, "Listen")
    assert voice.recitals[0].is_over
    assert Utterance("Lie on your belly, and rest your forehead on the floor.") in voice.recitals[1].lines
    pressed(qtbot, window, "Stop")
    assert voice.recitals[1].is_over
    pressed(qtbot, window, "Listen")
    qtbot.waitUntil(lambda: voice.recitals[2].is_over)
    qtbot.waitUntil(lambda: "Listen" in {button.text() for button in page.findChildren(Button)})


def test_leaving_a_pose_silences_it(qtbot: QtBot, window: MainWindow, voice: Voice) -> None:
    opened(qtbot, window, "Locust")
    pressed(qtbot, window, "Listen")
    window.go_back()
    assert voice.recitals[0].is_over


def test_without_sound_a_sentence_says_so(qtbot: QtBot, window: MainWindow, voice: Voice) -> None:
    voice.is_broken = True
    opened(qtbot, window, "Locust")
    pressed(qtbot, window, "Listen")
    assert window.notice == "Connect headphones or speakers."
    assert named(window, Button, "Listen").isEnabled()


def test_what_a_press_could_not_do_is_said_before_what_waits(qtbot: QtBot, window: MainWindow, voice: Voice) -> None:
    window.tell("“rain.mp3” cannot be played and is left out of the music.")
    voice.is_broken = True
    opened(qtbot, window, "Pigeon")
    pressed(qtbot, window, "Hear the name")
    assert window.notice == "Connect headphones or speakers."


def test_the_poses_list_the_keys_that_walk_them(qtbot: QtBot, window: MainWindow) -> None:
    pressed(qtbot, window, "Poses")
    assert isinstance(window.page, PosesPage)
    assert dict(window.page.keys()) == {"Arrows": "From pose to pose"}


def test_a_pose_without_figure_words_or_sanskrit_shows_its_name(
    qtbot: QtBot, window: MainWindow, place: PosesPlace
) -> None:
    place.open_pose(Pose("new", "Something new"))
    page = window.page
    assert isinstance(page, PosePage)
    assert page.turntable.accessibleName() == "Something new"
    assert not page.turntable.has_picture
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert not [button for button in page.findChildren(Button) if button.isVisible() and button.text() != "Poses"]


def test_a_teacher_finds_what_to_write_for_a_pose_and_can_copy_it(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, "Pigeon")
    assert page.written.text() == "pose: pigeon"
    page.written.setFocus()
    qtbot.keyClick(page.written, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.written.selectedText() == "pose: pigeon"
    qtbot.mouseClick(named(page, Chip, "Upright"), Qt.MouseButton.LeftButton)
    assert page.written.text() == "pose: pigeon\nvariant: upright"
    qtbot.mouseClick(named(page, Chip, "As usual"), Qt.MouseButton.LeftButton)
    assert page.written.text() == "pose: pigeon"


def test_a_variant_that_is_the_pose_as_usual_gives_it_its_name(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, "Ankle to knee")
    assert [chip.text() for chip in page.findChildren(Chip)] == ["Shins stacked", "Shin in front", "Leaning forward"]
    assert named(page, Chip, "Shins stacked").isChecked()


def test_what_to_lay_ready_goes_with_the_variant(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, "Bridge")
    assert "Optional: block, belt." in said(page.at_hand)
    for chip, needed in (("Block between the knees", "Block."), ("Belt round the thighs", "Belt.")):
        qtbot.mouseClick(named(page, Chip, chip), Qt.MouseButton.LeftButton)
        assert needed in said(page.at_hand)
    qtbot.mouseClick(named(page, Chip, "Yoga Mudra"), Qt.MouseButton.LeftButton)
    assert page.at_hand.isHidden()


def test_the_muscles_go_with_the_variant(qtbot: QtBot, window: MainWindow, place: PosesPlace) -> None:
    squeezed = Variant("squeezed", "New, squeezed", works=("adductors",))
    place.open_pose(Pose("new", "New", variants={"squeezed": squeezed}))
    page = window.page
    assert isinstance(page, PosePage)
    (muscles,) = page.findChildren(MuscleList)
    assert muscles.isHidden()
    qtbot.mouseClick(named(page, Chip, "Squeezed"), Qt.MouseButton.LeftButton)
    assert muscles.isVisible()
    assert "adductors" in muscles.text()
    qtbot.mouseClick(named(page, Chip, "As usual"), Qt.MouseButton.LeftButton)
    assert muscles.isHidden()


def test_only_the_variant_of_a_pose_has_a_figure(
    qtbot: QtBot, window: MainWindow, place: PosesPlace, catalogue: Catalogue
) -> None:
    pigeon = catalogue.poses["pigeon"]
    upright = Variant("upright", "New, upright", figure=pigeon.figure)
    place.open_pose(Pose("pigeon", "New", variants={"upright": upright}))
    page = window.page
    assert isinstance(page, PosePage)
    assert page.turntable.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert page.keys() == ()
    qtbot.mouseClick(named(page, Chip, "Upright"), Qt.MouseButton.LeftButton)
    drawn(qtbot, page)
    assert page.turntable.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert page.keys()
    qtbot.mouseClick(named(page, Chip, "As usual"), Qt.MouseButton.LeftButton)
    assert not page.turntable.has_picture
    assert page.turntable.accessibleName() == "New"


def test_tab_reaches_all_of_a_pose_in_the_order_of_reading(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window, "Pigeon")
    reached = tab_round(qtbot, window)
    names = []
    for widget in reached:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.role() != QAccessible.Role.Client
        names.append(interface.text(QAccessible.Text.Name))
    assert all(names)
    order = ["Poses", "Figure of Pigeon", "As usual", "Right side", "Show the muscles"]
    order += ["Hear the name", "Listen", "Open hips"]
    assert [name for name in names if name in order] == order
    assert page.isVisible()


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (3840, 2160)])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, window: MainWindow, theme: Theme, size: tuple[int, int], text: int
) -> None:
    theme.set_text_size(text)
    window.resize(*size)
    page = opened(qtbot, window, "Bridge")
    QApplication.processEvents()
    for label in page.findChildren(Text):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            parent = label.parentWidget()
            assert parent is not None
            assert parent.rect().contains(label.geometry()), label.text()
    for button in page.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            edge = button.mapTo(page.content, QPoint(button.width(), 0)).x()
            assert edge <= page.content.width(), button.text()
    window.go_back()
    assert window.page.isVisible()


def test_a_place_that_is_shown_is_not_opened_twice(qtbot: QtBot, window: MainWindow) -> None:
    pressed(qtbot, window, "Poses")
    page = window.page
    window.open_place(page, Place.POSES)
    window.go_back()
    assert window.page is window.library


def test_a_page_that_was_left_is_not_asked_to_draw_anew(qtbot: QtBot, window: MainWindow, rooms: RoomPictures) -> None:
    page = opened(qtbot, window, "Pigeon")
    gone: list[object] = []
    page.turntable.destroyed.connect(lambda: gone.append(1))
    window.go_back()
    qtbot.waitUntil(lambda: gone == [1])
    rooms.service.changed.emit()  # another body, or other colours: what is drawn for nobody fails here
