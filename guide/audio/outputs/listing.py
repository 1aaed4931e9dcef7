"""The devices of this machine, as the system lists them now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import miniaudio
from miniaudio import ffi, lib

from guide.audio.outputs.quiet import stderr_silenced


def device_names() -> tuple[str, ...]:
    """The devices that can be chosen, as the system calls them. Empty where there are none."""
    return tuple(device.name for device in devices())


def default_name() -> str:
    """The device the system plays to unless told otherwise; empty where that is not known."""
    return next((device.name for device in devices() if device.is_default), "")


@dataclass(frozen=True, slots=True)
class Listed:
    """A device: its name, told apart from others alike, whether the system plays there unasked, and its C identity."""

    name: str
    is_default: bool
    identity: Any


def devices() -> tuple[Listed, ...]:
    """The devices as the system lists them now.

    miniaudio's own class asks each device for its formats as well, which fails for some, and leaves out the default.
    """
    numbers = ffi.new("ma_backend[]", [backend.value for backend in backends()])
    context = ffi.new("ma_context *")
    with stderr_silenced():
        if lib.ma_context_init(numbers, len(numbers), ffi.NULL, context) != lib.MA_SUCCESS:
            return ()
        try:
            infos, count = ffi.new("ma_device_info **"), ffi.new("ma_uint32 *")
            if lib.ma_context_get_devices(context, infos, count, ffi.NULL, ffi.NULL) != lib.MA_SUCCESS:
                return ()
            found = [infos[0][index] for index in range(count[0])]
            return _listed(filter(_is_card, found) if context.backend == lib.ma_backend_alsa else found)
        finally:
            lib.ma_context_uninit(context)


def _is_card(info: Any) -> bool:  # noqa: ANN401 - a C struct
    """Whether what ALSA lists plays somewhere: a card's name has a colon, a converter's and a mixer's has none."""
    identity = ffi.string(ffi.cast("char *", ffi.addressof(info, "id")))
    return identity == b"default" or b":" in identity


def _listed(infos: Iterable[Any]) -> tuple[Listed, ...]:
    """The devices with names that tell them apart: the second of two alike is numbered."""
    listed: list[Listed] = []
    seen: Counter[str] = Counter()
    for info in infos:
        name = ffi.string(info.name).decode(errors="replace")
        seen[name] += 1
        told_apart = name if seen[name] == 1 else f"{name} ({seen[name]})"
        listed.append(Listed(told_apart, bool(info.isDefault), ffi.new("ma_device_id *", info.id)))
    return tuple(listed)


def backends() -> list[miniaudio.Backend]:
    """All real ways to the sound, the best first.

    miniaudio's own null device would hide that there is none, and a custom one crashes where nobody supplied it.
    """
    unreal = {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM}
    return sorted(miniaudio.get_enabled_backends() - unreal, key=lambda backend: int(backend.value))
