"""Who is led by the media keys, on a system of the test's."""

import sys
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import enumerate as enumerate_threads
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from guide.model.amount import Amount, Unit
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.units import SECOND
from guide.player.transport import State
from guide.ui.mediakeys.keys import MediaKeys
from guide.ui.mediakeys.playing import Command, Desk, Playing, Status, Wish
from tests.fakes.practising import Practising

CATALOGUE = Catalogue({"crow": Pose("crow", "Crow", move=2 * SECOND)})


class System:
    """A system whose controls are reached when the test says so."""

    def __init__(self) -> None:
        self.desks: list[ShownDesk] = []
        self.reachable: SimpleQueue[None] = SimpleQueue()

    def reach(self) -> Callable[[Wish], Desk]:
        self.reachable.get()
        return self.make

    def make(self, wish: Wish) -> Desk:
        desk = ShownDesk(wish)
        self.desks.append(desk)
        return desk

    @property
    def open_desks(self) -> "list[ShownDesk]":
        return [desk for desk in self.desks if not desk.is_closed]


class ShownDesk:
    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.shown: list[Playing] = []
        self.is_closed = False

    def show(self, playing: Playing) -> None:
        assert not self.is_closed
        self.shown.append(playing)

    def close(self) -> None:
        self.is_closed = True


def _practising(title: str) -> Practising:
    practising = Practising(Session(title, title, (Step("crow", hold=Amount(Unit.BREATHS, 3, 3)),)), CATALOGUE)
    practising.player.play()
    return practising


@pytest.fixture
def practices() -> Iterator[tuple[Practising, Practising]]:
    practices = _practising("Class"), _practising("Rehearsal")
    yield practices
    for practising in practices:
        practising.player.close()
        practising.deck.close()


def test_the_keys_go_from_one_player_to_another_and_back(
    qtbot: QtBot, practices: tuple[Practising, Practising]
) -> None:
    system = System()
    keys = MediaKeys(system.reach)
    for practising in (*practices, practices[0]):
        with qtbot.waitSignal(keys.reached):
            system.reachable.put(None)
            keys.begin(practising.player)
        (desk,) = system.open_desks
        assert desk.shown[-1].session == practising.player.timeline.title
    desk.wish(Command.PAUSE)
    qtbot.waitUntil(lambda: practices[0].player.state is State.PAUSED)
    assert practices[1].player.state is State.PLAYING
    told = len(desk.shown)
    for practising in practices:
        practising.player.tick()
    assert len(desk.shown) == told
    assert desk.shown[-1].status is Status.PAUSED
    keys.end()
    assert not system.open_desks
    for practising in practices:
        practising.run(SECOND)
        practising.player.pause()
        practising.player.tick()


def test_controls_that_are_found_late_are_not_doubled(qtbot: QtBot, practices: tuple[Practising, Practising]) -> None:
    system = System()
    keys = MediaKeys(system.reach)
    found: list[None] = []
    keys.reached.connect(lambda: found.append(None))
    for practising in (*practices, practices[0]):
        keys.begin(practising.player)
    for _ in range(3):
        system.reachable.put(None)
    qtbot.waitUntil(lambda: len(found) == 3)
    assert [desk.shown[-1].session for desk in system.open_desks] == ["Class"]
    keys.end()
    assert not system.open_desks


def test_controls_that_are_found_after_the_practice_was_left_show_nothing(
    qtbot: QtBot, practices: tuple[Practising, Practising]
) -> None:
    system = System()
    keys = MediaKeys(system.reach)
    keys.begin(practices[0].player)
    keys.end()
    with qtbot.waitSignal(keys.reached):
        system.reachable.put(None)
    assert not system.open_desks


def test_controls_that_are_found_after_the_app_was_closed_do_no_harm(
    practices: tuple[Practising, Practising],
) -> None:
    system = System()
    keys = MediaKeys(system.reach)
    keys.begin(practices[0].player)
    (finding,) = (thread for thread in enumerate_threads() if thread.name == "media keys")
    delete(keys)
    system.reachable.put(None)
    finding.join()
    assert not system.desks


def test_that_time_passes_is_not_told_and_a_leap_and_another_pose_are(
    qtbot: QtBot, practices: tuple[Practising, Practising]
) -> None:
    system = System()
    keys = MediaKeys(system.reach)
    practising, _ = practices
    with qtbot.waitSignal(keys.reached):
        system.reachable.put(None)
        keys.begin(practising.player)
    (desk,) = system.open_desks
    practising.run(5 * SECOND)
    told = len(desk.shown)
    assert desk.shown[-1].pose == "Crow"
    practising.run(5 * SECOND)
    assert len(desk.shown) == told
    for position in (7 * SECOND, 12 * SECOND):
        practising.player.seek(position)
        practising.player.tick()
    assert [one.position for one in desk.shown[told:]] == [7 * SECOND, 12 * SECOND]
    practising.player.change_pace(+1)
    practising.player.tick()
    assert desk.shown[-1].length == practising.player.timeline.duration > desk.shown[-2].length
    keys.end()


def test_a_key_that_was_pressed_as_the_practice_ended_does_nothing(
    qtbot: QtBot, practices: tuple[Practising, Practising]
) -> None:
    system = System()
    keys = MediaKeys(system.reach)
    with qtbot.waitSignal(keys.reached):
        system.reachable.put(None)
        keys.begin(practices[0].player)
    (desk,) = system.open_desks
    keys.end()
    desk.wish(Command.PAUSE)
    with qtbot.waitSignal(keys.show_requested):
        desk.wish(Command.SHOW)
    assert practices[0].player.state is State.PLAYING


def test_a_system_without_controls_is_left_alone(
    qtbot: QtBot, practices: tuple[Practising, Practising], monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform in ("haiku", "win32", "darwin"):
        monkeypatch.setattr("sys.platform", platform)
        keys = MediaKeys()
        with qtbot.waitSignal(keys.reached) as reached:
            keys.begin(practices[0].player)
        assert reached.args == [practices[0].player, None]
        practices[0].run(SECOND)
        keys.end()
    assert practices[0].player.state is State.PLAYING


@pytest.mark.parametrize(("platform", "name"), [("linux", "linux"), ("win32", "windows"), ("darwin", "macos")])
def test_each_system_has_controls_of_its_own(
    qtbot: QtBot,
    practices: tuple[Practising, Practising],
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    name: str,
) -> None:
    system = System()
    system.reachable.put(None)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setitem(sys.modules, f"guide.ui.mediakeys.{name}", SimpleNamespace(reach=system.reach))
    monkeypatch.setattr(f"guide.ui.mediakeys.{name}", SimpleNamespace(reach=system.reach), raising=False)
    keys = MediaKeys()
    with qtbot.waitSignal(keys.reached):
        keys.begin(practices[0].player)
    (desk,) = system.open_desks
    assert desk.shown[-1].session == "Class"
    keys.end()
