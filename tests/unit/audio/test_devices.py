"""The device in use: opened by name, told apart from others, and noticed when it goes away."""

import threading
import time
from collections.abc import Iterator
from statistics import median

import numpy as np
import pytest
from miniaudio import Backend, MiniaudioError

from guide.audio.clip import Samples, frames_of
from guide.audio.outputs import device as devices
from guide.audio.outputs import listing
from guide.audio.outputs.device import DeviceOutput
from guide.audio.outputs.listing import default_name, device_names
from guide.audio.outputs.null import NullOutput
from guide.errors import AudioError

PATIENCE = 10.0


class Ear:
    """Hears what is pulled, and can wait for it."""

    def __init__(self, times: int = 1) -> None:
        self.pulled: list[int] = []
        self.has_heard = threading.Event()
        self._times = times

    def pull(self, frames: int) -> Samples:
        self.pulled.append(frames)
        if len(self.pulled) >= self._times:
            self.has_heard.set()
        return np.zeros((frames, 2), np.float32)


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own device that nobody hears, in place of those of this machine."""
    for module in (devices, listing):
        monkeypatch.setattr(module, "backends", lambda: [Backend.NULL])


@pytest.mark.usefixtures("unheard")
def test_a_device_pulls_until_it_is_closed_and_can_be_opened_again() -> None:
    output = DeviceOutput()
    assert output.place == ""
    for _ in range(2):
        ear = Ear()
        output.open(ear.pull)
        assert ear.has_heard.wait(PATIENCE)
        assert output.place == default_name() != ""
        assert output.latency == frames_of(400)
        assert not output.displaced()
        output.close()
        assert not output.displaced()


@pytest.mark.usefixtures("unheard")
def test_a_device_is_opened_by_its_name() -> None:
    (name,) = device_names()
    output, ear = DeviceOutput(name), Ear()
    output.open(ear.pull)
    assert ear.has_heard.wait(PATIENCE)
    assert output.place == name
    output.close()


class Machine:
    """Devices that come and go; stands in for the library's device."""

    def __init__(self) -> None:
        self.names = ["Headset", "Speakers"]
        self.is_pulse = False
        self.has_moved = False
        self.is_open = False
        self.fails = False

    def __call__(self, _identity: object) -> "Machine":
        if self.fails:
            raise MiniaudioError("no device")
        self.is_open = True
        return self

    def start(self, frames: object) -> None:
        assert frames is not None

    def close(self) -> None:
        self.is_open = False

    def take_reroute(self) -> bool:
        moved, self.has_moved = self.has_moved, False
        return moved

    def move(self, *names: str) -> None:
        """The system moves the stream to the first of the devices that there are now."""
        self.names, self.has_moved = list(names), True


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(devices, "_Device", machine)
    monkeypatch.setattr(devices, "default_name", lambda: machine.names[0])
    monkeypatch.setattr(devices, "device_names", lambda: tuple(machine.names))
    return machine


@pytest.fixture
def output(machine: Machine) -> Iterator[DeviceOutput]:
    output = DeviceOutput()
    output.open(Ear().pull)
    assert machine.is_open
    yield output
    output.close()
    assert not machine.is_open


def test_headphones_that_vanish_are_noticed_once(output: DeviceOutput, machine: Machine) -> None:
    assert not output.displaced()
    machine.move("Speakers")
    assert output.displaced()
    assert output.place == "Speakers"
    assert not output.displaced()


def test_a_move_by_hand_is_followed_and_is_no_loss(output: DeviceOutput, machine: Machine) -> None:
    machine.move("Speakers", "Headset")
    assert not output.displaced()
    assert output.place == "Speakers"
    machine.move("Headset")
    assert output.displaced(), "now it is the loudspeakers that went away"


def test_a_machine_without_a_device_is_told_in_a_sentence(machine: Machine) -> None:
    machine.fails = True
    output = DeviceOutput()
    with pytest.raises(AudioError, match="connect headphones or speakers"):
        output.open(Ear().pull)
    assert not output.displaced()
    output.close()


class Clock:
    """Seconds as they are listed, and then the last of them for ever."""

    def __init__(self, *seconds: float) -> None:
        self._seconds = list(seconds)

    def __call__(self) -> float:
        return self._seconds.pop(0) if len(self._seconds) > 1 else self._seconds[0]


def test_silence_keeps_the_time_of_its_clock_but_for_a_gap_that_was_not_practised() -> None:
    ear = Ear(times=5)
    output = NullOutput(Clock(7.0, 7.1, 7.25, 7.25, 99.0, 99.1))
    output.open(ear.pull)
    assert ear.has_heard.wait(PATIENCE)
    output.close()
    heard = list(ear.pulled)
    assert [round(frames / 48) for frames in heard[:5]] == [100, 150, 0, 500, 100]
    assert not any(heard[5:])


def test_silence_on_a_faster_clock_pulls_no_more_at_a_time() -> None:
    ear = Ear(times=9)
    output = NullOutput(lambda: time.monotonic() * 4, times_as_fast=4)
    output.open(ear.pull)
    assert ear.has_heard.wait(PATIENCE)
    output.close()
    assert median(ear.pulled) < 2 * output.latency, "else what is heard stands still from pull to pull"


def test_silence_that_was_ended_can_begin_again() -> None:
    output = NullOutput()
    for _ in range(2):
        ear = Ear()
        output.open(ear.pull)
        assert ear.has_heard.wait(PATIENCE)
        output.close()
