from collections.abc import Iterator

import numpy as np
import pytest

from guide.audio.clip import Clip, frames_of
from guide.audio.deck import Deck
from guide.model.cue import Pause, Utterance
from guide.player.recital import Recital, Said
from tests.fakes.output import FakeOutput, FakeTime

ONE, TWO, THREE = (Utterance(word) for word in ("One.", "Two.", "Three."))
SECOND = frames_of(1_000)


class Voice:
    """Says what a test has rendered, each in a second."""

    def __init__(self) -> None:
        self.wanted: list[Utterance] = []
        self.rendered: set[Utterance] = set()
        self.beyond: set[Utterance] = set()

    def clip(self, utterance: Utterance) -> Clip | None:
        return Clip(np.full(SECOND, 0.25, np.float32)) if utterance in self.rendered else None

    def is_settled(self, utterance: Utterance) -> bool:
        return utterance in self.rendered | self.beyond

    def want_first(self, utterance: Utterance) -> None:
        self.wanted.insert(0, utterance)


class Room:
    """A voice, a deck and somebody who listens."""

    def __init__(self) -> None:
        self.voice = Voice()
        time = FakeTime()
        self.output = FakeOutput(time)
        self.deck = Deck(self.output, time=time.watch)
        self.deck.open()

    def hear(self, recital: Recital, ms: int) -> tuple[float, list[int | None]]:
        """Listen for a while: how many seconds of it were words, and which lines were heard."""
        loud = 0
        lines: list[int | None] = []
        for _ in range(ms // 50):
            recital.look()
            loud += int((np.abs(self.output.run(frames_of(50))[:, 0]) > 0.01).sum())
            self.deck.tend()
            if not lines or lines[-1] != recital.at:
                lines.append(recital.at)
        return loud / SECOND, lines


@pytest.fixture
def room() -> Iterator[Room]:
    room = Room()
    yield room
    room.deck.close()


def recital(room: Room, *lines: Said) -> Recital:
    return Recital(room.voice, room.deck, lines)


def test_lines_are_said_in_their_order_and_then_it_is_over(room: Room) -> None:
    room.voice.rendered |= {ONE, TWO}
    said = recital(room, ONE, Pause(1_000), TWO)
    assert room.voice.wanted == [ONE, TWO]
    loud, lines = room.hear(said, 6_000)
    assert loud == pytest.approx(2, abs=0.1)
    assert [line for line in lines if line is not None] == [0, 2]
    assert said.is_over
    assert said.at is None
    assert not room.deck.playing


def test_it_begins_with_what_is_rendered_and_waits_for_the_rest(room: Room) -> None:
    said = recital(room, ONE, TWO)
    assert room.hear(said, 500) == (0, [None])
    room.voice.rendered.add(ONE)
    loud, lines = room.hear(said, 4_000)
    assert loud == pytest.approx(1, abs=0.1)
    assert lines[-1] == 0
    room.voice.rendered.add(TWO)
    assert room.hear(said, 1_000)[0] > 0.5
    assert said.at == 1


def test_what_no_voice_can_say_is_passed_over(room: Room) -> None:
    room.voice.rendered |= {ONE, THREE}
    room.voice.beyond.add(TWO)
    _, lines = room.hear(recital(room, ONE, TWO, THREE), 4_000)
    assert [line for line in lines if line is not None] == [0, 2]


def test_with_nothing_to_hear_it_is_over_at_once(room: Room) -> None:
    room.voice.beyond.add(ONE)
    said = recital(room, ONE)
    said.look()
    assert said.is_over


def test_stopping_silences_it_at_once(room: Room) -> None:
    room.voice.rendered.add(ONE)
    said = recital(room, ONE)
    room.hear(said, 500)
    said.stop()
    assert room.hear(said, 1_000)[0] < 0.1
    assert said.is_over


def test_it_ends_when_the_deck_is_paused_by_something_else(room: Room) -> None:
    room.voice.rendered.add(ONE)
    said = recital(room, ONE)
    room.hear(said, 200)
    room.deck.pause()
    said.look()
    assert said.is_over
