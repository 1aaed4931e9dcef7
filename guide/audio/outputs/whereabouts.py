"""Where the sound is heard, and whether that place went away: headphones unplugged, a headset switched off.

The sound server then moves a stream without a word to whatever is left, often to the loudspeakers. A move by hand,
to a place chosen while the old one is still there, is something else.
"""

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_APPLICATION = "Guide"
_LISTEN_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A device and, where it has several sockets, the one in use."""

    device: str
    socket: str = ""


class Wanderings:
    """Follows a stream from place to place and notices when the place it left does not exist any more."""

    def __init__(self) -> None:
        self._here: Place | None = None
        self._left: Place | None = None

    def follow(self, here: Place | None, present: Iterable[Place]) -> bool:
        """Whether the place that was left is gone, given where the stream is now and which places there are.

        The news of a move may come before the news that the old place is gone, so it is kept in mind; told once.
        """
        if here is None:
            return False
        if here != self._here:
            self._left, self._here = self._here, here
        if self._left is None or self._left in set(present):
            return False
        self._left = None
        return True


class PulseWatch:
    """Asks PulseAudio (or PipeWire in its place) where our stream is, whenever it says that something changed."""

    def __init__(self) -> None:
        self._gone = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="whereabouts", daemon=True)
        self._thread.start()

    def take_gone(self) -> bool:
        """Whether the place where the sound was heard went away since this was asked last."""
        gone, self._gone = self._gone, False
        return gone

    def close(self) -> None:
        """Ask no more. It ends by itself within a second."""
        self._ended.set()

    def _run(self) -> None:
        import pulsectl  # noqa: PLC0415 - loads the server's library, which only a machine with that server has

        try:
            with pulsectl.Pulse(f"{_APPLICATION} watch", connect=False) as pulse:
                pulse.connect(autospawn=False)
                pulse.event_mask_set("sink", "sink_input", "card")
                pulse.event_callback_set(_stop_listening)
                wanderings = Wanderings()
                while not self._ended.is_set():
                    if wanderings.follow(*_places(pulse)):
                        self._gone = True
                    pulse.event_listen(timeout=_LISTEN_SECONDS)
        except (pulsectl.PulseError, pulsectl.PulseDisconnected):
            # Without a server nothing can be moved; the outlet notices by itself that the stream stands still.
            return


def _stop_listening(_event: object) -> None:
    import pulsectl  # noqa: PLC0415 - as above

    raise pulsectl.PulseLoopStop


def _places(pulse: Any) -> tuple[Place | None, list[Place]]:  # noqa: ANN401 - pulsectl has no types
    """Where our stream is heard, and all places there are."""
    sinks = pulse.sink_list()
    present = [Place(sink.name, port.name) for sink in sinks for port in sink.port_list if port.available != "no"]
    present += [Place(sink.name) for sink in sinks if not sink.port_list]
    device = _device_of_our_stream(pulse)
    for sink in sinks:
        if sink.index == device:
            return Place(sink.name, sink.port_active.name if sink.port_active else ""), present
    return None, present


def _device_of_our_stream(pulse: Any) -> int | None:  # noqa: ANN401 - pulsectl has no types
    mine = {"application.process.id": str(os.getpid()), "application.name": _APPLICATION}
    for key, value in mine.items():
        for stream in pulse.sink_input_list():
            if stream.proplist.get(key) == value:
                return int(stream.sink)
    return None
