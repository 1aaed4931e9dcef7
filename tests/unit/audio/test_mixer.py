import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.audio.clip import Clip
from guide.audio.mixer import CEILING, KNEE, Gains, Joint, limit, mix, only
from guide.audio.score import Placement, Score, Track
from tests.unit.audio.pieces import gains, ruler, scores

_ONES = Clip(np.ones(100, np.float32))


@given(scores, gains, st.lists(st.integers(1, 300), min_size=1, max_size=12), st.none() | st.integers(-200, 800))
def test_the_size_of_the_blocks_never_changes_the_result(
    score: Score, loudness: Gains, sizes: list[int], joined: int | None
) -> None:
    joint = None if joined is None else Joint(joined, 150)
    start, whole = -300, mix(score, -300, sum(sizes), loudness, joint)

    blocks = []
    for size in sizes:
        blocks.append(mix(score, start, size, loudness, joint))
        start += size

    assert np.array_equal(np.concatenate(blocks), whole)
    assert np.array_equal(np.concatenate([limit(block) for block in blocks]), limit(whole))


@given(scores, st.integers(-300, 1_500))
def test_each_frame_is_the_sum_of_what_sounds_there(score: Score, frame: int) -> None:
    expected = np.zeros(2)
    for placement in score.placements:
        if placement.at <= frame < placement.end:
            expected += placement.clip.samples[frame - placement.at].astype(np.float64) * placement.gain

    assert np.allclose(mix(score, frame, 1, {})[0], expected, atol=1e-6)


def test_a_mono_clip_is_heard_on_both_sides_and_a_stereo_one_keeps_its_sides() -> None:
    sides = Clip(np.array([[0.1, 0.2], [0.3, 0.4]], np.float32))

    assert mix(Score([Placement(0, ruler(2), Track.VOICE)]), 1, 1, {}).tolist() == [[np.float32(1e-6)] * 2]
    assert np.array_equal(mix(Score([Placement(0, sides, Track.BELLS)]), 0, 2, {}), sides.samples)


def test_a_track_is_as_loud_as_its_gain_says() -> None:
    score = Score([Placement(0, _ONES, Track.VOICE, 0.5), Placement(0, _ONES, Track.BREATH)])

    assert np.allclose(mix(score, 0, 10, {Track.VOICE: 0.4, Track.BREATH: 0.1}), 0.3)
    assert np.allclose(mix(score, 0, 10, only({Track.VOICE}, {Track.VOICE: 0.4})), 0.2)


def test_joining_in_fades_what_had_begun_and_keeps_the_attack_of_what_begins() -> None:
    begun, beginning = Placement(-50, _ONES, Track.VOICE), Placement(10, _ONES, Track.BELLS)

    heard = mix(Score([begun]), 0, 40, {}, Joint(0, 20))[:, 0]
    assert heard[0] < 0.05
    assert np.all(np.diff(heard[:20]) > 0)
    assert np.all(heard[20:] == 1.0)
    assert mix(Score([beginning]), 10, 1, {}, Joint(10, 20))[0, 0] == 1.0


@given(st.lists(st.floats(-8, 8, width=32), min_size=2, max_size=50))
def test_nothing_clips_however_much_sounds_at_once(values: list[float]) -> None:
    block = np.array(values, np.float32).reshape(-1, 1)
    limited = limit(block)

    assert np.abs(limited).max() <= CEILING
    assert np.array_equal(limited[np.abs(block) <= KNEE], block[np.abs(block) <= KNEE])
    order = np.argsort(block[:, 0])
    assert np.all(np.diff(limited[order, 0]) >= 0)
    assert limited.dtype == np.float32
