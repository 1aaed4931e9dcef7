"""What a scene tells of a moment besides the large figure."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guide.model.drawn import Drawn
from guide.model.side import Side
from guide.model.units import SECOND
from guide.player.choreography import Going
from guide.player.moment import Moments
from guide.player.transport import State
from guide.settings import Settings
from guide.ui.figure.requests import Coloured, Figurine, FromBehind, Request
from guide.ui.figure.service import FigureService
from guide.ui.practice.figure_stage import FigureStage
from guide.ui.practice.scene import Scene
from guide.ui.theme import Theme
from guide.ui.widgets.strip import Strip
from tests.fakes.sketch import CATALOGUE, Sketch

RIGHT, LEFT = Side.RIGHT, Side.LEFT
MOMENTS = Moments(
    Sketch()
    .arrive("1", "pigeon", 10, RIGHT)
    .hold("1", "pigeon", 7, RIGHT)
    .arrive("1", "pigeon", 10, LEFT)
    .hold("1", "pigeon", 7, LEFT)
    .arrive("2", "savasana", 10)
    .timeline(),
    CATALOGUE,
)


@pytest.fixture
def asked() -> list[Request]:
    """The pictures that were asked for."""
    return []


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, tmp_path: Path, asked: list[Request], monkeypatch: pytest.MonkeyPatch) -> Scene:
    service = FigureService(theme, Settings(tmp_path / "settings.json"), dict)
    monkeypatch.setattr(service, "picture", lambda request, *_, **__: asked.append(request))
    scene = Scene(theme, Strip(theme, lambda segment: segment.title), service)
    qtbot.addWidget(scene)
    scene.resize(1280, 800)
    scene.lay_out()
    return scene


def test_the_time_that_is_left_goes_down_while_nothing_else_changes(scene: Scene) -> None:
    told = []
    for second in (20, 21, 22):
        scene.show_moment(MOMENTS.at(second * SECOND), State.PLAYING)
        told.append(scene.time_left.text())
    assert told == ["2:02 left", "2:01 left", "2:00 left"]


def test_the_figure_of_what_comes_next_is_on_its_side_and_in_its_variant(scene: Scene, asked: list[Request]) -> None:
    scene.show_moment(replace(MOMENTS.at(20 * SECOND), next_variant="block"), State.PLAYING)
    assert [one.drawn for one in asked if isinstance(one, Figurine)] == [Drawn("pigeon", "block", LEFT)]


def test_a_pose_that_goes_by_its_sanskrit_name_is_named_once(scene: Scene) -> None:
    names = []
    for at in (20 * SECOND, MOMENTS.timeline.duration - SECOND):
        scene.show_moment(MOMENTS.at(at), State.PLAYING)
        names.append((scene.name.text(), scene.sanskrit.text()))
    assert names == [("Pigeon", "Eka Pada Rajakapotasana"), ("Savasana", "")]


def test_the_figure_is_told_of_all_words_beside_it_as_soon_as_they_are_written(scene: Scene) -> None:
    scene.show_moment(MOMENTS.at(20 * SECOND), State.PLAYING)
    assert isinstance(scene.stage, FigureStage)
    beside = [words.translated(scene.stage.pos()) for words in scene.stage.words]
    assert [box.topLeft() for box in beside] == [scene.name.pos(), scene.sanskrit.pos()]
    assert beside[1].width() == scene.sanskrit.sizeHint().width()


def test_from_behind_a_body_is_shown_once_it_is_there_with_what_works_and_what_is_stretched(
    scene: Scene, asked: list[Request]
) -> None:
    pigeon = Drawn("pigeon", side=RIGHT)
    moment = replace(MOMENTS.at(20 * SECOND), works=("hamstrings",), stretches=("hip flexors",))
    scene.show_muscles(shown=True)
    scene.show_moment(replace(moment, going=Going(Drawn("locust"), pigeon, 0.5)), State.PLAYING)
    assert not [one for one in asked if isinstance(one, FromBehind)]
    scene.show_moment(replace(moment, going=Going(pigeon, pigeon, 1.0)), State.PLAYING)
    (behind,) = [one for one in asked if isinstance(one, FromBehind)]
    assert behind.muscles == Coloured(works=("hamstrings",), stretches=("hip flexors",))
