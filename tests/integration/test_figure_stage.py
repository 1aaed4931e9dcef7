"""The figure on the stage of Practice: moments of a real practice, drawn by the real service."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from guide.audio.deck import Deck
from guide.figure.palette import palette
from guide.player.lesson import Lesson
from guide.player.moment import Moment, Moments
from guide.player.player import Player
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.events import SpeechDue
from guide.timeline.timeline import Segment, SegmentKind
from guide.ui.appearance import dress
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import Breathing, OnStage, OnTheWay, Request
from guide.ui.figure.service import FigureService
from guide.ui.practice.figure_stage import FigureStage
from guide.ui.practice.keys import Wish
from guide.ui.practice.page import PracticePage
from guide.ui.theme import Theme
from tests.fakes.humming import HummingNarrator
from tests.fakes.output import FakeOutput, FakeTime

SESSION = "strong-glutes-open-hips"


@pytest.fixture(scope="module")
def moments(shelf: Shelf) -> Moments:
    return Moments(Lesson(shelf.session(SESSION), shelf.catalogue).estimate(), shelf.catalogue)


@pytest.fixture
def service(theme: Theme, shelf: Shelf, tmp_path: Path) -> Iterator[FigureService]:
    service = FigureService(theme, Settings(tmp_path / "settings.json"), lambda: shelf.catalogue.poses)
    service.start()
    yield service
    service.close()


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme, service: FigureService) -> FigureStage:
    stage = FigureStage(theme, service)
    qtbot.addWidget(stage)
    stage.resize(356, 260)
    stage.horizon = 104
    stage.show()
    return stage


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, service: FigureService, shelf: Shelf) -> Iterator[PracticePage]:
    """The page of a practice that rests, with its figure."""
    deck = Deck(FakeOutput(FakeTime()))
    deck.open()
    player = Player(Lesson(shelf.session(SESSION), shelf.catalogue), HummingNarrator(), deck, notify=pytest.fail)
    page = PracticePage(theme, player, figure=service)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    yield page
    page.player.close()
    deck.close()


def test_the_figure_gives_way_to_what_a_key_does_and_to_the_paint_after_it(
    page: PracticePage, service: FigureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(service, "give_way", lambda: done.append("give way"))
    page.player.follow(lambda: done.append("look"))
    page.wish(Wish.NEXT)
    assert done == ["give way", "look", "give way"]


def segment(moments: Moments, kind: SegmentKind, pose: str) -> Segment:
    return next(one for one in moments.timeline.segments if one.kind is kind and one.pose == pose)


def shown(qtbot: QtBot, stage: FigureStage, service: FigureService, moment: Moment, kind: type) -> QImage:
    """What the stage looks like once a picture of this kind has come."""
    with qtbot.waitSignal(service.drawn, check_params_cb=lambda request, _: isinstance(request, kind)):
        stage.show_moment(moment)
    return stage.grab().toImage()


def test_a_hold_shows_its_figure_and_each_side_the_other_way_round(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments
) -> None:
    empty = stage.grab().toImage()
    holds = [one for one in moments.timeline.segments if one.kind is SegmentKind.HOLD and one.pose == "warrior-1"]
    right, left = (shown(qtbot, stage, service, moments.at(one.start + 9_000), OnStage) for one in holds)
    assert empty != right
    assert right != left


def test_a_size_that_is_left_and_taken_again_before_it_was_drawn_shows_its_figure(
    qtbot: QtBot, theme: Theme, shelf: Shelf, moments: Moments, tmp_path: Path
) -> None:
    service = FigureService(theme, Settings(tmp_path / "settings.json"), lambda: shelf.catalogue.poses)
    stage = FigureStage(theme, service)
    qtbot.addWidget(stage)
    moment = moments.at(segment(moments, SegmentKind.HOLD, "locust").start + 8_000)
    for width in (356, 456, 356):
        stage.resize(width, 260)
        stage.horizon = 104
        stage.show_moment(moment)
    empty = stage.grab().toImage()
    with qtbot.waitSignal(service.drawn, check_params_cb=lambda request, _: isinstance(request, OnStage)):
        service.start()
    assert stage.grab().toImage() != empty
    service.close()


def test_on_the_way_the_figure_moves_with_the_clock_and_rests_with_it(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments
) -> None:
    arriving = segment(moments, SegmentKind.ARRIVE, "warrior-1")
    asked: list[OnTheWay] = []
    service.drawn.connect(lambda request, _: asked.append(request) if isinstance(request, OnTheWay) else None)
    early = shown(qtbot, stage, service, moments.at(arriving.start + 3_000), OnTheWay)
    late = shown(qtbot, stage, service, moments.at(arriving.start + 5_000), OnTheWay)
    assert early != late
    assert [one.rests for one in asked] == [False, False]
    shown(qtbot, stage, service, moments.at(arriving.start + 5_000), OnTheWay)
    assert asked[-1].rests, "a pause is drawn well"


def test_the_ribs_follow_the_breath_and_only_they_are_painted(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments
) -> None:
    hold = segment(moments, SegmentKind.HOLD, "locust")
    at = hold.start + 8_000
    moment = replace(moments.at(at), fullness=1.0)

    def is_full(request: Request, _: Picture) -> bool:
        return isinstance(request, Breathing) and request.breath == 1.0

    def is_still(request: Request, _: Picture) -> bool:
        return isinstance(request, OnStage)

    with qtbot.waitSignals([service.drawn, service.drawn], check_params_cbs=[is_full, is_still]):
        stage.show_moment(replace(moment, phase=None))
    still = stage.grab().toImage()
    stage.show_moment(replace(moment, position=at + 200))
    inhaled = stage.grab().toImage()
    stage.show_moment(replace(moment, position=at + 260, fullness=0.0))
    assert stage.grab().toImage() == inhaled, "not more often than ten times a second"
    stage.show_moment(replace(moment, position=at + 400, phase=None))
    at_rest = stage.grab().toImage()
    changed = [x for x in range(0, 356, 2) for y in range(0, 260, 2) if at_rest.pixel(x, y) != inhaled.pixel(x, y)]
    assert changed, "the breath is seen"
    assert at_rest == still, "nothing of it is left behind"
    assert max(changed) - min(changed) < 300


def test_with_reduced_motion_the_shape_is_there_at_once_and_nothing_breathes(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments, theme: Theme
) -> None:
    theme.set_reduce_motion(reduce=True)
    asked: list[Request] = []
    service.drawn.connect(lambda request, _: asked.append(request))
    arriving = segment(moments, SegmentKind.ARRIVE, "warrior-1")
    shown(qtbot, stage, service, moments.at(arriving.start + 1_000), OnStage)
    shown(qtbot, stage, service, moments.at(segment(moments, SegmentKind.HOLD, "locust").start + 9_000), OnStage)
    qtbot.waitUntil(lambda: stage.grab().toImage() == stage.grab().toImage())
    assert {type(one) for one in asked} == {OnStage}


def test_muscles_can_be_seen_and_hidden(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments
) -> None:
    moment = moments.at(segment(moments, SegmentKind.HOLD, "locust").start + 9_000)
    plain = shown(qtbot, stage, service, moment, OnStage)
    stage.show_muscles(shown=True)
    coloured = shown(qtbot, stage, service, moment, OnStage)
    assert coloured != plain
    fewer = replace(moment, works=moment.works[:1])
    assert shown(qtbot, stage, service, fewer, OnStage) not in (plain, coloured), "an action's own muscles alone"


def test_another_theme_is_drawn_anew(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments, theme: Theme
) -> None:
    moment = moments.at(segment(moments, SegmentKind.HOLD, "locust").start + 9_000)
    light = shown(qtbot, stage, service, moment, OnStage)
    theme.choose("dark")
    assert shown(qtbot, stage, service, moment, OnStage) != light


def test_a_pose_without_a_figure_leaves_the_mat_and_a_stage_of_no_size_is_no_fault(
    qtbot: QtBot, stage: FigureStage, service: FigureService, moments: Moments
) -> None:
    empty = stage.grab().toImage()
    moment = moments.at(segment(moments, SegmentKind.HOLD, "locust").start + 9_000)
    assert moment.going is not None
    unknown = replace(moment.going, to=moment.going.to._replace(pose="unknown"))
    shown(qtbot, stage, service, moment, OnStage)
    assert shown(qtbot, stage, service, replace(moment, going=unknown), OnStage) == empty
    stage.resize(0, 0)
    stage.show_moment(moment)
    stage.show_moment(replace(moment, going=None))


def test_the_page_shows_names_of_muscles_and_the_figure_that_comes_next(
    qtbot: QtBot, theme: Theme, page: PracticePage, qapp: object
) -> None:
    dress(qapp, theme)  # type: ignore[arg-type]  # pytest-qt's application is Qt's
    player = page.player
    hold = next(one for one in player.timeline.segments if one.kind is SegmentKind.HOLD and one.pose == "warrior-1")
    player.seek(hold.start + 9_000)
    qtbot.keyClick(page, Qt.Key.Key_B)
    muscles = page.scene.muscles
    assert muscles.isVisible()
    assert "quadriceps" in muscles.text()
    assert muscles.text().splitlines()[1].endswith("hip flexors")
    swatches = muscles.grab(QRect(0, 0, muscles.fontMetrics().height() // 2, muscles.height())).toImage()
    plain, striped = QColor(palette().working).rgb(), QColor(palette().stretched).rgb()
    rows = [{swatches.pixel(x, y) for x in range(2, swatches.width() - 2)} for y in range(swatches.height())]
    assert rows.index({plain}) < next(y for y, colours in enumerate(rows) if striped in colours and len(colours) > 1)
    coming = page.scene.next_figure
    assert coming is not None
    before = coming.grab().toImage()
    qtbot.waitUntil(lambda: coming.grab().toImage() != before)
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert not muscles.isVisible()
    cues = [one for one in player.timeline.events if isinstance(one, SpeechDue)]
    wide = next(one for one in cues if one.caption.startswith("Locust, Salabhasana."))
    player.seek(cues[0].at + 500)
    page.look()
    qtbot.waitUntil(lambda: coming.grab().toImage() != before)
    player.seek(wide.at + 500)
    page.look()
    assert len(page.scene.caption.shown) == 1
    assert page.scene.caption.x() + page.scene.caption.widest_line > coming.x()
    assert coming.grab().toImage() == before, "it would touch the words"


def test_the_page_shows_from_behind_what_the_front_hides(qtbot: QtBot, page: PracticePage) -> None:
    player = page.player
    behind = page.scene.behind
    assert behind is not None
    empty = behind.grab().toImage()

    def hold(pose: str) -> int:
        return next(one.start for one in player.timeline.segments if one.kind is SegmentKind.HOLD and one.pose == pose)

    player.seek(hold("gomukhasana") + 9_000)
    qtbot.keyClick(page, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: behind.accessibleName() == "From behind")
    assert behind.grab().toImage() != empty
    player.seek(hold("warrior-1") + 9_000)  # which shows enough from the front
    page.look()
    assert behind.accessibleName() == ""
    assert behind.grab().toImage() == empty
    player.seek(hold("gomukhasana") + 9_000)
    page.look()
    qtbot.waitUntil(lambda: behind.grab().toImage() != empty)
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert behind.grab().toImage() == empty
