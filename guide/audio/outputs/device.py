"""The loudspeakers or headphones, by miniaudio: one small callback that only copies what is already mixed."""

import contextlib
import os
from collections.abc import Generator, Iterator
from typing import Any

import miniaudio
from miniaudio import ffi, lib

from guide.audio.clip import CHANNELS, SAMPLE_RATE, Samples, frames_of
from guide.audio.outputs.output import Pull
from guide.errors import AudioError

_BUFFER_MS = 200
_LATENCY = frames_of(300)
_STDERR = 2


class DeviceOutput:
    """Plays through a device of this machine, found by its name; an empty name is the system's choice."""

    live = True
    latency = _LATENCY
    place = ""

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._device: _Device | None = None

    def open(self, pull: Pull) -> None:
        """Open the device and begin to pull.

        Raises:
            AudioError: there is no such device, or it cannot be opened.
        """
        self.close()
        try:
            with _stderr_silenced():
                self._device = _Device(self._name)
                self._device.start(_callback(pull))
        except miniaudio.MiniaudioError as error:
            self.close()
            raise AudioError(
                "No sound can be played here: connect headphones or speakers, or look at the system's sound settings."
            ) from error

    def close(self) -> None:
        """Stop and let go of the device. A process that leaves it open does not end."""
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def displaced(self) -> bool:
        """Whether the system moved the sound to another place since this was asked last."""
        device = self._device
        return device is not None and device.take_reroute()


def device_names() -> tuple[str, ...]:
    """The devices that can be chosen, as the system calls them. Empty where there are none."""
    with _stderr_silenced():
        try:
            return tuple(
                dict.fromkeys(str(device["name"]) for device in miniaudio.Devices(_backends()).get_playbacks())
            )
        except miniaudio.MiniaudioError:
            return ()


def _backends() -> list[miniaudio.Backend]:
    """All real ways to the sound, the best first.

    miniaudio's own null device would hide that there is none, and a custom one crashes where nobody supplied it.
    """
    unreal = {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM}
    return sorted(miniaudio.get_enabled_backends() - unreal, key=lambda backend: int(backend.value))


def _callback(pull: Pull) -> Generator[Samples | bytes, int, None]:
    """The generator miniaudio sends frame counts to. It stands at its first yield."""

    def frames() -> Generator[Samples | bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield pull(wanted)

    generator = frames()
    next(generator)
    return generator


class _Device(miniaudio.PlaybackDevice):  # type: ignore[misc] # miniaudio has no types
    """miniaudio's device, which also hears when the system moves the stream, and frees its context."""

    def __init__(self, name: str) -> None:
        self._context: Any = None
        self._rerouted = False
        self._on_notification = ffi.callback("void(ma_device_notification *)", self._notified)
        try:
            super().__init__(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=CHANNELS,
                sample_rate=SAMPLE_RATE,
                buffersize_msec=_BUFFER_MS,
                device_id=_id_of(name),
                backends=_backends(),
                app_name="Guide",
            )
        except miniaudio.MiniaudioError:
            self._free()
            raise

    def close(self) -> None:
        super().close()
        self._free()

    def take_reroute(self) -> bool:
        rerouted, self._rerouted = self._rerouted, False
        return rerouted

    def _make_context(self, *arguments: Any) -> Any:  # noqa: ANN401 - handed on as they come
        # Called once the configuration is complete and before the device is made from it.
        self._devconfig.notificationCallback = self._on_notification
        return super()._make_context(*arguments)

    def _notified(self, notification: Any) -> None:  # noqa: ANN401 - a C struct
        if notification.type == lib.ma_device_notification_type_rerouted:
            self._rerouted = True

    def _free(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            lib.ma_context_uninit(context)


def _id_of(name: str) -> Any:  # noqa: ANN401 - a C struct
    if not name:
        return None
    for device in miniaudio.Devices(_backends()).get_playbacks():
        if device["name"] == name:
            return device["id"]
    raise miniaudio.MiniaudioError(f"no device is called {name}")


@contextlib.contextmanager
def _stderr_silenced() -> Iterator[None]:
    """The sound libraries print pages to descriptor 2 where there is no device; nobody can use them."""
    kept = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(nowhere)
        os.close(kept)
