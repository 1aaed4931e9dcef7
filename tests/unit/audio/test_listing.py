"""The devices of a machine, as its sound system would list them."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from miniaudio import Backend, ffi
from miniaudio import lib as real

from guide.audio.outputs import listing
from guide.audio.outputs.listing import backends, default_name, device_names, devices


@dataclass
class Machine:
    """A sound system with these devices; each is a name, its identity and whether it is the default."""

    found: list[tuple[str, bytes, bool]]
    backend: int = real.ma_backend_pulseaudio
    starts: bool = True
    lists: bool = True
    open_contexts: int = 0

    def lib(self) -> SimpleNamespace:
        kept: list[Any] = []

        def init(numbers: Any, count: int, _config: Any, context: Any) -> int:  # noqa: ANN401 - C structs
            assert [numbers[index] for index in range(count)] == [backend.value for backend in backends()]
            if not self.starts:
                return int(real.MA_NO_BACKEND)
            context.backend = self.backend
            self.open_contexts += 1
            return int(real.MA_SUCCESS)

        def list_devices(_context: Any, infos: Any, count: Any, *_capture: Any) -> int:  # noqa: ANN401 - as above
            if not self.lists:
                return int(real.MA_ERROR)
            array = ffi.new("ma_device_info[]", len(self.found))
            for info, (name, identity, is_default) in zip(array, self.found, strict=True):
                info.name, info.isDefault = name.encode(), is_default
                ffi.memmove(ffi.addressof(info, "id"), identity + b"\0", len(identity) + 1)
            kept.append(array)
            infos[0], count[0] = array, len(self.found)
            return int(real.MA_SUCCESS)

        def uninit(_context: Any) -> None:  # noqa: ANN401 - as above
            self.open_contexts -= 1

        return SimpleNamespace(
            ma_context_init=init,
            ma_context_get_devices=list_devices,
            ma_context_uninit=uninit,
            MA_SUCCESS=real.MA_SUCCESS,
            ma_backend_alsa=real.ma_backend_alsa,
        )


Put = Callable[[Machine], Machine]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    def put(machine: Machine) -> Machine:
        monkeypatch.setattr(listing, "lib", machine.lib())
        return machine

    return put


HEADSET, SPEAKERS = ("Headset", b"bluez.headset", False), ("Built-in speakers", b"alsa.pci", True)


def test_the_devices_keep_the_system_s_order_and_its_default_is_known(put: Put) -> None:
    machine = put(Machine([HEADSET, SPEAKERS]))
    assert device_names() == ("Headset", "Built-in speakers")
    assert default_name() == "Built-in speakers"
    assert machine.open_contexts == 0


def test_two_devices_alike_are_told_apart_and_each_is_itself(put: Put) -> None:
    put(Machine([("Dock", b"first", False), SPEAKERS, ("Dock", b"second", False), ("Dock", b"third", False)]))
    assert device_names() == ("Dock", "Built-in speakers", "Dock (2)", "Dock (3)")
    found = {one.name: ffi.string(ffi.cast("char *", one.identity)) for one in devices()}
    assert (found["Dock"], found["Dock (2)"], found["Dock (3)"]) == (b"first", b"second", b"third")


def test_of_what_alsa_lists_only_cards_and_the_default_play_somewhere(put: Put) -> None:
    found = [("Default", b"default", True), ("Rate converter", b"samplerate", False), ("Card", b"hw:0,0", False)]
    put(Machine(found, real.ma_backend_alsa))
    assert device_names() == ("Default", "Card")
    put(Machine(found))
    assert len(device_names()) == 3, "other systems list no converters"


def test_a_machine_without_sound_has_no_devices(put: Put) -> None:
    for machine in (Machine([SPEAKERS], starts=False), Machine([SPEAKERS], lists=False), Machine([])):
        put(machine)
        assert (device_names(), default_name()) == ((), "")
        assert machine.open_contexts == 0
    put(Machine([HEADSET]))
    assert default_name() == ""


def test_sound_that_nobody_hears_is_no_way_to_play() -> None:
    assert not {Backend.NULL, Backend.CUSTOM} & set(backends())
    assert backends() == sorted(backends(), key=lambda backend: backend.value)
