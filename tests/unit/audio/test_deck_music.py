"""Music through the stream, as it is heard."""

from collections.abc import Callable, Generator
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio.clip import SAMPLE_RATE, Clip, Samples, frames_of
from guide.audio.deck import LAST_LEAVE, Deck
from guide.audio.mixer import CEILING, Joint
from guide.audio.music.bed import BEGIN, CHANGE
from guide.audio.music.ducking import DEPTH
from guide.audio.music.reel import Reel
from guide.audio.programme import LEAVE, Programme, Running, Standing
from guide.audio.score import Placement, Score, Track
from guide.audio.stream import BLOCK, Stream
from tests.fakes.output import FakeOutput, FakeTime, OfflineOutput
from tests.unit.audio.music_makers import RULE, ruled, steady

_SECOND = SAMPLE_RATE
_QUIET_WORD = Clip(np.zeros(2 * _SECOND, np.float32))
_DOWN = 10 ** (-DEPTH / 20)


def _steady(level: float = 0.5) -> Reel:
    return Reel(steady(level))


class Room:
    """A deck that is pulled by hand, with a reel that is decoded whenever there is time."""

    def __init__(self, reel: Reel, score: Score | None = None) -> None:
        self.output = OfflineOutput()
        self.deck = Deck(self.output, fallback=self.output)
        self.reel = reel
        self.deck.load(score or Score())
        self.deck.open()
        reel.fill()
        self.deck.set_music(reel)

    def run(self, frames: int, *, decoding: bool = True) -> Samples:
        heard = [np.zeros((0, 2), np.float32)]
        for first in range(0, frames, 4_800):
            heard.append(self.output.run(min(4_800, frames - first)))
            if decoding:
                self.reel.fill()
        return np.concatenate(heard)


