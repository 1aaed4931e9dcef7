"""The loudspeakers or headphones, by miniaudio: one small callback that only copies what is already mixed."""

import atexit
import sys
from collections.abc import Generator
from typing import Any

import miniaudio
from miniaudio import ffi, lib

from guide.audio.clip import CHANNELS, SAMPLE_RATE, Samples, frames_of
from guide.audio.outputs.listing import backends, default_name, device_names, devices
from guide.audio.outputs.output import Pull
from guide.audio.outputs.quiet import stderr_silenced
from guide.audio.outputs.whereabouts import PulseWatch
from guide.errors import AudioError

_PERIOD_MS = 200
"""Half of this broke under load: the callback waits for the interpreter, which a busy window may hold for long."""

_PERIODS = 2

_PULSE_LATENCY = frames_of(320)
"""Measured in a recording of a sink's monitor: 1.6 periods from the end of a pull until its last frame is heard."""

_SWITCH_SECONDS = 0.001
"""How long another thread may keep the interpreter when the callback needs it; by default five times that.

On a machine with all cores busy this made the gaps in the sound of a half as long period five to ten times shorter.
"""

_OTHER_LATENCY = frames_of(_PERIODS * _PERIOD_MS)


class DeviceOutput:
    """Plays through a device of this machine, found by its name; an empty name is the system's choice."""

    live = True

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._device: _Device | None = None
        self._watch: PulseWatch | None = None
        self._place = ""

    @property
    def latency(self) -> int:
        """The frames between the last one pulled and the one at the ear; what a wireless headset adds is not known."""
        return _PULSE_LATENCY if self._device is not None and self._device.is_pulse else _OTHER_LATENCY

    @property
    def place(self) -> str:
        """The name of the device in use."""
        return self._place

    def open(self, pull: Pull) -> None:
        """Open the device and begin to pull.

        Raises:
            AudioError: the device is not there, or it cannot be opened.
        """
        self.close()
        sys.setswitchinterval(_SWITCH_SECONDS)
        try:
            with stderr_silenced():
                self._device = _Device(self._identity())
                self._device.start(_callback(pull))
                self._place = self._name or default_name()
        except miniaudio.MiniaudioError as error:
            self.close()
            raise AudioError(
                "No sound can be played here: connect headphones or speakers, or look at the system's sound settings."
            ) from error
        atexit.register(self.close)
        if self._device.is_pulse:
            self._watch = PulseWatch()

    def _identity(self) -> Any:  # noqa: ANN401 - a C struct
        if not self._name:
            return None
        for device in devices():
            if device.name == self._name:
                return device.identity
        raise AudioError(f"“{self._name}” is not connected: connect it, or choose another output in the settings.")

    def close(self) -> None:
        """Stop and let go of the device. A process that left it open would not end, so it is closed at the exit too."""
        atexit.unregister(self.close)
        device, self._device = self._device, None
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()
        if device is not None:
            device.close()

    def displaced(self) -> bool:
        """Whether the place where the sound was heard went away since this was asked last, and it moved to another."""
        if self._watch is not None:
            return self._watch.take_gone()
        if self._device is None or not self._device.take_reroute():
            return False
        before, self._place = self._place, default_name()
        return before not in device_names()


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

    def __init__(self, identity: Any) -> None:  # noqa: ANN401 - a C struct
        self._context: Any = None
        self._rerouted = False
        self._on_notification = ffi.callback("void(ma_device_notification *)", self._notified)
        try:
            super().__init__(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=CHANNELS,
                sample_rate=SAMPLE_RATE,
                buffersize_msec=_PERIOD_MS,
                callback_periods=_PERIODS,
                device_id=identity,
                backends=backends(),
                # Granted to few users, and where it is not it does no harm.
                thread_prio=miniaudio.ThreadPriority.REALTIME,
                app_name="Guide",
            )
        except miniaudio.MiniaudioError:
            self._free()
            raise

    def close(self) -> None:
        super().close()
        self._free()

    @property
    def is_pulse(self) -> bool:
        return bool(self.backend == "PulseAudio")

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
