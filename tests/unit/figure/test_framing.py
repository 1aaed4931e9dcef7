import pytest

from guide.figure.framing import Spread, Stage, fitted, row, staged

STANDING = Spread(left=-0.4, right=0.4, lowest=-0.05, highest=1.65, mat_lowest=-0.2, mat_highest=0.3)
LYING = Spread(left=-0.9, right=0.8, lowest=-0.1, highest=0.4, mat_lowest=-0.25, mat_highest=0.35)
PRACTICE = Stage(width=712, height=800, top=72, lowest=536, horizon=280, bottom=588, most=404)


@pytest.mark.parametrize("spread", [STANDING, LYING])
@pytest.mark.parametrize("size", [(150, 110), (640, 640), (110, 600)])
def test_a_portrait_shows_the_whole_figure(spread: Spread, size: tuple[int, int]) -> None:
    frame = fitted(spread, *size)
    assert frame.x + frame.scale * spread.left >= 0
    assert frame.x + frame.scale * spread.right <= size[0]
    assert frame.y - frame.scale * spread.highest >= 0
    assert frame.y - frame.scale * spread.lowest <= size[1]


@pytest.mark.parametrize("spread", [STANDING, LYING])
def test_a_stage_keeps_feet_mat_and_head_where_they_belong(spread: Spread) -> None:
    frame = staged(spread, PRACTICE)
    assert frame.y - frame.scale * spread.lowest == pytest.approx(536)
    assert frame.y - frame.scale * spread.mat_lowest <= 588.01
    assert frame.y - frame.scale * spread.mat_highest >= 279.99
    assert frame.y - frame.scale * spread.highest >= 71.99
    assert frame.scale <= 404


def test_figures_in_a_room_share_one_scale_and_one_floor() -> None:
    frames = row([STANDING, LYING, STANDING], 380, 200)
    assert len({frame.scale for frame in frames}) == 1
    for frame, spread in zip(frames, (STANDING, LYING, STANDING), strict=True):
        assert 160 <= frame.y - frame.scale * spread.lowest <= 188
        assert frame.y - frame.scale * spread.highest >= 0
        assert frame.x + frame.scale * spread.left >= 0
        assert frame.x + frame.scale * spread.right <= 380
    assert row([], 380, 200) == []