def _places(heard: Samples) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Which frame of a ruled reel each sample is."""
    return np.rint(heard[:, 0].astype(np.float64) / RULE).astype(np.int64)


def test_it_comes_with_the_practice_and_leaves_with_it_in_a_glide() -> None:
    room = Room(_steady())
    assert not room.run(_SECOND).any()
    room.deck.play(0)
    began = room.run(5 * _SECOND)[:, 0]
    assert np.all(np.diff(began) > -1e-7)
    assert np.abs(np.diff(began)).max() <= 0.5 / BEGIN * 1.01
    assert began[-1] == pytest.approx(0.5)
    room.deck.pause()
    left = room.run(3 * _SECOND)[:, 0]
    assert np.abs(np.diff(left)).max() <= 0.5 / LEAVE * 1.01
    assert not left[-_SECOND:].any()


def test_at_the_end_it_takes_its_time_to_leave() -> None:
    room = Room(_steady())
    room.deck.play(0)
    room.run(5 * _SECOND)
    room.deck.pause(LAST_LEAVE)
    room.deck.seek(20 * _SECOND)  # the player goes to where the end is
    left = room.run(6 * _SECOND)[:, 0]
    assert left[2 * _SECOND] == pytest.approx(0.3, abs=0.01)
    assert not left[LAST_LEAVE + 2_000 :].any()
    assert np.abs(np.diff(left)).max() <= 0.5 / LAST_LEAVE * 1.01


def test_while_the_practice_waits_it_goes_on_as_loud_as_is_chosen() -> None:
    room = Room(Reel(ruled()))
    room.deck.play(0)
    room.run(5 * _SECOND)
    room.deck.wait()
    room.deck.seek(20 * _SECOND)  # the player goes to where it waits
    places = _places(room.run(8 * _SECOND))
    assert np.all(np.abs(np.diff(places) - 1) <= 1)
    assert room.deck.position == 20 * _SECOND
    for volume in (0.0, 1.0):
        room.deck.set_gain(Track.MUSIC, volume)
        assert room.run(2 * _SECOND)[-_SECOND:].any() == bool(volume)
    room.deck.pause()
    assert not room.run(2 * _SECOND)[-_SECOND:].any()


def test_a_jump_while_it_comes_does_not_hurry_it() -> None:
    room = Room(_steady())
    room.deck.play(0)
    room.run(BEGIN // 4)
    room.deck.seek(60 * _SECOND)
    heard = room.run(BEGIN)[:, 0]
    assert heard[BEGIN // 2] < 0.45
    assert heard[-1] == pytest.approx(0.5)


def test_when_headphones_go_away_it_is_silent_at_once() -> None:
    time = FakeTime()
    device = FakeOutput(time)
    deck = Deck(device, fallback=FakeOutput(time), time=time.watch)
    deck.open()
    reel = _steady()
    deck.set_music(reel)
    for at_the_end in (False, True):
        reel.fill()
        deck.tend()
        deck.play()
        device.run(5 * _SECOND)
        if at_the_end:
            deck.pause(LAST_LEAVE)
        assert device.run(4_800)[-1, 0] > 0.4
        device.moved = True
        deck.tend()
        deck.tend()  # opens the device again, in the other place
        assert not device.run(_SECOND)[frames_of(60) :].any()


def test_it_goes_on_after_a_pause_where_it_fell_silent() -> None:
    room = Room(Reel(ruled()))
    room.deck.play(0)
    room.run(6 * _SECOND)
    room.deck.pause()
    stood = room.run(6 * _SECOND)
    last = np.flatnonzero(stood[:, 0])[-1]
    room.deck.play()
    room.run(BEGIN + _SECOND)
    places = _places(room.run(_SECOND))
    assert np.all(np.abs(np.diff(places) - 1) <= 1)
    expected = 6 * _SECOND + last + BEGIN + _SECOND
    assert places[0] == pytest.approx(expected, abs=_SECOND // 20)


@pytest.mark.parametrize("target", [0, 40 * _SECOND, 600 * _SECOND])
def test_a_jump_of_the_practice_does_not_move_it(target: int) -> None:
    room = Room(Reel(ruled()))
    room.deck.play(20 * _SECOND)
    before = room.run(10 * _SECOND)
    room.deck.seek(target)
    after = room.run(3 * _SECOND)
    places = _places(np.concatenate((before[-_SECOND:], after)))
    assert np.all(np.abs(np.diff(places) - 1) <= 1)


def test_it_is_softer_under_the_words_by_as_much_as_was_said_and_full_between() -> None:
    words = [Placement(at * _SECOND, _QUIET_WORD, Track.VOICE) for at in (10, 20)]
    room = Room(_steady(), Score(words))
    room.deck.set_gain(Track.MUSIC, 0.6)
    room.deck.play(0)
    heard = room.run(30 * _SECOND)[:, 0]
    offset = 2 * 480  # a change is heard two blocks later
    for start in (10, 20):
        said = heard[start * _SECOND + offset : (start + 2) * _SECOND]
        assert said == pytest.approx(0.3 * _DOWN, abs=1e-4)
    for between in (9, 18, 27):
        assert heard[between * _SECOND] == pytest.approx(0.3, abs=1e-4)
    assert np.abs(np.diff(heard)).max() < 2e-4


def test_a_jump_into_a_sentence_ducks_softly() -> None:
    room = Room(_steady(), Score([Placement(60 * _SECOND, _QUIET_WORD, Track.VOICE)]))
    room.deck.play(0)
    room.run(6 * _SECOND)
    room.deck.seek(60 * _SECOND + 4_800)
    heard = room.run(_SECOND)[:, 0]
    assert heard[CHANGE + 2_000] == pytest.approx(0.5 * _DOWN, abs=1e-4)
    assert np.abs(np.diff(heard)).max() < 0.5 / CHANGE * 1.01


def test_a_voice_that_is_muted_does_not_duck_it() -> None:
    room = Room(_steady(), Score([Placement(0, Clip(np.zeros(60 * _SECOND, np.float32)), Track.VOICE)]))
    room.deck.set_gain(Track.VOICE, 0.0)
    room.deck.play(0)
    assert room.run(6 * _SECOND)[-1, 0] == pytest.approx(0.5)


def test_it_is_switched_off_and_on_where_it_was() -> None:
    room = Room(Reel(ruled()))
    room.deck.play(0)
    room.run(5 * _SECOND)
    room.deck.set_music(None)
    assert not room.run(30 * _SECOND)[-1].any()
    room.deck.set_music(room.reel)
    room.run(5 * _SECOND)
    assert _places(room.run(1))[0] == pytest.approx(10 * _SECOND + LEAVE, abs=_SECOND // 10)


def test_other_music_begins_once_the_first_has_left() -> None:
    room = Room(_steady(0.5))
    room.deck.play(0)
    room.run(5 * _SECOND)
    other = _steady(-0.25)
    other.fill()
    room.deck.set_music(other)
    room.reel = other
    heard = room.run(6 * _SECOND)[:, 0]
    assert heard[-1] == pytest.approx(-0.25)
    assert np.abs(np.diff(heard)).max() < 0.5 / LEAVE * 1.01


def test_it_waits_until_enough_is_decoded_and_begins_at_its_beginning() -> None:
    whole = ruled()

    def halting() -> Generator[Samples, None, None]:
        yield from islice(whole, 14)  # three seconds: enough to go on, too little to begin
        yield np.zeros((0, 2), np.float32)
        yield from whole

    room, slow = Room(Reel(ruled(1))), Reel(halting())
    slow.fill()
    room.deck.set_music(slow)
    room.deck.play(0)
    assert not room.run(5 * _SECOND).any()
    slow.fill()
    room.run(BEGIN)
    assert _places(room.run(1))[0] == pytest.approx(BEGIN, abs=_SECOND // 2)


def test_a_disk_that_falls_behind_makes_it_leave_softly_and_come_back() -> None:
    room = Room(_steady())
    room.deck.play(0)
    starved = room.run(15 * _SECOND, decoding=False)[:, 0]
    assert starved[5 * _SECOND] == pytest.approx(0.5)
    assert not starved[-_SECOND:].any()
    assert np.abs(np.diff(starved)).max() < 0.5 / LEAVE * 1.01
    back = room.run(5 * _SECOND)[:, 0]
    assert back[-1] == pytest.approx(0.5)
    assert np.abs(np.diff(back)).max() < 0.5 / LEAVE * 1.01


def test_loud_music_and_a_loud_voice_do_not_clip() -> None:
    loud = Clip(np.full(3 * _SECOND, 0.9, np.float32))
    room = Room(_steady(1.0), Score([Placement(5 * _SECOND, loud, Track.VOICE)]))
    room.deck.play(0)
    assert np.abs(room.run(10 * _SECOND)).max() <= CEILING


Change = Callable[[Room], None]
_CHANGES: list[Change] = [
    lambda room: room.deck.pause(),
    lambda room: room.deck.play(),
    lambda room: room.deck.wait(),
    lambda room: room.deck.seek(30 * _SECOND),
    lambda room: room.deck.seek(61 * _SECOND),
    lambda room: room.deck.set_gain(Track.MUSIC, 0.1),
    lambda room: room.deck.set_gain(Track.MUSIC, 1.0),
    lambda room: room.deck.set_gain(Track.VOICE, 0.0),
    lambda room: room.deck.set_gain(Track.VOICE, 1.0),
    lambda room: room.deck.set_music(None),
    lambda room: room.deck.set_music(room.reel),
    lambda room: room.deck.load(Score([Placement(30 * _SECOND, _QUIET_WORD, Track.VOICE)])),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_CHANGES), st.integers(0, 40_000)), max_size=12))
def test_whatever_changes_whenever_there_is_no_click(changes: list[tuple[Change, int]]) -> None:
    words = [Placement(at * _SECOND, _QUIET_WORD, Track.VOICE) for at in (3, 30, 60)]
    room = Room(_steady(), Score(words))
    room.deck.play(0)
    heard = [room.run(3 * _SECOND)]
    for change, frames in changes:
        change(room)
        heard.append(room.run(frames))
    assert np.abs(np.diff(np.concatenate(heard)[:, 0])).max() < 0.5 / frames_of(20) * 0.2


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100 * _SECOND), st.booleans(), st.integers(1, 200)), max_size=10))
def test_what_was_mixed_ahead_and_is_mixed_anew_joins_without_a_click(changes: list[tuple[int, bool, int]]) -> None:
    score = Score([Placement(at * _SECOND, _QUIET_WORD, Track.VOICE) for at in range(0, 100, 6)])
    stream, reel = Stream(), _steady()
    reel.fill()
    stream.play_music(reel)
    heard = []
    for place, plays, blocks in changes:

        def plan(first: int, _position: int, place: int = place, plays: bool = plays) -> Programme:  # noqa: FBT001 - bound early
            return Running(score, {}, first, Joint(place, 0)) if plays else Standing(place)

        stream.change(plan, frames_of(20))
        for _ in range(blocks):
            stream.fill()
            heard.append(stream.pull(BLOCK))
            reel.fill()
    assert np.abs(np.diff(np.concatenate([np.zeros((2, 2)), *heard])[:, 0])).max() < 0.5 / CHANGE * 2
