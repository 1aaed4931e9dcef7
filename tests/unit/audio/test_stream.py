from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.audio.clip import Samples
from guide.audio.mixer import Joint
from guide.audio.programme import Programme, Running, Standing
from guide.audio.score import Placement, Score, Track
from guide.audio.stream import BLOCK, GUARD, Stream
from tests.unit.audio.pieces import SLOPE, hum, ruler

_FADE = 960
_HUM = Score([Placement(0, hum(400_000), Track.VOICE), Placement(9_000, hum(20_000), Track.BREATH)])

_plays = st.integers(-3_000, 300_000).map(lambda at: ("play", at))
_others = st.sampled_from([("pause", 0), ("louder", 1), ("softer", 0)])
_pulls = st.integers(1, 9_000).map(lambda frames: ("pull", frames))
_deeds = st.lists(_pulls | _plays | _others, min_size=1, max_size=25)


def _running(score: Score, at: int, gain: float = 1.0) -> Callable[[int, int], Programme]:
    return lambda first, _position: Running(score, {Track.VOICE: gain}, first, Joint(at, 7_200))


def _perform(deeds: list[tuple[str, int]], chunk: int) -> tuple[Samples, list[int]]:
    """What is heard, and the place of the practice after each pull, when the output pulls in chunks of this size."""
    stream, heard, places = Stream(), [np.zeros((1, 2), np.float32)], []
    for deed, number in deeds:
        match deed:
            case "pull":
                for first in range(0, number, chunk):
                    count = min(chunk, number - first)
                    stream.fill_for(count)
                    heard.append(stream.pull(count))
                places.append(stream.position_at(stream.pulled))
            case "play":
                stream.change(_running(_HUM, number), _FADE)
            case "pause":
                stream.change(lambda _first, position: Standing(position), _FADE)
            case _:
                stream.change(_continued(float(number)), _FADE)
    assert stream.underruns == 0
    return np.concatenate(heard), places


def _continued(gain: float) -> Callable[[int, int], Programme]:
    return lambda first, position: Running(_HUM, {Track.VOICE: gain}, first, Joint(position, 0))


@given(_deeds)
def test_whatever_is_done_when_there_is_never_a_click(deeds: list[tuple[str, int]]) -> None:
    heard, _ = _perform(deeds, 480)

    assert np.abs(np.diff(heard[:, 0])).max(initial=0.0) < 0.03


@given(_deeds, st.integers(1, 5_000))
def test_however_the_output_pulls_the_same_is_heard(deeds: list[tuple[str, int]], chunk: int) -> None:
    one, places = _perform(deeds, 480)
    other, other_places = _perform(deeds, chunk)

    assert np.array_equal(one, other)
    assert places == other_places


def test_a_change_takes_back_what_was_mixed_ahead() -> None:
    stream = Stream()
    stream.change(_running(Score([Placement(0, ruler(48_000), Track.VOICE)]), 0), 0)
    stream.fill(60)
    stream.pull(BLOCK)

    stream.change(lambda _first, position: Standing(position), _FADE)
    rest = stream.pull(GUARD * BLOCK + _FADE + BLOCK)

    assert np.all(rest[GUARD * BLOCK + _FADE :] == 0)
    assert stream.position_at(10 * BLOCK) == stream.position_at(99 * BLOCK)


def test_what_was_not_mixed_in_time_comes_later_not_never() -> None:
    stream = Stream()
    stream.change(_running(Score([Placement(0, ruler(48_000), Track.VOICE)]), 0), 0)
    waiting = stream.pull(10_000)
    before = stream.pulled
    assert stream.underruns == 1
    assert np.all(waiting[before:] == 0)

    stream.fill()
    after = stream.pull(480)

    place = stream.position_at(before)
    assert np.allclose(after[:, 0], (place + np.arange(480)) * SLOPE, atol=1e-7)


def test_it_forgets_the_past_and_knows_the_present() -> None:
    stream = Stream()
    for at in (100, 20_000, 50_000):
        stream.change(_running(_HUM, at), 0)
        stream.fill_for(4_800)
        stream.pull(4_800)
    place = stream.position_at(stream.pulled)

    stream.forget(stream.pulled)

    assert stream.position_at(stream.pulled) == place
