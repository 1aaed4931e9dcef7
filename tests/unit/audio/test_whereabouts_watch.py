"""The watch over our stream, with a stand-in for the sound server's library."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue
from threading import Event
from types import SimpleNamespace, TracebackType
from typing import Self

import pytest

from guide.audio.outputs.whereabouts import PulseWatch

PATIENCE = 10.0


class PulseError(Exception):
    pass


class PulseDisconnected(Exception):  # noqa: N818 - the library's own name
    pass


class PulseLoopStop(Exception):  # noqa: N818 - as above
    pass


class Server:
    """What the server has; each look of the watch at it is waited for."""

    def __init__(self) -> None:
        self.sinks: list[SimpleNamespace] = []
        self.streams: list[SimpleNamespace] = []
        self.is_running = True
        self.left = Event()
        self._news: SimpleQueue[type[Exception] | None] = SimpleQueue()
        self._looked: SimpleQueue[None] = SimpleQueue()

    def looked_at(self) -> None:
        """Wait for the watch to have looked."""
        self._looked.get(timeout=PATIENCE)

    def change(self, *, fails: bool = False) -> None:
        """Tell that something is not as it was."""
        self._news.put(PulseDisconnected if fails else None)

    def listen(self) -> None:
        self._looked.put(None)
        error = self._news.get(timeout=PATIENCE)
        if error is not None:
            raise error


class Pulse:
    """The connection to a server."""

    def __init__(self, server: Server, name: str, *, connect: bool) -> None:
        self._server = server
        assert name
        assert not connect, "the server is not to be started for us"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._server.left.set()

    def connect(self, *, autospawn: bool) -> None:
        assert not autospawn, "the server is not to be started for us"
        if not self._server.is_running:
            raise PulseError

    def event_mask_set(self, *kinds: str) -> None:
        assert {"sink", "sink_input"} <= set(kinds)

    def event_callback_set(self, heard: Callable[[object], None]) -> None:
        with pytest.raises(PulseLoopStop):
            heard(None)

    def event_listen(self, timeout: float) -> None:
        assert timeout < 1, "an end is noticed within a second"
        self._server.listen()

    def sink_list(self) -> list[SimpleNamespace]:
        return self._server.sinks

    def sink_input_list(self) -> list[SimpleNamespace]:
        return self._server.streams


def sink(index: int, name: str, active: str = "", **ports: str) -> SimpleNamespace:
    found = [SimpleNamespace(name=port, available=available) for port, available in ports.items()]
    here = next((port for port in found if port.name == active), None)
    return SimpleNamespace(index=index, name=name, port_list=found, port_active=here)


def stream(sink_index: int, **properties: str) -> SimpleNamespace:
    named = {name.replace("_", "."): value for name, value in properties.items()}
    return SimpleNamespace(sink=sink_index, proplist=named)


OURS = {"application_process_id": str(os.getpid())}
MUSIC = stream(2, application_process_id="1", application_name="Somebody else")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()

    stand_in = SimpleNamespace(
        Pulse=partial(Pulse, server),
        PulseError=PulseError,
        PulseDisconnected=PulseDisconnected,
        PulseLoopStop=PulseLoopStop,
    )
    monkeypatch.setitem(sys.modules, "pulsectl", stand_in)
    return server


@pytest.fixture
def watching(server: Server) -> Iterator[Callable[[], PulseWatch]]:
    watches: list[PulseWatch] = []

    def watching() -> PulseWatch:
        watches.append(PulseWatch())
        return watches[-1]

    yield watching
    for watch in watches:
        watch.close()
    server.change()
    assert server.left.wait(PATIENCE), "it ends once it was told to"


Watching = Callable[[], PulseWatch]


def test_a_device_that_vanishes_from_under_our_stream_is_told_once(server: Server, watching: Watching) -> None:
    headset, speakers = sink(1, "headset"), sink(2, "speakers")
    server.sinks, server.streams = [headset, speakers], [MUSIC, stream(1, **OURS)]
    watch = watching()
    server.looked_at()
    assert not watch.take_gone()
    server.sinks, server.streams = [speakers], [MUSIC, stream(2, **OURS)]
    server.change()
    server.looked_at()
    assert watch.take_gone()
    assert not watch.take_gone()
    server.change()
    server.looked_at()
    assert not watch.take_gone()


def test_a_stream_is_known_by_its_name_where_the_server_knows_no_process(server: Server, watching: Watching) -> None:
    headset, speakers = sink(1, "headset"), sink(2, "speakers")
    server.sinks, server.streams = [headset, speakers], [MUSIC, stream(1, application_name="Guide")]
    watch = watching()
    server.looked_at()
    server.sinks, server.streams = [speakers], [MUSIC, stream(2, application_name="Guide")]
    server.change()
    server.looked_at()
    assert watch.take_gone()


@pytest.mark.parametrize("plug", ["no", "yes", "unknown"])
def test_headphones_count_as_gone_once_they_are_out_of_their_socket(
    server: Server, watching: Watching, plug: str
) -> None:
    server.streams = [stream(1, **OURS)]
    server.sinks = [sink(1, "card", "headphones", speaker="unknown", headphones="yes")]
    watch = watching()
    server.looked_at()
    server.sinks = [sink(1, "card", "speaker", speaker="unknown", headphones=plug)]
    server.change()
    server.looked_at()
    assert watch.take_gone() is (plug == "no")


def test_somebody_else_s_stream_is_none_of_ours(server: Server, watching: Watching) -> None:
    server.sinks, server.streams = [sink(1, "headset"), sink(2, "speakers")], [MUSIC]
    watch = watching()
    server.looked_at()
    server.sinks, server.streams = [sink(1, "headset")], [stream(1, application_name="Somebody else")]
    server.change()
    server.looked_at()
    assert not watch.take_gone()


def test_without_a_server_nothing_is_ever_gone(server: Server) -> None:
    server.is_running = False
    watch = PulseWatch()
    assert server.left.wait(PATIENCE)
    assert not watch.take_gone()
    watch.close()


def test_a_server_that_ends_is_no_headphones_that_went_away(server: Server) -> None:
    server.sinks, server.streams = [sink(1, "headset")], [stream(1, **OURS)]
    watch = PulseWatch()
    server.looked_at()
    server.change(fails=True)
    assert server.left.wait(PATIENCE)
    assert not watch.take_gone()
