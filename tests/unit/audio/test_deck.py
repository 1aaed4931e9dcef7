from collections.abc import Callable, Iterator

import numpy as np
import pytest

from guide.audio.clip import Clip, Samples, frames_of
from guide.audio.deck import SEEK_FADE, SHORT_FADE, Deck
from guide.audio.mixer import limit, mix
from guide.audio.outlet import Notice
from guide.audio.outputs.output import Pull
from guide.audio.score import Placement, Score, Track
from guide.audio.stream import BLOCK, GUARD
from tests.fakes.output import FakeOutput, FakeTime, OfflineOutput
from tests.unit.audio.pieces import SLOPE, hum, ruler

_SECOND = frames_of(1_000)
_REACTION = GUARD * BLOCK
"""Frames until a change is heard."""

_WORD = Score([Placement(0, ruler(10 * _SECOND), Track.VOICE)])


class HaltedMeanwhile(Deck):
    """A deck that its watch halts just when somebody has seen that it plays."""

    vanishing: FakeOutput | None = None

    @property
    def playing(self) -> bool:
        was_playing = super().playing
        if self.vanishing is not None:
            self.vanishing.moved, self.vanishing = True, None
            self.tend()
        return was_playing


class Room:
    """A deck, its device, the silence it falls back on, and what it told."""

    def __init__(self, latency: int = 0) -> None:
        self.time = FakeTime()
        self.device = FakeOutput(self.time, latency)
        self.silence = FakeOutput(self.time)
        self.deck = Deck(self.device, fallback=self.silence, time=self.time.watch)
        self.told: list[Notice] = []
        self.deck.listen(self.told.append)

    def open(self) -> None:
        self.deck.open()

    def run(self, frames: int) -> Samples:
        """Let the sound go on, with a look at it every 50 ms; gives what the device played."""
        heard = [np.zeros((0, 2), np.float32)]
        for first in range(0, frames, 2_400):
            count = min(2_400, frames - first)
            if self.device.is_open:
                heard.append(self.device.run(count))
            else:
                self.silence.run(count)
            self.deck.tend()
        return np.concatenate(heard)

    def stall(self, seconds: float) -> None:
        """The device stays open and pulls nothing."""
        for _ in range(round(seconds / 0.05)):
            self.time.pass_by(0.05)
            self.deck.tend()


@pytest.fixture
def room() -> Iterator[Room]:
    room = Room()
    room.open()
    yield room
    room.deck.close()


