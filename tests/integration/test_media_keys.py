"""Media keys over a real D-Bus of our own: another program leads the real player and reads what is practised."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("MPRIS is Linux's", allow_module_level=True)

from jeepney import MessageType
from pytestqt.qtbot import QtBot

from guide import app
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Cue
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import SECOND
from guide.player.player import Player
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.mediakeys.keys import MediaKeys
from guide.ui.practice.page import PracticePage
from tests.fakes.looking import page_of
from tests.fakes.practising import Practising
from tests.private_bus import PLAYER, PROPERTIES, ROOT, Client, private_bus

CATALOGUE = Catalogue({"pigeon": Pose("pigeon", "Pigeon", move=2 * SECOND)})
SESSION = Session(
    "hips",
    "Open hips",
    (
        Step(arrive=(Cue("Welcome."),)),
        Step("pigeon", sides=(Side.RIGHT, Side.LEFT), hold=Amount(Unit.BREATHS, 3, 3)),
    ),
    breath=BreathPattern(2 * SECOND, 2 * SECOND),
)


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with private_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def practising() -> Iterator[Practising]:
    practising = Practising(SESSION, CATALOGUE)
    practising.player.play()
    practising.run(SECOND)
    yield practising
    practising.player.close()
    practising.deck.close()


@pytest.fixture
def client(qtbot: QtBot, bus: str) -> Iterator[Client]:
    client = Client(qtbot, bus)
    yield client
    client.close()


@pytest.fixture
def keys(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, bus: str, client: Client) -> Iterator[MediaKeys]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    keys = MediaKeys()
    yield keys
    keys.end()
    qtbot.waitUntil(lambda: not client.has_owner())


@pytest.fixture
def begin(qtbot: QtBot, keys: MediaKeys, practising: Practising, client: Client) -> Callable[[], None]:
    def begin() -> None:
        keys.begin(practising.player)
        qtbot.waitUntil(client.has_owner)

    return begin


def _is(player: Player, state: State) -> bool:
    return player.state is state


def test_another_program_pauses_goes_on_and_walks_the_steps(
    begin: Callable[[], None], practising: Practising, client: Client, qtbot: QtBot
) -> None:
    begin()
    player = practising.player
    practising.run_to(next(one.start for one in player.timeline.segments if one.side is Side.RIGHT) + SECOND)
    for method, state in (("PlayPause", State.PAUSED), ("Play", State.PLAYING), ("Pause", State.PAUSED)):
        client.call(PLAYER, method)
        qtbot.waitUntil(partial(_is, player, state))
    client.call(PLAYER, "Next")
    qtbot.waitUntil(lambda: player.timeline.segment_at(player.position).side is Side.LEFT)
    client.call(PLAYER, "Previous")
    qtbot.waitUntil(lambda: player.timeline.segment_at(player.position).side is Side.RIGHT)
    client.call(PLAYER, "PlayPause")
    client.call(PLAYER, "Stop")
    qtbot.waitUntil(lambda: player.state is State.PAUSED)


def test_the_lock_screen_has_pose_session_times_and_status(
    begin: Callable[[], None], practising: Practising, client: Client, qtbot: QtBot
) -> None:
    begin()
    player = practising.player
    practising.run_to(next(one.start for one in player.timeline.segments if one.side is Side.LEFT) + SECOND)
    shown = client.properties()
    metadata = shown["Metadata"]
    assert isinstance(metadata, dict)
    assert metadata["xesam:title"] == ("s", "Pigeon, left side")
    assert metadata["xesam:artist"] == ("as", ["Open hips"])
    assert metadata["xesam:album"] == ("s", "Open hips")
    assert metadata["mpris:length"] == ("x", player.timeline.duration * 1_000)
    assert metadata["mpris:trackid"][0] == "o"
    assert shown["PlaybackStatus"] == "Playing"
    assert isinstance(shown["Position"], int)
    assert shown["Position"] / 1_000 == pytest.approx(player.position, abs=2_500)
    client.call(PLAYER, "Pause")
    qtbot.waitUntil(lambda: player.state is State.PAUSED)
    assert client.properties()["PlaybackStatus"] == "Paused"
    assert client.properties()["Position"] == player.position * 1_000


def test_the_lock_screen_has_the_session_while_a_bell_rings(
    begin: Callable[[], None], practising: Practising, client: Client
) -> None:
    begin()
    assert practising.player.timeline.segment_at(practising.player.position).kind is SegmentKind.BELL
    metadata = client.properties()["Metadata"]
    assert isinstance(metadata, dict)
    assert metadata["xesam:title"] == ("s", "Open hips")


def test_what_changes_is_told_and_that_time_passes_is_not(
    begin: Callable[[], None], practising: Practising, client: Client, qtbot: QtBot
) -> None:
    begin()
    qtbot.waitUntil(lambda: bool(client.heard("PropertiesChanged")))
    client.signals.clear()
    practising.run(SECOND)
    client.properties()  # whatever was sent before this answer has come by now
    assert client.heard("PropertiesChanged") == []
    practising.player.pause()
    practising.player.tick()
    qtbot.waitUntil(lambda: bool(client.heard("PropertiesChanged")))
    interface, changed, gone = client.heard("PropertiesChanged")[-1].body
    assert (interface, gone) == ("org.mpris.MediaPlayer2.Player", [])
    assert changed == {"PlaybackStatus": ("s", "Paused")}
    practising.player.next_step()
    practising.player.tick()
    qtbot.waitUntil(lambda: bool(client.heard("Seeked")))
    assert client.heard("Seeked")[-1].body == (practising.player.position * 1_000,)


def test_the_desktop_finds_guide_by_its_properties_and_brings_it_to_the_front(
    begin: Callable[[], None], keys: MediaKeys, client: Client, qtbot: QtBot
) -> None:
    begin()
    root = client.properties(ROOT)
    assert (root["Identity"], root["DesktopEntry"]) == ("Guide", "io.github.guide_practice.guide")
    assert client.call(PROPERTIES, "Get", "ss", ROOT.interface, "CanRaise").body == (("b", True),)
    with qtbot.waitSignal(keys.show_requested):
        client.call(ROOT, "Raise")


def test_a_wrong_call_is_refused_and_does_no_harm(begin: Callable[[], None], client: Client) -> None:
    begin()
    for address, method, *arguments in (
        (PLAYER, "Explode"),
        (PROPERTIES, "Get", "ss", PLAYER.interface, "Colour"),
        (PROPERTIES, "GetAll", "s", "org.example"),
        (PROPERTIES, "Get", "u", 7),
        (PROPERTIES, "Set", "ssv", PLAYER.interface, "Volume", ("d", 0.0)),
    ):
        assert client.call(address, method, *arguments).header.message_type is MessageType.error
    assert client.properties()["Volume"] == 1.0


def test_a_practice_in_the_window_is_on_the_lock_screen_until_it_is_left(
    guide: app.Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, bus: str, client: Client
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    monkeypatch.setattr("guide.ui.practice.awake.Awake.hold", lambda _: None)  # the screen's sleep is not asked about
    guide.conductor.open("locust", starts=True)
    qtbot.waitUntil(client.has_owner)
    page = page_of(guide.window, PracticePage)
    client.call(PLAYER, "PlayPause")
    qtbot.waitUntil(partial(_is, page.player, State.PAUSED))
    page.left.emit()
    qtbot.waitUntil(lambda: not client.has_owner())


def test_guide_goes_from_the_bus_with_its_practice_and_comes_again(
    begin: Callable[[], None], keys: MediaKeys, client: Client, qtbot: QtBot
) -> None:
    begin()
    keys.end()
    qtbot.waitUntil(lambda: not client.has_owner())
    begin()
    assert client.properties()["PlaybackStatus"] == "Playing"


def test_without_a_bus_the_practice_goes_on_and_nothing_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, practising: Practising, tmp_path: Path
) -> None:
    addresses = ("", "unix:path=/nowhere", "nonsense", "tcp:host=localhost,port=9", f"unix:path={tmp_path}")
    for address in addresses:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        keys = MediaKeys()
        with qtbot.waitSignal(keys.reached) as reached:
            keys.begin(practising.player)
        assert reached.args is not None
        assert reached.args[1] is None
        practising.run(SECOND)
        keys.end()
    assert practising.player.state is State.PLAYING


def test_a_bus_that_dies_leaves_the_practice_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, practising: Practising, tmp_path: Path
) -> None:
    keys = MediaKeys()
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        client = Client(qtbot, address)
        keys.begin(practising.player)
        qtbot.waitUntil(client.has_owner)
        client.close()
    practising.run(SECOND)
    practising.player.pause()
    practising.player.tick()
    keys.end()
    assert practising.player.state is State.PAUSED
