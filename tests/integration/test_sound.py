"""The sound as it is heard, recorded from the monitor of a real sound server's sink."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator

import numpy as np
import pytest

from guide.audio.clip import SAMPLE_RATE, Clip, frames_of
from guide.audio.deck import SHORT_FADE, Deck
from guide.audio.outlet import Notice
from guide.audio.outputs.device import DeviceOutput
from guide.audio.outputs.listing import device_names
from guide.audio.score import Placement, Score, Track
from tests import sound_server
from tests.sound_server import SoundServer, onsets, until

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(sound_server.missing()), reason=sound_server.missing() or "none"),
]

_CLICK = Clip(np.full(frames_of(5), 0.6, np.float32))
_SLOPE = 0.5 / (8 * SAMPLE_RATE)
_SLOPE_CLIP = Clip((0.1 + np.arange(8 * SAMPLE_RATE) * _SLOPE).astype(np.float32))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with SoundServer() as server:
        for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, server.environment[name])
        yield server


@pytest.fixture
def told() -> list[Notice]:
    return []


@pytest.fixture
def deck(server: SoundServer, told: list[Notice]) -> Iterator[Deck]:  # noqa: ARG001 - it must run already
    deck = Deck(DeviceOutput())
    deck.listen(told.append)
    deck.open()
    until(lambda: not deck.silent)
    yield deck
    deck.close()


def test_every_click_is_heard_at_its_sample(server: SoundServer, deck: Deck) -> None:
    planned = [0, 4_807, 12_007, 30_000, 42_222, 60_001]
    deck.load(Score([Placement(at, _CLICK, Track.VOICE) for at in planned]))
    recording = server.record("near")

    deck.play(-frames_of(250))
    until(lambda: len(onsets(recording.samples)) == len(planned))

    heard = onsets(recording.stop())
    deviations = np.array(heard) - heard[0] - np.array(planned)
    assert np.abs(deviations).max() <= frames_of(1)


def test_a_pause_in_a_word_goes_on_there(server: SoundServer, deck: Deck) -> None:
    deck.load(Score([Placement(0, _SLOPE_CLIP, Track.VOICE)]))
    recording = server.record("near")
    deck.play(0)
    until(lambda: deck.position > SAMPLE_RATE // 3)

    deck.pause()
    until(lambda: not recording.samples[-4_800:].any())
    stood = deck.position
    deck.play()
    until(lambda: deck.position > stood + SAMPLE_RATE // 2)

    heard = recording.stop()
    silent = np.flatnonzero(heard == 0)
    resumed = silent[silent > onsets(heard, 0.05)[0]].max() + 1
    place = (heard[resumed + 2 * SHORT_FADE] - 0.1) / _SLOPE
    assert abs(place - (stood + 2 * SHORT_FADE)) < 30


def test_headphones_that_vanish_pause_it_and_the_room_hears_next_to_nothing(
    server: SoundServer, deck: Deck, told: list[Notice]
) -> None:
    deck.load(Score([Placement(0, _SLOPE_CLIP, Track.VOICE)]))
    room = server.record("far")
    deck.play(0)
    until(lambda: deck.position > SAMPLE_RATE // 3)

    server.remove("near")
    until(lambda: told == [Notice.DISPLACED])
    stood = deck.position
    until(lambda: not deck.silent)

    assert not deck.playing
    assert deck.position == stood
    assert np.count_nonzero(room.stop()) < frames_of(200)


def test_a_move_by_hand_does_not_pause_it(server: SoundServer, deck: Deck, told: list[Notice]) -> None:
    deck.load(Score([Placement(0, _SLOPE_CLIP, Track.VOICE)]))
    room = server.record("far")
    deck.play(0)
    until(lambda: deck.position > SAMPLE_RATE // 3)

    server.move_to("far")
    until(lambda: bool(np.count_nonzero(room.samples) > frames_of(500)))

    assert told == []
    assert deck.playing


def test_when_the_server_dies_the_practice_goes_on_and_says_so_once(
    server: SoundServer, deck: Deck, told: list[Notice]
) -> None:
    deck.load(Score([Placement(0, _SLOPE_CLIP, Track.VOICE)]))
    deck.play(0)
    until(lambda: deck.position > SAMPLE_RATE // 3)

    server.stop()
    until(lambda: told == [Notice.LOST])
    place, then = deck.position, time.monotonic()
    until(lambda: deck.position > place + SAMPLE_RATE)

    assert time.monotonic() - then == pytest.approx(1.0, abs=0.3)
    assert told == [Notice.LOST]


@pytest.mark.usefixtures("server")
def test_the_devices_can_be_listed_and_chosen() -> None:
    names = device_names()
    output = DeviceOutput(names[1])

    output.open(lambda frames: np.zeros((frames, 2), np.float32))

    assert len(names) == 2
    assert output.place == names[1]
    output.close()


def test_without_a_device_a_process_is_quiet_about_it_and_ends(server: SoundServer) -> None:
    program = """
        from threading import Event
        from guide.audio.deck import Deck
        from guide.audio.outputs.device import DeviceOutput
        told, deck = Event(), Deck(DeviceOutput())
        deck.listen(lambda notice: (print(notice, deck.trouble), told.set()))
        deck.open()
        told.wait(20)
        deck.close()
    """
    environment = {**server.environment, "PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/dev/null"}

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )

    assert done.stdout.startswith("lost No sound can be played here: connect headphones")
    assert done.stderr == ""


def test_a_process_that_fails_with_the_sound_open_ends_all_the_same(server: SoundServer) -> None:
    program = """
        from tests.sound_server import until
        from guide.audio.deck import Deck
        from guide.audio.outputs.device import DeviceOutput
        deck = Deck(DeviceOutput())
        deck.open()
        until(lambda: not deck.silent)
        raise SystemExit(3)
    """

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], env=server.environment, timeout=30, check=False
    )

    assert done.returncode == 3