def _places(heard: Samples) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Which frame of the ruler each sample is."""
    places: np.ndarray[tuple[int], np.dtype[np.int64]] = np.rint(heard[:, 0] / SLOPE).astype(np.int64)
    return places


def test_a_pause_in_a_word_goes_on_at_the_sample_where_it_stopped(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(_SECOND + 123)

    room.deck.pause()
    stopping = room.run(_SECOND)
    stood = room.deck.position
    assert not room.deck.playing
    assert np.all(stopping[_REACTION + BLOCK + SHORT_FADE :] == 0)
    last_in_full = _places(stopping)[_REACTION - BLOCK]

    room.deck.play()
    going_on = room.run(_SECOND)
    sounding = np.flatnonzero(going_on[:, 0])
    full = sounding[0] + SHORT_FADE
    assert stood - last_in_full <= 2 * BLOCK
    assert _places(going_on)[full] == stood + SHORT_FADE
    assert np.all(np.diff(_places(going_on)[full:]) == 1)
    assert room.deck.position == _places(going_on)[-1] + 1


def test_the_position_stands_at_once_while_paused(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(_SECOND)

    room.deck.pause()
    stood = room.deck.position
    last = _places(room.run(3 * _SECOND)).max()

    assert room.deck.position == stood
    assert abs(stood - last) <= 2


def test_after_a_seek_the_position_is_there_at_once_and_runs_on_when_it_is_heard() -> None:
    room = Room(latency=7_680)
    room.open()
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(2 * _SECOND)

    room.deck.seek(5 * _SECOND)
    assert room.deck.position == 5 * _SECOND
    room.run(4_800)
    assert room.deck.position == 5 * _SECOND
    room.run(_SECOND)
    assert abs(room.deck.position - (6 * _SECOND + 4_800 - _REACTION - 7_680)) <= 1


def test_a_volume_or_another_score_does_not_hurry_the_position() -> None:
    room = Room(latency=7_680)
    room.open()
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(2 * _SECOND)
    place = room.deck.position

    room.deck.set_gain(Track.VOICE, 0.5)
    room.deck.load(_WORD)
    assert room.deck.position == place
    room.run(480)
    assert abs(room.deck.position - place - 480) <= 1


def test_a_practice_may_begin_before_its_beginning(room: Room) -> None:
    score = Score([Placement(-_SECOND, ruler(_SECOND), Track.VOICE)])
    room.deck.load(score)

    room.deck.play(-2 * _SECOND)
    heard = room.run(3 * _SECOND)

    assert np.all(heard[: _SECOND - BLOCK] == 0)
    assert _places(heard).max() == _SECOND - 1
    assert room.deck.position == _SECOND - _REACTION


def test_a_seek_fades_the_word_it_cuts_and_keeps_the_attack_of_a_bell(room: Room) -> None:
    at = 4 * _SECOND
    word = Placement(0, Clip(np.full(10 * _SECOND, 0.25, np.float32)), Track.VOICE)
    bell = Placement(at + SHORT_FADE, Clip(np.full(_SECOND, 0.5, np.float32)), Track.BELLS)

    room.deck.load(Score([word]))
    room.deck.play(0)
    room.run(_SECOND)
    room.deck.seek(11 * _SECOND)
    leaving = room.run(_SECOND)[_REACTION:, 0]
    assert leaving[SEEK_FADE // 2] == pytest.approx(0.125, rel=0.01)
    assert np.all(leaving[SEEK_FADE:] == 0)

    room.deck.seek(at)
    heard = room.run(_SECOND)[_REACTION:, 0]
    assert room.deck.position == at + _SECOND - _REACTION
    assert heard[SHORT_FADE] < 0.25 * 0.2
    assert np.allclose(heard[SEEK_FADE:], 0.25)

    room.deck.seek(11 * _SECOND)
    room.run(_SECOND)
    room.deck.load(Score([bell]))
    room.deck.seek(at)
    heard = room.run(_SECOND)[_REACTION:, 0]
    assert heard[SHORT_FADE - 1] < 0.01
    assert heard[SHORT_FADE] == 0.5


def test_a_seek_while_paused_stays_paused_and_starts_from_there(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.seek(3 * _SECOND)
    heard = room.run(_SECOND)

    assert not heard.any()
    assert room.deck.position == 3 * _SECOND
    room.deck.play()
    heard = room.run(_SECOND)
    assert _places(heard)[-1] == 4 * _SECOND - _REACTION - 1


def test_another_score_takes_over_without_a_seam(room: Room) -> None:
    kept = Placement(0, hum(8 * _SECOND), Track.VOICE)
    room.deck.load(Score([kept]))
    room.deck.play(0)
    before = room.run(_SECOND)

    room.deck.load(Score([kept, Placement(5 * _SECOND, ruler(_SECOND), Track.BELLS)]))
    after = room.run(_SECOND)

    together = np.concatenate([before, after])[:, 0]
    assert np.allclose(
        together[_REACTION + SHORT_FADE :], kept.clip.samples[SHORT_FADE : 2 * _SECOND - _REACTION], atol=1e-6
    )


def test_volumes_glide_and_mute_keeps_time(room: Room) -> None:
    room.deck.load(Score([Placement(0, Clip(np.full(20 * _SECOND, 0.5, np.float32)), Track.BREATH)]))
    room.deck.set_gain(Track.BREATH, 0.5)
    room.deck.play(0)
    assert np.allclose(room.run(_SECOND)[-1], 0.25)

    room.deck.set_gain(Track.BREATH, 1.0)
    louder = room.run(_SECOND)
    assert np.abs(np.diff(louder[:, 0])).max() < 0.01
    assert np.allclose(louder[-1], 0.5)

    room.deck.mute(Track.BREATH)
    assert not room.run(_SECOND)[-1].any()
    assert room.deck.position == 3 * _SECOND - _REACTION
    room.deck.mute()
    assert np.allclose(room.run(_SECOND)[-1], 0.5)


def test_a_sample_is_heard_without_a_practice_and_over_one(room: Room) -> None:
    room.deck.set_gain(Track.BELLS, 0.5)
    room.deck.sound(Clip(np.full(4_800, 0.4, np.float32)), Track.BELLS)
    assert np.count_nonzero(np.isclose(room.run(_SECOND)[:, 0], 0.2)) == 4_800

    room.deck.load(_WORD)
    room.deck.play(0)
    room.deck.sound(Clip(np.full(4_800, 0.4, np.float32)), Track.BELLS)
    heard = room.run(_SECOND)[:, 0]
    assert np.count_nonzero(heard > 0.2) >= 4_700
    assert room.deck.position == _SECOND - _REACTION


def test_the_position_is_what_is_heard_not_what_is_pulled() -> None:
    room = Room(latency=7_680)
    room.open()
    room.deck.load(_WORD)
    room.deck.play(0)

    room.run(_SECOND)

    assert abs(room.deck.position - (_SECOND - _REACTION - 7_680)) <= 1


def test_a_lost_device_is_told_once_and_the_practice_goes_on_without_a_jump(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(5 * _SECOND)
    place = room.deck.position

    room.device.present = False
    room.stall(0.8)
    assert room.told == [Notice.LOST]
    assert room.deck.silent
    assert room.deck.trouble
    assert place <= room.deck.position <= place + BLOCK

    room.silence.run(4_800)
    assert abs(room.deck.position - place - 4_800) <= BLOCK
    room.run(8 * _SECOND)
    assert room.told == [Notice.LOST]


@pytest.mark.parametrize("waited", [0.25, 0.5])
def test_a_device_that_only_pauses_for_breath_is_not_lost(room: Room, waited: float) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(5 * _SECOND)
    room.stall(waited)
    room.run(_SECOND)
    assert room.told == []
    assert room.device.opened == 1


def test_a_device_that_is_gone_is_asked_for_every_few_seconds_not_at_every_look(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    opened = room.device.open

    def open_device(pull: Pull) -> None:
        asked.append(room.time.awake)
        opened(pull)

    monkeypatch.setattr(room.device, "open", open_device)
    room.run(5 * _SECOND)
    room.device.present = False
    room.stall(0.8)
    room.run(30 * _SECOND)
    assert 8 <= len(asked) <= 11


def test_sound_comes_back_at_the_right_place(room: Room) -> None:
    room.deck.load(Score([Placement(0, ruler(16 * _SECOND), Track.VOICE)]))
    room.deck.play(0)
    room.run(5 * _SECOND)
    room.device.present = False
    room.stall(0.8)
    room.run(_SECOND)

    room.device.present = True
    heard = room.run(5 * _SECOND)

    assert room.told == [Notice.LOST, Notice.BACK]
    assert not room.deck.silent
    assert not room.deck.trouble
    assert abs(int(_places(heard)[-1]) - room.deck.position) <= 1
    assert room.device.opened == 2


def test_without_a_device_the_practice_runs_from_the_start() -> None:
    room = Room()
    room.device.present = False

    room.open()
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(_SECOND)

    assert room.told == [Notice.LOST]
    assert room.deck.position == _SECOND - _REACTION


def test_when_headphones_vanish_it_pauses_at_what_was_heard_and_waits(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(_SECOND)
    place = room.deck.position

    room.device.moved = True
    room.run(2_400)
    assert room.told == [Notice.DISPLACED]
    assert not room.deck.playing
    assert place <= room.deck.position <= place + 2_400
    stood = room.deck.position

    assert not room.run(2 * _SECOND)[2_400:].any()
    assert room.deck.position == stood
    room.deck.play()
    assert _places(room.run(_SECOND))[-1] == room.deck.position - 1


@pytest.mark.parametrize("change", [lambda deck: deck.load(_WORD), lambda deck: deck.set_gain(Track.VOICE, 0.5)])
def test_what_changes_just_as_headphones_go_away_is_not_heard_elsewhere(change: Callable[[Deck], None]) -> None:
    time = FakeTime()
    device = FakeOutput(time)
    deck = HaltedMeanwhile(device, fallback=FakeOutput(time), time=time.watch)
    deck.open()
    deck.load(_WORD)
    deck.play(0)
    device.run(_SECOND)
    deck.vanishing = device
    change(deck)
    assert not deck.playing
    position = deck.position
    deck.tend()
    assert np.abs(device.run(_SECOND)[_REACTION + SHORT_FADE :]).max() == 0
    assert deck.position == position
    deck.close()


def test_sound_that_comes_back_in_another_place_waits_too(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(5 * _SECOND)
    room.device.present = False
    room.stall(0.8)

    room.device.present, room.device.place = True, "loudspeakers"
    heard = room.run(5 * _SECOND)

    assert room.told == [Notice.LOST, Notice.DISPLACED, Notice.BACK]
    assert not room.deck.playing
    assert np.abs(heard[2_400:]).max() == 0


def test_a_machine_that_slept_is_paused(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(_SECOND)
    place = room.deck.position

    room.time.sleep(3_600)
    room.run(2 * _SECOND)

    assert room.told == [Notice.SLEPT]
    assert not room.deck.playing
    assert abs(room.deck.position - place) <= 2_400


def test_a_device_that_was_lost_and_stirs_again_gets_silence(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(5 * _SECOND)
    stale = room.device.pull
    room.device.present = False
    room.stall(0.8)
    place = room.deck.position

    assert stale is not None
    assert not stale(4_800).any()
    assert room.deck.position == place


def test_another_output_can_be_chosen_while_it_plays(room: Room) -> None:
    room.deck.load(_WORD)
    room.deck.play(0)
    room.run(_SECOND)
    chosen = FakeOutput(room.time)

    room.deck.use(chosen)
    room.deck.tend()

    assert not room.device.is_open
    assert _places(chosen.run(_SECOND))[-1] == room.deck.position - 1
    assert room.told == []


def test_offline_it_gives_what_an_export_writes() -> None:
    score = Score([Placement(at, hum(30_000, 0.7), Track.VOICE) for at in range(0, 200_000, 21_001)])
    output, gains = OfflineOutput(), {Track.VOICE: 0.8}
    deck = Deck(output)
    deck.set_gain(Track.VOICE, gains[Track.VOICE])
    deck.load(score)
    deck.open()

    deck.play(0)
    heard = np.concatenate([output.run(frames) for frames in (_REACTION, 4_801, 70_000, 31)])
    deck.close()

    whole = limit(mix(score, 0, len(heard) - _REACTION, gains))
    assert np.array_equal(heard[_REACTION + SHORT_FADE :], whole[SHORT_FADE:])


@pytest.mark.parametrize("present", [True, False])
def test_a_device_that_has_opened_only_when_all_is_over_is_let_go(present: bool) -> None:  # noqa: FBT001 (a case)
    class Slow(FakeOutput):
        def open(self, pull: Pull) -> None:
            deck.close()
            super().open(pull)

    time = FakeTime()
    device, silence = Slow(time), FakeOutput(time)
    device.present = present
    deck = Deck(device, fallback=silence, time=time.watch)
    deck.open()
    assert not device.is_open
    assert not silence.is_open
