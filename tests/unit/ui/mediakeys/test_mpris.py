"""What is answered on the bus, without a bus."""

import sys
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

if sys.platform != "linux":
    pytest.skip("MPRIS is Linux's", allow_module_level=True)

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, Parser, new_method_call

from guide.ui.mediakeys.mpris import NAME, Mpris
from guide.ui.mediakeys.playing import Command, Playing, Status
from tests.private_bus import PATH, PLAYER, PROPERTIES, ROOT

PLAYING = Playing("Pigeon", "Open hips", Status.PLAYING, 60_000, 90_000)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mpris(clock: Clock) -> Mpris:
    return Mpris(PLAYING, clock)


def call(address: DBusAddress, method: str, signature: str | None = None, *values: object) -> Message:
    """A call as it comes from the bus."""
    parser = Parser()
    parser.add_data(new_method_call(address, method, signature, values).serialise(serial=7))
    message = parser.get_next_message()
    assert message is not None
    return message


def value(mpris: Mpris, name: str) -> Any:  # noqa: ANN401 (a property has the type it has)
    reply, _ = mpris.answer(call(PROPERTIES, "Get", "ss", PLAYER.interface, name))
    assert reply is not None
    ((_, found),) = reply.body
    return found


def test_time_passes_by_itself_while_it_plays_and_no_further_than_the_end(mpris: Mpris, clock: Clock) -> None:
    clock.seconds += 20
    assert value(mpris, "Position") == 80_000_000
    clock.seconds += 100
    assert value(mpris, "Position") == 90_000_000
    mpris.show(replace(PLAYING, status=Status.PAUSED, position=70_000))
    clock.seconds += 100
    assert value(mpris, "Position") == 70_000_000


def test_only_a_leap_is_told_as_one(mpris: Mpris, clock: Clock) -> None:
    def told(playing: Playing) -> list[str]:
        return [signal.header.fields[HeaderFields.member] for signal in mpris.show(playing)]

    clock.seconds += 5
    assert told(replace(PLAYING, position=65_400)) == []
    assert told(replace(PLAYING, pose="Bridge", position=65_400)) == ["PropertiesChanged"]
    assert told(replace(PLAYING, pose="Bridge", position=20_000)) == ["Seeked"]
    assert told(replace(PLAYING, pose="Bridge", position=40_000, length=120_000)) == ["PropertiesChanged", "Seeked"]


def test_after_the_end_nothing_can_be_done(mpris: Mpris) -> None:
    assert value(mpris, "CanPause")
    mpris.show(replace(PLAYING, status=Status.STOPPED))
    assert value(mpris, "PlaybackStatus") == "Stopped"
    assert not any(value(mpris, name) for name in ("CanPlay", "CanPause", "CanGoNext", "CanGoPrevious", "CanSeek"))


def test_who_wants_no_reply_gets_none_and_is_heard_all_the_same(mpris: Mpris) -> None:
    silent = call(PLAYER, "PlayPause")
    silent.header.flags = MessageFlag.no_reply_expected
    assert mpris.answer(silent) == (None, Command.TOGGLE)
    reply, command = mpris.answer(call(PLAYER, "Next"))
    assert reply is not None
    assert mpris.answer(reply) == (None, None), "a reply is no call"
    assert command is Command.NEXT


def introspected(mpris: Mpris, path: str) -> ET.Element:
    address = DBusAddress(path, NAME, "org.freedesktop.DBus.Introspectable")
    reply, _ = mpris.answer(call(address, "Introspect"))
    assert reply is not None
    assert reply.header.message_type is MessageType.method_return
    return ET.fromstring(reply.body[0])  # noqa: S314 (our own words)


def test_the_object_is_found_from_the_root_and_says_what_it_has(mpris: Mpris) -> None:
    path = ""
    while path != PATH:
        (below,) = introspected(mpris, path or "/").findall("node")
        path = f"{path}/{below.get('name')}"
    described = {one.get("name"): one for one in introspected(mpris, PATH).findall("interface")}
    for address in (ROOT, PLAYER):
        reply, _ = mpris.answer(call(PROPERTIES, "GetAll", "s", address.interface))
        assert reply is not None
        (found,) = reply.body
        said = {one.get("name"): one.get("type") for one in described[address.interface].findall("property")}
        assert said == {name: signature for name, (signature, _) in found.items()}
        for method in described[address.interface].findall("method"):
            answer, _ = mpris.answer(call(address, str(method.get("name"))))
            assert answer is not None
            assert answer.header.message_type is MessageType.method_return


def test_elsewhere_there_is_nothing(mpris: Mpris) -> None:
    for address in (DBusAddress("/org/example", NAME, PLAYER.interface), DBusAddress("/org/mprisx", NAME)):
        for method in ("PlayPause", "Introspect"):
            reply, command = mpris.answer(call(address, method))
            assert reply is not None
            assert reply.header.message_type is MessageType.error
            assert command is None


def test_a_practice_runs_at_one_speed_and_is_there_when_it_is_asked_for(mpris: Mpris) -> None:
    steady = {name: value(mpris, name) for name in ("Rate", "MinimumRate", "MaximumRate", "Volume")}
    assert set(steady.values()) == {1.0}
    assert (value(mpris, "CanControl"), value(mpris, "CanSeek")) == (True, False)
    reply, command = mpris.answer(call(DBusAddress(PATH, NAME, "org.freedesktop.DBus.Peer"), "Ping"))
    assert reply is not None
    assert (reply.header.message_type, command) == (MessageType.method_return, None)


def test_a_second_and_a_half_is_the_least_that_is_a_leap(mpris: Mpris) -> None:
    assert mpris.show(replace(PLAYING, position=61_500)) == ()
    assert len(mpris.show(replace(PLAYING, position=63_001))) == 1
