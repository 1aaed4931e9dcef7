from hypothesis import given
from hypothesis import strategies as st

from guide.audio.score import Score
from tests.unit.audio.pieces import scores


@given(scores, st.integers(-600, 2_000), st.integers(1, 900))
def test_what_sounds_in_a_stretch_is_all_that_overlaps_it(score: Score, start: int, frames: int) -> None:
    stop = start + frames
    found = sorted(id(placement) for placement in score.sounding(start, stop))

    assert found == sorted(id(each) for each in score.placements if each.at < stop and each.end > start)


@given(scores)
def test_a_score_is_in_order_and_knows_its_end(score: Score) -> None:
    starts = [placement.at for placement in score.placements]

    assert starts == sorted(starts)
    assert all(placement.end <= score.end for placement in score.placements)
    assert Score().end == 0
